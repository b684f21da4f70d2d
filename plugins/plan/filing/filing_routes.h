/* SPDX-License-Identifier: MIT
 * filing_routes: the steps of a filing. */
#ifndef VOLBANK_PLAN_FILING_ROUTES_H
#define VOLBANK_PLAN_FILING_ROUTES_H

#include "filing_move.h"

extern const struct field filing_moving_fields[];

/* POST /report_filings/:id/hand_in: keeps the report, with all its files, and hands it in, both or
 * neither. ERR_CONFLICT as of filing_move, "changed" when somebody just changed the draft. SLOW. */
err filing_hand_in(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /report_filings/:id/moves: every other step. Body: struct filing_moving. WRITE. */
err filing_move_route(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
