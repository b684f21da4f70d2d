/* SPDX-License-Identifier: MIT
 * duplicates: the same person twice: finding candidates, merging two records into one. */
#ifndef VOLBANK_BANK_DUPLICATES_H
#define VOLBANK_BANK_DUPLICATES_H

#include "signup_flow.h"

/* Body of POST /volunteers/:id/merge. */
struct merging {
    id into;
};
extern const struct field merging_fields[];

/* GET /volunteers/duplicates, SLOW: pairs among the people the officer may change, side by side:
 * the same folded name and birth date first, then the same phone (which families share). */
err duplicates_list(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /volunteers/:id/merge: sign-ups, attendance, hours, units, consents and teams move to
 * `into`; the record stays as a pointer. One transaction, so that undoing its journal entry undoes
 * it all. */
err volunteer_merge(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
