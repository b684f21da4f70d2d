/* SPDX-License-Identifier: MIT
 * lists: what people look through: open work for a person, people for an opening, an officer's day.
 * Route functions; the rows are in bank.c. */
#ifndef VOLBANK_BANK_LISTS_H
#define VOLBANK_BANK_LISTS_H

#include "rank.h"

/* ?q= ?commune= ?when= ?skill= ?after= of the public list. */
struct opening_filter {
    text q, when, skill;
    id commune;
    int64_t after;
};
extern const struct field opening_filter_fields[];

/* ?limit= of the candidates. */
struct candidate_filter {
    int64_t limit;
};
extern const struct field candidate_filter_fields[];

/* The volunteer record of the signed-in account; ERR_NOT_FOUND when it has none. */
err volunteer_of_actor(struct ctx *cx, struct tx *tx, struct volunteer *out) MUST_CHECK;

/* GET /public/openings, SLOW (tx is NULL): open work, filtered; ranked for the volunteer who is
 * signed in, else soonest first; no campaign more than twice before the others appear. */
err openings_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /campaigns/:id/public, SLOW: one campaign with its openings and shifts.
 * Drafts are NOT_FOUND. */
err campaign_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /shifts/:id/public, SLOW: the same, with the shift's opening and this shift only, under
 * "shift" its id. */
err shift_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /openings/:id/candidates, SLOW: the best people for an opening, exact; people of other units
 * without name and phone until they accept. */
err opening_candidates(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
/* GET /officer/today, READ: what waits for the officer. */
err officer_today(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
