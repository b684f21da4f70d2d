/* SPDX-License-Identifier: MIT
 * score_pair: what scoring reads of a person and of an opening, packed into a few words each, and
 * the one function that adds up the terms. Everything that scores ends here: score_base for a pair
 * read from the store, the snapshot for millions of people held in memory. Inline, since the
 * snapshot calls it for every survivor; pure integers. */
#ifndef VOLBANK_BANK_SCORE_PAIR_H
#define VOLBANK_BANK_SCORE_PAIR_H

#include "vocabulary.h"

enum score_term {
    SCORE_SKILLS,
    SCORE_NEAR,
    SCORE_TIME,
    SCORE_WORD,
    SCORE_LANGUAGE,
    SCORE_EXPERIENCE,
    SCORE_TERMS
};

enum {
    SCORE_FULL = 10000,
    DISTANCE_UNKNOWN = -1,
    SCORE_LANGUAGES = 16, /* numbers of languages lie below */
    SCORE_FIELDS = 21,    /* numbers of fields of activity lie below */
    SCORE_SKILLS_MOST = 3000,
    SCORE_NEAR_MOST = 2000,
    SCORE_TIME_MOST = 2000,
    SCORE_WORD_MOST = 1200,
    SCORE_LANGUAGE_MOST = 1000,
    SCORE_EXPERIENCE_MOST = 800,
    SCORE_NEUTRAL = 60, /* percent of a term when nothing is known: missing data is not zero */
    SCORE_LEVEL_FULL = 3,
    SCORE_FIELD_FULL = 5 /* shifts in the field that count in full; more is not kept */
};

struct score_person {
    code_set skills;
    uint64_t levels; /* 4 bits per language: verified level, self-declared counts as 1 */
    uint64_t fields; /* 3 bits per field of activity: shifts attended in it, at most 5 */
    uint32_t free;   /* cells of the week */
    date birth;
    uint16_t radius_km; /* 0 = anywhere */
    uint16_t word;      /* points for keeping one's word */
    uint16_t speaks;    /* bit per language with a level */
    bool busy_harvest;
};

struct score_need {
    code_set required, preferred;
    uint32_t blocks;    /* cells of the week */
    date born_by;       /* the latest birthday that is old enough; 0 = nobody is */
    uint16_t languages; /* required: bit per language */
    uint8_t preferred_count, block_count;
    uint8_t language; /* most needed there, 0 none */
    uint8_t field;
    bool in_harvest;
};

static inline uint32_t score_level(uint64_t levels, unsigned language)
{
    return (uint32_t)(levels >> (language * 4)) & 15;
}
static inline uint32_t score_in_field(uint64_t fields, unsigned field)
{
    return (uint32_t)(fields >> (field * 3)) & 7;
}
static inline uint32_t score_common(code_set a, code_set b)
{
    return (uint32_t)(__builtin_popcountll(a.words[0] & b.words[0]) +
                      __builtin_popcountll(a.words[1] & b.words[1]));
}

/* Whether the person is old enough and has every skill and language required; state and
 * certificates are the caller's. */
static inline bool score_meets(const struct score_person *p, const struct score_need *n)
{
    uint64_t lack = (n->required.words[0] & ~p->skills.words[0]) |
                    (n->required.words[1] & ~p->skills.words[1]) |
                    (uint64_t)(n->languages & ~p->speaks);
    return !lack && p->birth > 0 && p->birth <= n->born_by;
}

static inline uint32_t score_skills_part(uint32_t common, uint32_t wished)
{
    return wished ? SCORE_SKILLS_MOST * common / wished : SCORE_SKILLS_MOST;
}
static inline uint32_t score_language_part(uint32_t level)
{
    return SCORE_LANGUAGE_MOST * (level < SCORE_LEVEL_FULL ? level : SCORE_LEVEL_FULL) /
           SCORE_LEVEL_FULL;
}
static inline uint32_t score_time_part(uint32_t fits, uint32_t blocks)
{
    return SCORE_TIME_MOST * fits / blocks;
}
static inline uint32_t score_time_of(const struct score_person *p, const struct score_need *n)
{
    if (p->busy_harvest && n->in_harvest) return 0;
    if (!p->free || !n->blocks) return SCORE_TIME_MOST * SCORE_NEUTRAL / 100;
    return score_time_part((uint32_t)__builtin_popcount(p->free & n->blocks), n->block_count);
}

/* The six terms of a pair. near: score_near(km), what the distance is worth to whoever goes that
 * far. */
static inline void score_terms(const struct score_person *p, const struct score_need *n, int64_t km,
                               uint32_t near, uint32_t out[SCORE_TERMS])
{
    out[SCORE_SKILLS] =
        score_skills_part(score_common(n->preferred, p->skills), n->preferred_count);
    out[SCORE_NEAR] = p->radius_km && km > p->radius_km ? 0 : near;
    out[SCORE_TIME] = score_time_of(p, n);
    out[SCORE_WORD] = p->word;
    out[SCORE_LANGUAGE] = n->language ? score_language_part(score_level(p->levels, n->language))
                                      : SCORE_LANGUAGE_MOST * SCORE_NEUTRAL / 100;
    out[SCORE_EXPERIENCE] =
        SCORE_EXPERIENCE_MOST * score_in_field(p->fields, n->field) / SCORE_FIELD_FULL;
}

/* Their sum. */
static inline uint32_t score_sum(const struct score_person *p, const struct score_need *n,
                                 int64_t km, uint32_t near)
{
    uint32_t terms[SCORE_TERMS];
    uint32_t sum = 0;
    score_terms(p, n, km, near, terms);
    for (int i = 0; i < SCORE_TERMS; i++) sum += terms[i];
    return sum;
}

#endif
