/* SPDX-License-Identifier: MIT
 * lots: where the optimum leaves it open who of several equals gets a seat, a lot drawn from the
 * seed decides, or whoever stands first in the records would always win. Equals are those whose
 * score is just the price: to them seat and no seat are worth the same, so exchanging them changes
 * neither the primal nor the dual. */
#include "solver_private.h"

struct lots {
    struct match_solver *s;
    uint64_t *holders; /* for each role a heap, worst lot first, of lot << 32 | volunteer */
    uint64_t *first;   /* [roles] where its heap begins */
    uint32_t *count;   /* [roles] */
};

/* The lot of a volunteer: the least wins. The mixer is splitmix64's (Steele, Lea, Flood 2014). */
static uint64_t lot_of(const struct match_solver *s, uint32_t i)
{
    uint64_t x = s->options.seed + (i + 1ULL) * 0x9e3779b97f4a7c15ULL;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ x >> 27) * 0x94d049bb133111ebULL;
    return (x ^ x >> 31) >> 32 << 32 | i;
}

static void heap_push(uint64_t *heap, uint32_t count, uint64_t lot)
{
    uint32_t at = count;
    while (at > 0 && heap[(at - 1) / 2] < lot) {
        heap[at] = heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    heap[at] = lot;
}

static void heap_replace_worst(uint64_t *heap, uint32_t count, uint64_t lot)
{
    uint32_t at = 0;
    for (uint32_t below = 1; below < count; below = 2 * at + 1) {
        if (below + 1 < count && heap[below + 1] > heap[below]) below++;
        if (heap[below] <= lot) break;
        heap[at] = heap[below];
        at = below;
    }
    heap[at] = lot;
}

/* Holders to whom their seat is worth nothing: those who may be exchanged. */
static uint64_t count_holders(struct lots *l)
{
    const struct match_solver *s = l->s;
    uint64_t sum = 0;
    for (uint32_t i = 0; i < s->in->volunteers; i++) {
        uint32_t load;
        const match_edge *slots = slots_of(s, i, &load);
        for (uint32_t k = 0; k < load && slots[k] != MATCH_NONE; k++)
            if (edge_value(s, slots[k]) == 0) l->count[match_edge_role(slots[k])]++;
    }
    for (uint32_t j = 0; j < s->in->roles; j++) {
        l->first[j] = sum;
        sum += l->count[j];
        l->count[j] = 0;
    }
    return sum;
}

static void gather_holders(struct lots *l)
{
    const struct match_solver *s = l->s;
    for (uint32_t i = 0; i < s->in->volunteers; i++) {
        uint32_t load;
        const match_edge *slots = slots_of(s, i, &load);
        for (uint32_t k = 0; k < load && slots[k] != MATCH_NONE; k++) {
            uint32_t j = match_edge_role(slots[k]);
            if (edge_value(s, slots[k]) == 0)
                heap_push(l->holders + l->first[j], l->count[j]++, lot_of(s, i));
        }
    }
}

static void let_go(struct match_solver *s, uint32_t i, uint32_t role)
{
    uint32_t load;
    match_edge *slots = slots_of(s, i, &load);
    uint32_t last = held_count(slots, load) - 1;
    uint32_t k = 0;
    while (match_edge_role(slots[k]) != role) k++;
    slots[k] = slots[last];
    slots[last] = MATCH_NONE;
}

/* Gives volunteer i, who has slots to spare, what its lot wins. */
static void draw(struct lots *l, uint32_t i)
{
    struct match_solver *s = l->s;
    uint32_t load;
    match_edge *slots = slots_of(s, i, &load);
    uint32_t count = held_count(slots, load);
    for (uint32_t e = s->in->offset[i]; e < s->in->offset[i + 1] && count < load; e++) {
        match_edge edge = s->in->edge[e];
        uint32_t j = match_edge_role(edge);
        if (edge_value(s, edge) != 0 || l->count[j] == 0) continue;
        uint64_t *heap = l->holders + l->first[j];
        uint64_t lot = lot_of(s, i);
        if (heap[0] <= lot || slot_on_day(s, slots, count, s->in->day[j]) < count) continue;
        let_go(s, (uint32_t)heap[0], j);
        heap_replace_worst(heap, l->count[j], lot);
        slots[count++] = edge;
    }
}

void match_lots(struct match_solver *s)
{
    struct lots l = { .s = s };
    uint32_t m = s->in->roles;
    l.count = match_memory_take(s->memory, m, sizeof *l.count);
    l.first = match_memory_take(s->memory, m, sizeof *l.first);
    l.holders = match_memory_take(s->memory, count_holders(&l), sizeof *l.holders);
    gather_holders(&l);
    for (uint32_t i = 0; i < s->in->volunteers; i++) draw(&l, i);
    match_memory_give(s->memory, l.holders);
    match_memory_give(s->memory, l.first);
    match_memory_give(s->memory, l.count);
}
