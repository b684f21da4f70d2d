/* SPDX-License-Identifier: MIT
 * match_live: after every event the assignment is again what a solver from nothing could not beat,
 * and what it says of who moved is what changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/support/plugins/bank/match_small.h"

enum { PEOPLE = 8, ROLES_MOST = 6 };

static const struct match_options plain = { .seed = 1 };

/* Who holds what, to be compared with what an event says. */
struct picture {
    bool holds[PEOPLE][ROLES_MOST];
};

static struct picture picture_of(const struct match_solver *solver)
{
    struct picture picture = { 0 };
    for (uint32_t i = 0; i < match_solver_instance(solver)->volunteers; i++) {
        uint32_t count;
        const match_edge *bundle = match_solver_bundle(solver, i, &count);
        for (uint32_t k = 0; k < count; k++) picture.holds[i][match_edge_role(bundle[k])] = true;
    }
    return picture;
}

static void assert_moves(const struct picture *before, const struct match_solver *solver,
                         const struct match_change *change)
{
    struct picture expected = *before;
    for (uint32_t k = 0; k < change->move_count; k++) {
        const struct match_move *move = &change->moves[k];
        assert_true(move->from != move->to);
        if (move->from != MATCH_NONE) {
            assert_true(expected.holds[move->volunteer][move->from]);
            expected.holds[move->volunteer][move->from] = false;
        }
        if (move->to != MATCH_NONE) {
            assert_false(expected.holds[move->volunteer][move->to]);
            expected.holds[move->volunteer][move->to] = true;
        }
    }
    struct picture after = picture_of(solver);
    assert_memory_equal(&expected, &after, sizeof after);
}

static err open_random(struct ctx *cx, struct match_solver *solver, struct chance *c,
                       struct match_change *change)
{
    struct match_taker takers[PEOPLE];
    struct match_new_role opened = { .takers = takers, .day = (uint8_t)chance_below(c, 3) };
    uint32_t role;
    opened.capacity = (int32_t)chance_below(c, 4);
    opened.minimum = (int32_t)chance_below(c, (uint32_t)opened.capacity + 1);
    for (uint32_t i = 0; i < match_solver_instance(solver)->volunteers; i++)
        if (chance_below(c, 2))
            takers[opened.taker_count++] =
                (struct match_taker){ i, (int32_t)chance_below(c, 1001) };
    return match_open(cx, solver, &opened, &role, change);
}

static err random_event(struct ctx *cx, struct match_solver *solver, struct chance *c,
                        struct match_change *change)
{
    const struct match_instance *in = match_solver_instance(solver);
    uint32_t i = in->volunteers ? chance_below(c, in->volunteers) : MATCH_NONE;
    uint32_t j = in->roles ? chance_below(c, in->roles) : MATCH_NONE;
    uint32_t what = chance_below(c, 12);
    if (what == 11 && in->roles < ROLES_MOST - 1) return open_random(cx, solver, c, change);
    if (what < 6 && i != MATCH_NONE) {
        if (what < 3) return match_withdraw(cx, solver, i, change);
        if (what < 5) return match_return(cx, solver, i, change);
        return match_load(cx, solver, i, (uint8_t)chance_below(c, 5), change);
    }
    if (j == MATCH_NONE) return open_random(cx, solver, c, change);
    if (what == 6) return match_close(cx, solver, j, change);
    int32_t capacity = (int32_t)chance_below(c, 5);
    if (capacity == 4) capacity = 50;
    return match_capacity(cx, solver, j, (int32_t)chance_below(c, (uint32_t)capacity + 1), capacity,
                          change);
}

static void every_event_ends_at_the_optimum(void **state)
{
    struct ctx cx;
    ctx_begin(&cx, *state);
    struct chance c = { 21 };
    for (int k = 0; k < 20; k++)
        for (enum small_kind kind = SMALL_MIXED; kind < SMALL_KINDS; kind++) {
            struct match_solver *solver = match_solver_new(small_random(kind, &c));
            match_solver_run(solver, &plain);
            for (int event = 0; event < 25; event++) {
                struct picture before = picture_of(solver);
                struct match_change change;
                assert_int_equal(random_event(&cx, solver, &c, &change), ERR_NONE);
                assert_moves(&before, solver, &change);
                small_assert_optimal(&cx, solver);
            }
            match_solver_free(solver);
        }
}

/* The figures carried along by events are those that counting again gives. */
static void figures_stay_what_counting_gives(void **state)
{
    struct ctx cx;
    ctx_begin(&cx, *state);
    struct chance c = { 22 };
    for (int k = 0; k < 40; k++) {
        struct match_solver *solver = match_solver_new(small_random(SMALL_MIXED, &c));
        match_solver_run(solver, &plain);
        for (int event = 0; event < 20; event++)
            assert_int_equal(random_event(&cx, solver, &c, NULL), ERR_NONE);
        struct match_result carried = *match_solver_result(solver);
        match_solver_prove(solver);
        assert_int_equal(match_solver_result(solver)->objective, carried.objective);
        assert_int_equal(match_solver_result(solver)->dual, carried.dual);
        assert_int_equal(match_solver_result(solver)->assigned, carried.assigned);
        assert_int_equal(match_solver_result(solver)->unmet_minimum, carried.unmet_minimum);
        match_solver_free(solver);
    }
}

