/* SPDX-License-Identifier: MIT
 * bundle: what a volunteer would take at given prices: the best role of each day, of these the best
 * `load` that are worth something. What is held already wins ties, so that nobody moves for
 * nothing. Values are doubled and one is added to what is held: then the comparison knows both. */
#include "solver_private.h"

enum { DAYS = 256 };

/* The best choice of each day. */
struct week {
    uint64_t known[DAYS / 64]; /* days that have a choice */
    int32_t rank[DAYS];        /* 2 * value + held */
    match_edge edge[DAYS];
};

static void week_offer(struct week *week, uint8_t day, int32_t rank, match_edge e)
{
    uint64_t bit = 1ULL << (day & 63);
    if (week->known[day >> 6] & bit && week->rank[day] >= rank) return;
    week->known[day >> 6] |= bit;
    week->rank[day] = rank;
    week->edge[day] = e;
}

/* Takes the best day out of the week; false when none is left. */
static bool week_best(struct week *week, match_edge *e, int32_t *rank)
{
    int best = -1;
    for (int w = 0; w < DAYS / 64; w++)
        for (uint64_t days = week->known[w]; days; days &= days - 1) {
            int day = w * 64 + __builtin_ctzll(days);
            if (best < 0 || week->rank[day] > week->rank[best]) best = day;
        }
    if (best < 0) return false;
    week->known[best >> 6] &= ~(1ULL << (best & 63));
    *e = week->edge[best];
    *rank = week->rank[best];
    return true;
}

/* One of the edges in [from, to), or what is held, or nothing. */
static uint32_t best_single(const struct match_solver *s, match_edge held, uint32_t from,
                            uint32_t to, int32_t *worth, match_edge *out)
{
    int32_t best = 0;
    match_edge choice = MATCH_NONE;
    if (held != MATCH_NONE && edge_value(s, held) >= 0) {
        best = 2 * edge_value(s, held) + 1;
        choice = held;
    }
    for (uint32_t e = from; e < to; e++) {
        int32_t rank = 2 * edge_value(s, s->in->edge[e]);
        if (rank > best) {
            best = rank;
            choice = s->in->edge[e];
        }
    }
    *worth = best >> 1;
    *out = choice;
    return choice != MATCH_NONE;
}

/* The best bundle among what is held and the edges in [from, to); *worth is that of its least edge,
 * or 0 when the load is not used up. */
static uint32_t best_several(const struct match_solver *s, uint32_t i, uint32_t from, uint32_t to,
                             int32_t *worth, match_edge *out)
{
    struct week week;
    uint32_t load;
    const match_edge *slots = slots_of(s, i, &load);
    memset(week.known, 0, sizeof week.known);
    for (uint32_t k = 0; k < load; k++)
        if (slots[k] != MATCH_NONE && edge_value(s, slots[k]) >= 0)
            week_offer(&week, edge_day(s, slots[k]), 2 * edge_value(s, slots[k]) + 1, slots[k]);
    for (uint32_t e = from; e < to; e++) {
        int32_t value = edge_value(s, s->in->edge[e]);
        if (value > 0) week_offer(&week, edge_day(s, s->in->edge[e]), 2 * value, s->in->edge[e]);
    }
    uint32_t count = 0;
    int32_t rank = 0;
    while (count < load && week_best(&week, &out[count], &rank)) count++;
    *worth = count < load ? 0 : rank >> 1;
    return count;
}

uint32_t match_bundle_best(const struct match_solver *s, uint32_t i, match_edge out[])
{
    uint32_t load;
    uint32_t from = s->in->offset[i];
    uint32_t to = s->in->offset[i + 1];
    const match_edge *slots = slots_of(s, i, &load);
    int32_t worth = 0;
    if (load == 0 || from == to) return 0;
    uint32_t front = to - from > FRONT && s->rest ? from + FRONT : to;
    uint32_t count = load == 1 ? best_single(s, slots[0], from, front, &worth, out)
                               : best_several(s, i, from, front, &worth, out);
    if (front == to || worth >= match_rest(s, i)) return count;
    return load == 1 ? best_single(s, slots[0], from, to, &worth, out)
                     : best_several(s, i, from, to, &worth, out);
}

void match_bundle_take(struct match_solver *s, uint32_t i, const match_edge *bundle, uint32_t count)
{
    uint32_t load;
    match_edge *slots = slots_of(s, i, &load);
    for (uint32_t k = 0; k < load && slots[k] != MATCH_NONE; k++)
        s->filled[match_edge_role(slots[k])]--;
    for (uint32_t k = 0; k < load; k++) slots[k] = k < count ? bundle[k] : MATCH_NONE;
    for (uint32_t k = 0; k < count; k++) s->filled[match_edge_role(bundle[k])]++;
}

void match_bundle_all(struct match_solver *s)
{
    match_edge bundle[DAYS];
    for (uint32_t i = 0; i < s->in->volunteers; i++) {
        uint32_t count = match_bundle_best(s, i, bundle);
        match_bundle_take(s, i, bundle, count);
    }
}
