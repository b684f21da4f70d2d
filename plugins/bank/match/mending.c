/* SPDX-License-Identifier: MIT
 * mending: everybody of the run is in one of four ways: has not answered (may be moved), said yes
 * (stays, and leaves the problem with the seat), cannot come (leaves the problem, the seat stays),
 * or was given nothing. Taking out a person with a seat they have at the optimum keeps prices and
 * rest optimal, so those who said yes cost nothing; each one who left is one event. */
#include "mending.h"

#include <stdlib.h>

#include "../asked.h"
#include "../signup_rules.h"
#include "live.h"
#include "overlap.h"
#include "seats.h"

enum answer { ANSWER_OPEN = 1, ANSWER_YES, ANSWER_NO };
enum { TICKS_MS = 1000000 };

/* ---- what people answered ------------------------------------------------------------------ */

static enum answer answer_of(int32_t state)
{
    if (signup_takes_place(state)) return ANSWER_YES;
    return state == SIGNUP_INVITED || state == SIGNUP_APPLIED ? ANSWER_OPEN : ANSWER_NO;
}

static enum kv_go note_answer(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    struct mending *r = arg;
    const struct signup *s = record;
    uint32_t person = allocation_person(&r->a, s->volunteer);
    if (person == MATCH_NONE) return KV_MORE;
    for (uint32_t k = r->a.start[person]; k < r->a.start[person + 1]; k++) {
        if (!id_equal(r->a.kept.seats[r->a.role[k]].shift, s->shift)) continue;
        r->answer[k] = (uint8_t)answer_of(s->state);
        return KV_MORE;
    }
    r->helping[person] |= seats_locks(s->state); /* asked as a replacement */
    return KV_MORE;
}

struct crowding {
    const struct mending *r;
    int32_t count;
};

static enum kv_go count_others(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    struct crowding *c = arg;
    const struct signup *s = record;
    uint32_t person = allocation_person(&c->r->a, s->volunteer);
    bool by_run = id_equal(s->run, c->r->run.id);
    bool extra = !by_run || (person != MATCH_NONE && c->r->helping[person]);
    c->count += seats_locks(s->state) && extra;
    return KV_MORE;
}

/* Seats of the role's shift that people got otherwise since the run, counted at its first role. */
static err note_crowd(struct ctx *cx, struct tx *tx, struct mending *r, uint32_t role)
{
    const struct match_seats *seats = r->a.kept.seats;
    struct crowding c = { .r = r };
    bool same = role && id_equal(seats[role - 1].shift, seats[role].shift);
    r->first[role] = same ? r->first[role - 1] : role;
    if (same) return ERR_NONE;
    err e = query_ref(cx, tx, &signup_entity, "shift", seats[role].shift, count_others, &c);
    for (uint32_t k = role; k < r->a.kept.roles; k++) {
        if (!id_equal(seats[k].shift, seats[role].shift)) break;
        c.count -= seats[k].locked;
    }
    r->crowd[role] = c.count > 0 ? c.count : 0;
    return e;
}

/* Who came since sits in the seats of those who left: these seats are settled. */
static void hand_over(struct mending *r)
{
    for (uint32_t k = 0; k < r->a.start[r->a.kept.people]; k++) {
        int32_t *crowd = &r->crowd[r->first[r->a.role[k]]];
        if (r->answer[k] == ANSWER_OPEN || r->answer[k] == ANSWER_YES || *crowd == 0) continue;
        r->answer[k] = ANSWER_YES;
        (*crowd)--;
    }
}

