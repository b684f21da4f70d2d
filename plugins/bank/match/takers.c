/* SPDX-License-Identifier: MIT
 * takers: the instance seen from the roles: who could take each. Listing everybody doubles the
 * memory of an instance; a repair after the auction needs only those who are near: whom it would
 * cost at most `reach` to take the role. That cost is at least what a volunteer must let go for one
 * more slot: its role of the same day, else its least when the load is used up, else nothing. */
#include "paths_private.h"

/* Counts (cursor NULL) or writes the takers among one volunteer's edges. */
static void list_volunteer(const struct match_solver *s, struct paths *p, uint32_t i,
                           uint64_t *cursor)
{
    uint32_t load;
    uint32_t from = s->in->offset[i];
    uint32_t to = s->in->offset[i + 1];
    const match_edge *slots = slots_of(s, i, &load);
    uint32_t count = held_count(slots, load);
    int32_t least = count < load ? 0 : FAR;
    for (uint32_t k = 0; count == load && k < count; k++)
        if (edge_value(s, slots[k]) < least) least = edge_value(s, slots[k]);
    if (s->rest && to - from > FRONT && least - match_rest(s, i) > p->reach) to = from + FRONT;
    for (uint32_t e = from; e < to; e++) {
        match_edge edge = s->in->edge[e];
        int32_t value = edge_value(s, edge);
        uint32_t role = match_edge_role(edge);
        if (p->reach < FAR) {
            if (least - value > p->reach) continue;
            uint32_t same = slot_on_day(s, slots, count, s->in->day[role]);
            if (same < count && edge_value(s, slots[same]) - value > p->reach) continue;
        }
        if (cursor)
            p->takers[cursor[role]++] = (struct taker){ i, match_edge_score(edge) };
        else
            p->taker_first[role + 1]++;
    }
}

void match_takers_drop(struct paths *p)
{
    match_memory_give(p->memory, p->takers);
    match_memory_give(p->memory, p->taker_first);
    p->takers = NULL;
    p->taker_first = NULL;
}

void match_takers_list(struct match_solver *s, struct paths *p, int32_t reach)
{
    uint32_t m = s->in->roles;
    match_takers_drop(p);
    p->reach = reach;
    p->wanted = 2 * (reach < FAR / 2 ? reach : FAR / 2);
    p->fallen_before = s->fallen;
    memset(p->fallen, 0, m * sizeof *p->fallen);
    p->taker_first = match_memory_take(s->memory, (size_t)m + 1, sizeof *p->taker_first);
    for (uint32_t i = 0; i < s->in->volunteers; i++) list_volunteer(s, p, i, NULL);
    for (uint32_t j = 0; j < m; j++) p->taker_first[j + 1] += p->taker_first[j];
    p->takers = match_memory_take(s->memory, p->taker_first[m], sizeof *p->takers);
    uint64_t *cursor = match_memory_take(s->memory, m, sizeof *cursor);
    memcpy(cursor, p->taker_first, m * sizeof *cursor);
    for (uint32_t i = 0; i < s->in->volunteers; i++) list_volunteer(s, p, i, cursor);
    match_memory_give(s->memory, cursor);
}
