/* SPDX-License-Identifier: MIT
 * topk_classes: the terms of a score that differ from person to person come in few steps: so many
 * of the preferred skills, so many of the blocks, a level of the language, experience or none. Who
 * can still reach a number of points is one of a few classes "at least so many of each", and
 * belonging to a class is the AND of a few words of bitsets. More than STEPS_MAX of them are
 * put together, with the points of the best: a class never promises too little. */
#ifndef VOLBANK_BANK_MATCH_TOPK_CLASSES_H
#define VOLBANK_BANK_MATCH_TOPK_CLASSES_H

#include "snapshot_people.h"

enum {
    STEPS_MAX = 8,
    FIELD_STEPS = 2, /* ever, often */
    CLASSES_MAX = (STEPS_MAX + 1) * (LEVEL_STEPS + 1) * (FIELD_STEPS + 1),
    SETS_MAX = 192
};

/* Most points of each step; step 0 is everybody's. */
struct topk_steps {
    uint32_t skill[STEPS_MAX + 1], time[STEPS_MAX + 1], level[LEVEL_STEPS + 1],
        field[FIELD_STEPS + 1];
    uint32_t fits[STEPS_MAX + 1];           /* blocks that a step of time begins with */
    uint32_t skills, times, levels, fields; /* last step */
    uint32_t neutral_time; /* the last step that somebody without a weekly grid may count for */
    bool busy_never;       /* who is busy at harvest stays at step 0 of time */
    bool time_for_all;     /* no blocks: everybody else reaches the last step */
};

struct topk_class {
    uint8_t skill, time, level, field;
};

struct topk_classes {
    struct topk_class of[CLASSES_MAX];
    uint32_t count;                                             /* 0 = nobody can */
    uint32_t skill_least, time_least, level_least, field_least; /* in every class at least */
    uint32_t skill_last, time_last, level_last, field_last;
};

void topk_steps_of(const struct score_need *need, struct topk_steps *out);
/* The classes from which `points` can be reached: those that contain no other. */
void topk_classes_of(const struct topk_steps *steps, int32_t points, struct topk_classes *out);

/* The bitsets that a search over one part reads. */
struct topk_sets {
    const uint64_t *required[SETS_MAX]; /* rarest first */
    const uint64_t *not_in[2];          /* dead, did not agree */
    const uint64_t *skill[128], *time[28], *level[LEVEL_STEPS];
    const uint64_t *no_free, *busy, *lucky, *field[FIELD_STEPS];
    uint32_t required_count, not_count, skill_count, time_count;
};

/* False when nobody can meet the requirements. dead may be NULL. */
bool topk_sets_of(const struct match_sets *sets, const uint64_t *dead,
                  const struct score_need *need, struct topk_sets *out);
/* The requirements and what every class asks for, where most groups end: leaves in `among`
 * (GROUP_WORDS words, those from word w on) who meets them. False when nobody does. */
bool topk_needed(const struct topk_sets *sets, const struct topk_classes *classes, uint32_t w,
                 uint64_t among[]);
/* Asks memory for what topk_needed will read of word w, and for the rest that topk_group will. */
void topk_fetch_needed(const struct topk_sets *sets, const struct topk_classes *classes,
                       uint32_t w);
void topk_fetch(const struct topk_sets *sets, const struct topk_classes *classes, uint32_t w);
/* Leaves in `among` (GROUP_WORDS words, those from word w on) who meets the requirements and is in
 * a class. False when nobody is. */
bool topk_group(const struct topk_sets *sets, const struct topk_steps *steps,
                const struct topk_classes *classes, uint32_t w, uint64_t among[]);

#endif
