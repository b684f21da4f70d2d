/* SPDX-License-Identifier: MIT
 * view: what the page of a unit's year shows. */
#ifndef VOLBANK_BUDGET_VIEW_H
#define VOLBANK_BUDGET_VIEW_H

#include "book.h"

/* GET /budget/board?unit=&year=: the estimate and its steps, own lines, parts, sources, kinds of
 * sources, adjustments, documents of the own lines, other years; "can" are the steps the asker may
 * ask for. All amounts in đồng; every sum is {amount,adjusted,planned,spent,left}. SLOW. */
err budget_board(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /budget/workbook?unit=&year=: the same as Excel for the finance department: every sum is a
 * formula over the lines, every amount spent one over the documents. SLOW. */
err budget_workbook(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* GET /budget/sources?unit=&year=: {"items":[{"id","title","kind_label"}]}, kept at the unit or
 * above it. SLOW. */
err budget_choices(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* What was asked; the year is this one when none was. */
struct budget_asking budget_asked(struct ctx *cx, const struct request *rq);
/* The book, in a transaction of its own, for whoever may read the unit's. */
err budget_view_of(struct ctx *cx, struct budget_asking asking, struct budget_book *out) MUST_CHECK;
err budget_view_read(struct ctx *cx, const struct request *rq, struct budget_book *out) MUST_CHECK;

#endif
