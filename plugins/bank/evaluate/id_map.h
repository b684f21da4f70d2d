/* SPDX-License-Identifier: MIT
 * id_map: where the row of an id is, for tables read in bulk: open addressing, never shrinks,
 * nothing is taken out. Lives in the arena it was made with. */
#ifndef VOLBANK_BANK_EVALUATE_ID_MAP_H
#define VOLBANK_BANK_EVALUATE_ID_MAP_H

#include "core/plugin/plugin.h"

struct id_map_slot;

struct id_map {
    struct arena *arena;
    struct id_map_slot *slots;
    uint32_t room, count; /* room: a power of two, or 0 */
};

#define ID_MAP_NONE UINT32_MAX

static inline struct id_map id_map_in(struct arena *arena)
{
    return (struct id_map){ .arena = arena };
}
/* An id put twice keeps the later row. `row` is not ID_MAP_NONE. */
void id_map_put(struct id_map *map, id key, uint32_t row);
/* ID_MAP_NONE when it was never put. */
uint32_t id_map_get(const struct id_map *map, id key);

#endif
