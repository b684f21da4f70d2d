/* SPDX-License-Identifier: MIT
 * appeals: phúc tra. A volunteer asks, once at a time and within bank.appeal_days of the
 * publication, for their evaluation to be looked at again; the area's administrator refuses with a
 * reason, or has it worked out anew from records mended meanwhile. */
#ifndef VOLBANK_BANK_EVALUATE_APPEALS_H
#define VOLBANK_BANK_EVALUATE_APPEALS_H

#include "round.h"

enum { APPEAL_BODY_MAX = 3 << 20, EVIDENCE_MAX = 2 << 20 };

/* Body of POST /evaluations/:id/appeals; the file comes beside it. */
struct appealing {
    text reason;
};
/* Body of accept and refuse. */
struct answering_appeal {
    text answer;
};
/* Body of POST /evaluations/:id/corrections. */
struct correcting {
    text why;
};
extern const struct field appealing_fields[], answering_appeal_fields[], refusing_appeal_fields[],
    correcting_fields[];

/* Until when somebody may appeal against a published round; 0 when it is not published. */
instant appeal_until(struct ctx *cx, struct tx *tx, const struct evaluation_round *round);
/* The last appeal against any evaluation of this person in this round; *there = false: none. */
err appeal_of(struct ctx *cx, struct tx *tx, id round, id volunteer, struct appeal *out,
              bool *there) MUST_CHECK;

err appeal_make(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* READ: the file; for the one who sent it and for staff of the round's unit. */
err appeal_evidence(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err appeal_accept_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err appeal_accept(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err appeal_refuse(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err correction_route_prepare(struct ctx *cx, struct tx *tx, const struct request *rq,
                             void **prepared);
err correction_route(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
