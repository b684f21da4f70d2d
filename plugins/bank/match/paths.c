/* SPDX-License-Identifier: MIT
 * paths: the workspace of a search and the lists of who holds which role. Marks of an older search
 * count as absent, so a search costs what it visits. Equal distances settle the lower role first:
 * the same bytes everywhere. */
#include "paths_private.h"

void *match_paths_grown(struct match_memory *memory, void *had, size_t count, size_t room,
                        size_t size)
{
    void *more = match_memory_take(memory, room, size);
    if (count) memcpy(more, had, count * size);
    match_memory_give(memory, had);
    return more;
}

/* ---- one search ---- */

void match_search_begin(struct paths *p)
{
    p->search++;
    REQUIRE(p->search != 0);
    p->queued = 0;
    p->settled_count = 0;
}

static void queue_push(struct paths *p, uint64_t key)
{
    if (p->queued == p->queue_room) {
        p->queue_room = p->queue_room ? 2 * p->queue_room : 256;
        p->queue =
            match_paths_grown(p->memory, p->queue, p->queued, p->queue_room, sizeof *p->queue);
    }
    uint32_t at = p->queued++;
    while (at > 0 && p->queue[(at - 1) / 2] > key) {
        p->queue[at] = p->queue[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    p->queue[at] = key;
}

static uint64_t queue_pop(struct paths *p)
{
    uint64_t least = p->queue[0];
    uint64_t key = p->queue[--p->queued];
    uint32_t at = 0;
    for (uint32_t below = 1; below < p->queued; below = 2 * at + 1) {
        if (below + 1 < p->queued && p->queue[below + 1] < p->queue[below]) below++;
        if (p->queue[below] >= key) break;
        p->queue[at] = p->queue[below];
        at = below;
    }
    p->queue[at] = key;
    return least;
}

void match_search_reach(struct paths *p, uint32_t role, int32_t distance, uint32_t other,
                        uint32_t mover, match_edge edge)
{
    struct mark *mark = &p->mark[role];
    if (mark->search == p->search && (mark->settled || mark->distance <= distance)) return;
    *mark = (struct mark){ p->search, false, distance, other, mover, edge };
    queue_push(p, (uint64_t)distance << 32 | role);
}

bool match_search_next(struct paths *p, uint32_t *role, int32_t *distance)
{
    while (p->queued > 0) {
        uint64_t key = queue_pop(p);
        struct mark *mark = &p->mark[(uint32_t)key];
        if (mark->settled) continue; /* by a shorter way */
        mark->settled = true;
        p->settled[p->settled_count++] = *role = (uint32_t)key;
        *distance = mark->distance;
        return true;
    }
    return false;
}

/* ---- who holds a role ---- */

/* A full list moves to the end, where it gets twice the room. */
static void list_widen(struct paths *p, uint32_t j, uint32_t count)
{
    uint32_t room = 2 * count + 4;
    if (p->who_count + room > p->who_room) {
        uint64_t more = 2 * (p->who_count + room);
        p->who = match_paths_grown(p->memory, p->who, p->who_count, more, sizeof *p->who);
        p->who_room = more;
    }
    memmove(p->who + p->who_count, p->who + p->first[j], count * sizeof *p->who);
    p->first[j] = p->who_count;
    p->room[j] = room;
    p->who_count += room;
}

static void list_add(struct match_solver *s, struct paths *p, uint32_t j, uint32_t i)
{
    p->minima += s->filled[j] < s->in->minimum[j];
    uint32_t count = (uint32_t)s->filled[j]++;
    if (count == p->room[j]) list_widen(p, j, count);
    p->who[p->first[j] + count] = i;
}

static void list_remove(struct match_solver *s, struct paths *p, uint32_t j, uint32_t i)
{
    uint32_t *who = p->who + p->first[j];
    uint32_t k = 0;
    while (who[k] != i) k++;
    who[k] = who[--s->filled[j]];
    p->minima -= s->filled[j] < s->in->minimum[j];
}

static void lists_fill(struct match_solver *s, struct paths *p)
{
    uint32_t m = s->in->roles;
    for (uint32_t j = 0; j < m; j++) {
        p->first[j] = p->who_room;
        p->room[j] = (uint32_t)s->filled[j] + 4;
        p->who_room += p->room[j];
        s->filled[j] = 0;
    }
    p->who_count = p->who_room;
    p->who = match_memory_take(p->memory, p->who_room, sizeof *p->who);
    for (uint32_t i = 0; i < s->in->volunteers; i++) {
        uint32_t load;
        const match_edge *slots = slots_of(s, i, &load);
        for (uint32_t k = 0; k < load && slots[k] != MATCH_NONE; k++)
            list_add(s, p, match_edge_role(slots[k]), i);
    }
}

/* ---- holding and moving ---- */

static void note(struct paths *p, uint32_t i, uint32_t from, uint32_t to)
{
    if (!p->noting) return;
    if (p->step_count == p->step_room) {
        p->step_room = 2 * p->step_room + 16;
        p->step =
            match_paths_grown(p->memory, p->step, p->step_count, p->step_room, sizeof *p->step);
    }
    p->step[p->step_count++] = (struct match_move){ i, from, to };
}

void match_seat_take(struct match_solver *s, struct paths *p, uint32_t i, match_edge e)
{
    uint32_t load;
    match_edge *slots = slots_of(s, i, &load);
    uint32_t count = held_count(slots, load);
    REQUIRE(count < load);
    slots[count] = e;
    list_add(s, p, match_edge_role(e), i);
    p->scores += match_edge_score(e);
    p->seats++;
    note(p, i, MATCH_NONE, match_edge_role(e));
}

static uint32_t slot_with_role(const match_edge *slots, uint32_t role)
{
    uint32_t k = 0;
    while (match_edge_role(slots[k]) != role) k++;
    return k;
}

void match_seat_leave(struct match_solver *s, struct paths *p, uint32_t i, uint32_t role)
{
    uint32_t load;
    match_edge *slots = slots_of(s, i, &load);
    uint32_t last = held_count(slots, load) - 1;
    uint32_t k = slot_with_role(slots, role);
    p->scores -= match_edge_score(slots[k]);
    p->seats--;
    slots[k] = slots[last];
    slots[last] = MATCH_NONE;
    list_remove(s, p, role, i);
    note(p, i, role, MATCH_NONE);
}

void match_seat_move(struct match_solver *s, struct paths *p, uint32_t i, uint32_t from,
                     match_edge to)
{
    uint32_t load;
    match_edge *slots = slots_of(s, i, &load);
    uint32_t k = slot_with_role(slots, from);
    p->scores += match_edge_score(to) - match_edge_score(slots[k]);
    slots[k] = to;
    list_remove(s, p, from, i);
    list_add(s, p, match_edge_role(to), i);
    note(p, i, from, match_edge_role(to));
}

struct paths *match_paths_new(struct match_solver *s)
{
    uint32_t m = s->in->roles;
    struct paths *p = match_memory_take(s->memory, 1, sizeof *p);
    p->memory = s->memory;
    p->mark = match_memory_take(s->memory, m, sizeof *p->mark);
    p->settled = match_memory_take(s->memory, m, sizeof *p->settled);
    p->first = match_memory_take(s->memory, m, sizeof *p->first);
    p->room = match_memory_take(s->memory, m, sizeof *p->room);
    p->fallen = match_memory_take(s->memory, m, sizeof *p->fallen);
    lists_fill(s, p);
    p->minima = 0;
    return p;
}

void match_paths_free(struct paths *p)
{
    if (!p) return;
    match_takers_drop(p);
    match_memory_give(p->memory, p->net);
    match_memory_give(p->memory, p->step);
    match_memory_give(p->memory, p->queue);
    match_memory_give(p->memory, p->who);
    match_memory_give(p->memory, p->fallen);
    match_memory_give(p->memory, p->room);
    match_memory_give(p->memory, p->first);
    match_memory_give(p->memory, p->settled);
    match_memory_give(p->memory, p->mark);
    match_memory_give(p->memory, p);
}
