/* SPDX-License-Identifier: MIT
 * year_before: a round beside the one of the same unit for the year before: who rose, who fell.
 * Only evaluations in force count. A route function; its row is in bank.c. */
#ifndef VOLBANK_BANK_EVALUATE_YEAR_BEFORE_H
#define VOLBANK_BANK_EVALUATE_YEAR_BEFORE_H

#include "round.h"

/* GET /evaluation_rounds/:id/before, SLOW: band by band; "before": null when the year before has no
 * round with results. */
err round_before(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