static err read_all(struct ctx *cx, struct tx *tx, struct mending *r, id run)
{
    err e = record_get(cx, tx, &match_run_entity, run, &r->run);
    if (e) return e;
    if (r->run.state != RUN_APPLIED)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Chỉ tìm người thay cho lượt ghép đã áp dụng",
                            "Replacements are for a matching that is applied"));
    e = allocation_read(cx, tx, run, &r->a);
    if (e) return e;
    r->answer = ARENA_ARRAY(cx->arena, r->a.start[r->a.kept.people] + 1, uint8_t);
    r->helping = ARENA_ARRAY(cx->arena, r->a.kept.people + 1, bool);
    r->first = ARENA_ARRAY(cx->arena, r->a.kept.roles + 1, uint32_t);
    r->crowd = ARENA_ARRAY(cx->arena, r->a.kept.roles + 1, int32_t);
    e = query_ref(cx, tx, &signup_entity, "run", run, note_answer, r);
    for (uint32_t role = 0; !e && role < r->a.kept.roles; role++) e = note_crowd(cx, tx, r, role);
    if (!e) hand_over(r);
    return e;
}

/* ---- the problem that is left -------------------------------------------------------------- */

static bool has_answer(const struct mending *r, uint32_t person, enum answer answer)
{
    for (uint32_t k = r->a.start[person]; k < r->a.start[person + 1]; k++)
        if (r->answer[k] == answer) return true;
    return false;
}

static bool is_away(const struct mending *r, uint32_t person)
{
    for (uint32_t k = r->a.start[person]; k < r->a.start[person + 1]; k++)
        if (r->answer[k] != ANSWER_OPEN && r->answer[k] != ANSWER_YES) return true;
    return false;
}

static void lock_seat(struct match_instance *in, uint32_t role)
{
    in->capacity[role]--;
    if (in->minimum[role]) in->minimum[role]--;
}

/* Who said yes to something and no to nothing leaves with what they have. */
static void take_out_sure(struct ctx *cx, struct mending *r)
{
    uint32_t people = r->a.kept.people, at = 0;
    r->start = ARENA_ARRAY(cx->arena, people + 1, uint32_t);
    r->role = ARENA_ARRAY(cx->arena, r->a.start[people] + 1, uint32_t);
    for (uint32_t i = 0; i < people; i++) {
        bool sure = has_answer(r, i, ANSWER_YES) && !is_away(r, i);
        r->start[i] = at;
        for (uint32_t k = r->a.start[i]; k < r->a.start[i + 1]; k++) {
            if (sure) {
                lock_seat(r->instance, r->a.role[k]);
            } else {
                r->role[at++] = r->a.role[k];
            }
        }
        if (sure) r->instance->load[i] = 0;
    }
    r->start[people] = at;
}

static err lose_seats(struct ctx *cx, struct mending *r, uint32_t role, int32_t seats)
{
    const struct match_instance *in = match_solver_instance(r->solver);
    int32_t left = in->capacity[role] - seats;
    if (left < 0) left = 0;
    int32_t least = in->minimum[role] - seats;
    return match_capacity(cx, r->solver, role, least < 0 ? 0 : least, left, NULL);
}

/* Somebody cannot come: out of the problem, but what they said yes to is theirs. */
static err leave(struct ctx *cx, struct mending *r, uint32_t person)
{
    err e = match_withdraw(cx, r->solver, person, NULL);
    for (uint32_t k = r->a.start[person]; !e && k < r->a.start[person + 1]; k++) {
        if (r->answer[k] == ANSWER_YES) e = lose_seats(cx, r, r->a.role[k], 1);
        r->left += r->answer[k] != ANSWER_YES && r->answer[k] != ANSWER_OPEN;
    }
    return e;
}

static void free_solver(void *solver)
{
    match_solver_free(solver);
}

static void free_instance(void *instance)
{
    match_instance_free(instance);
}

/* Where several shifts a day are allowed, events happen in a copy that cannot have an overlap. */
static struct match_instance *narrowed(struct ctx *cx, const struct mending *r)
{
    arena_on_release(cx->arena, free_instance, r->instance);
    return match_overlap_narrowed(r->instance, r->a.start, r->a.role, r->a.price);
}

