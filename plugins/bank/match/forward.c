/* SPDX-License-Identifier: MIT
 * forward: a role holds more seats than its price opens. The cheapest way out: a chain of
 * volunteers each moving on to another role, ending where a seat is free, where a price step opens
 * one, or where somebody goes home; or the price of the role itself rises until the seat may stay.
 * Prices only rise: by what the way's length exceeds a role's distance. Whoever is in a settled
 * role could go home for its value there, so no price rises above a score that somebody has for the
 * role. */
#include "paths_private.h"

/* The best end of a path found so far. */
struct end {
    int32_t cost;
    uint32_t role;
    uint32_t leaver; /* goes home from there; MATCH_NONE: the role takes the seat */
};

/* What it costs that role j takes one more: nothing, or a price step up to 0. */
static int32_t cost_of_seat(const struct match_solver *s, uint32_t j, int32_t filled)
{
    if (filled < s->in->minimum[j]) return 0;
    if (filled >= s->in->capacity[j]) return FAR;
    return s->price[j] < 0 ? -s->price[j] : 0;
}

struct leaving {
    uint32_t volunteer, from;
    int32_t base;            /* distance of `from` + what its seat is worth to the volunteer */
    const match_edge *slots; /* what the volunteer holds */
    uint32_t count;
};

/* Ways on for one volunteer over the edges in [from, to). */
static void reach_over(const struct match_solver *s, struct paths *p, const struct leaving *l,
                       uint32_t from, uint32_t to, int32_t limit)
{
    uint8_t left = s->in->day[l->from];
    for (uint32_t e = from; e < to; e++) {
        match_edge edge = s->in->edge[e];
        int32_t distance = l->base - edge_value(s, edge);
        if (distance >= limit || match_edge_role(edge) == l->from) continue;
        uint8_t day = edge_day(s, edge);
        bool free_day =
            l->count == 1 || day == left || slot_on_day(s, l->slots, l->count, day) == l->count;
        if (free_day)
            match_search_reach(p, match_edge_role(edge), distance, l->from, l->volunteer, edge);
    }
}

static void leave(const struct match_solver *s, struct paths *p, uint32_t i, uint32_t j,
                  int32_t distance, struct end *end)
{
    uint32_t load;
    uint32_t from = s->in->offset[i];
    uint32_t to = s->in->offset[i + 1];
    struct leaving l = { .volunteer = i, .from = j, .slots = slots_of(s, i, &load) };
    l.count = held_count(l.slots, load);
    uint32_t k = 0;
    while (match_edge_role(l.slots[k]) != j) k++;
    l.base = distance + edge_value(s, l.slots[k]);
    if (l.base < end->cost) *end = (struct end){ l.base, j, i };
    uint32_t front = s->rest && to - from > FRONT ? from + FRONT : to;
    reach_over(s, p, &l, from, front, end->cost);
    if (front < to && l.base - match_rest(s, i) < end->cost)
        reach_over(s, p, &l, front, to, end->cost);
}

static struct end search(struct match_solver *s, struct paths *p, uint32_t source)
{
    struct end end = { FAR, source, MATCH_NONE };
    uint32_t j;
    int32_t distance;
    match_search_begin(p);
    match_search_reach(p, source, 0, source, MATCH_NONE, MATCH_NONE);
    while (match_search_next(p, &j, &distance) && distance < end.cost) {
        int32_t seat = cost_of_seat(s, j, s->filled[j] - (j == source));
        if (seat < FAR && distance + seat < end.cost)
            end = (struct end){ distance + seat, j, MATCH_NONE };
        const uint32_t *who = p->who + p->first[j];
        for (int32_t k = 0; k < s->filled[j] && distance < end.cost; k++)
            leave(s, p, who[k], j, distance, &end);
    }
    return end;
}

void match_forward(struct match_solver *s, struct paths *p, uint32_t source)
{
    struct end end = search(s, p, source);
    REQUIRE(end.cost < FAR);
    for (uint32_t k = 0; k < p->settled_count; k++) {
        uint32_t j = p->settled[k];
        if (p->mark[j].distance < end.cost) s->price[j] += end.cost - p->mark[j].distance;
    }
    if (end.leaver != MATCH_NONE) match_seat_leave(s, p, end.leaver, end.role);
    for (uint32_t j = end.role; j != source;) {
        struct mark *mark = &p->mark[j];
        match_seat_move(s, p, mark->mover, mark->other, mark->edge);
        j = mark->other;
    }
    s->paths++;
}
