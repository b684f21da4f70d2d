/* SPDX-License-Identifier: MIT
 * bank_cases: the hooks' rows name where history comes from; below the plugin there is none. */
#include "plugins/bank/cases.h"

#include "plugins/bank/bank.h"

const struct entity volunteer_entity = { .name = "volunteer" };
const struct rule_grouping case_groupings[] = { { "Xã", "Commune" }, { 0 } };

err score_cases(struct ctx *cx, const struct rule_cases *q,
                bool (*take)(void *arg, const struct rule_case *c), void *arg)
{
    (void)cx, (void)q, (void)take, (void)arg;
    return ERR_NONE;
}

err credit_cases(struct ctx *cx, const struct rule_cases *q,
                 bool (*take)(void *arg, const struct rule_case *c), void *arg)
{
    return score_cases(cx, q, take, arg);
}

err evaluate_cases(struct ctx *cx, const struct rule_cases *q,
                   bool (*take)(void *arg, const struct rule_case *c), void *arg)
{
    return score_cases(cx, q, take, arg);
}
