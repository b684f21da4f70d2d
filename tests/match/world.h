/* SPDX-License-Identifier: MIT
 * world: a seeded province, or a nation, for measuring: communes on a plane with uneven
 * populations, regions of minority languages, people with skewed skills, certificates and free
 * time, and openings that ask for them. It resembles what officers told, at any size; nothing in it
 * is a real person's. */
#ifndef TESTS_MATCH_WORLD_H
#define TESTS_MATCH_WORLD_H

#include <stdbool.h>
#include <stdint.h>

enum {
    WORLD_DAYS = 28,
    WORLD_BLOCKS = 3, /* of a day: morning, afternoon, evening */
    WORLD_LEADER = 2, /* certificate bit of those who may lead a team */
};

struct commune {
    float x, y; /* km */
    double people;
    uint8_t language; /* of the minority living there: bit number; 0 none */
};

struct person {
    float x, y;
    float radius; /* km he or she travels */
    uint32_t skills, interests;
    uint16_t commune;
    uint16_t reliability; /* 0 … 1000 */
    uint16_t hours;       /* served so far, at most 2000 */
    uint8_t languages, certificates, load, age;
    uint8_t free[WORLD_DAYS]; /* a bit per block */
};

struct opening {
    float x, y;
    uint32_t required, preferred, topics;
    int32_t least, most;
    int32_t language_seats, leader_seats; /* of `most` */
    uint16_t commune;
    uint8_t day, blocks, certificate, language;
    bool adults_only;
};

struct world {
    float side; /* of the square, km */
    struct commune *communes;
    struct person *people;
    struct opening *openings;
    uint32_t commune_count, person_count, opening_count;
};

/* sorted: people and openings in Morton order of their places, as an engine would keep them. */
struct world world_new(uint32_t people, uint32_t openings, uint64_t seed, bool sorted);
void world_free(struct world *world);

/* Whether the person meets what the opening asks for; the score of such a pair, 1 … 10000. */
bool world_eligible(const struct person *person, const struct opening *opening);
int32_t world_score(const struct person *person, const struct opening *opening);

#endif