static void who_withdraws_is_replaced_and_comes_back(void **state)
{
    struct ctx cx;
    ctx_begin(&cx, *state);
    static const struct small_pair pairs[] = { { 0, 0, 900 }, { 1, 0, 400 } };
    struct match_solver *solver = match_solver_new(small_of(2, 1, pairs, 2));
    struct match_change change;
    match_solver_run(solver, &plain);
    assert_int_equal(match_withdraw(&cx, solver, 0, &change), ERR_NONE);
    assert_int_equal(change.move_count, 2);
    assert_int_equal(change.moves[0].volunteer, 0);
    assert_int_equal(change.moves[0].to, MATCH_NONE);
    assert_int_equal(change.moves[1].volunteer, 1);
    assert_int_equal(change.moves[1].to, 0);
    assert_int_equal(match_return(&cx, solver, 0, &change), ERR_NONE);
    assert_int_equal(change.move_count, 2);
    assert_int_equal(match_solver_result(solver)->objective, 900);
    match_solver_free(solver);
}

static void numbers_out_of_range_change_nothing(void **state)
{
    struct ctx cx;
    ctx_begin(&cx, *state);
    static const struct small_pair pairs[] = { { 0, 0, 900 }, { 1, 0, 400 } };
    static const struct match_taker twice[] = { { 1, 5 }, { 1, 6 } };
    static const struct match_taker high[] = { { 1, MATCH_SCORE_MAX + 1 } };
    struct match_new_role opened = { .capacity = 1, .takers = twice, .taker_count = 2 };
    struct match_solver *solver = match_solver_new(small_of(2, 1, pairs, 2));
    uint32_t role;
    match_solver_run(solver, &plain);
    assert_int_equal(match_withdraw(&cx, solver, 2, NULL), ERR_INVALID);
    assert_int_equal(match_return(&cx, solver, 2, NULL), ERR_INVALID);
    assert_int_equal(match_load(&cx, solver, 2, 1, NULL), ERR_INVALID);
    assert_int_equal(match_close(&cx, solver, 1, NULL), ERR_INVALID);
    assert_int_equal(match_capacity(&cx, solver, 0, 3, 2, NULL), ERR_INVALID);
    assert_int_equal(match_capacity(&cx, solver, 0, -1, 2, NULL), ERR_INVALID);
    assert_int_equal(match_open(&cx, solver, &opened, &role, NULL), ERR_INVALID);
    opened.takers = high;
    opened.taker_count = 1;
    assert_int_equal(match_open(&cx, solver, &opened, &role, NULL), ERR_INVALID);
    opened.taker_count = 0;
    opened.opening = 2;
    assert_int_equal(match_open(&cx, solver, &opened, &role, NULL), ERR_INVALID);
    assert_int_equal(match_solver_instance(solver)->roles, 1);
    small_assert_optimal(&cx, solver);
    match_solver_free(solver);
}

static void before_a_whole_run_there_is_nothing_to_repair(void **state)
{
    struct ctx cx;
    ctx_begin(&cx, *state);
    static const struct small_pair pairs[] = { { 0, 0, 900 } };
    struct match_new_role opened = { .capacity = 1 };
    struct match_solver *solver = match_solver_new(small_of(1, 1, pairs, 1));
    uint32_t role;
    assert_int_equal(match_withdraw(&cx, solver, 0, NULL), ERR_CONFLICT);
    assert_int_equal(match_open(&cx, solver, &opened, &role, NULL), ERR_CONFLICT);
    match_solver_free(solver);
}

static void a_run_after_events_starts_from_what_they_left(void **state)
{
    struct ctx cx;
    ctx_begin(&cx, *state);
    struct chance c = { 23 };
    for (int k = 0; k < 30; k++) {
        struct match_solver *solver = match_solver_new(small_random(SMALL_MIXED, &c));
        match_solver_run(solver, &plain);
        for (int event = 0; event < 6; event++)
            assert_int_equal(random_event(&cx, solver, &c, NULL), ERR_NONE);
        int64_t before = match_solver_result(solver)->objective;
        match_solver_run(solver, &plain);
        assert_int_equal(match_solver_result(solver)->objective, before);
        small_assert_optimal(&cx, solver);
        match_solver_free(solver);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_event_ends_at_the_optimum, small_arena_open,
                                        small_arena_close),
        cmocka_unit_test_setup_teardown(figures_stay_what_counting_gives, small_arena_open,
                                        small_arena_close),
        cmocka_unit_test_setup_teardown(who_withdraws_is_replaced_and_comes_back, small_arena_open,
                                        small_arena_close),
        cmocka_unit_test_setup_teardown(numbers_out_of_range_change_nothing, small_arena_open,
                                        small_arena_close),
        cmocka_unit_test_setup_teardown(before_a_whole_run_there_is_nothing_to_repair,
                                        small_arena_open, small_arena_close),
        cmocka_unit_test_setup_teardown(a_run_after_events_starts_from_what_they_left,
                                        small_arena_open, small_arena_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
