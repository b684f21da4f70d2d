/* SPDX-License-Identifier: MIT
 * why_words: an allocation's reasons in plain words. */
#ifndef VOLBANK_BANK_MATCH_WHY_WORDS_H
#define VOLBANK_BANK_MATCH_WHY_WORDS_H

#include "allocation.h"

/* One sentence in the reader's language: chosen, outbid, needed more elsewhere, or drawn by lot.
 * `instead` is the title of the work that the person has in its place, or empty. */
text why_words(struct ctx *cx, const struct allocation_why *why, text instead);
/* Members "has", "why" and "missing" (points in hundredths that would have brought the seat). */
err why_json(struct ctx *cx, struct tx *tx, struct json *j, const struct allocation *a,
             const struct allocation_why *why) MUST_CHECK;

#endif
