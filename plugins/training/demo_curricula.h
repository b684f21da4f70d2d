/* SPDX-License-Identifier: MIT
 * demo_curricula: the master curriculum "Quản lý, điều phối tình nguyện" with its ten anchor
 * questions, what was cut from it for each level, and a handbook page for each block. */
#ifndef VOLBANK_TRAINING_DEMO_CURRICULA_H
#define VOLBANK_TRAINING_DEMO_CURRICULA_H

#include "core/plugin/plugin.h"

enum { TAUGHT_BLOCKS = 5, TAUGHT_LEVELS = 5 /* 0: no trainers … 4: the master */ };

struct taught_curriculum {
    id id;
    id blocks[TAUGHT_BLOCKS];
    bool core[TAUGHT_BLOCKS];
};
/* By level. Stores them as approved before the first class, in one transaction. */
struct taught {
    struct taught_curriculum of[TAUGHT_LEVELS];
};
err taught_make(struct ctx *cx, struct tx *tx, id unit, id completion_kind, date first_day,
                struct taught *out) MUST_CHECK;
/* Title of the curriculum of a level. */
text taught_title(int64_t level);

#endif
