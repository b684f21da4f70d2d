/* SPDX-License-Identifier: MIT
 * mending: an applied run as it stands: who said yes, who cannot come, who came since; and the
 * optimum for what is left of it, with everybody who takes a seat they did not have. */
#ifndef VOLBANK_BANK_MATCH_MENDING_H
#define VOLBANK_BANK_MATCH_MENDING_H

#include "allocation.h"
#include "run.h"
#include "solve.h"

/* A seat somebody takes in the mended plan. */
struct taking {
    uint32_t person, to, from; /* roles; from MATCH_NONE: nobody has to move */
    int32_t value;
    instant asked; /* when last invited anywhere; 0 = never */
};

/* One plan, in cx->arena. */
struct mending {
    struct match_run run;
    struct allocation a;
    uint8_t *answer;                 /* [what everybody holds] enum answer */
    bool *helping;                   /* [people] took or was offered a freed seat since */
    uint32_t *first;                 /* [roles] the first role of the same shift */
    int32_t *crowd;                  /* [roles] seats that others got since, at the first role */
    struct match_instance *instance; /* the problem that is left */
    uint32_t *start, *role;          /* and who holds what of it */
    struct match_solver *solver;
    struct taking *takings;
    uint32_t taking_count, left;
    int64_t ms;
};

/* Reads the run and its answers and mends the optimum. ERR_CONFLICT: it is not applied. */
err mending_plan(struct ctx *cx, struct tx *tx, id run, struct mending **out) MUST_CHECK;

#endif
