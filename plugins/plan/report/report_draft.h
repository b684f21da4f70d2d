/* SPDX-License-Identifier: MIT
 * report_draft: a report being made: its letter, filled from a template, and every figure that was
 * named in it with the query that gives it again and the day it is of. A figure has one number
 * wherever it stands. */
#ifndef VOLBANK_PLAN_REPORT_DRAFT_H
#define VOLBANK_PLAN_REPORT_DRAFT_H

#include "report_scene.h"

enum { REPORT_FIGURES_MAX = 200 };

struct report_figure {
    int number; /* "[3]" in the text */
    text name;  /* "b.percent", "campaigns", "campaigns.before" */
    text label; /* "Chỉ tiêu b, tỷ lệ" */
    text value; /* "82,5%" */
    text query; /* "/api/v1/plan/records?…" */
    date on;
    struct plan_figure raw;
};

/* What became of the same report that a unit below owed. */
struct report_filed {
    text unit, standing;
    date due, came; /* came: 0 = not yet */
};

struct report_draft {
    struct ctx *cx;
    const struct plan_report *report;
    struct report_scene scene;
    struct letter *letter;
    text symbol;     /* of the unit, in numbers */
    text short_kind; /* "BC" */
    struct report_figure figures[REPORT_FIGURES_MAX];
    size_t figure_count;
    struct report_table table;  /* of a REPORT_TABLE */
    struct report_filed *filed; /* by the units' names */
    size_t filed_count;
};

/* ---- figures --------------------------------------------------------------------------------- */

/* The figure of that name, numbered when it is asked for first; NULL: there is none such. */
const struct report_figure *report_figure_of(struct report_draft *d, text name);
/* "năm 2025", "quý II năm 2025", "tháng 6 năm 2025", "giai đoạn 2023 - 2025", or between days. */
text report_period(struct ctx *cx, const struct plan_report *r);
/* The period before: of the same length, or a calendar month, quarter or year. */
void report_before(const struct plan_report *r, date *from, date *until);
/* Queries of the tables. */
text report_board_query(const struct report_draft *d);
text report_table_query(const struct report_draft *d);
/* {"unit","period",…,"figures":[{"number","name","label","value","part","whole","query","on"}]} */
text report_figures_json(struct report_draft *d);

/* ---- words ----------------------------------------------------------------------------------- */

/* Fills the letter from a template:
 *     kind: subject: short: basis:  what the letter's heading says
 *     = == ===                      headings of three levels
 *     - +                           items of lists
 *     >                             a note
 *     words: results | nothing yet  paragraphs of the report's own, or what stands for them
 *     table: targets, units, quarters, period, custom, filings or sources
 *     annex: title                  begins an annex, "annex wide:" a landscape one
 *     ;                             nothing
 *     ?b, !b before any of these    only when target b has figures, or has none
 *     ?f, !f                        only when units below owed the same report, or none did
 * and every other line a paragraph. {name} is a figure or a word: {unit} {period} {before} {from}
 * {until} {on} {title}, {b.goal} {b.by} {b.verdict}. ERR_INVALID names the line. */
err report_fill(struct report_draft *d, text template) MUST_CHECK;
/* ERR_NOT_FOUND: no such table. */
err report_draw_table(struct report_draft *d, text name) MUST_CHECK;
/* Which units below have handed the same report in, as of today; what it keeps outlives the
 * transaction. */
err report_filed_read(struct ctx *cx, struct tx *tx, struct report_draft *d) MUST_CHECK;
err report_draw_filed(struct report_draft *d) MUST_CHECK;

/* The workbook: targets, units, quarters, a table's own and sources, percentages and totals as
 * formulas over their cells. */
err report_workbook(struct report_draft *d, struct slice *out) MUST_CHECK;

#endif
