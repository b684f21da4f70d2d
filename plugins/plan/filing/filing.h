/* SPDX-License-Identifier: MIT
 * filing: reports that are due: who owes which report by when (`report_duty`, rows of the
 * province), and each one owed (`report_filing`): handed in to the unit above, accepted or given
 * back with reasons. A filing's state moves by the table in filing_table.c only; every move is a
 * `report_move`. What counts as on time is said here and nowhere else. */
#ifndef VOLBANK_PLAN_FILING_H
#define VOLBANK_PLAN_FILING_H

#include "../report/report.h"

/* Makes what is owed, and reminds of it. */
#define FILING_JOB "plan.filings"

/* Who owes it: kinds of units as people name them. */
enum filing_level { FILING_AREAS = 1, FILING_COMMUNES, FILING_BASES, FILING_FEDERATIONS };

/* From a day on, units of a level below `unit` owe a report of each period. */
struct report_duty {
    id id;
    id unit;              /* that sets it, for all below */
    int32_t level;        /* enum filing_level */
    int32_t kind;         /* enum report_kind: month, quarter, half or year */
    int64_t months_after; /* the day is in the period's last month, or so many months after */
    int64_t day;          /* of the month; past its end: its last */
    date from, until;     /* periods that end within these; until: last day, 0 = open */
    text basis;
};

enum filing_state {
    FILING_DUE = 1,   /* waits for its unit */
    FILING_SUBMITTED, /* waits for the unit above */
    FILING_RETURNED,  /* waits for its unit again, with reasons */
    FILING_ACCEPTED,
    FILING_WAIVED, /* the unit above does without it, or the unit is no more */
    FILING_STATES = FILING_WAIVED
};

struct report_filing {
    id id;
    id unit;
    id to;        /* the unit above; none: nobody is */
    id duty;      /* by which it is owed */
    int32_t kind; /* enum report_kind */
    int64_t year, part;
    date from, until;  /* the period */
    date due;          /* last day */
    int32_t state;     /* enum filing_state */
    id report;         /* the draft, or what was handed in last */
    instant submitted; /* first handed in, and not taken back */
    id submitted_by;   /* who handed it in last */
    bool late;         /* handed in after its day, or after `back_by` */
    date back_by;      /* given back: last day to hand it in again and still be in time */
    instant decided;
    id decided_by;
    int64_t turn; /* how many times it was handed in */
    text reason;  /* of the last return or waiver */
    text paper;   /* handed in on paper: number of the paper */
    date paper_on;
    text key; /* unit/kind/year/part: unique */
};

struct report_move {
    id id;
    id filing;
    int32_t action; /* enum filing_action */
    id unit;        /* that speaks */
    id account;
    instant at;
    text reason;
    id report; /* what was handed in, or given back */
    int64_t turn;
};

extern const struct entity report_duty_entity, report_filing_entity, report_move_entity;
extern const struct vocabulary filing_kind_vocabulary, filing_state_vocabulary,
    filing_action_vocabulary;
extern const struct field filing_move_fields[];

/* ---- in time or not -------------------------------------------------------------------------- */

/* Stored numbers of a vocabulary too. */
enum filing_standing {
    FILING_OPEN = 1, /* its day has not come */
    FILING_ON_TIME,
    FILING_LATE,
    FILING_MISSED,
    FILING_EXCUSED
};
extern const struct vocabulary filing_standing_vocabulary;
/* As of the end of day `on`. */
enum filing_standing filing_stands(const struct report_filing *f, date on);
/* The last day to hand it in now: once given back, the day that it was given back with. */
date filing_last_day(const struct report_filing *f);
/* The months its period has: 1, 3, 6 or 12. */
int64_t filing_months(int32_t kind);
/* "Báo cáo tháng 10/2026", in the language of cx. */
text filing_title(struct ctx *cx, const struct report_filing *f);

/* ---- many ------------------------------------------------------------------------------------ */

struct filings {
    struct report_filing *items; /* by the last day of their period, then by unit */
    size_t count, room;
};
/* Whose `unit` it is, or what is handed in to `unit` (`field`: "unit" or "to"), with periods that
 * end within the days; in cx->arena. */
err filings_of(struct ctx *cx, struct tx *tx, const char *field, id unit, date from, date until,
               struct filings *out) MUST_CHECK;
/* Those handed in to `unit` of one period: what its own report of it takes in. */
err filings_below(struct ctx *cx, struct tx *tx, id unit, int32_t kind, int64_t year, int64_t part,
                  struct filings *out) MUST_CHECK;

#endif
