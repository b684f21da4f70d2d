/* SPDX-License-Identifier: MIT
 * honour_book: what was awarded, entered once in the book of the unit that decided and never taken
 * out: a false one is revoked, with its reason, and everything it rested on is kept. */
#ifndef VOLBANK_AWARDS_HONOUR_BOOK_H
#define VOLBANK_AWARDS_HONOUR_BOOK_H

#include "public.h"

/* Enters all that a decided round awarded and the book does not have yet, in the order of
 * categories and names; *made = how many. In a write. CONFLICT before the decision. */
err honours_enter(struct ctx *cx, struct tx *tx, const struct award_round *r,
                  int64_t *made) MUST_CHECK;
/* Honours of a round, in the order of the book. */
err honours_of_round(struct ctx *cx, struct tx *tx, id round, struct award_list *out) MUST_CHECK;

struct honour_writing {
    text story;
    bool published;
};
struct honour_revoking {
    int32_t reason;
    text note;
};
extern const struct field honour_writing_fields[], honour_revoking_fields[];

/* POST /award_rounds/:id/honours. */
err honours_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* PATCH /honours/:id: story and whether it stands on the page of honours; nothing else. */
err honour_write(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /honours/:id/revocations: CONFLICT when it is revoked already. */
err honour_revoke(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* honour@1 */
extern const struct honour_1 honour_service;

#endif
