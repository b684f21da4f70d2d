/* SPDX-License-Identifier: MIT
 * round_people: what a round came to, for those who look through it: its people, found by name or
 * code without accents, and what changed against the year before. Only evaluations in force count.
 * Route functions; the rows are in bank.c. */
#ifndef VOLBANK_BANK_EVALUATE_ROUND_PEOPLE_H
#define VOLBANK_BANK_EVALUATE_ROUND_PEOPLE_H

#include "round.h"

/* ?q= ?band= ?after= ?limit= */
struct round_people_filter {
    text q;
    text band; /* a code of rating_band_vocabulary, "unrated", "faulty" or "moved"; empty = all */
    int64_t after, limit;
};
extern const struct field round_people_filter_fields[];

/* GET /evaluation_rounds/:id/people, SLOW: best first, those not rated last. Reading names is
 * journalled. */
err round_people(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /evaluation_rounds/:id/before, SLOW: band by band against the round of the same unit for the
 * year before; "round": null when there is none with results. */
err round_before(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
