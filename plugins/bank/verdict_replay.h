/* SPDX-License-Identifier: MIT
 * verdict_replay: `volbank rule replay`: every stored receipt computed again, on all cores. */
#ifndef VOLBANK_BANK_VERDICT_REPLAY_H
#define VOLBANK_BANK_VERDICT_REPLAY_H

#include "verdict.h"

#define USAGE_REPLAY                                                                               \
    "volbank rule replay --data DIR [--hook bank.credit] [--unit CODE] [--since YYYY-MM-DD]"

/* Prints each receipt that does not come out the same to the byte, then how many did. Exit 4 when
 * any did not; those of people whose data were erased cannot be computed and count apart. */
int verdict_replay_command(struct ctx *cx, int argc, char *argv[]);

#endif
