/* SPDX-License-Identifier: MIT
 * id_index: open addressing; a slot holds a number + 1, at most half of them are taken. The last
 * eight bytes of an id are random, which is hash enough. */
#include "id_index.h"

enum { ROOM_FIRST = 64, RANDOM_AT = 8 };

static uint32_t slot_of(const struct id_index *x, id which)
{
    uint64_t bits;
    memcpy(&bits, which.bytes + RANDOM_AT, sizeof(bits));
    uint32_t at = (uint32_t)(bits ^ bits >> 32) & (x->room - 1);
    while (x->slots[at] && !id_equal(x->ids[x->slots[at] - 1], which))
        at = (at + 1) & (x->room - 1);
    return at;
}

static void grow(struct id_index *x)
{
    uint32_t room = x->room ? x->room * 2 : ROOM_FIRST;
    id *ids = ARENA_ARRAY(x->arena, room / 2, id);
    if (x->count) memcpy(ids, x->ids, x->count * sizeof(*ids));
    x->ids = ids;
    x->room = room;
    x->slots = ARENA_ARRAY(x->arena, room, uint32_t);
    for (uint32_t i = 0; i < x->count; i++) x->slots[slot_of(x, ids[i])] = i + 1;
}

uint32_t id_index_add(struct id_index *index, id which)
{
    if (index->count == index->room / 2) grow(index);
    uint32_t at = slot_of(index, which);
    if (!index->slots[at]) {
        index->ids[index->count] = which;
        index->slots[at] = ++index->count;
    }
    return index->slots[at] - 1;
}

bool id_index_find(const struct id_index *index, id which, uint32_t *number)
{
    uint32_t at = index->room ? slot_of(index, which) : 0;
    if (!index->room || !index->slots[at]) return false;
    *number = index->slots[at] - 1;
    return true;
}
