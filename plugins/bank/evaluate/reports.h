/* SPDX-License-Identifier: MIT
 * reports: periodic reports as a rule sees them: works of those who answer for a unit's, and what a
 * unit's rule gives for them, told apart from everything else it gives. */
#ifndef VOLBANK_BANK_EVALUATE_REPORTS_H
#define VOLBANK_BANK_EVALUATE_REPORTS_H

#include "year.h"

extern const struct rating_1 rating_service;

/* Adds to the works of the year's people the reports they answer for, when a plugin keeps them. */
err evaluate_reports_read(struct ctx *cx, struct tx *tx, struct evaluate_year *y) MUST_CHECK;
/* A report as a work: evaluate_work_vocabulary. */
struct evaluate_work evaluate_report_work(const struct report_owed *owed);

#endif
