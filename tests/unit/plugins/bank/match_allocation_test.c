/* SPDX-License-Identifier: MIT
 * match_allocation: what a kept result says of people is what its certificate proves: who has a
 * seat, what it costs, and how many points somebody lacks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "plugins/bank/match/allocation.h"
#include "tests/support/plugins/bank/match_small.h"

enum { ROUNDS = 400 };

static const struct match_options plain = { .seed = 9 };

/* A solved random instance and its kept form; people are named by their number. */
struct solved {
    struct match_solver *solver;
    struct allocation a;
};

static void solve(struct ctx *cx, enum small_kind kind, struct chance *c, struct solved *out)
{
    out->solver = match_solver_new(small_random(kind, c));
    match_solver_run(out->solver, &plain);
    const struct match_instance *in = match_solver_instance(out->solver);
    id *people = ARENA_ARRAY(cx->arena, in->volunteers + 1, id);
    for (uint32_t i = 0; i < in->volunteers; i++) people[i].bytes[0] = (uint8_t)(200 - i);
    struct match_kept kept = { .people = in->volunteers,
                               .roles = in->roles,
                               .person = people,
                               .seats = ARENA_ARRAY(cx->arena, in->roles + 1, struct match_seats),
                               .instance = match_instance_bytes(cx, in),
                               .certificate = match_certificate_bytes(cx, out->solver,
                                                                      match_instance_digest(in)) };
    assert_int_equal(allocation_of(cx, &kept, &out->a), ERR_NONE);
}

/* Each pair of each instance, in a fresh arena. */
static void each_pair(void **state,
                      void (*look)(struct ctx *cx, const struct solved *s, uint32_t i, uint32_t j))
{
    struct chance c = { 77 };
    for (int round = 0; round < ROUNDS; round++) {
        struct solved s;
        struct ctx cx;
        arena_reset(*state);
        ctx_begin(&cx, *state);
        solve(&cx, (enum small_kind)(round % SMALL_KINDS), &c, &s);
        for (uint32_t i = 0; i < s.a.kept.people; i++)
            for (uint32_t j = 0; j < s.a.kept.roles; j++) look(&cx, &s, i, j);
        match_solver_free(s.solver);
    }
}

static void compare_pair(struct ctx *cx, const struct solved *s, uint32_t i, uint32_t j)
{
    (void)cx;
    struct match_why live;
    struct allocation_why kept;
    match_why(s->solver, i, j, &live);
    allocation_why(&s->a, i, j, &kept);
    assert_int_equal(allocation_person(&s->a, s->a.kept.person[i]), i);
    assert_int_equal(kept.eligible, live.eligible);
    assert_int_equal(kept.price, live.price);
    if (!live.eligible) return;
    assert_int_equal(kept.has, live.held);
    assert_int_equal(kept.score, live.score);
    assert_int_equal(kept.value, live.value);
}

static void the_kept_result_says_what_the_solver_says(void **state)
{
    each_pair(state, compare_pair);
}

/* Complementary slackness in words: nobody has a seat that costs more than it is worth to them, and
 * whoever has not a seat worth having has something as good in its place. */
static void check_pair(struct ctx *cx, const struct solved *s, uint32_t i, uint32_t j)
{
    (void)cx;
    struct allocation_why why;
    allocation_why(&s->a, i, j, &why);
    if (why.has) assert_true(why.value >= 0);
    if (!why.eligible || why.has || s->a.instance->load[i] == 0) return;
    if (why.instead == MATCH_NONE) assert_true(why.value <= 0);
    if (why.instead != MATCH_NONE) assert_true(why.value <= why.instead_value || why.missing > 0);
    if (why.missing == 0)
        assert_true(why.value <= (why.instead == MATCH_NONE ? 0 : why.instead_value));
}

static void reasons_agree_with_the_certificate(void **state)
{
    each_pair(state, check_pair);
}

/* With one point less than what is said to be missing, the optimum does not change: it is no
 * exaggeration. */
static void raise_pair(struct ctx *cx, const struct solved *s, uint32_t i, uint32_t j)
{
    struct allocation_why why;
    struct match_instance *other;
    allocation_why(&s->a, i, j, &why);
    if (!why.eligible || why.has || why.missing < 1) return;
    assert_int_equal(match_instance_parse(cx, s->a.kept.instance, "copy", &other), ERR_NONE);
    for (uint32_t k = other->offset[i]; k < other->offset[i + 1]; k++) {
        if (match_edge_role(other->edge[k]) != j) continue;
        int32_t score = why.score + why.missing - 1;
        other->edge[k] = match_edge_of(j, score > MATCH_SCORE_MAX ? MATCH_SCORE_MAX : score);
    }
    struct match_solver *solver = match_solver_new(other);
    match_solver_run(solver, &plain);
    assert_int_equal(match_solver_result(solver)->objective, s->a.objective);
    match_solver_free(solver);
}

static void points_said_to_be_missing_are_really_needed(void **state)
{
    each_pair(state, raise_pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_kept_result_says_what_the_solver_says),
        cmocka_unit_test(reasons_agree_with_the_certificate),
        cmocka_unit_test(points_said_to_be_missing_are_really_needed),
    };
    return cmocka_run_group_tests(tests, small_arena_open, small_arena_close);
}
