/* SPDX-License-Identifier: MIT
 * form: the estimate as a document: a submission (tờ trình) to whoever decides, with its annexes as
 * budgets of the state are laid out: by task beside the year before, each line with how it was
 * reckoned, by source. In the regime of the unit (core/paper/letter.h). */
#ifndef VOLBANK_BUDGET_FORM_H
#define VOLBANK_BUDGET_FORM_H

#include "view.h"

/* A book's lines of counted parts, added up by task of the plan; [BUDGET_TASK_OTHER + 1]. state:
 * planned from sources of the state's budget. */
struct budget_task_sums {
    struct budget_sums sums;
    int64_t state;
};
void budget_by_task(const struct budget_book *b, struct budget_task_sums out[]);
/* The book of the year before the one asked for. */
err budget_year_before(struct ctx *cx, const struct budget_book *b,
                       struct budget_book *out) MUST_CHECK;

struct budget_form_asking {
    id unit;
    int64_t year;
    int32_t form;
};
enum { BUDGET_FORM_PDF = 1, BUDGET_FORM_DOCX };
extern const struct field budget_form_asking_fields[];
extern const struct vocabulary budget_form_vocabulary;
/* SLOW GET /budget/form?unit=&year=&form=pdf|docx */
err budget_form(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
