/* SPDX-License-Identifier: MIT
 * command: `volbank evaluate`: a unit's year from the command line. */
#ifndef VOLBANK_BANK_EVALUATE_COMMAND_H
#define VOLBANK_BANK_EVALUATE_COMMAND_H

#include "core/plugin/plugin.h"

#define USAGE_EVALUATE "volbank evaluate --data DIR --unit CODE --year YEAR"

/* Opens the round unless there is one, runs it and says what it came to. Nothing is published.
 * Exit: 0 done, 1 the rule or the store failed, 2 usage, 3 no such unit, or published already. */
int evaluate_command(struct ctx *cx, int argc, char *argv[]);

#endif
