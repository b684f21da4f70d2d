/* SPDX-License-Identifier: MIT
 * plan_table: every step a yearly plan can make. */
#include "plan_step.h"

/* clang-format off: read it as a table */
enum { OWN = UNIT_PLAN_BY_OWN, ABOVE = UNIT_PLAN_BY_ABOVE, SYSTEM = UNIT_PLAN_BY_SYSTEM };
#define P(state) UNIT_PLAN_##state

const struct unit_plan_rule unit_plan_table[] = {
    /* state        action      by      guards                                  next */
    { P(DRAFT), P(SUBMIT), OWN, P(HAS_ACTIVITIES), P(SUBMITTED) },
    { P(RETURNED), P(SUBMIT), OWN, P(HAS_ACTIVITIES), P(SUBMITTED) },
    { P(SUBMITTED), P(RECALL), OWN, 0, P(DRAFT) },
    { P(SUBMITTED), P(RETURN), ABOVE, P(HAS_REASON), P(RETURNED) },
    { P(SUBMITTED), P(APPROVE), ABOVE, P(IS_BELOW), P(APPROVED) },
    { P(SUBMITTED), P(APPROVE), ABOVE, P(IS_TOP) | P(HAS_DECISION), P(APPROVED) },
    { P(APPROVED), P(ADJUST), SYSTEM, 0, P(ADJUSTING) },
    { P(ADJUSTING), P(SETTLE), SYSTEM, 0, P(APPROVED) },
    { P(APPROVED), P(CLOSE), OWN, P(YEAR_OVER) | P(DECLARED), P(CLOSED) },
    { 0 },
};
/* clang-format on */

const struct unit_plan_rule *unit_plan_rule(int32_t state, int32_t action, bool top)
{
    unsigned elsewhere = top ? UNIT_PLAN_IS_BELOW : UNIT_PLAN_IS_TOP;
    for (const struct unit_plan_rule *r = unit_plan_table; r->state; r++)
        if (r->state == state && r->action == action && !(r->guards & elsewhere)) return r;
    return NULL;
}
