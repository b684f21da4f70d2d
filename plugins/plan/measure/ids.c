/* SPDX-License-Identifier: MIT
 * ids: open addressing, at most half full. */
#include "ids.h"

enum { FIRST_ROOM = 16 };

void *plan_grown(struct arena *arena, void *array, size_t count, size_t *room, size_t size)
{
    if (count < *room) return array;
    size_t more = *room ? *room * 2 : FIRST_ROOM;
    void *grown = arena_array(arena, more, size);
    if (count) memcpy(grown, array, count * size);
    *room = more;
    return grown;
}

/* Both halves: an id's time is in the first, its chance in the second. */
static size_t slot_of(const struct plan_ids *ids, id which)
{
    uint64_t a, b;
    memcpy(&a, which.bytes, sizeof(a));
    memcpy(&b, which.bytes + sizeof(a), sizeof(b));
    uint64_t mixed = (a ^ (b * 0x9e3779b97f4a7c15u)) * 0xff51afd7ed558ccdu;
    return (size_t)(mixed >> 20) & (ids->slots - 1);
}

static void put(struct plan_ids *ids, uint32_t number)
{
    size_t at = slot_of(ids, ids->ids[number]);
    while (ids->table[at]) at = (at + 1) & (ids->slots - 1);
    ids->table[at] = number + 1;
}

uint32_t plan_ids_find(const struct plan_ids *ids, id which)
{
    if (!ids->slots) return PLAN_NOBODY;
    for (size_t at = slot_of(ids, which); ids->table[at]; at = (at + 1) & (ids->slots - 1))
        if (id_equal(ids->ids[ids->table[at] - 1], which)) return ids->table[at] - 1;
    return PLAN_NOBODY;
}

uint32_t plan_ids_add(struct plan_ids *ids, id which)
{
    uint32_t number = plan_ids_find(ids, which);
    if (number != PLAN_NOBODY) return number;
    ids->ids = plan_grown(ids->arena, ids->ids, ids->count, &ids->room, sizeof(*ids->ids));
    number = (uint32_t)ids->count++;
    ids->ids[number] = which;
    if (ids->count * 2 > ids->slots) {
        ids->slots = ids->slots ? ids->slots * 2 : 2 * (size_t)FIRST_ROOM;
        ids->table = ARENA_ARRAY(ids->arena, ids->slots, uint32_t);
        for (uint32_t i = 0; i < ids->count; i++) put(ids, i);
    } else {
        put(ids, number);
    }
    return number;
}
