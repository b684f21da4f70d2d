/* SPDX-License-Identifier: MIT
 * topk_openings: the other direction: the best open work for one person, exactly, out of however
 * many openings there are: communes nearest first, until none farther away can be among the best.
 * Order: score less the price of the seat, then the order of the board (soonest first). Prices come
 * from bulk matching: what a seat is worth to the people who want it; negative where it lacks them.
 * A set is built with its board and never changes. */
#ifndef VOLBANK_BANK_MATCH_TOPK_OPENINGS_H
#define VOLBANK_BANK_MATCH_TOPK_OPENINGS_H

#include "snapshot_places.h"

#include "plugins/bank/score_pair.h"

struct match_price {
    id opening;
    int32_t price; /* hundredths; an opening without one costs nothing */
};

/* One opening as it is given. */
struct match_open {
    struct score_need need;
    struct match_place where;
    int32_t price;
};

/* Openings at the same blocks of the week lie together in the order by blocks, for what is far. */
struct match_same_blocks {
    uint32_t blocks, from; /* rows from here to the next one's `from` */
};
struct match_far_open {
    code_set preferred;
    uint32_t row, at;
    uint16_t place, skills_else; /* most points for skills when one of those preferred is lacking */
    uint8_t language, field;
};

struct match_openings {
    struct match_places *places;
    uint32_t count;
    struct score_need *need; /* [count] by place; the three arrays are parallel */
    int32_t *price;
    uint32_t *at;                      /* position among those given */
    uint32_t *from;                    /* [places->count + 1] */
    uint16_t *skills_else, *time_else; /* [count] most points when not all fits */
    struct match_far_open *far;        /* [count] by blocks, then as given */
    struct match_same_blocks *same;    /* [same_count + 1] */
    uint32_t same_count;
    date born_by;     /* whoever is born later is too young for all of them */
    int32_t discount; /* the most that any price adds */
};

/* In `arena`; match_openings_end gives back what is not. */
struct match_openings *match_openings_new(struct arena *arena, const struct match_open *given,
                                          size_t count);
void match_openings_end(struct match_openings *openings);

struct topk_seeker {
    const struct score_person *person;
    struct match_place home;
    size_t most;
    /* Asked of what would be among the best, by its position; NULL = all are fine. */
    bool (*accept)(void *arg, uint32_t at);
    void *arg;
};

struct topk_opening {
    uint32_t at;    /* position among those given */
    uint32_t score; /* without any rule */
    int32_t worth;  /* score less price */
};

/* What the person meets the requirements of, certificates aside. Fills out[most], best first. */
size_t topk_openings(const struct match_openings *openings, const struct topk_seeker *seeker,
                     struct topk_opening *out);

static inline bool topk_opening_before(const struct topk_opening *a, const struct topk_opening *b)
{
    return a->worth != b->worth ? a->worth > b->worth : a->at < b->at;
}

#endif
