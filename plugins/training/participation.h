/* SPDX-License-Identifier: MIT
 * participation: certificates for those who took part in a campaign, issued for all of them in one
 * action from the hours the bank credited (work@1). Whoever has one of the same kind for the
 * campaign gets no second, unless it was revoked as a mistake. */
#ifndef VOLBANK_TRAINING_PARTICIPATION_H
#define VOLBANK_TRAINING_PARTICIPATION_H

#include "training.h"

#define PARTICIPATION_JOB "training.participation"

/* ?campaign= ?kind= ?hours= of the preview; hours: whole hours, at least. */
struct participation_query {
    id campaign, kind;
    int64_t hours;
};
extern const struct field participation_query_fields[];
/* GET /participations: SLOW.
 * {"campaign","title","over","hours","count","have","items":[{"volunteer",
 * "name","hours","hours_text","shifts","has"}]}, most hours first; count: who would get one, have:
 * who has one. FORBIDDEN to whoever may not issue certificates for the campaign's unit. */
err participation_preview(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs);

/* Body of POST /participations. unit: the body that issues, the campaign's own or one above it. */
struct participating {
    id campaign, kind, unit;
    int64_t hours;
    date issued;
    text signer;
};
extern const struct field participating_fields[];
/* Answers the job. CONFLICT while the campaign is not over. */
err participation_issue(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);
/* Enters them in the register, the most hours first. Run again it goes on where it was. */
err participation_job(struct ctx *cx, struct job *job);

#endif
