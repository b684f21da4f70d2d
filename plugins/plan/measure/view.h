/* SPDX-License-Identifier: MIT
 * view: the dashboard's answers. Percentages are tenths, null where there is nothing to divide by.
 */
#ifndef VOLBANK_PLAN_VIEW_H
#define VOLBANK_PLAN_VIEW_H

#include "board.h"

/* ?unit= ?on= of the board; ?target= or ?measure=, ?missing= ?after= of records. */
struct plan_query {
    id unit; /* none = the province */
    date on; /* none = today */
    int32_t target;
    bool missing;  /* only those that do not count */
    int64_t after; /* how many were seen already */
    text measure;  /* name of any; in place of a target */
};
extern const struct field plan_query_fields[];

/* SLOW. {"unit","name","on","path":[…],"targets":[{"code","part","whole","tenths","steps","trend",
 * "path","forecast"}],"rows":[…],"tiles":[…],"flags":[…],"threshold"} */
err plan_board_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* SLOW. The records behind a figure: {"items":[{"id","entity","title","unit","day","counted","why",
 * "page"}],"next":count|null,"total"} */
err plan_records_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* SLOW. {"agrees","cells"}: counted again from scratch beside what the journal gave. */
err plan_recount_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* What both need: the actor may ask about the unit; then the book is held until plan_let_go. */
struct plan_view {
    const struct plan_query *q;
    struct plan_follow *follow;
    const struct plan_book *book;
    const struct plan_tree *tree;
    struct plan_terms terms;
    uint32_t unit;
    date on;
    int64_t late_days; /* setting plan.late_days */
};
err plan_view_open(struct ctx *cx, const struct request *rq, struct plan_view *out) MUST_CHECK;

/* "flags" of the board: what a person should look at before believing a figure. */
void plan_flags_json(struct ctx *cx, struct json *j, const struct plan_view *v,
                     const struct plan_board *b);

#endif
