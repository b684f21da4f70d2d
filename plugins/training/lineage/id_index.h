/* SPDX-License-Identifier: MIT
 * id_index: numbers for ids, 0, 1, … in the order in which they are first met, and back. */
#ifndef VOLBANK_TRAINING_LINEAGE_ID_INDEX_H
#define VOLBANK_TRAINING_LINEAGE_ID_INDEX_H

#include "core/plugin/plugin.h"

/* All zero but the arena is an empty one; everything in it lives there. */
struct id_index {
    struct arena *arena;
    id *ids; /* [count] */
    uint32_t *slots;
    uint32_t count, room; /* room: of slots, a power of two */
};

/* The number of an id, a new one when it was not met before. */
uint32_t id_index_add(struct id_index *index, id which);
/* False when it was not met. */
bool id_index_find(const struct id_index *index, id which, uint32_t *number);

#endif
