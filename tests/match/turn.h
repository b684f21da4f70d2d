/* SPDX-License-Identifier: MIT
 * turn: what happens to a published allocation, drawn by chance: people withdraw and return,
 * openings appear and close, seats are added and taken away. Applied here to the judge's copy of
 * the instance. */
#ifndef TESTS_MATCH_TURN_H
#define TESTS_MATCH_TURN_H

#include "small.h"

enum turn_kind {
    TURN_WITHDRAW, /* also of somebody who already has: then nothing changes */
    TURN_RETURN,   /* also of somebody who is there */
    TURN_LOAD,
    TURN_SEATS,
    TURN_CLOSE,
    TURN_OPEN,
    TURN_KINDS,
};

/* A new role's pair. */
struct turn_pair {
    uint32_t volunteer;
    int32_t score;
};

struct turn {
    enum turn_kind kind;
    uint32_t volunteer;
    uint32_t role;
    uint8_t load;
    int32_t least, most; /* of SEATS and OPEN */
    uint8_t day;
    struct turn_pair *pairs; /* of OPEN, by rising volunteer; turn_free frees them */
    uint32_t pair_count;
};

/* The changing instance: loads of those who withdrew are 0, and `usual` tells what they were. */
struct turn_world {
    struct vbm now;
    uint8_t *usual;
    enum small_family family;
};

struct turn_world turn_world_new(enum small_family family, uint64_t seed);
void turn_world_free(struct turn_world *world);

struct turn turn_draw(const struct turn_world *world, struct chance *chance);
void turn_apply(struct turn_world *world, const struct turn *turn);
void turn_free(struct turn *turn);

/* For messages: "withdraw", … */
const char *turn_name(enum turn_kind kind);

#endif
