/* SPDX-License-Identifier: MIT
 * live: people come and go, and the optimum is kept: each event changes the instance held by the
 * solver and repairs the assignment by one or two augmenting paths; primal = dual holds again when
 * it returns. Only after a run that was not stopped (else ERR_CONFLICT). ERR_INVALID, with nothing
 * changed, when a number is out of range. An event costs microseconds to a millisecond;
 * match_open is linear in the edges of the instance. One thread at a time. */
#ifndef VOLBANK_BANK_MATCH_LIVE_H
#define VOLBANK_BANK_MATCH_LIVE_H

#include "solve.h"

/* One step of a replacement plan. From MATCH_NONE: had no seat for it; to MATCH_NONE: goes home. */
struct match_move {
    uint32_t volunteer, from, to; /* roles */
};

struct match_change {
    uint32_t paths; /* augmenting paths and price steps that it took */
    uint32_t move_count;
    const struct match_move *moves; /* borrowed until the next event; by volunteer, each net: who
                                       moved away and back does not appear */
};

/* An edge of a new role. */
struct match_taker {
    uint32_t volunteer;
    int32_t score;
};

/* All answer what moved in *change (may be NULL); match_solver_result then has the new figures. */

/* Cannot come any more: load 0. */
err match_withdraw(struct ctx *cx, struct match_solver *solver, uint32_t volunteer,
                   struct match_change *change) MUST_CHECK;
/* Can come again, with the load from before the withdrawal. */
err match_return(struct ctx *cx, struct match_solver *solver, uint32_t volunteer,
                 struct match_change *change) MUST_CHECK;
err match_load(struct ctx *cx, struct match_solver *solver, uint32_t volunteer, uint8_t load,
               struct match_change *change) MUST_CHECK;
err match_capacity(struct ctx *cx, struct match_solver *solver, uint32_t role, int32_t minimum,
                   int32_t capacity, struct match_change *change) MUST_CHECK;
/* Minimum and capacity 0. match_capacity opens it again. */
err match_close(struct ctx *cx, struct match_solver *solver, uint32_t role,
                struct match_change *change) MUST_CHECK;

struct match_new_role {
    int32_t minimum, capacity;
    uint8_t day, blocks;
    int32_t opening;                  /* 0..openings; openings = one more opening */
    const struct match_taker *takers; /* by rising volunteer, each once */
    uint32_t taker_count;
};
/* The new role's number, the highest so far, goes to *role. */
err match_open(struct ctx *cx, struct match_solver *solver, const struct match_new_role *opened,
               uint32_t *role, struct match_change *change) MUST_CHECK;

#endif
