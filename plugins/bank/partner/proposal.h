/* SPDX-License-Identifier: MIT
 * proposal: a department proposes a programme and asks units of the Youth Union to take part; each
 * unit takes it up as a draft campaign of its own, with the department as co-host, or says why not.
 */
#ifndef VOLBANK_BANK_PARTNER_PROPOSAL_H
#define VOLBANK_BANK_PARTNER_PROPOSAL_H

#include "steps.h"

/* Body of POST /programme_proposals/:id/asks. */
struct asking {
    id unit, place;
    int64_t people;
};
extern const struct field asking_fields[];
err proposal_ask(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /programme_asks/:id/moves { action, words }. */
err ask_move(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
unsigned ask_sides(struct ctx *cx, struct tx *tx, const struct programme_ask *a,
                   const struct programme_proposal *p);

#endif
