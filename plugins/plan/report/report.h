/* SPDX-License-Identifier: MIT
 * report: the plan's reports. A draft holds what only people know: period, words of judgement,
 * number, who signs; figures are counted when it is looked at. Keeping it makes its files once and
 * for all: what was sent can be had later byte for byte, whatever is recorded since. */
#ifndef VOLBANK_PLAN_REPORT_H
#define VOLBANK_PLAN_REPORT_H

#include "../plan.h"

enum report_kind {
    REPORT_MONTH = 1,
    REPORT_QUARTER,
    REPORT_YEAR,
    REPORT_INTERIM, /* sơ kết, to the end of 2025 */
    REPORT_FINAL,   /* tổng kết, to the end of 2030 */
    REPORT_TABLE,   /* any table */
    REPORT_HALF     /* six months */
};
/* Given back: kept as it was handed in, and no longer the unit's report of that period. */
enum report_state { REPORT_DRAFT = 1, REPORT_KEPT, REPORT_GIVEN_BACK };
enum report_by { REPORT_BY_UNIT = 1, REPORT_BY_MONTH, REPORT_BY_QUARTER, REPORT_BY_YEAR };
enum report_form { REPORT_PDF = 1, REPORT_DOCX, REPORT_XLSX };

struct plan_report {
    id id;
    id unit;            /* issues it; in its regime */
    int32_t kind;       /* enum report_kind */
    int64_t year, part; /* part: month, quarter or half */
    date from, until;   /* filled from these, but for a table's own */
    text title;         /* of a table */
    text measures;      /* columns of a table: names of measures, a to d: "campaigns,b" */
    int32_t by;         /* its rows, enum report_by */
    text results, difficulties, tasks, proposals; /* paragraphs, one a line */
    int64_t number;                               /* 0: the clerk writes it in */
    text department;
    date day;                             /* 0: room is left */
    text addressees, recipients, kept_by; /* as letter.h has them */
    text power, office, signer;
    int32_t state; /* enum report_state */
    instant kept;
    date counted_on;             /* the day figures are of: the period's last, or the day made */
    struct hash pdf, docx, xlsx; /* files kept */
    struct hash figures;         /* JSON of every figure with its query */
    text key;                    /* unit/year/number of a kept one with a number: unique */
};

extern const struct entity plan_report_entity;
extern const struct vocabulary report_form_vocabulary, report_by_vocabulary;

#endif
