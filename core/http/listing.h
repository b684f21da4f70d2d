/* SPDX-License-Identifier: MIT
 * listing: what a generic list asks and shows, for answers that are lists of another shape: sheets
 * to download. The same filters, the same eyes, and reading PERSONAL fields is noted all the same.
 */
#ifndef VOLBANK_HTTP_LISTING_H
#define VOLBANK_HTTP_LISTING_H

#include "http.h"

/* ?sort= ?q= and the filters by indexed field; ?after= and ?limit= are not of it. Somebody who sees
 * only what is their own does not walk past everybody else's. */
err listing_query(struct ctx *cx, struct tx *tx, const struct request *rq,
                  struct query *out) MUST_CHECK;

/* Lives in the arena; remembers its verdict per unit. */
struct listing_eye;
struct listing_eye *listing_eye_new(struct ctx *cx, const struct entity *entity,
                                    struct response *rs);
/* Whether the record may be in the answer, and its PERSONAL fields: their reading is then noted for
 * the journal. */
err listing_eye_look(struct ctx *cx, struct tx *tx, struct listing_eye *eye, const void *record,
                     bool *shown, bool *personal) MUST_CHECK;

#endif
