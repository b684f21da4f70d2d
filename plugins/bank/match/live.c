/* SPDX-License-Identifier: MIT
 * live: an event changes a number of the instance, which may leave one volunteer without its best
 * bundle or one role with a seat too many or too few at its price; everything else stays optimal.
 * The volunteer takes a best bundle, then paths mend the roles that this touched. Paths make no
 * role wrong that was right, so nothing else has to be looked at. */
#include "live.h"

#include "paths_private.h"

/* ---- around every event ---- */

static err begin(struct ctx *cx, struct match_solver *s)
{
    if (s->result.stopped)
        return ctx_fail(
            cx, ERR_CONFLICT, NULL, "not-solved",
            SAY("Bài ghép chưa được giải xong", "The matching is not solved to its end"));
    if (!s->live) {
        s->live = match_paths_new(s);
        s->live->noting = true;
        match_takers_list(s, s->live, FAR);
    }
    s->began = match_cpu_ns();
    s->live->step_count = 0;
    s->paths = 0;
    return ERR_NONE;
}

void match_live_end(struct match_solver *s)
{
    match_paths_free(s->live);
    s->live = NULL;
}

static void mend(struct match_solver *s, uint32_t role)
{
    while (s->filled[role] > seats_most(s, role)) match_forward(s, s->live, role);
}

static void fill(struct match_solver *s, uint32_t role)
{
    while (s->filled[role] < seats_least(s, role)) {
        bool sure = match_backward(s, s->live, role);
        REQUIRE(sure); /* the lists name everybody */
    }
}

/* Mends the roles of the first `steps` steps, and `role` unless it is none. Forward first: it never
 * makes a role miss a seat. */
static void settle(struct match_solver *s, uint32_t steps, uint32_t role)
{
    struct paths *p = s->live;
    if (role != MATCH_NONE) mend(s, role);
    for (uint32_t k = 0; k < steps; k++)
        if (p->step[k].to != MATCH_NONE) mend(s, p->step[k].to);
    if (role != MATCH_NONE) fill(s, role);
    for (uint32_t k = 0; k < steps; k++)
        if (p->step[k].from != MATCH_NONE) fill(s, p->step[k].from);
}

/* The event's figures; primal = dual, since only what is optimal is left. */
static void finish(struct match_solver *s, struct match_change *change)
{
    struct paths *p = s->live;
    struct match_result *r = &s->result;
    REQUIRE(p); /* begin made them */
    r->objective += p->scores + s->in->bonus * p->minima;
    r->dual = r->objective;
    r->assigned = (uint64_t)((int64_t)r->assigned + p->seats);
    r->unmet_minimum -= p->minima;
    p->scores = p->minima = p->seats = 0;
    if (change) match_moves(p, change);
    if (change) change->paths = (uint32_t)s->paths;
    r->peak_bytes = match_memory_peak(s->memory);
    r->cpu_ns = match_cpu_ns() - s->began;
}

static err no_volunteer(struct ctx *cx, uint32_t volunteer)
{
    return ctx_fail(cx, ERR_INVALID, NULL, "no-volunteer",
                    SAY("Không có người số %u", "There is no volunteer %u"), volunteer);
}

static err no_role(struct ctx *cx, uint32_t role)
{
    return ctx_fail(cx, ERR_INVALID, NULL, "no-role",
                    SAY("Không có vai số %u", "There is no role %u"), role);
}

/* ---- volunteers ---- */

/* More slots for one volunteer: those of all behind it move up. */
static err widen_slots(struct ctx *cx, struct match_solver *s, uint32_t i, uint8_t load)
{
    uint32_t n = s->in->volunteers;
    uint32_t had = s->slot[i + 1] - s->slot[i];
    if (load <= had) return ERR_NONE;
    uint32_t more = load - had;
    if (s->slot[n] > UINT32_MAX - 1 - more)
        return ctx_fail(cx, ERR_INVALID, NULL, "too-many",
                        SAY("Quá nhiều việc cho mọi người", "The loads sum up to too much"));
    match_edge *held = match_memory_take(s->memory, (size_t)s->slot[n] + more, sizeof *held);
    size_t head = s->slot[i + 1];
    memset(held + head, 0xff, more * sizeof *held);
    memcpy(held, s->held, head * sizeof *held);
    memcpy(held + head + more, s->held + head, (s->slot[n] - head) * sizeof *held);
    match_memory_give(s->memory, s->held);
    s->held = held;
    for (uint32_t k = i + 1; k <= n; k++) s->slot[k] += more;
    return ERR_NONE;
}

