/* SPDX-License-Identifier: MIT
 * advice: what can be seen to be wrong in a source by reading it: names of facts, parameters, codes
 * and keys there are not, in branches no test goes through too. It reads words, not meanings, so
 * that it may be mistaken where a script gives a name two meanings: it advises, and forbids
 * nothing. */
#ifndef VOLBANK_RULES_ADVICE_H
#define VOLBANK_RULES_ADVICE_H

#include "rules.h"

enum { RULE_ADVICE_MAX = 50 };

/* Fills `out` in the order of the source and answers how many there are, RULE_ADVICE_MAX at most.
 * Runs nothing; texts live in the arena. hook: NULL = facts are not looked at. */
size_t rule_advise(struct arena *arena, const struct rule_hook *hook, text source,
                   struct rule_fault out[RULE_ADVICE_MAX]);

#endif
