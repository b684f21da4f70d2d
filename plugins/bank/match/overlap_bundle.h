/* SPDX-License-Identifier: MIT
 * overlap_bundle: the rule of the overlap mode, and what a volunteer would take under it at given
 * prices. A role takes the blocks of its day that its shift touches; a volunteer may hold several
 * roles of a day as long as no two of them take the same block. A role that says no blocks takes
 * the whole day. The classes of seats of one shift touch the same blocks, so nobody gets two. */
#ifndef VOLBANK_BANK_MATCH_OVERLAP_BUNDLE_H
#define VOLBANK_BANK_MATCH_OVERLAP_BUNDLE_H

#include "instance.h"

enum { DAY_BLOCKS = 8 };

static inline uint8_t match_blocks_of(const struct match_instance *in, uint32_t role)
{
    return in->blocks[role] ? in->blocks[role] : UINT8_MAX;
}

static inline bool match_overlaps(const struct match_instance *in, uint32_t a, uint32_t b)
{
    return in->day[a] == in->day[b] && (match_blocks_of(in, a) & match_blocks_of(in, b));
}

/* Room to look for bundles in; one for each thread. */
struct bundle_finder;

/* For volunteers of `in`; everything it holds is taken from `memory`. */
struct bundle_finder *bundle_finder_new(struct match_memory *memory,
                                        const struct match_instance *in);

/* Volunteer i's best set of at most `load` roles of which no two overlap, where a role is worth its
 * score less its price: into out[load], *count of them, only such that are worth more than nothing.
 * Returns the sum. Exact: per day every set of disjoint blocks is tried with the best role of each
 * set of blocks, and the days share the load by dynamic programming. */
int64_t bundle_best(struct bundle_finder *finder, const struct match_instance *in,
                    const int32_t *price, uint32_t i, match_edge out[], uint32_t *count);

/* D(p) of overlap.h, and the part of it that roles bring. */
int64_t bundle_dual(struct bundle_finder *finder, const struct match_instance *instance,
                    const int32_t *price);
int64_t bundle_seats_worth(const struct match_instance *instance, const int32_t *price);

#endif