static bool among(const match_edge *edges, uint32_t count, match_edge e)
{
    uint32_t k = 0;
    while (k < count && edges[k] != e) k++;
    return k < count;
}

/* The volunteer takes a best bundle for the new load, keeping of what it holds what is in it. */
static void rebundle(struct match_solver *s, uint32_t i, uint8_t load)
{
    match_edge best[UINT8_MAX + 1];
    match_edge had[UINT8_MAX];
    uint32_t old_load;
    const match_edge *slots = slots_of(s, i, &old_load);
    uint32_t had_count = held_count(slots, old_load);
    memcpy(had, slots, had_count * sizeof *had);
    s->in->load[i] = load;
    uint32_t count = match_bundle_best(s, i, best);
    s->in->load[i] = (uint8_t)old_load;
    for (uint32_t k = 0; k < had_count; k++)
        if (!among(best, count, had[k])) match_seat_leave(s, s->live, i, match_edge_role(had[k]));
    s->in->load[i] = load;
    for (uint32_t k = 0; k < count; k++)
        if (!among(had, had_count, best[k])) match_seat_take(s, s->live, i, best[k]);
}

static err set_load(struct ctx *cx, struct match_solver *s, uint32_t i, uint8_t load,
                    struct match_change *change)
{
    err e = begin(cx, s);
    if (!e) e = widen_slots(cx, s, i, load);
    if (e) return e;
    rebundle(s, i, load);
    settle(s, s->live->step_count, MATCH_NONE);
    finish(s, change);
    return ERR_NONE;
}

err match_load(struct ctx *cx, struct match_solver *s, uint32_t volunteer, uint8_t load,
               struct match_change *change)
{
    if (volunteer >= s->in->volunteers) return no_volunteer(cx, volunteer);
    if (s->usual) s->usual[volunteer] = 0;
    return set_load(cx, s, volunteer, load, change);
}

err match_withdraw(struct ctx *cx, struct match_solver *s, uint32_t volunteer,
                   struct match_change *change)
{
    if (volunteer >= s->in->volunteers) return no_volunteer(cx, volunteer);
    if (!s->usual) s->usual = match_memory_take(s->memory, s->in->volunteers, sizeof *s->usual);
    uint8_t load = s->in->load[volunteer];
    err e = set_load(cx, s, volunteer, 0, change);
    if (!e && load) s->usual[volunteer] = load;
    return e;
}

err match_return(struct ctx *cx, struct match_solver *s, uint32_t volunteer,
                 struct match_change *change)
{
    if (volunteer >= s->in->volunteers) return no_volunteer(cx, volunteer);
    uint8_t load = s->usual ? s->usual[volunteer] : 0;
    err e = set_load(cx, s, volunteer, load ? load : s->in->load[volunteer], change);
    if (!e && load) s->usual[volunteer] = 0;
    return e;
}

/* ---- roles ---- */

static err bad_seats(struct ctx *cx, int32_t minimum, int32_t capacity)
{
    if (minimum >= 0 && minimum <= capacity && capacity <= MATCH_SEATS_MAX) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, NULL, "bad-seats",
                    SAY("Số chỗ %d..%d không hợp lệ", "%d to %d are no numbers of seats"), minimum,
                    capacity);
}

static int32_t within(int32_t filled, int32_t minimum)
{
    return filled < minimum ? filled : minimum;
}

