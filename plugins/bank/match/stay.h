/* SPDX-License-Identifier: MIT
 * stay: who had which shift in the run before, so that a new one moves nobody without need and says
 * how many it moved. */
#ifndef VOLBANK_BANK_MATCH_STAY_H
#define VOLBANK_BANK_MATCH_STAY_H

#include "allocation.h"

struct stay_place {
    id volunteer, shift;
};

struct stay {
    struct stay_place *places; /* by volunteer and shift */
    size_t count;
};

/* In the arena; `before` may be NULL: nobody had anything. */
const struct stay *stay_of(struct arena *arena, const struct allocation *before);
bool stay_had(const struct stay *stay, id volunteer, id shift);

#endif
