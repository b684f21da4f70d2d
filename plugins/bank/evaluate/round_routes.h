/* SPDX-License-Identifier: MIT
 * round_routes: what the area's administrator does with a round, and what staff see of it. */
#ifndef VOLBANK_BANK_EVALUATE_ROUND_ROUTES_H
#define VOLBANK_BANK_EVALUATE_ROUND_ROUTES_H

#include "round.h"

/* Body of POST /evaluation_rounds. */
struct round_wish {
    id unit;
    int64_t year, seed;
    text title;
};
extern const struct field round_wish_fields[];
/* The round a wish comes to, by the rule in force today; not stored. Runs Lua: outside the writer.
 */
err round_of_wish(struct ctx *cx, struct tx *tx, const struct round_wish *wish,
                  struct evaluation_round *out) MUST_CHECK;

/* ?band= ?words= ?after= ?limit= of the people. */
struct people_filter {
    text band, words;
    int64_t after, limit;
};
extern const struct field people_filter_fields[];

/* round_routes.c */
err round_open_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err round_open(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err round_repin_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err round_repin(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Only a round that never came to anything: results, even unpublished ones, stay. */
err round_discard(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err round_run(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err round_publish(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* round_lists.c: SLOW, tx is NULL */
err round_people(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err round_team_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err evaluation_explained(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs);
/* export.c: SLOW; the round as a workbook: people, teams, totals */
err round_export(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