err match_capacity(struct ctx *cx, struct match_solver *s, uint32_t role, int32_t minimum,
                   int32_t capacity, struct match_change *change)
{
    if (role >= s->in->roles) return no_role(cx, role);
    err e = bad_seats(cx, minimum, capacity);
    if (!e) e = begin(cx, s);
    if (e) return e;
    int32_t *had = &s->in->minimum[role];
    s->live->minima += within(s->filled[role], minimum) - within(s->filled[role], *had);
    s->result.unmet_minimum += minimum - *had;
    *had = minimum;
    s->in->capacity[role] = capacity;
    settle(s, 0, role);
    finish(s, change);
    return ERR_NONE;
}

err match_close(struct ctx *cx, struct match_solver *s, uint32_t role, struct match_change *change)
{
    return match_capacity(cx, s, role, 0, 0, change);
}

static err check_opened(struct ctx *cx, const struct match_solver *s,
                        const struct match_new_role *opened)
{
    const struct match_instance *in = s->in;
    bool fits = in->roles < MATCH_ROLES_MAX && opened->opening >= 0 &&
                (uint32_t)opened->opening <= in->openings &&
                match_instance_edges(in) < UINT32_MAX - opened->taker_count;
    for (uint32_t k = 0; fits && k < opened->taker_count; k++) {
        const struct match_taker *t = &opened->takers[k];
        fits = t->volunteer < in->volunteers && t->score >= 0 && t->score <= MATCH_SCORE_MAX &&
               (k == 0 || t->volunteer > opened->takers[k - 1].volunteer);
    }
    if (fits) return bad_seats(cx, opened->minimum, opened->capacity);
    return ctx_fail(cx, ERR_INVALID, NULL, "bad-role",
                    SAY("Vai mới không hợp lệ", "The new role is not valid"));
}

/* The edges again, with those of the new role behind each taker's. */
static void add_edges(struct match_instance *in, uint32_t role, const struct match_new_role *opened)
{
    uint32_t count = match_instance_edges(in);
    match_edge *edge =
        match_memory_take(in->memory, (size_t)count + opened->taker_count, sizeof *edge);
    uint32_t added = 0;
    uint32_t from = 0;
    for (uint32_t i = 0; i < in->volunteers; i++) {
        uint32_t to = in->offset[i + 1];
        memcpy(edge + from + added, in->edge + from, (to - from) * sizeof *edge);
        if (added < opened->taker_count && opened->takers[added].volunteer == i) {
            edge[to + added] = match_edge_of(role, opened->takers[added].score);
            added++;
        }
        in->offset[i + 1] = to + added;
        from = to;
    }
    match_memory_give(in->memory, in->edge);
    in->edge = edge;
}

/* A new array with room for one more role. */
#define ONE_MORE(s, array)                                                                         \
    ((array) = match_paths_grown((s)->memory, (array), (s)->in->roles, (size_t)(s)->in->roles + 1, \
                                 sizeof *(array)))

static void add_role(struct match_solver *s, const struct match_new_role *opened)
{
    struct match_instance *in = s->in;
    uint32_t j = in->roles;
    ONE_MORE(s, s->price)[j] = PRICE_CLOSED;
    ONE_MORE(s, s->filled)[j] = 0;
    ONE_MORE(s, in->minimum)[j] = opened->minimum;
    ONE_MORE(s, in->capacity)[j] = opened->capacity;
    ONE_MORE(s, in->day)[j] = opened->day;
    ONE_MORE(s, in->opening)[j] = opened->opening;
    ONE_MORE(s, in->blocks)[j] = opened->blocks;
    if ((uint32_t)opened->opening == in->openings) in->openings++;
    add_edges(in, j, opened);
    in->roles++;
}

/* At its first price nobody would take the new role, so everybody's bundle is still best; then the
 * price falls, seat by seat. */
err match_open(struct ctx *cx, struct match_solver *s, const struct match_new_role *opened,
               uint32_t *role, struct match_change *change)
{
    err e = s->result.stopped ? begin(cx, s) : check_opened(cx, s, opened);
    if (e) return e;
    match_live_end(s);
    add_role(s, opened);
    e = begin(cx, s);
    if (e) return e;
    *role = s->in->roles - 1;
    s->result.unmet_minimum += opened->minimum;
    settle(s, 0, *role);
    finish(s, change);
    return ERR_NONE;
}
