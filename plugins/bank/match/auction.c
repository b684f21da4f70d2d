/* SPDX-License-Identifier: MIT
 * auction: volunteers bid for seats until nobody wants another at its price, within epsilon.
 * Roles sell by what their price opens: minimum seats below 0, all from 0 on; the price of a role
 * without a free seat is its lowest bid. Prices only rise. Who must bid is a bitmap, swept in the
 * order of volunteers: neighbours in the instance are neighbours in memory (a queue is 4 times
 * slower). A bidder looks at the few edges that were best when it last looked at all of them, and
 * at all again only when these may hide a better one: `rest` bounds what the others are worth. A
 * bid is at most score + epsilon, since the second best choice, staying home, is worth 0. */
#include "solver_private.h"

enum { STEPS_SHRINK_TO = 20 }; /* this part of the first */

struct bid {
    int32_t amount;
    uint32_t volunteer;
    uint32_t slot; /* of all slots: where the volunteer notes the role */
};

struct auction {
    struct match_solver *s;
    struct bid *bids;  /* a min-heap for each role */
    uint64_t *start;   /* [roles] where its heap begins */
    uint64_t *waiting; /* bitmap: who must bid */
    uint32_t waiting_count;
    int32_t epsilon, least_epsilon;
    uint64_t made, war_at; /* bids made; how many of them mean a price war */
};

/* The two best choices: a bid for the first may go up to what makes the second as good. */
struct choice {
    uint32_t edge; /* MATCH_NONE: staying home is best */
    int32_t first, second;
};

/* ---- heaps of bids ---- */

