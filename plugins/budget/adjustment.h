/* SPDX-License-Identifier: MIT
 * adjustment: how an approved estimate changes: proposed by its unit, decided by the unit above. */
#ifndef VOLBANK_BUDGET_ADJUSTMENT_H
#define VOLBANK_BUDGET_ADJUSTMENT_H

#include "budget.h"

struct budget_deciding {
    bool approve; /* else it is refused */
    text reason, decision;
    date decided;
};
extern const struct field budget_deciding_fields[];

/* PATCH /budget_adjustments/:id/decision. */
err budget_decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
