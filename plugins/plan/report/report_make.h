/* SPDX-License-Identifier: MIT
 * report_make: from a record to files. */
#ifndef VOLBANK_PLAN_REPORT_MAKE_H
#define VOLBANK_PLAN_REPORT_MAKE_H

#include "report_draft.h"

enum { REPORT_MAKE_PDF = 1 << 0, REPORT_MAKE_DOCX = 1 << 1, REPORT_MAKE_XLSX = 1 << 2 };

struct report_files {
    struct slice pdf, docx, xlsx, figures; /* in the arena; figures: JSON */
    date on;
};
/* The forms asked for, and the figures. A SLOW route's: no transaction is open. */
err report_make(struct ctx *cx, const struct plan_report *r, unsigned forms,
                struct report_files *out) MUST_CHECK;

#endif
