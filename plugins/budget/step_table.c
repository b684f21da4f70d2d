/* SPDX-License-Identifier: MIT
 * step_table: every step an estimate can make. */
#include "step.h"

/* clang-format off: read it as a table */
enum { OWN = false, ABOVE = true };
#define E(state) ESTIMATE_##state

const struct budget_rule budget_table[] = {
    /* state      action          by     guards                                      next */
    { E(DRAFT), BUDGET_SEND, OWN, BUDGET_HAS_LINES | BUDGET_NOTHING_WAITS, E(SENT) },
    { E(RETURNED), BUDGET_SEND, OWN, BUDGET_HAS_LINES | BUDGET_NOTHING_WAITS, E(SENT) },
    { E(SENT), BUDGET_RECALL, OWN, 0, E(DRAFT) },
    { E(SENT), BUDGET_RETURN, ABOVE, BUDGET_HAS_REASON, E(RETURNED) },
    { E(SENT), BUDGET_TAKE, ABOVE, BUDGET_ABOVE_OPEN, E(TAKEN) },
    { E(SENT), BUDGET_APPROVE, ABOVE, BUDGET_IS_TOP | BUDGET_HAS_DECISION, E(APPROVED) },
    { E(TAKEN), BUDGET_RETURN, ABOVE, BUDGET_HAS_REASON | BUDGET_ABOVE_OPEN, E(RETURNED) },
    { E(TAKEN), BUDGET_APPROVE, ABOVE, BUDGET_ABOVE_APPROVED | BUDGET_HAS_DECISION, E(APPROVED) },
    { 0 },
};
/* clang-format on */

const struct budget_rule *budget_rule(int32_t state, int32_t action, bool top)
{
    for (const struct budget_rule *r = budget_table; r->state; r++) {
        bool fits = top ? !(r->guards & (BUDGET_ABOVE_OPEN | BUDGET_ABOVE_APPROVED))
                        : !(r->guards & BUDGET_IS_TOP);
        if (r->state == state && r->action == action && fits) return r;
    }
    return NULL;
}
