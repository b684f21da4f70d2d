/* SPDX-License-Identifier: MIT
 * spending: what is special about it: a mistake is reversed. */
#ifndef VOLBANK_BUDGET_SPENDING_H
#define VOLBANK_BUDGET_SPENDING_H

#include "budget.h"

struct budget_reversing {
    text reason;
};
extern const struct field budget_reversing_fields[];

/* PATCH /budget_spendings/:id/reversal: it counts no more, and stays to be read. */
err budget_reverse(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
