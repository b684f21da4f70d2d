/* SPDX-License-Identifier: MIT
 * crowd: a seeded country of communes with people and openings in it, skewed as real ones are: few
 * skills are common, most people are new, some speak the language of their commune. For tests of
 * the searches and for measuring them; no store. */
#ifndef VOLBANK_TESTS_BANK_CROWD_H
#define VOLBANK_TESTS_BANK_CROWD_H

#include "plugins/bank/match/snapshot.h"

struct crowd {
    struct arena *arena;
    uint64_t state; /* of the random numbers */
    size_t place_count, count;
    struct match_place *places;
    struct match_row *rows; /* place = number in `places`, which are in the order of their ids */
    date on;
};

struct crowd_opening {
    struct score_need need;
    uint16_t place;
};

/* side_km: of the square the communes lie in. rough: everything in coarse steps, with ties all over
 * and some points unknown, for tests. */
void crowd_make(struct crowd *c, uint64_t seed, size_t places, size_t people, int64_t side_km,
                bool rough);
void crowd_free(struct crowd *c);
/* Random below n. */
uint32_t crowd_random(struct crowd *c, uint32_t n);
struct match_row crowd_person(struct crowd *c, bool rough);
struct crowd_opening crowd_opening(struct crowd *c, bool rough);
/* The places alone, held once. */
struct match_places *crowd_places(const struct crowd *c);

#endif
