/* SPDX-License-Identifier: MIT
 * filing_due: what is owed, made from the province's duties: a filing for each unit and period from
 * the day the period begins. Made once; what is there stays as it is. */
#ifndef VOLBANK_PLAN_FILING_DUE_H
#define VOLBANK_PLAN_FILING_DUE_H

#include "filing.h"

/* The last day to hand in the report of a period that ends on `until`. */
date filing_due_day(const struct report_duty *d, date until);
/* The period of `kind` that `day` lies in. */
void filing_period(int32_t kind, date day, int64_t *year, int64_t *part, date *from, date *until);
/* Whether the unit owes by the duty the report of a period with that last day. */
bool filing_owes(const struct report_duty *d, const struct unit *u, date until);

/* Makes what is owed and not there yet, of periods that have begun, and sets right whom those that
 * wait for their unit go to. Outside transactions. */
err filing_make_due(struct ctx *cx, int64_t *made) MUST_CHECK;
/* Job "plan.filings": the same, and reminders. */
err filing_job(struct ctx *cx, struct job *job);

#endif
