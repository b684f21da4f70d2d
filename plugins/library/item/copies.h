/* SPDX-License-Identifier: MIT
 * copies: who copied which model, for those whom it concerns. */
#ifndef VOLBANK_LIBRARY_COPIES_H
#define VOLBANK_LIBRARY_COPIES_H

#include "item.h"

struct copies_asking {
    id model, copy; /* none = all */
};
extern const struct field copies_asking_fields[];

/* SLOW GET /library/copies: {"items":[{"id","model","model_title","by","since","result","people",
 * "proof","state","reason","decides","edits"}]}; decides: the reader is to confirm it. */
err library_copies(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
