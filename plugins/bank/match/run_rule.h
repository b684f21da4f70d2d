/* SPDX-License-Identifier: MIT
 * run_rule: matching by a named version of a rule instead of what is in force: to see what a new
 * version would change before it decides, or what an earlier one would have done. */
#ifndef VOLBANK_BANK_MATCH_RUN_RULE_H
#define VOLBANK_BANK_MATCH_RUN_RULE_H

#include "run.h"

/* ERR_INVALID at /rule_version: not a version of "bank.score", nobody approved it, its unit has
 * nothing to do with the run's, or the run is to leave rules out. */
err run_rule_check(struct ctx *cx, struct tx *tx, const struct match_run *run) MUST_CHECK;
/* What the run's version decides by, and for whose openings: those of *unit and below (none =
 * everybody's). *pin has no version when the run names none. In the arena. */
err run_rule_pin(struct ctx *cx, struct tx *tx, const struct match_run *run, struct rule_pin *pin,
                 id *unit) MUST_CHECK;

#endif
