/* SPDX-License-Identifier: MIT
 * small: small seeded instances, by the family of trouble they make. Each is solved in
 * microseconds, so that thousands can be compared with the peer. */
#ifndef TESTS_MATCH_SMALL_H
#define TESTS_MATCH_SMALL_H

#include "chance.h"
#include "vbm.h"

enum small_family {
    SMALL_USUAL,       /* a little of everything */
    SMALL_TIES,        /* three different scores */
    SMALL_CONSTANT,    /* one score, seats short: a price war */
    SMALL_ZERO_SEATS,  /* half of the roles closed */
    SMALL_UNREACHABLE, /* minima beyond the people there are */
    SMALL_LOAD_FOUR,   /* everybody takes four, over a few days */
    SMALL_NO_PAIRS,    /* nobody is eligible */
    SMALL_ONE_ROLE,
    SMALL_ONE_VOLUNTEER,
    SMALL_ROOMY,   /* more seats than people */
    SMALL_ONE_DAY, /* the day binds, not the load */
    SMALL_CHAIN,   /* volunteer i fits roles i and i + 1: one change moves everybody */
    SMALL_SQUARE,  /* one seat a role, everybody fits everywhere */
    SMALL_BONUS,   /* a bonus of nothing, of one, or above every score */
    SMALL_WIDE,    /* many roles for everybody: long lists of pairs */
    SMALL_EMPTY,   /* no volunteers, no roles, or neither */
    SMALL_FAMILIES,
};

struct vbm small_instance(enum small_family family, uint64_t seed);
/* A score as the family has them. */
int32_t small_score(enum small_family family, struct chance *chance);

#endif
