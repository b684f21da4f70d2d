/* SPDX-License-Identifier: MIT
 * command: `volbank plan count`: counts every measure from scratch and says how many cells there
 * are and how long it took; several times in one process, for a measurement. */
#ifndef VOLBANK_PLAN_COMMAND_H
#define VOLBANK_PLAN_COMMAND_H

#include "../plan.h"

#define USAGE_PLAN_COUNT "plan count --data DIR [--cells | --times N]"

int plan_count_command(struct ctx *cx, int argc, char *argv[]);

#endif
