/* SPDX-License-Identifier: MIT
 * ceremony: the list of who is honoured, in the order in which they are called up. */
#ifndef VOLBANK_AWARDS_CEREMONY_H
#define VOLBANK_AWARDS_CEREMONY_H

#include "public.h"

/* GET /award_rounds/:id/ceremony.xlsx and .pdf: order, name, unit, what for, number in the book,
 * room to sign. Revoked honours are not on it. */
err ceremony_sheet(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err ceremony_paper(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* GET /honours/:id/paper: the certificate (PDF), by training's paper@1; UNSUPPORTED without it.
 * What was revoked has that across the page. */
err honour_paper_print(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);

#endif
