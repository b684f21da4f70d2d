/* SPDX-License-Identifier: MIT
 * chance: a seeded sequence of chances (xoshiro256**, seeded by splitmix64: Blackman and Vigna,
 * public domain): the same seed gives the same world on every machine. */
#ifndef TESTS_MATCH_CHANCE_H
#define TESTS_MATCH_CHANCE_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

struct chance {
    uint64_t state[4];
};

static inline struct chance chance_from(uint64_t seed)
{
    struct chance chance;
    for (int i = 0; i < 4; i++) {
        seed += UINT64_C(0x9e3779b97f4a7c15);
        uint64_t z = (seed ^ (seed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
        z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
        chance.state[i] = z ^ (z >> 31);
    }
    return chance;
}

static inline uint64_t chance_rotate(uint64_t x, int by)
{
    return (x << by) | (x >> (64 - by));
}

static inline uint64_t chance_next(struct chance *chance)
{
    uint64_t *s = chance->state;
    uint64_t result = chance_rotate(s[1] * 5, 7) * 9;
    uint64_t shifted = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = chance_rotate(s[3], 45);
    return result;
}

/* In [0, 1). */
static inline double chance_real(struct chance *chance)
{
    return (double)(chance_next(chance) >> 11) * 0x1p-53;
}

/* In 0 … n - 1; 0 when n is 0. */
static inline uint32_t chance_below(struct chance *chance, uint32_t n)
{
    return (uint32_t)(((chance_next(chance) >> 32) * n) >> 32);
}

/* From low to high, both included. */
static inline int32_t chance_between(struct chance *chance, int32_t low, int32_t high)
{
    return low + (int32_t)chance_below(chance, (uint32_t)(high - low + 1));
}

static inline bool chance_of(struct chance *chance, double probability)
{
    return chance_real(chance) < probability;
}

/* The standard normal distribution, by Box and Muller. */
static inline double chance_normal(struct chance *chance)
{
    double u = chance_real(chance) + 1e-18;
    double angle = 6.283185307179586 * chance_real(chance);
    return sqrt(-2 * log(u)) * cos(angle);
}

#endif
