/* SPDX-License-Identifier: MIT
 * overlap_narrow: the overlap rule put so that the exact solver can have it. The solver knows "at
 * most one role of each day"; a copy of the instance has a *key* in place of the day: day and first
 * block of the role. Two roles that overlap mostly share their first block; where a longer shift
 * reaches into the key of another (an afternoon, and one from morning to evening), a volunteer's
 * day is *narrowed*: some of its edges are left out, so that of those that stay any two that
 * overlap share their key. Then one role a key is a bundle without overlap. */
#ifndef VOLBANK_BANK_MATCH_OVERLAP_NARROW_H
#define VOLBANK_BANK_MATCH_OVERLAP_NARROW_H

#include "overlap_bundle.h"

struct overlap_narrow {
    const struct match_instance *in; /* the instance as it is; borrowed */
    struct match_memory *memory;
    uint8_t *key;  /* [roles] */
    uint8_t *left; /* [edges] 1: left out of the copy */
    bool is_loose; /* keys never forbid what the overlap rule allows */
};

void overlap_narrow_begin(struct overlap_narrow *n, struct match_memory *memory,
                          const struct match_instance *in);
void overlap_narrow_end(struct overlap_narrow *n);

/* Narrows one day of volunteer i anew: what it is to be able to hold, `wanted` (of any day; without
 * overlap), stays, and of the rest what goes with that, the best at these prices first. */
void overlap_narrow_day(struct overlap_narrow *n, uint32_t i, uint8_t day, const match_edge *wanted,
                        uint32_t count, const int32_t *price);

/* Narrows further whatever day of volunteer i could still have an overlap; `wanted` is not left out
 * so far, and stays. One who takes a single role cannot have an overlap. */
void overlap_narrow_rest(struct overlap_narrow *n, uint32_t i, const match_edge *wanted,
                         uint32_t count, const int32_t *price);

/* The copy with keys and without the edges left out: the caller's. */
struct match_instance *overlap_narrow_copy(const struct overlap_narrow *n);

#endif
