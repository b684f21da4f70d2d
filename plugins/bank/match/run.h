/* SPDX-License-Identifier: MIT
 * run: one bulk matching as a record: what was asked for, what came out, what was done with it. The
 * instance, the assignment and its certificate are in the run's file (run_file.h); the record has
 * the figures that people compare. */
#ifndef VOLBANK_BANK_MATCH_RUN_H
#define VOLBANK_BANK_MATCH_RUN_H

#include "../gather.h"

enum match_run_state {
    RUN_WAITING = 1, /* the job has not begun */
    RUN_RUNNING,
    RUN_READY, /* a result to look at */
    RUN_APPLYING,
    RUN_APPLIED,
    RUN_UNDOING,
    RUN_UNDONE,
    RUN_FAILED
};

enum {
    RUN_DAYS_MAX = 62, /* of one run: two months */
    RUN_BONUS =
        8000, /* worth of a seat below the minimum: next to nobody is worth more elsewhere */
    RUN_STABILITY = 300 /* worth of staying where the run before had one, if nothing is said */
};

struct match_run {
    id id;
    text title; /* made by the check when empty */
    id unit;    /* whose campaigns: its own and those of units below */
    /* the wish */
    id campaign;        /* this one only; none = all */
    date from, to;      /* shifts on these days; none = today, two weeks */
    int64_t max_shifts; /* most shifts a person gets in this run; 0 = 2 */
    bool overlap;       /* several shifts a day for a person, as long as none overlap */
    bool own_people;    /* only people of the unit and those below */
    bool without_rules; /* base scores only, no area's rule */
    id rule_version;   /* of "bank.score", for openings of its unit and those below; none = what the
                          campaign goes by, as for all others */
    int64_t stability; /* hundredths of a point for staying with the run before */
    int64_t seed;
    /* what came out */
    int32_t state;
    id job;    /* the last job for it: matching, applying, undoing */
    id before; /* the run of this unit that it is compared with */
    int64_t people, shifts, seats, minimum, locked; /* of the instance; locked: confirmed already */
    int64_t pairs, faults; /* eligible pairs; pairs whose rule failed and kept the base score */
    int64_t assigned, unmet, moved;
    int64_t objective, dual;    /* equal = proved optimal; the difference is the gap */
    bool stopped;               /* while it was solved: the best found by then */
    int64_t build_ms, solve_ms; /* on the clock; of processor time */
    text digest;                /* of the instance, as in its certificate */
    instant made, ended, applied;
    id applied_by;
};

extern const struct vocabulary match_run_state_vocabulary;

/* What an officer asks for: the body of POST /match_runs. */
struct match_wish {
    text title;
    id unit, campaign;
    date from, to;
    int64_t max_shifts;
    bool own_people, without_rules;
    int64_t stability, seed;
    bool overlap;
    id rule_version;
};
extern const struct field match_wish_fields[];

/* The run a wish comes to, with its defaults; not stored. ERR_INVALID: days in the past, too many,
 * or a campaign of another unit. */
err match_run_of_wish(struct ctx *cx, struct tx *tx, const struct match_wish *wish,
                      struct match_run *out) MUST_CHECK;
/* Every applied run, the one applied last first, in cx->arena. */
err match_runs_applied(struct ctx *cx, struct tx *tx, struct gathered *out) MUST_CHECK;
/* Reads, changes state and stores in one transaction of its own; ERR_CONFLICT when it is not in
 * `from` any more. */
err match_run_move(struct ctx *cx, id which, int32_t from, int32_t to,
                   struct match_run *out) MUST_CHECK;

#endif
