/* SPDX-License-Identifier: MIT
 * cases: history a rule can be tried on, as a hook's plugin hands it out: one call that walks what
 * was, or could have been, decided. The walk is in bulk, from the store or from memory; a case is
 * handed over outside transactions, and whoever takes it copies what it wants of it. */
#ifndef VOLBANK_RULES_CASES_H
#define VOLBANK_RULES_CASES_H

#include "../base/ctx.h"

struct rule_hook;

/* By what a preview tells people apart: "Xã", "Giới tính". */
struct rule_grouping {
    const char *label, *label_en;
};
enum { RULE_GROUPINGS_MAX = 4 };

/* Which cases are wanted: of `unit` and below (none = everywhere), of days in [from, until], each
 * none = the hook's own choice. */
struct rule_cases {
    const struct rule_hook *hook;
    id unit;
    date from, until;
    id subject;   /* this person's only; none = everybody's */
    size_t limit; /* at most so many; 0 = all */
};
/* One thing that was, or could have been, decided. Everything is borrowed for the call. */
struct rule_case {
    const void *facts; /* the hook's struct */
    id subject;        /* whom it is about */
    id unit;           /* whose rule decides it, as rule_decide is asked; none = the province's */
    date day;
    text about;                     /* "Trồng rừng Quảng Sơn"; names nobody; may be empty */
    text group[RULE_GROUPINGS_MAX]; /* in the order of the hook's groupings: "Xã Quảng Sơn" */
    uint32_t done, total;           /* how far the walk is, in its own steps; 0 = not known */
};
typedef err (*rule_cases_fn)(struct ctx *cx, const struct rule_cases *q,
                             bool (*take)(void *arg, const struct rule_case *c), void *arg);

#endif
