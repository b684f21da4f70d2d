/* SPDX-License-Identifier: MIT
 * solve: the exact optimum of an instance, with prices that prove it. Phases: an auction to within
 * epsilon (auction.c), everybody's best bundle at its prices (bundle.c), shortest augmenting paths
 * for what does not fit yet (repair.c), lots among equals (lots.c), the proof (bound.c).
 * One thread; the same instance and seed give the same result at any optimisation level.
 * A price p of a role means: score - p is what the seat is worth to a volunteer; p = -bonus while
 * the minimum is unfilled, below 0 only the minimum is open, above 0 the role is full. */
#ifndef VOLBANK_BANK_MATCH_SOLVE_H
#define VOLBANK_BANK_MATCH_SOLVE_H

#include "instance.h"

struct match_solver;

enum match_phase { MATCH_AUCTION = 1, MATCH_BUNDLE, MATCH_REPAIR, MATCH_DONE };

struct match_progress {
    enum match_phase phase;
    uint32_t unassigned; /* volunteers that still bid, or seats too many and too few to repair */
    uint32_t assigned;   /* seats filled */
    int64_t primal;      /* worth of what is assigned now, a lower bound of the optimum */
    int64_t dual;        /* an upper bound proved so far */
};

struct match_options {
    uint64_t seed;   /* draws lots among equals */
    int32_t epsilon; /* first step of the auction, 1..10000; 0 = the solver's choice */
    /* Called now and then (a few times a second at most) on the caller's thread; false stops: the
     * result is then feasible and its bound valid, but not proved optimal. NULL = nobody asks. */
    bool (*progress)(void *arg, const struct match_progress *progress);
    /* Asked every few thousand steps; true: progress is called now. NULL = it waits its time. */
    bool (*hurry)(void *arg);
    void *arg;
    uint64_t every; /* steps (bids and paths) between two calls; 0 = by the clock */
};

struct match_result {
    int64_t objective;     /* of the assignment */
    int64_t dual;          /* no assignment is worth more */
    int64_t gap;           /* dual - objective; 0 = proved optimal */
    uint64_t assigned;     /* seats filled */
    int64_t unmet_minimum; /* seats below the minima, over all roles */
    bool stopped;          /* by the progress callback */
    uint64_t peak_bytes;   /* most memory ever held, the instance included */
    int64_t cpu_ns;        /* processor time of all threads of the last run or event */
};

#define MATCH_NONE UINT32_MAX

/* Takes the instance, which must have passed match_instance_check, also when it was just built. */
struct match_solver *match_solver_new(struct match_instance *take_instance);
void match_solver_free(struct match_solver *solver); /* and its instance; NULL is fine */

/* Solves from the start; may be called again with other options. */
void match_solver_run(struct match_solver *solver, const struct match_options *options);
const struct match_result *match_solver_result(const struct match_solver *solver);
/* Counts the figures of the result again from assignment and prices, as after a run. Linear. */
void match_solver_prove(struct match_solver *solver);

/* Goes on from a result that was kept: role[start[i]] .. role[start[i+1] - 1] are what volunteer i
 * held, price the prices (as in a certificate). ERR_INVALID when that is no assignment of this
 * instance; when it is not proved optimal, the result is as stopped. */
err match_solver_resume(struct ctx *cx, struct match_solver *solver, const uint32_t *start,
                        const uint32_t *role, const int32_t *price) MUST_CHECK;

/* Processor time of the process, all threads. */
int64_t match_cpu_ns(void);

/* The instance as it is now: events change it. Borrowed. Edges are sorted: best score first. */
const struct match_instance *match_solver_instance(const struct match_solver *solver);
/* The seed of the last run. */
uint64_t match_solver_seed(const struct match_solver *solver);
/* [roles], borrowed, valid until the next run or event. */
const int32_t *match_solver_prices(const struct match_solver *solver);
/* [roles] seats filled, borrowed. */
const int32_t *match_solver_filled(const struct match_solver *solver);
/* What a volunteer holds: *count edges (role and score), in no particular order. Borrowed, valid
 * until the next run or event. */
const match_edge *match_solver_bundle(const struct match_solver *solver, uint32_t volunteer,
                                      uint32_t *count);

/* ---- why: the same numbers for the volunteer and the officer ---- */

struct match_why {
    bool eligible;      /* there is such an edge; else only price is filled */
    bool held;          /* the volunteer has this seat */
    bool day_taken;     /* holds another role of that day: `instead` */
    match_edge instead; /* of that day, or of the worst held when the load is used up; or none */
    int32_t score, price, value; /* value = score - price */
    int64_t surplus;             /* sum of the values of what the volunteer holds */
    match_edge next; /* best edge by value that is not held; MATCH_NONE when there is none */
    int32_t next_value;
    int32_t
        missing; /* points that its score lacks for the seat to be worth as much as what it would
                    have to give up; with a free slot: price - score. 0: held, or lost by lot */
};

/* Fills *out for a pair, from a solved solver, in time linear in the volunteer's edges. */
void match_why(const struct match_solver *solver, uint32_t volunteer, uint32_t role,
               struct match_why *out);

#endif
