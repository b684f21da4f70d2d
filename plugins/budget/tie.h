/* SPDX-License-Identifier: MIT
 * tie: classes and campaigns that lines pay for, planned beside spent, over all lines of a book. */
#ifndef VOLBANK_BUDGET_TIE_H
#define VOLBANK_BUDGET_TIE_H

#include "book.h"

/* Members "tie" of a line: null, or {"kind","id","title","says"}; says: what a class itself says it
 * costs. */
err budget_tie_json(struct ctx *cx, struct tx *tx, struct json *j,
                    const struct budget_line *l) MUST_CHECK;
/* Member "ties": each class and campaign once, with the sums of its lines in counted parts. */
err budget_ties_json(struct ctx *cx, struct tx *tx, struct json *j,
                     const struct budget_book *b) MUST_CHECK;
/* amount, adjusted, planned, spent, left. */
void budget_sums_json(struct json *j, const struct budget_sums *s);

#endif
