/* SPDX-License-Identifier: MIT
 * standing: the set-level pass over a category: the council's mean scores in order, at most the
 * declared part excellent, ties broken by the keys the district rules gave and the province's rule
 * declares, then by the round's lot. Dossiers the council has not scored have no rank. */
#ifndef VOLBANK_AWARDS_STANDING_H
#define VOLBANK_AWARDS_STANDING_H

#include "score.h"

struct standing_row {
    struct nomination nomination; /* as stored */
    int64_t given;                /* reviews that count */
    int64_t score;                /* mean, hundredths of 0..100 */
    bool ruled;                   /* awards.score gave points */
    bool faulty;                  /* it was asked and failed */
    int64_t points;               /* the rule's, hundredths */
    int64_t keys[SET_KEYS_MAX];   /* in the order of standing_rule.ties */
    int32_t band;                 /* enum award_band; 0 = not scored */
    bool moved;                   /* lost its band to the quota of excellent ones */
    uint32_t rank;                /* 1..; 0 = not scored */
    bool within;                  /* rank within the category's quota */
};
/* What the rule in force for the round's unit declares of all dossiers together. */
struct standing_rule {
    text ties[SET_KEYS_MAX];
    size_t tie_count;
    struct rule_group group;
};
struct standing {
    struct standing_rule rule;
    struct standing_row *rows; /* scored ones by rank, then the others */
    size_t count;
};

/* Outside transactions or in .prepare: asks for the rule. */
err standing_rule_of(struct ctx *cx, struct tx *tx, const struct award_round *r,
                     struct standing_rule *out) MUST_CHECK;
/* Of the dossiers of a category that are CHECKED or further; all: else only CHECKED. Reads as the
 * system: whether the actor may know is the caller's to ask. In the arena. */
err standing_of(struct ctx *cx, struct tx *tx, const struct award_round *r,
                const struct award_category *c, bool all, struct standing *out) MUST_CHECK;
/* The pure part: ranks, bands and `within` of rows whose nomination, score, given and keys are
 * filled; sorts them. */
void standing_rank(struct standing_row *rows, size_t count, const struct standing_rule *rule,
                   uint64_t seed, int64_t quota);

/* GET /award_rounds/:id/standing: for the chair, the secretary and the round's office. SLOW. */
err award_round_standing(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs);

#endif
