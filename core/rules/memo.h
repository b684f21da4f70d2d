/* SPDX-License-Identifier: MIT
 * memo: what a rule decided, remembered by the facts it looked at. A rule is a function of the
 * facts it reads: two people who agree on those get one verdict, however much else sets them
 * apart. So a list of a million pairs costs a few thousand evaluations, and is exact: nothing is
 * guessed about a script, the facts it read are those the evaluation reported.
 * One memo serves one thread and one hook, while the rules in force stay the same. */
#ifndef VOLBANK_RULES_MEMO_H
#define VOLBANK_RULES_MEMO_H

#include "rules.h"

/* What a long list needs of a verdict; its reasons are asked of the rule itself when shown. */
struct rule_outcome {
    int32_t score; /* hundredths, clamped */
    bool rejected;
};

struct rule_memo;

/* Lives in the arena. hook: borrowed for as long. */
API struct rule_memo *rule_memo_new(struct arena *arena, const struct rule_hook *hook);
/* The outcome of an evaluation that read the same values under the same `rule` (any number that
 * stands for what decides: a unit's place in the caller's list); NULL = never met. The answer is
 * valid until the next rule_memo_keep. */
API const struct rule_outcome *rule_memo_find(struct rule_memo *memo, uint64_t rule,
                                              const void *facts);
/* Remembers. read: verdict.facts_used of that very evaluation; one that failed has no verdict and
 * is not kept. Past a million outcomes nothing more is remembered. */
API void rule_memo_keep(struct rule_memo *memo, uint64_t rule, const void *facts, code_set read,
                        struct rule_outcome outcome);
/* Outcomes remembered so far. */
API size_t rule_memo_count(const struct rule_memo *memo);

#endif
