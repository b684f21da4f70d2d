/* SPDX-License-Identifier: MIT
 * inspection: notes of checking and monitoring (plan V.3): a department that the plan gives this
 * to writes what it looked at, what it found and what is to be done by when; the unit answers; the
 * department closes it or asks for more. Once sent the findings are not edited. */
#ifndef VOLBANK_BANK_PARTNER_INSPECTION_H
#define VOLBANK_BANK_PARTNER_INSPECTION_H

#include "steps.h"

/* POST /inspections/:id/moves { action, words }. */
err inspection_move(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
unsigned inspection_sides(struct ctx *cx, struct tx *tx, const struct inspection *i);

#endif
