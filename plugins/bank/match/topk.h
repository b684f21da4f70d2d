/* SPDX-License-Identifier: MIT
 * topk: the k best people of a snapshot for an opening, exactly: communes nearest first, a few
 * words of the bitsets ANDed to find who can still reach the k-th score, those scored in full.
 * Order: score, then the lot of the day, then id. People who did not agree to be matched are
 * never found. No store, no allocation, no lock. */
#ifndef VOLBANK_BANK_MATCH_TOPK_H
#define VOLBANK_BANK_MATCH_TOPK_H

#include "snapshot.h"

struct topk_hit {
    const struct match_people *people;
    uint32_t slot;
    uint32_t score; /* without any rule, hundredths */
    uint32_t lot;   /* the smaller goes first among equals */
};

struct topk_query {
    struct score_need need;
    uint16_t place; /* of the opening, in snapshot->places; MATCH_NO_PLACE = unknown everywhere */
    size_t most;    /* k; at least 1 */
    /* Asked of whoever would be among the best, e.g. for certificates; NULL = all are fine. */
    bool (*accept)(void *arg, const struct topk_hit *hit);
    void *arg;
};

/* What a search did, for tests and measuring. */
struct topk_work {
    uint64_t places, groups, scored;
};

/* Fills out[most], best first; returns how many. work may be NULL. */
size_t topk_people(const struct snapshot *snapshot, const struct topk_query *query,
                   struct topk_hit *out, struct topk_work *work);

/* Everybody, counted in one pass. */
struct topk_counts {
    size_t all;      /* active */
    size_t eligible; /* meet the requirements, certificates aside; with or without consent */
    size_t taken_back, not_asked; /* of those, who score `least` or more and did not agree */
};
void topk_count(const struct snapshot *snapshot, const struct topk_query *query, uint32_t least,
                struct topk_counts *out);

/* Whether a goes before b. */
static inline bool topk_before(const struct topk_hit *a, const struct topk_hit *b)
{
    if (a->score != b->score) return a->score > b->score;
    if (a->lot != b->lot) return a->lot < b->lot;
    return id_compare(a->people->facts[a->slot].volunteer, b->people->facts[b->slot].volunteer) < 0;
}

/* What the distance between a person's place and the opening's is worth, and the kilometres. */
uint32_t topk_near(const struct match_places *places, uint16_t opening, uint16_t home, int64_t *km);

#endif
