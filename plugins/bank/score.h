/* SPDX-License-Identifier: MIT
 * score: how well one person fits one opening: the one function behind the volunteer's list, the
 * officer's candidates, exports and bulk matching. Integers in hundredths of a point, 0..10000;
 * pure: same input, same output on every machine.
 *
 *   base  = skills 30 + nearness 20 + free time 20 + keeping one's word 12 + local language 10 +
 * experience 8 final = clamp(base + adjustment of the area's rule (bank.score, at most ±20), 0,
 * 100)
 *
 * What is required (skills, languages, certificates, age, an active record) decides eligibility and
 * earns nothing. */
#ifndef VOLBANK_BANK_SCORE_H
#define VOLBANK_BANK_SCORE_H

#include "bank.h"
#include "score_pair.h"

/* What a person brings that is not in the volunteer record: counted from the last 12 months and
 * from verified skill. */
struct score_history {
    int64_t called, attended, unexcused; /* shifts */
    int64_t months_active, hours_year;   /* hours in whole hours */
    int64_t days_since_last;             /* -1 = never */
    int64_t in_field;        /* attended shifts in the opening's field of activity, ever */
    code_levels languages;   /* verified level; self-declared = 1 */
    code_set certificates;   /* valid on the opening's first day */
    bool certificates_known; /* whether anybody could be asked (credential@1) */
};

/* The opening with what scoring needs from its campaign and shifts. */
struct score_job {
    struct opening opening;
    struct campaign campaign;
    week_grid blocks; /* blocks of the week its shifts touch, each shift's share counted once */
    int64_t hours;    /* over all shifts, whole hours */
    bool in_harvest;  /* first shift between 15/10 and 15/01 */
    text commune;     /* code of the place */
    bool border;
};

enum barrier {
    BARRIER_NONE,
    BARRIER_STATE,
    BARRIER_AGE,
    BARRIER_SKILL,
    BARRIER_LANGUAGE,
    BARRIER_CERTIFICATE,
    BARRIER_RULE
};

struct score_base {
    int64_t terms[SCORE_TERMS];
    int64_t base;         /* their sum */
    enum barrier barrier; /* the first requirement not met, or none */
    code_set missing;     /* terms of the requirement not met */
    code_set unchecked;   /* required certificates nobody could check */
};

/* Most points of each term, hundredths. */
int64_t score_most(enum score_term term);
const char *score_term_vi(enum score_term term);
const char *score_term_en(enum score_term term);

/* The person and the opening as score_pair reads them. Of the person's fields of activity only
 * `field` is filled, from h->in_field. */
struct score_person score_person_of(const struct volunteer *v, const struct score_history *h,
                                    unsigned field);
struct score_need score_need_of(const struct score_job *job);
/* Points for keeping one's word: kept calls over all calls, with a prior. */
int64_t score_word(int64_t called, int64_t attended, int64_t unexcused);
/* What a distance is worth, before anybody's own radius. None from score_far_km() on. */
int64_t score_near(int64_t km);
int64_t score_far_km(void);

/* distance_km: between the communes' centres, or DISTANCE_UNKNOWN. on: the day it is asked. */
void score_base(const struct volunteer *v, const struct score_history *h,
                const struct score_job *job, int64_t distance_km, date on, struct score_base *out);
/* clamp(base + adjustment). */
int64_t score_final(const struct score_base *base, int64_t adjustment);
/* Whole kilometres between two points in millionths of a degree (equirectangular, integer
 * arithmetic; within 1 % at this size of province). DISTANCE_UNKNOWN when either is 0,0. */
int64_t score_distance(int64_t lat_a, int64_t lon_a, int64_t lat_b, int64_t lon_b);
/* Blocks of the week that [from, to) of a day touches for at least 30 minutes: morning 5–12,
 * afternoon 12–18, evening 18–22, night 22–5. */
week_grid score_blocks(const struct shift *shift);

#endif
