/* SPDX-License-Identifier: MIT
 * comment: the comment period of a round, and a nominee's own page. */
#ifndef VOLBANK_AWARDS_COMMENT_H
#define VOLBANK_AWARDS_COMMENT_H

#include "public.h"

struct commenting {
    text words, contact;
};
struct comment_deciding {
    bool show;
    text note;
};
extern const struct field commenting_fields[], comment_deciding_fields[];
extern const struct limit_rule comment_limit;

/* POST /public/nominations/:id/comments. */
err comment_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /public_comments/:id/decisions: shown, or not and why. */
err comment_decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /public/nominations/:id: a nominee before the public, with what was said and may be shown. */
err nomination_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
