/* SPDX-License-Identifier: MIT
 * adjustment_table: every step an adjustment can make. */
#include "adjustment_step.h"

/* clang-format off: read it as a table */
enum { OWN = false, DECIDER = true, READY = PLAN_ADJUSTMENT_FITS | PLAN_ADJUSTMENT_ALONE };
#define A(state) PLAN_ADJUSTMENT_##state

const struct plan_adjustment_rule plan_adjustment_table[] = {
    /* state        action       by       guards                      next */
    { A(DRAFT), A(SUBMIT), OWN, READY, A(SUBMITTED) },
    { A(RETURNED), A(SUBMIT), OWN, READY, A(SUBMITTED) },
    { A(SUBMITTED), A(WITHDRAW), OWN, 0, A(WITHDRAWN) },
    { A(RETURNED), A(WITHDRAW), OWN, 0, A(WITHDRAWN) },
    { A(SUBMITTED), A(RETURN), DECIDER, A(HAS_REASON), A(RETURNED) },
    { A(SUBMITTED), A(APPROVE), DECIDER, A(HAS_DECISION) | A(FITS), A(APPROVED) },
    { A(SUBMITTED), A(REFUSE), DECIDER, A(HAS_REASON), A(REFUSED) },
    { 0 },
};
/* clang-format on */

const struct plan_adjustment_rule *plan_adjustment_rule(int32_t state, int32_t action)
{
    for (const struct plan_adjustment_rule *r = plan_adjustment_table; r->state; r++)
        if (r->state == state && r->action == action) return r;
    return NULL;
}
