/* SPDX-License-Identifier: MIT
 * topk_walk: what all orders of a search share: the best so far, and looking at one group of people
 * after another. A group is looked at in three steps some groups apart, so that memory has time to
 * bring what the next step reads: named; glanced at, by what every class asks for, where most
 * groups end; looked at in full. The k-th score never falls meanwhile: who went, went rightly. */
#ifndef VOLBANK_BANK_MATCH_TOPK_WALK_H
#define VOLBANK_BANK_MATCH_TOPK_WALK_H

#include "topk.h"
#include "topk_classes.h"

enum { CLASSES_KEPT = 16, CLASSES_ABOUT = 100 };

/* What is asked of people among whom there are, or are none, with a level of the language. Classes
 * are kept by points, the hundreds apart; a class may serve for more points than it was made for.
 */
struct topk_asking {
    struct topk_steps steps;
    int32_t most; /* points of the last steps together */
    int32_t points[CLASSES_KEPT];
    struct topk_classes classes[CLASSES_KEPT];
    int32_t above_points;
    struct topk_classes above; /* of one point more than `above_points` */
};

/* People that stand side by side in the bitsets. */
struct topk_spot {
    uint32_t w;      /* their first word */
    uint32_t points; /* that the best of them has at once: by place and word */
    uint32_t near;   /* what the distance is worth */
    int64_t km;
    struct topk_asking *asking;
    uint64_t left[GROUP_WORDS]; /* who of them may get in */
};

struct topk_search {
    const struct snapshot *snapshot;
    const struct topk_query *query;
    struct topk_hit *heap; /* the worst at 0 once full */
    size_t count;
    uint32_t guess; /* at the k-th score: nobody below is looked at */
    struct topk_work work;
    /* the part searched now */
    const struct match_people *people;
    const uint64_t *dead;
    struct topk_sets sets;
    const uint64_t *seen; /* places that were; NULL = the slots stand in the order by place */
    struct topk_asking hearing, deaf; /* of some who may, or none of whom, speak the language */
    uint32_t found[GROUP_PEOPLE];     /* in one group */
};

/* The score the next one must reach; equal ones by lot. */
uint32_t topk_kth(const struct topk_search *search);
/* Whether anybody who has so many points at once can still get in. */
static inline bool topk_can(const struct topk_search *search, const struct topk_asking *asking,
                            uint32_t points)
{
    return (int32_t)topk_kth(search) - (int32_t)points <= asking->most;
}

/* Nothing made yet. */
void topk_asking_of(const struct topk_steps *steps, struct topk_asking *out);
/* Looks at every group that `next` names until it answers false. */
void topk_walk(struct topk_search *search,
               bool (*next)(struct topk_search *, void *, struct topk_spot *), void *arg);
/* Puts the best in order, best first. */
void topk_unheap(struct topk_search *search);

#endif
