/* SPDX-License-Identifier: MIT
 * round_view: rounds and honours as everybody sees them. */
#ifndef VOLBANK_AWARDS_ROUND_VIEW_H
#define VOLBANK_AWARDS_ROUND_VIEW_H

#include "public.h"

/* GET /public/award_rounds: rounds from their opening on, the newest first. */
err rounds_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /public/award_rounds/:id: calendar, categories with conditions, nominees once they stand
 * before the public, results once published. */
err round_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /public/honours?year=: who was honoured. */
struct honours_query {
    int64_t year;
};
extern const struct field honours_query_fields[];
err honours_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /public/honours/:id: one, with its story. */
err honour_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* What everybody may see of an honour: *name empty when it is not shown. */
err honour_shown(struct ctx *cx, struct tx *tx, const struct honour *h, text *name) MUST_CHECK;

#endif
