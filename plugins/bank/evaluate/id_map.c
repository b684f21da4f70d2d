/* SPDX-License-Identifier: MIT
 * id_map: linear probing, at most half full. Ids are random in their last eight bytes, which is
 * hash enough. */
#include "id_map.h"

struct id_map_slot {
    id key;
    uint32_t row_and_one; /* 0 = empty */
};

static uint32_t first_slot(const struct id_map *map, const id *key)
{
    uint64_t bits;
    memcpy(&bits, key->bytes + 8, sizeof(bits));
    return (uint32_t)(bits * 0x9E3779B97F4A7C15u >> 32) & (map->room - 1);
}

static struct id_map_slot *slot_of(const struct id_map *map, const id *key)
{
    uint32_t at = first_slot(map, key);
    while (map->slots[at].row_and_one && !id_equal(map->slots[at].key, *key))
        at = (at + 1) & (map->room - 1);
    return &map->slots[at];
}

static void grow(struct id_map *map)
{
    struct id_map bigger = { .arena = map->arena, .room = map->room ? map->room * 2 : 1024 };
    bigger.slots = ARENA_ARRAY(map->arena, bigger.room, struct id_map_slot);
    for (uint32_t i = 0; i < map->room; i++)
        if (map->slots[i].row_and_one) *slot_of(&bigger, &map->slots[i].key) = map->slots[i];
    bigger.count = map->count;
    *map = bigger;
}

void id_map_put(struct id_map *map, id key, uint32_t row)
{
    REQUIRE(row != ID_MAP_NONE);
    if (map->count * 2 >= map->room) grow(map);
    struct id_map_slot *slot = slot_of(map, &key);
    if (!slot->row_and_one) map->count++;
    *slot = (struct id_map_slot){ key, row + 1 };
}

uint32_t id_map_get(const struct id_map *map, id key)
{
    if (!map->room) return ID_MAP_NONE;
    const struct id_map_slot *slot = slot_of(map, &key);
    return slot->row_and_one ? slot->row_and_one - 1 : ID_MAP_NONE;
}
