/* SPDX-License-Identifier: MIT
 * step: the only way an estimate's state changes: one table (step_table.c). An estimate goes up, is
 * consolidated there or comes back with a reason, and approval comes down: the topmost is approved
 * by decision of the authority, each other once the one above it is. */
#ifndef VOLBANK_BUDGET_STEP_H
#define VOLBANK_BUDGET_STEP_H

#include "budget.h"

enum budget_action {
    BUDGET_SEND = 1,
    BUDGET_RECALL, /* before anybody above took it */
    BUDGET_RETURN,
    BUDGET_TAKE, /* consolidate */
    BUDGET_APPROVE,
    BUDGET_ACTIONS
};
/* What must be true besides. */
enum budget_guard {
    BUDGET_HAS_LINES = 1 << 0,     /* lines of its own, or parts it consolidated */
    BUDGET_NOTHING_WAITS = 1 << 1, /* no estimate below waits to be consolidated or returned */
    BUDGET_HAS_REASON = 1 << 2,
    BUDGET_HAS_DECISION = 1 << 3,   /* number and day */
    BUDGET_ABOVE_OPEN = 1 << 4,     /* the unit above is still writing its own */
    BUDGET_ABOVE_APPROVED = 1 << 5, /* … has been given the money */
    BUDGET_IS_TOP = 1 << 6          /* no unit above */
};
struct budget_rule {
    uint8_t state, action;
    bool by_above; /* who holds budget.decide at the unit above (the unit itself at the top); else
                      who holds budget.write at the unit */
    uint8_t guards;
    uint8_t next; /* enum budget_state */
};
extern const struct budget_rule budget_table[]; /* ends with { 0 } */
/* The row for an estimate of the top or of a unit below; NULL when there is none. */
const struct budget_rule *budget_rule(int32_t state, int32_t action, bool top);

struct budget_stepping {
    int32_t action;
    text reason, decision;
    date decided;
};
extern const struct field budget_stepping_fields[];

/* ERR_FORBIDDEN unless the actor decides for the unit above the estimate's. */
err budget_require_above(struct ctx *cx, struct tx *tx,
                         const struct budget_estimate *estimate) MUST_CHECK;
/* Whether the actor may ask for the step now; guards aside. */
bool budget_may(struct ctx *cx, struct tx *tx, const struct budget_estimate *estimate,
                int32_t action);
/* Makes a step, whoever asks: the route asks who may. CONFLICT "state" when the table has no such
 * row, CONFLICT or INVALID of the guard that does not hold. */
err budget_step(struct ctx *cx, struct tx *tx, struct budget_estimate *estimate,
                const struct budget_stepping *in) MUST_CHECK;
/* PATCH /budget_estimates/:id/state; If-Match is honoured. */
err budget_step_route(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
