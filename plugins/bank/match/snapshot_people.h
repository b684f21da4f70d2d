/* SPDX-License-Identifier: MIT
 * snapshot_people: many people as columns and bitsets, sorted by (commune, points for keeping one's
 * word, lot), and once more as bitsets by languages and skills: the searches of topk run over it. A
 * row each for scoring (score_person) and for what rules may know (match_facts); one plain bitset
 * per cell of the week, skill, level of a language and field of activity, absent when nobody is in
 * it. Immutable and counted. */
#ifndef VOLBANK_BANK_MATCH_SNAPSHOT_PEOPLE_H
#define VOLBANK_BANK_MATCH_SNAPSHOT_PEOPLE_H

#include "snapshot_places.h"

#include "plugins/bank/bank.h"
#include "plugins/bank/score_pair.h"

/* What is known of a person besides what scoring reads, counted as of the snapshot's day. */
struct match_facts {
    id volunteer;
    date last; /* day of the last shift attended, 0 never */
    uint16_t place, area;
    uint16_t called, attended, unexcused; /* shifts in 12 months */
    uint16_t hours;                       /* whole hours in 12 months */
    uint8_t months, occupation;
    uint8_t consent; /* to be matched: enum consent_state */
};

struct match_row {
    struct score_person person;
    struct match_facts facts;
};

/* Numbers of the bitsets. */
enum {
    LEVEL_STEPS = SCORE_LEVEL_FULL,
    SET_FREE = 0, /* + cell of the week */
    SET_NO_FREE = 28,
    SET_BUSY,
    SET_NO_CONSENT,
    SET_LUCKY,                   /* lot below MATCH_LUCKY */
    SET_SKILL = 32,              /* + number of the skill */
    SET_LEVEL = SET_SKILL + 128, /* + language * LEVEL_STEPS + level - 1 */
    SET_FIELD =
        SET_LEVEL + LEVEL_STEPS * SCORE_LANGUAGES, /* + field: attended in it at least once */
    SET_OFTEN = SET_FIELD + SCORE_FIELDS,          /* + field: at least SET_OFTEN_TIMES */
    SET_COUNT = SET_OFTEN + SCORE_FIELDS,
    SET_OFTEN_TIMES = 3
};

/* Bitsets are read in groups of so many words; all have whole groups. */
enum { GROUP_WORDS = 8, GROUP_PEOPLE = GROUP_WORDS * 64 };

/* Who is what, for people in some order. */
struct match_sets {
    uint32_t words;
    bool laid_out;            /* there is room for all */
    uint64_t *set[SET_COUNT]; /* NULL = nobody */
    uint32_t size[SET_COUNT]; /* how many are in it */
};

/* What some people come to at most. */
struct match_most {
    code_set skills;
    uint64_t levels; /* 4 bits per language */
    uint32_t fields;
    uint16_t word;
};
enum { BLOCK_GROUPS = 32 }; /* groups that are left out at once when they can be */

/* What is asked of a place before anybody in it is looked at. */
struct match_home {
    uint64_t levels; /* the best level in each language, 4 bits each */
    uint32_t from;   /* first slot; the next one's is where it ends */
    uint16_t word;   /* of the first and best */
};

struct match_people {
    struct arena *arena;
    _Atomic int refs;
    uint32_t count, words, places; /* words of a bitset */
    struct score_person *person;   /* [count] */
    struct match_facts *facts;     /* [count] */
    uint32_t *lot;                 /* [count] upper half of each one's lot */
    struct match_home *home;       /* [places + 1] */
    uint16_t *group_word;          /* [words / GROUP_WORDS] of the first of each group, by slot */
    struct match_sets sets;        /* by slot */
    struct match_sets far;         /* by languages and skills: people alike lie together */
    uint32_t *far_slot;            /* [count] */
    uint16_t *far_place;           /* [count] */
    struct match_most *group;      /* [far.words / GROUP_WORDS] */
    struct match_most *block;      /* [far.words / GROUP_WORDS / BLOCK_GROUPS, rounded up] */
    uint32_t *table;               /* slot + 1 by id, open addressing */
    uint32_t table_mask;
};

#define MATCH_NO_SLOT UINT32_MAX
#define MATCH_LUCKY (UINT32_MAX >> 4) /* one in sixteen draws a lot below */

/* The lot that decides among equals: the smaller wins. */
static inline uint64_t match_lot(uint64_t seed, id who)
{
    uint64_t a;
    uint64_t b;
    memcpy(&a, who.bytes, sizeof(a));
    memcpy(&b, who.bytes + 8, sizeof(b));
    uint64_t mix = (a ^ seed) * 0x9E3779B97F4A7C15u ^ b;
    mix = (mix ^ mix >> 30) * 0xBF58476D1CE4E5B9u;
    mix = (mix ^ mix >> 27) * 0x94D049BB133111EBu;
    return mix ^ mix >> 31;
}

/* Sorts and copies the rows; every row's place is below `places`. The caller holds it once. */
struct match_people *match_people_new(const struct match_row *rows, size_t count, uint32_t places,
                                      uint64_t seed);
struct match_people *match_people_hold(struct match_people *people);
void match_people_release(struct match_people *people); /* NULL is fine */
/* Where a person is, or MATCH_NO_SLOT. */
uint32_t match_people_find(const struct match_people *people, id volunteer);

static inline bool match_bit(const uint64_t *set, uint32_t slot)
{
    return set && set[slot >> 6] >> (slot & 63) & 1;
}

#endif