static void bid_push(struct bid *heap, int32_t count, struct bid bid)
{
    int32_t at = count;
    while (at > 0 && heap[(at - 1) / 2].amount > bid.amount) {
        heap[at] = heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    heap[at] = bid;
}

static void bid_replace_lowest(struct bid *heap, int32_t count, struct bid bid)
{
    int32_t at = 0;
    for (int32_t below = 1; below < count; below = 2 * at + 1) {
        if (below + 1 < count && heap[below + 1].amount < heap[below].amount) below++;
        if (heap[below].amount >= bid.amount) break;
        heap[at] = heap[below];
        at = below;
    }
    heap[at] = bid;
}

/* The price that keeps open what may be sold. */
static int32_t price_of(const struct auction *a, uint32_t j)
{
    const struct match_instance *in = a->s->in;
    int32_t filled = a->s->filled[j];
    int32_t lowest = filled ? a->bids[a->start[j]].amount : 0;
    if (filled < in->minimum[j]) return -in->bonus;
    if (filled == in->capacity[j]) return lowest;
    return filled == in->minimum[j] && lowest < 0 ? lowest : 0;
}

/* ---- choosing ---- */

/* One who chooses: its slots, and the days (modulo 64, a hint) on which some are taken. */
struct chooser {
    const match_edge *slots;
    uint32_t load;
    uint64_t days;
};

static uint64_t days_held(const struct match_solver *s, const match_edge *slots, uint32_t load)
{
    uint64_t days = 0;
    for (uint32_t k = 0; k < load; k++)
        if (slots[k] != MATCH_NONE) days |= 1ULL << (edge_day(s, slots[k]) & 63);
    return days;
}

static bool day_taken(const struct match_solver *s, const struct chooser *who, match_edge e)
{
    uint8_t day = edge_day(s, e);
    if (!(who->days >> (day & 63) & 1)) return false;
    for (uint32_t k = 0; k < who->load; k++)
        if (who->slots[k] != MATCH_NONE && edge_day(s, who->slots[k]) == day) return true;
    return false;
}

static inline void consider(struct choice *c, int32_t value, uint32_t edge)
{
    bool best = value > c->first;
    int32_t lesser = best ? c->first : value;
    c->second = lesser > c->second ? lesser : c->second;
    c->first = best ? value : c->first;
    c->edge = best ? edge : c->edge;
}

static struct choice choose(const struct match_solver *s, const struct chooser *who, uint32_t from,
                            uint32_t to)
{
    struct choice c = { MATCH_NONE, 0, 0 };
    const match_edge *edge = s->in->edge;
    if (who->days == 0) {
        for (uint32_t e = from; e < to; e++) consider(&c, edge_value(s, edge[e]), e);
        return c;
    }
    for (uint32_t e = from; e < to; e++)
        if (!day_taken(s, who, edge[e])) consider(&c, edge_value(s, edge[e]), e);
    return c;
}

/* Brings the FRONT most valuable edges to the front, and notes what the best of the rest is worth.
 */
static void look_at_all(struct match_solver *s, uint32_t i)
{
    match_edge *edge = s->in->edge + s->in->offset[i];
    uint32_t count = s->in->offset[i + 1] - s->in->offset[i];
    int32_t value[FRONT];
    int32_t rest = INT32_MIN;
    uint32_t worst = 0;
    for (uint32_t k = 0; k < FRONT; k++) {
        value[k] = edge_value(s, edge[k]);
        if (value[k] < value[worst]) worst = k;
    }
    for (uint32_t e = FRONT; e < count; e++) {
        int32_t v = edge_value(s, edge[e]);
        if (v <= value[worst]) {
            rest = v > rest ? v : rest;
            continue;
        }
        match_edge out = edge[worst];
        rest = value[worst] > rest ? value[worst] : rest;
        edge[worst] = edge[e];
        edge[e] = out;
        value[worst] = v;
        for (uint32_t k = 0; k < FRONT; k++)
            if (value[k] < value[worst]) worst = k;
    }
    s->rest[i] = rest;
}

static struct choice choose_best(struct match_solver *s, uint32_t i, const struct chooser *who)
{
    uint32_t from = s->in->offset[i];
    uint32_t to = s->in->offset[i + 1];
    if (to - from <= FRONT) return choose(s, who, from, to);
    struct choice c = choose(s, who, from, from + FRONT);
    if (c.second >= s->rest[i]) return c;
    look_at_all(s, i);
    c = choose(s, who, from, from + FRONT);
    return c.second >= s->rest[i] ? c : choose(s, who, from, to);
}

/* ---- selling ---- */

static void must_bid(struct auction *a, uint32_t i)
{
    uint64_t bit = 1ULL << (i & 63);
    if (a->waiting[i >> 6] & bit) return;
    a->waiting[i >> 6] |= bit;
    a->waiting_count++;
}

static void sell(struct auction *a, uint32_t j, struct bid bid)
{
    struct match_solver *s = a->s;
    struct bid *heap = a->bids + a->start[j];
    bool free_seat = s->filled[j] < seats_most(s, j);
    if (free_seat) {
        bid_push(heap, s->filled[j]++, bid);
    } else {
        s->held[heap[0].slot] = MATCH_NONE;
        must_bid(a, heap[0].volunteer);
        bid_replace_lowest(heap, s->filled[j], bid);
    }
    s->price[j] = price_of(a, j);
}

/* Equal scores make prices creep by epsilon: past 30 bids each the steps double every 2 bids each,
 * and the repair, which is exact, mends what that costs. */
static void guard_against_war(struct auction *a)
{
    if (a->made < a->war_at) return;
    a->war_at += 2 * (uint64_t)a->s->in->volunteers;
    if (a->epsilon < EPSILON_MAX) a->epsilon *= 2;
    a->least_epsilon = a->epsilon;
}

/* Big steps while prices are far off, small ones when they settle: half the bids of small steps
 * from the start, and hardly more to repair, since it is the last bids that make a price. */
static void refine(struct auction *a)
{
    a->epsilon -= a->epsilon / 3;
    if (a->epsilon < a->least_epsilon) a->epsilon = a->least_epsilon;
}

static uint32_t empty_slot(const match_edge *slots, uint32_t load)
{
    uint32_t k = 0;
    while (k < load && slots[k] != MATCH_NONE) k++;
    return k;
}

static void bid_until_content(struct auction *a, uint32_t i)
{
    struct match_solver *s = a->s;
    struct chooser who;
    match_edge *slots = slots_of(s, i, &who.load);
    who.slots = slots;
    who.days = days_held(s, slots, who.load);
    for (uint32_t k; (k = empty_slot(slots, who.load)) < who.load;) {
        struct choice c = choose_best(s, i, &who);
        a->made++;
        if (c.edge == MATCH_NONE) return;
        match_edge e = s->in->edge[c.edge];
        uint32_t j = match_edge_role(e);
        int32_t amount = s->price[j] + (c.first - c.second) + a->epsilon;
        slots[k] = e;
        who.days |= 1ULL << (edge_day(s, e) & 63);
        sell(a, j, (struct bid){ amount, i, s->slot[i] + k });
    }
}

/* ---- the sweep ---- */

/* False when it was told to stop. */
static bool bid_of(struct auction *a, uint32_t i)
{
    uint64_t before = a->made;
    a->waiting_count--;
    guard_against_war(a);
    bid_until_content(a, i);
    return !match_ask_due(a->s, a->made - before) ||
           match_ask(a->s, MATCH_AUCTION, a->waiting_count, 0);
}

/* The next who must bid, at or behind `from`; `volunteers` when there is none. */
static uint32_t next_waiting(const struct auction *a, uint32_t from)
{
    uint32_t n = a->s->in->volunteers;
    if (from >= n) return n;
    size_t words = ((size_t)n + 63) / 64;
    size_t w = from >> 6;
    uint64_t bits = a->waiting[w] & ~0ULL << (from & 63);
    while (bits == 0 && ++w < words) bits = a->waiting[w];
    return bits ? (uint32_t)(w * 64) + (uint32_t)__builtin_ctzll(bits) : n;
}

/* What the bidders after this one will look at comes into the cache meanwhile. */
static void expect(const struct match_solver *s, uint32_t next, uint32_t after)
{
    uint32_t n = s->in->volunteers;
    if (after < n) {
        __builtin_prefetch(s->in->offset + after);
        __builtin_prefetch(s->slot + after);
    }
    if (next >= n) return;
    __builtin_prefetch(s->in->edge + s->in->offset[next]);
    __builtin_prefetch(s->in->edge + s->in->offset[next] + FRONT - 1);
    __builtin_prefetch(s->rest + next);
    __builtin_prefetch(s->held + s->slot[next]);
}

static bool sweep(struct auction *a)
{
    uint32_t n = a->s->in->volunteers;
    uint32_t i = next_waiting(a, 0);
    uint32_t next = next_waiting(a, i + 1);
    while (i < n) {
        uint32_t after = next_waiting(a, next + 1);
        expect(a->s, next, after);
        a->waiting[i >> 6] &= ~(1ULL << (i & 63));
        if (!bid_of(a, i)) return false;
        i = next;
        next = after;
    }
    return true;
}

static void pack_slots(struct match_solver *s)
{
    for (uint32_t i = 0; i < s->in->volunteers; i++) {
        uint32_t load;
        match_edge *slots = slots_of(s, i, &load);
        uint32_t count = 0;
        for (uint32_t k = 0; k < load; k++) {
            match_edge e = slots[k];
            slots[k] = MATCH_NONE;
            if (e != MATCH_NONE) slots[count++] = e;
        }
    }
}

/* Room for bids: a role sells no more seats than it has, nor than it has people who could come. */
static uint64_t lay_out_heaps(struct auction *a)
{
    const struct match_instance *in = a->s->in;
    uint32_t *takers = match_memory_take(in->memory, in->roles, sizeof *takers);
    uint64_t seats = 0;
    for (uint32_t e = 0; e < match_instance_edges(in); e++) takers[match_edge_role(in->edge[e])]++;
    for (uint32_t j = 0; j < in->roles; j++) {
        uint32_t capacity = (uint32_t)in->capacity[j];
        a->start[j] = seats;
        seats += takers[j] < capacity ? takers[j] : capacity;
    }
    match_memory_give(in->memory, takers);
    return seats;
}

static void open_sale(struct auction *a)
{
    struct match_solver *s = a->s;
    uint32_t n = s->in->volunteers;
    a->start = match_memory_take(s->memory, s->in->roles, sizeof *a->start);
    a->bids = match_memory_take(s->memory, lay_out_heaps(a), sizeof *a->bids);
    a->waiting = match_memory_take(s->memory, ((size_t)n + 63) / 64, sizeof *a->waiting);
    a->waiting_count = n;
    for (uint32_t i = 0; i < n; i++) {
        a->waiting[i >> 6] |= 1ULL << (i & 63);
        s->rest[i] = REST_UNKNOWN;
    }
    for (uint32_t j = 0; j < s->in->roles; j++)
        s->price[j] = s->in->capacity[j] == 0 ? PRICE_CLOSED
                      : s->in->minimum[j] > 0 ? -s->in->bonus
                                              : 0;
}

bool match_auction(struct match_solver *s)
{
    struct auction a = { .s = s,
                         .epsilon = s->options.epsilon,
                         .least_epsilon = s->options.epsilon / STEPS_SHRINK_TO + 1,
                         .war_at = 30 * (uint64_t)s->in->volunteers };
    bool on = true;
    open_sale(&a);
    for (; on && a.waiting_count > 0; refine(&a)) on = sweep(&a);
    pack_slots(s);
    match_memory_give(s->memory, a.waiting);
    match_memory_give(s->memory, a.bids);
    match_memory_give(s->memory, a.start);
    return on;
}
