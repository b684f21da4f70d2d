/* SPDX-License-Identifier: MIT
 * vocabulary: closed lists of terms, sets of them, and the weekly grid of free time: the kinds of
 * value that are not one number or one text. What is stored is a term's number, which is never
 * reused; files and the API say its code. */
#ifndef VOLBANK_STORE_VOCABULARY_H
#define VOLBANK_STORE_VOCABULARY_H

#include <stdint.h>

#include "../base/text.h"

/* A set of terms of one vocabulary: bit n = term number n (1..127). */
typedef struct code_set {
    uint64_t words[2];
} code_set;

/* A level 0..100 for each term of a vocabulary, 0 = none: rule facts only ("M'Nông, verified at
 * level 3"). */
typedef struct code_levels {
    uint8_t of[128];
} code_levels;

/* Weekly free time: bit weekday * 4 + block; Monday = 0; blocks below. */
typedef struct week_grid {
    uint32_t cells;
} week_grid;

enum week_block { BLOCK_MORNING, BLOCK_AFTERNOON, BLOCK_EVENING, BLOCK_NIGHT, BLOCK_COUNT };

/* One term of a closed list; number (1..127) is what is stored and is never reused; code is what
 * files and the API say. */
struct term {
    uint8_t number;
    const char *code;
    const char *vi;
    const char *en;
};

/* A named list of terms, ended by number 0. Skills, languages, states of a sign-up, kinds of unit.
 */
struct vocabulary {
    const char *name;
    const char *label;
    const char *label_en;
    const struct term *terms;
};

static inline bool code_set_has(code_set s, unsigned n)
{
    return n < 128 && (s.words[n >> 6] >> (n & 63) & 1);
}
static inline void code_set_add(code_set *s, unsigned n)
{
    REQUIRE(n < 128);
    s->words[n >> 6] |= (uint64_t)1 << (n & 63);
}
API unsigned code_set_count(code_set s);
/* Terms of `wanted` missing from `have`. */
API code_set code_set_minus(code_set wanted, code_set have);
API code_set code_set_both(code_set a, code_set b);
API code_set code_set_either(code_set a, code_set b);
API bool code_set_is_empty(code_set s);
static inline bool week_grid_has(week_grid g, int weekday, int block)
{
    return g.cells >> (weekday * BLOCK_COUNT + block) & 1;
}

/* Term by number or by code; NULL when there is none. */
API const struct term *vocabulary_number(const struct vocabulary *v, unsigned number);
API const struct term *vocabulary_code(const struct vocabulary *v, text code);

#endif
