/* SPDX-License-Identifier: MIT
 * solver_private: what the phases share: prices, who holds what, how many hold each role.
 * Always true between phases: held edges of a volunteer stand first in its slots, at most one a
 * day, none after MATCH_NONE; filled[j] counts the slots that hold role j; price[j] is in
 * [-bonus, 2^15). The last: a bid is at most score + epsilon (auction.c), a path raises no price
 * above a score that somebody would pay and lowers none below -bonus (forward.c, backward.c). */
#ifndef VOLBANK_BANK_MATCH_SOLVER_PRIVATE_H
#define VOLBANK_BANK_MATCH_SOLVER_PRIVATE_H

#include "solve.h"

/* Edges that a volunteer's next choices are looked for among: the front of its edges, kept by the
 * auction; all others are worth at most `rest` to it for as long as prices only rise. */
enum {
    FRONT = 6,
    REST_UNKNOWN = INT32_MAX / 2,
    EPSILON_MAX = 1 << 14,
    PRICE_CLOSED = MATCH_SCORE_MAX + 1
};

struct match_solver {
    struct match_instance *in;
    struct match_memory *memory; /* the instance's: one peak for both */
    struct match_options options;
    struct match_result result;
    int32_t *price;       /* [roles] */
    int32_t *filled;      /* [roles] */
    uint32_t *slot;       /* [volunteers + 1] slots of i are held[slot[i]] .. held[slot[i+1] - 1] */
    match_edge *held;     /* [slot[volunteers]] */
    int32_t *rest;        /* [volunteers] the bound above, as noted; NULL when nobody keeps it */
    int32_t fallen;       /* most that any price has fallen since */
    uint64_t steps;       /* bids and paths since the last call of progress */
    uint64_t asked_at;    /* clock_ticks of it */
    int64_t bound;        /* least dual value seen while the caller was asked, */
    int32_t *bound_price; /* [roles] and the prices that prove it; NULL when nobody asks */
    int64_t began;        /* match_cpu_ns() at the start of the run or event */
    uint64_t paths;       /* augmenting paths and price steps, ever */
    struct paths *live;   /* what events need; NULL until the first after a run */
    uint8_t *usual;       /* [volunteers] load before a withdrawal; NULL until the first */
};

/* ---- small questions ---- */

static inline int32_t edge_value(const struct match_solver *s, match_edge e)
{
    return match_edge_score(e) - s->price[match_edge_role(e)];
}

static inline uint8_t edge_day(const struct match_solver *s, match_edge e)
{
    return s->in->day[match_edge_role(e)];
}

static inline match_edge *slots_of(const struct match_solver *s, uint32_t i, uint32_t *load)
{
    *load = s->in->load[i];
    return s->held + s->slot[i];
}

/* What an edge behind the front is worth at most. */
static inline int32_t match_rest(const struct match_solver *s, uint32_t i)
{
    return s->rest[i] + s->fallen;
}

/* How many of a volunteer's slots are taken. */
static inline uint32_t held_count(const match_edge *slots, uint32_t load)
{
    uint32_t count = 0;
    while (count < load && slots[count] != MATCH_NONE) count++;
    return count;
}

/* The slot holding a role on `day`, or count. */
static inline uint32_t slot_on_day(const struct match_solver *s, const match_edge *slots,
                                   uint32_t count, uint8_t day)
{
    uint32_t k = 0;
    while (k < count && edge_day(s, slots[k]) != day) k++;
    return k;
}

/* ---- what a role offers at its price: between `least` and `most` seats ---- */

static inline int32_t seats_least(const struct match_solver *s, uint32_t j)
{
    int32_t p = s->price[j];
    return p > 0 ? s->in->capacity[j] : p > -s->in->bonus ? s->in->minimum[j] : 0;
}

static inline int32_t seats_most(const struct match_solver *s, uint32_t j)
{
    return s->price[j] >= 0 ? s->in->capacity[j] : s->in->minimum[j];
}

/* ---- phases: each answers false when it was told to stop ---- */

bool match_auction(struct match_solver *s);
/* The epsilon that the auction begins with when nobody says. */
int32_t match_first_step(const struct match_instance *in);
/* Everybody takes a best bundle at the prices, what is held where that is as good. */
void match_bundle_all(struct match_solver *s);
/* One volunteer's best bundle at the prices into out[load]; returns how many. */
uint32_t match_bundle_best(const struct match_solver *s, uint32_t i, match_edge out[]);
void match_bundle_take(struct match_solver *s, uint32_t i, const match_edge bundle[],
                       uint32_t count);
bool match_repair(struct match_solver *s);
void match_lots(struct match_solver *s);
/* Empty slots for everybody's load, nobody in any role. */
void match_slots_new(struct match_solver *s);
/* Forgets what events need. */
void match_live_end(struct match_solver *s);

/* Worth of the assignment, and the figures of the result that follow from it. */
int64_t match_primal(const struct match_solver *s);
/* What the prices prove no assignment can exceed. */
int64_t match_dual(const struct match_solver *s);

/* Counts steps; true when the caller is to be asked now whether to go on: by match_ask. */
bool match_ask_due(struct match_solver *s, uint64_t steps);
/* `overhang`: worth of what is held beyond the capacities. */
bool match_ask(struct match_solver *s, enum match_phase phase, uint32_t unassigned,
               int64_t overhang);

#endif
