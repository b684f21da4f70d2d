/* SPDX-License-Identifier: MIT
 * why_mine: "Vì sao tôi không được chọn?": for the volunteer, the same numbers an officer sees. */
#ifndef VOLBANK_BANK_MATCH_WHY_MINE_H
#define VOLBANK_BANK_MATCH_WHY_MINE_H

#include "../lists.h"

/* GET /openings/:id/why, SLOW:
 * {"title","campaign","campaign_id","matched":bool,"when","people","shifts":[{"day_text","time_text",
 * "has","why"}]}: from the newest applied matching that filled the opening. `matched` is false when
 * there is none. */
err why_mine(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
