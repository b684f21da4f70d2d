/* SPDX-License-Identifier: MIT
 * match_small: instances small enough that the optimum is found by trying everything, and what must
 * hold of any solver's answer. The judge counts for itself: it asks the solver only for bundles,
 * prices and stated figures. */
#ifndef VOLBANK_TESTS_MATCH_SMALL_H
#define VOLBANK_TESTS_MATCH_SMALL_H

#include "plugins/bank/match/certificate.h"
#include "plugins/bank/match/live.h"

/* Seeded numbers, the same on every machine. */
struct chance {
    uint64_t state;
};
uint32_t chance_below(struct chance *c, uint32_t bound);

enum small_kind {
    SMALL_MIXED,    /* a bit of everything */
    SMALL_EQUAL,    /* all scores the same */
    SMALL_TIES,     /* few different scores, zeros among them */
    SMALL_STARVED,  /* minima beyond the people there are */
    SMALL_CROWDED,  /* few seats, roles without any */
    SMALL_BUSY,     /* load 4 and more, few days */
    SMALL_NO_BONUS, /* minima are worth nothing */
    SMALL_KINDS
};
/* At most 7 volunteers and 4 roles; sometimes none of either. */
struct match_instance *small_random(enum small_kind kind, struct chance *c);

struct small_pair {
    uint32_t volunteer, role;
    int32_t score;
};
/* From a list of pairs by rising volunteer; day of role j is j, load 1, capacity 1, minimum 0,
 * bonus 1000, one opening: change what differs. */
struct match_instance *small_of(uint32_t volunteers, uint32_t roles, const struct small_pair *pairs,
                                uint32_t count);

/* The optimum, by dynamic programming over volunteers and seats filled: every subset of roles that
 * a volunteer may take is tried. */
int64_t small_optimum(const struct match_instance *in);
/* The same when several roles a day are allowed that share no block (overlap.h). */
int64_t small_overlap_optimum(const struct match_instance *in);
/* The instance's bytes as a file holds them, in the arena. */
struct slice small_file(struct ctx *cx, const struct match_instance *in);

/* Asserts that the assignment is allowed, its figures true, and the dual what the prices prove. */
void small_assert_sound(const struct match_solver *solver);
/* And that nothing is better, by trying everything and by the certificate's checker. */
void small_assert_optimal(struct ctx *cx, struct match_solver *solver);

/* An arena as a test's state: set-up and tear-down. */
int small_arena_open(void **state);
int small_arena_close(void **state);

#endif
