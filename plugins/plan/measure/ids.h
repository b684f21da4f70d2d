/* SPDX-License-Identifier: MIT
 * ids: numbers 0, 1, 2… for ids as they come, so that what is kept of them stands in arrays. A
 * number is never given again. Lives in an arena; outgrown tables stay in it. */
#ifndef VOLBANK_PLAN_IDS_H
#define VOLBANK_PLAN_IDS_H

#include "core/plugin/plugin.h"

#define PLAN_NOBODY UINT32_MAX

struct plan_ids {
    struct arena *arena;
    id *ids; /* by number */
    size_t count, room;
    uint32_t *table; /* number + 1; 0 = free */
    size_t slots;    /* a power of two, or 0 */
};

/* The number of an id, or PLAN_NOBODY. */
uint32_t plan_ids_find(const struct plan_ids *ids, id which);
/* The same, giving it the next one when it has none. */
uint32_t plan_ids_add(struct plan_ids *ids, id which);

/* An array of `count` grown to hold one more, copied in the arena when it is full. */
void *plan_grown(struct arena *arena, void *array, size_t count, size_t *room, size_t size);

#endif
