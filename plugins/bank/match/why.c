/* SPDX-License-Identifier: MIT
 * why: why somebody has a seat or not, told by score and price. Without the seat, what stands in
 * the way is the least that the volunteer would give up for it: its role of that day, else its
 * worst when the load is used up, else nothing. In an optimum that is worth at least as much as the
 * seat. */
#include "solver_private.h"

static match_edge edge_to(const struct match_instance *in, uint32_t i, uint32_t role)
{
    for (uint32_t e = in->offset[i]; e < in->offset[i + 1]; e++)
        if (match_edge_role(in->edge[e]) == role) return in->edge[e];
    return MATCH_NONE;
}

static bool holds(const match_edge *slots, uint32_t count, match_edge e)
{
    for (uint32_t k = 0; k < count; k++)
        if (slots[k] == e) return true;
    return false;
}

static match_edge worst_held(const struct match_solver *s, const match_edge *slots, uint32_t count)
{
    match_edge worst = MATCH_NONE;
    for (uint32_t k = 0; k < count; k++)
        if (k == 0 || edge_value(s, slots[k]) < edge_value(s, worst)) worst = slots[k];
    return worst;
}

static match_edge best_other(const struct match_solver *s, uint32_t i, const match_edge *slots,
                             uint32_t count, uint32_t role)
{
    match_edge best = MATCH_NONE;
    for (uint32_t k = s->in->offset[i]; k < s->in->offset[i + 1]; k++) {
        match_edge e = s->in->edge[k];
        if (match_edge_role(e) == role || holds(slots, count, e)) continue;
        if (best == MATCH_NONE || edge_value(s, e) > edge_value(s, best)) best = e;
    }
    return best;
}

/* What stands in the way of a seat that is not held. */
static void why_not(const struct match_solver *s, const match_edge *slots, uint32_t count,
                    uint32_t load, match_edge wanted, struct match_why *out)
{
    uint32_t same = slot_on_day(s, slots, count, edge_day(s, wanted));
    out->day_taken = same < count;
    if (out->day_taken)
        out->instead = slots[same];
    else if (count == load)
        out->instead = worst_held(s, slots, count);
    int32_t given_up = out->instead == MATCH_NONE ? 0 : edge_value(s, out->instead);
    if (given_up > out->value) out->missing = given_up - out->value;
}

void match_why(const struct match_solver *s, uint32_t volunteer, uint32_t role,
               struct match_why *out)
{
    uint32_t load;
    const match_edge *slots = slots_of(s, volunteer, &load);
    uint32_t count = held_count(slots, load);
    match_edge e = edge_to(s->in, volunteer, role);
    *out = (struct match_why){ .instead = MATCH_NONE,
                               .price = s->price[role],
                               .next = best_other(s, volunteer, slots, count, role) };
    for (uint32_t k = 0; k < count; k++) out->surplus += edge_value(s, slots[k]);
    if (out->next != MATCH_NONE) out->next_value = edge_value(s, out->next);
    if (e == MATCH_NONE) return;
    out->eligible = true;
    out->held = holds(slots, count, e);
    out->score = match_edge_score(e);
    out->value = edge_value(s, e);
    if (!out->held) why_not(s, slots, count, load, e, out);
}
