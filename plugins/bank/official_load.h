/* SPDX-License-Identifier: MIT
 * official_load: `volbank official --data DIR`: the first step of a real instance: official places
 * and bodies from the files the product ships with. */
#ifndef VOLBANK_BANK_OFFICIAL_LOAD_H
#define VOLBANK_BANK_OFFICIAL_LOAD_H

#include "core/plugin/plugin.h"

#define USAGE_OFFICIAL "volbank official --data DIR"

/* Refuses a folder that has places already: they are edited or imported from then on. */
int official_command(struct ctx *cx, int argc, char *argv[]);

#endif
