/* SPDX-License-Identifier: MIT
 * seats: what a run has to fill: the coming shifts of its campaigns, who has places there already,
 * and the classes of seats that are left, which become the roles of the instance. */
#ifndef VOLBANK_BANK_MATCH_SEATS_H
#define VOLBANK_BANK_MATCH_SEATS_H

#include "../board.h"
#include "allocation.h"
#include "run.h"

enum { CLASSES = SEATS_LEAD + 1 };

/* A shift of the run. */
struct run_shift {
    struct shift shift;
    const struct board_entry *entry;
    uint32_t entry_index;                     /* in the board */
    uint32_t cells;                           /* of the week that it touches */
    uint8_t day;                              /* days after the run's first */
    int32_t seats[CLASSES], minimum[CLASSES]; /* still to fill */
    int32_t locked[CLASSES];
    uint32_t role[CLASSES]; /* in the instance; MATCH_NONE: no such seats */
};

/* Something a person has or had to do with on the run's days. */
struct prior {
    id volunteer;
    uint32_t shift; /* in run_seats.shifts; MATCH_NONE: a shift that the run does not fill */
    date day;
    instant from, to; /* its hours */
    int32_t state;    /* of the sign-up */
    bool leads;       /* may fill a leader's seat; known for who has a seat */
};

struct run_seats {
    const struct match_run *run;
    struct run_shift *shifts; /* by day and time */
    uint32_t shift_count;
    struct prior *priors; /* by volunteer */
    uint32_t prior_count;
    struct match_seats *seats; /* [role_count] as kept with the result */
    uint32_t role_count;
};

/* Reads shifts and sign-ups; the board is held by the caller. In cx->arena. */
err seats_collect(struct ctx *cx, struct tx *tx, const struct match_run *run,
                  const struct board *board, struct run_seats *out) MUST_CHECK;
/* The sign-ups of one person: *count of them. */
const struct prior *seats_priors(const struct run_seats *s, id volunteer, uint32_t *count);
/* Whether a sign-up in this state keeps its seat in a matching: confirmed, or asked and not yet
 * answered. */
bool seats_locks(int32_t state);
/* Takes a seat of the best-fitting class out of the matching. */
void seats_lock(struct run_shift *shift, bool speaks, bool leads);
/* Numbers the classes of seats that are left. */
void seats_number(struct ctx *cx, struct run_seats *s);

#endif
