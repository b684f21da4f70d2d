/* SPDX-License-Identifier: MIT
 * backward: a role has a price at which it must hold more seats than it does. The cheapest way to
 * one: somebody with a slot to spare joins, or a chain of volunteers moves up, ending at a role
 * that gives one up, at a price step down where that may happen; or the role's own price falls.
 * Prices only fall, and none below what makes giving up a seat free: 0, or -bonus within the
 * minimum. The lists of takers may be cut at a reach; what is not in them costs more, less what the
 * role's price has fallen since (what a volunteer would give up never becomes worth less when
 * prices fall). A path no longer than that is a shortest path. */
#include "paths_private.h"

struct end {
    int32_t cost;
    uint32_t role;
    uint32_t joiner; /* takes `edge` there; MATCH_NONE: the role gives up a seat */
    match_edge edge;
};

/* What it costs that role k does without its `seats`-th seat: a price step down. */
static int32_t cost_of_giving_up(const struct match_solver *s, uint32_t k, int32_t seats)
{
    int32_t step = seats > s->in->minimum[k] ? s->price[k] : s->price[k] + s->in->bonus;
    return step > 0 ? step : 0;
}

/* The ways in which one taker could come to role k, which is `distance` away. */
static void come(const struct match_solver *s, struct paths *p, struct taker t, uint32_t k,
                 int32_t distance, struct end *end)
{
    uint32_t load;
    const match_edge *slots = slots_of(s, t.volunteer, &load);
    match_edge edge = match_edge_of(k, t.score);
    int32_t base = distance - edge_value(s, edge);
    if (base >= end->cost || load == 0) return;
    uint32_t count = held_count(slots, load);
    uint32_t same = slot_on_day(s, slots, count, s->in->day[k]);
    if (same < count) {
        int32_t cost = base + edge_value(s, slots[same]);
        if (slots[same] != edge && cost < end->cost)
            match_search_reach(p, match_edge_role(slots[same]), cost, k, t.volunteer, edge);
    } else if (count < load) {
        *end = (struct end){ base, k, t.volunteer, edge };
    } else {
        for (uint32_t slot = 0; slot < count; slot++) {
            int32_t cost = base + edge_value(s, slots[slot]);
            if (cost < end->cost)
                match_search_reach(p, match_edge_role(slots[slot]), cost, k, t.volunteer, edge);
        }
    }
}

static struct end search(const struct match_solver *s, struct paths *p, uint32_t sink,
                         int32_t *sure)
{
    struct end end = { FAR, sink, MATCH_NONE, MATCH_NONE };
    uint32_t k;
    int32_t distance;
    *sure = FAR;
    match_search_begin(p);
    match_search_reach(p, sink, 0, sink, MATCH_NONE, MATCH_NONE);
    while (match_search_next(p, &k, &distance) && distance < end.cost && distance < *sure) {
        int32_t step = cost_of_giving_up(s, k, s->filled[k] + (k == sink));
        if (distance + step < end.cost)
            end = (struct end){ distance + step, k, MATCH_NONE, MATCH_NONE };
        int32_t reach = p->reach == FAR ? FAR : distance + p->reach - p->fallen[k];
        if (reach < *sure) *sure = reach;
        for (uint64_t t = p->taker_first[k]; t < p->taker_first[k + 1]; t++)
            come(s, p, p->takers[t], k, distance, &end);
    }
    return end;
}

static void lower_prices(struct match_solver *s, struct paths *p, int32_t cost)
{
    for (uint32_t n = 0; n < p->settled_count; n++) {
        uint32_t k = p->settled[n];
        int32_t fall = cost - p->mark[k].distance;
        if (fall <= 0) continue;
        s->price[k] -= fall;
        p->fallen[k] += fall;
        int32_t fallen = p->fallen_before + p->fallen[k];
        if (fallen > s->fallen) s->fallen = fallen;
    }
}

bool match_backward(struct match_solver *s, struct paths *p, uint32_t sink)
{
    int32_t sure;
    struct end end = search(s, p, sink, &sure);
    if (end.cost > sure) {
        int32_t wanted = p->reach + (end.cost - sure);
        if (wanted > p->wanted) p->wanted = wanted;
        return false;
    }
    lower_prices(s, p, end.cost);
    if (end.joiner != MATCH_NONE) match_seat_take(s, p, end.joiner, end.edge);
    for (uint32_t k = end.role; k != sink;) {
        struct mark *mark = &p->mark[k];
        match_seat_move(s, p, mark->mover, k, mark->edge);
        k = mark->other;
    }
    s->paths++;
    return true;
}