static err mend(struct ctx *cx, struct mending *r)
{
    uint64_t began = clock_ticks();
    err e = match_instance_parse(cx, r->a.kept.instance, "VBM1", &r->instance);
    if (e) return e;
    if (r->a.overlap) r->instance = narrowed(cx, r);
    take_out_sure(cx, r);
    r->solver = match_solver_new(r->instance);
    arena_on_release(cx->arena, free_solver, r->solver);
    e = match_solver_resume(cx, r->solver, r->start, r->role, r->a.price);
    if (!e && match_solver_result(r->solver)->stopped) /* the run was stopped early */
        match_solver_run(r->solver, &(struct match_options){ .seed = (uint64_t)r->run.seed });
    for (uint32_t i = 0; !e && i < r->a.kept.people; i++)
        if (is_away(r, i) || (r->helping[i] && r->start[i] == r->start[i + 1])) e = leave(cx, r, i);
    for (uint32_t role = 0; !e && role < r->a.kept.roles; role++)
        if (r->crowd[role]) e = lose_seats(cx, r, role, r->crowd[role]);
    r->ms = (int64_t)(clock_ticks() - began) / TICKS_MS;
    return e;
}

/* ---- what it comes to ---------------------------------------------------------------------- */

static bool held_before(const struct mending *r, uint32_t person, uint32_t role)
{
    for (uint32_t k = r->start[person]; k < r->start[person + 1]; k++)
        if (r->role[k] == role) return true;
    return false;
}

static bool holds(const match_edge *bundle, uint32_t count, uint32_t role)
{
    for (uint32_t k = 0; k < count; k++)
        if (match_edge_role(bundle[k]) == role) return true;
    return false;
}

/* What the person gives up for it, or MATCH_NONE. */
static uint32_t given_up(const struct mending *r, uint32_t person, const match_edge *bundle,
                         uint32_t count)
{
    for (uint32_t k = r->start[person]; k < r->start[person + 1]; k++)
        if (!holds(bundle, count, r->role[k])) return r->role[k];
    return MATCH_NONE;
}

/* The least recently asked first, then whoever is worth most there. */
static int by_turn(const void *x, const void *y)
{
    const struct taking *a = x;
    const struct taking *b = y;
    if (a->asked != b->asked) return a->asked < b->asked ? -1 : 1;
    if (a->value != b->value) return a->value > b->value ? -1 : 1;
    return a->person < b->person ? -1 : a->person > b->person;
}

static err list_takings(struct ctx *cx, struct tx *tx, struct mending *r)
{
    const int32_t *price = match_solver_prices(r->solver);
    uint32_t most = (uint32_t)match_solver_result(r->solver)->assigned;
    err e = ERR_NONE;
    r->takings = ARENA_ARRAY(cx->arena, most + 1, struct taking);
    for (uint32_t i = 0; !e && i < r->a.kept.people; i++) {
        uint32_t count;
        const match_edge *bundle = match_solver_bundle(r->solver, i, &count);
        for (uint32_t k = 0; !e && k < count; k++) {
            uint32_t role = match_edge_role(bundle[k]);
            if (held_before(r, i, role)) continue;
            struct taking *t = &r->takings[r->taking_count++];
            *t = (struct taking){ i, role, given_up(r, i, bundle, count),
                                  match_edge_score(bundle[k]) - price[role], 0 };
            e = asked_last(cx, tx, r->a.kept.person[i], &t->asked);
        }
    }
    if (r->taking_count) qsort(r->takings, r->taking_count, sizeof(*r->takings), by_turn);
    return e;
}

err mending_plan(struct ctx *cx, struct tx *tx, id run, struct mending **out)
{
    struct mending *r = *out = ARENA_NEW(cx->arena, struct mending);
    err e = read_all(cx, tx, r, run);
    if (!e) e = mend(cx, r);
    return e ? e : list_takings(cx, tx, r);
}
