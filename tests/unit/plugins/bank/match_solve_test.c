/* SPDX-License-Identifier: MIT
 * match_solve: the solver finds what trying everything finds, its prices prove it, it can be
 * stopped at any moment, and equals are not chosen by where they stand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/support/plugins/bank/match_small.h"

static const struct match_options plain = { .seed = 1 };

static struct match_solver *solved(struct match_instance *in, const struct match_options *options)
{
    struct match_solver *solver = match_solver_new(in);
    match_solver_run(solver, options);
    return solver;
}

static bool holds(const struct match_solver *solver, uint32_t volunteer, uint32_t role)
{
    uint32_t count;
    const match_edge *bundle = match_solver_bundle(solver, volunteer, &count);
    for (uint32_t k = 0; k < count; k++)
        if (match_edge_role(bundle[k]) == role) return true;
    return false;
}

/* ---- by hand ---- */

static void the_better_sum_wins_over_the_best_pair(void **state)
{
    (void)state;
    static const struct small_pair pairs[] = { { 0, 0, 900 }, { 0, 1, 800 }, { 1, 0, 700 } };
    struct match_solver *solver = solved(small_of(2, 2, pairs, 3), &plain);
    assert_int_equal(match_solver_result(solver)->objective, 1500);
    assert_true(holds(solver, 0, 1) && holds(solver, 1, 0));
    match_solver_free(solver);
}

static void a_minimum_outweighs_scores_by_its_bonus(void **state)
{
    (void)state;
    static const struct small_pair pairs[] = { { 0, 0, 0 }, { 0, 1, 999 } };
    struct match_instance *in = small_of(1, 2, pairs, 2);
    in->minimum[0] = 1;
    struct match_solver *solver = solved(in, &plain);
    assert_true(holds(solver, 0, 0));
    assert_int_equal(match_solver_result(solver)->objective, 1000);
    match_solver_free(solver);
}

static void a_score_of_nothing_takes_no_seat_beyond_the_minimum(void **state)
{
    (void)state;
    static const struct small_pair pairs[] = { { 0, 0, 0 }, { 1, 0, 0 } };
    struct match_instance *in = small_of(2, 1, pairs, 2);
    in->capacity[0] = 2;
    in->minimum[0] = 1;
    struct match_solver *solver = solved(in, &plain);
    assert_int_equal(match_solver_result(solver)->assigned, 1);
    match_solver_free(solver);
}

static void one_shift_a_day_and_no_more_than_the_load(void **state)
{
    (void)state;
    static const struct small_pair pairs[] = {
        { 0, 0, 500 }, { 0, 1, 900 }, { 0, 2, 300 }, { 0, 3, 200 }
    };
    struct match_instance *in = small_of(1, 4, pairs, 4);
    in->day[1] = in->day[0] = 200;
    in->load[0] = 2;
    struct match_solver *solver = solved(in, &plain);
    assert_true(holds(solver, 0, 1) && holds(solver, 0, 2));
    assert_int_equal(match_solver_result(solver)->objective, 1200);
    match_solver_free(solver);
}

static void a_shortage_is_told_and_not_an_error(void **state)
{
    (void)state;
    static const struct small_pair pairs[] = { { 0, 0, 10 } };
    struct match_instance *in = small_of(1, 2, pairs, 1);
    in->capacity[0] = in->minimum[0] = 5;
    in->capacity[1] = in->minimum[1] = 3;
    struct match_solver *solver = solved(in, &plain);
    assert_int_equal(match_solver_result(solver)->unmet_minimum, 7);
    assert_int_equal(match_solver_result(solver)->gap, 0);
    assert_int_equal(match_solver_prices(solver)[1], -1000);
    match_solver_free(solver);
}

static void nobody_and_nothing_is_solved_too(void **state)
{
    (void)state;
    struct match_solver *solver = solved(match_instance_new(0, 0, 0), &plain);
    assert_int_equal(match_solver_result(solver)->objective, 0);
    assert_int_equal(match_solver_result(solver)->gap, 0);
    match_solver_free(solver);
    struct match_instance *in = small_of(3, 2, NULL, 0);
    in->capacity[1] = MATCH_SEATS_MAX;
    solver = solved(in, &plain);
    assert_int_equal(match_solver_result(solver)->assigned, 0);
    assert_true(match_solver_result(solver)->peak_bytes < 100000);
    match_solver_free(solver);
}

/* ---- against trying everything ---- */

static void random_instances_are_solved_to_the_optimum(void **state)
{
    struct ctx cx;
    ctx_begin(&cx, *state);
    struct chance c = { 11 };
    for (int k = 0; k < 100; k++)
        for (enum small_kind kind = SMALL_MIXED; kind < SMALL_KINDS; kind++) {
            struct match_options options = { .seed = (uint64_t)k,
                                             .epsilon = (int32_t)chance_below(&c, 60) };
            struct match_solver *solver = solved(small_random(kind, &c), &options);
            small_assert_optimal(&cx, solver);
            match_solver_free(solver);
        }
}

/* ---- stopping ---- */

struct stopper {
    uint32_t calls, stop_at;
    int64_t primal, dual;
};

static bool stop_at(void *arg, const struct match_progress *progress)
{
    struct stopper *stopper = arg;
    assert_true(progress->dual >= progress->primal);
    assert_true(stopper->calls == 0 || progress->dual <= stopper->dual);
    stopper->primal = progress->primal;
    stopper->dual = progress->dual;
    return stopper->calls++ != stopper->stop_at;
}

static void stopping_at_any_moment_leaves_a_bound_and_an_assignment(void **state)
{
    (void)state;
    struct chance c = { 12 };
    uint32_t stopped = 0;
    for (int k = 0; k < 700; k++) {
        struct match_instance *in = small_random((enum small_kind)(k % SMALL_KINDS), &c);
        int64_t optimum = small_optimum(in);
        struct stopper stopper = { .stop_at = chance_below(&c, 6) };
        struct match_options options = {
            .progress = stop_at, .arg = &stopper, .every = 1, .epsilon = 200
        };
        struct match_solver *solver = solved(in, &options);
        const struct match_result *result = match_solver_result(solver);
        small_assert_sound(solver);
        assert_true(result->objective <= optimum && optimum <= result->dual);
        assert_int_equal(result->stopped, stopper.calls > stopper.stop_at);
        if (result->stopped) {
            assert_int_equal(result->objective, stopper.primal);
            assert_int_equal(result->dual, stopper.dual);
            stopped++;
        }
        match_solver_free(solver);
    }
    assert_true(stopped > 200);
}

static void a_stopped_run_may_be_run_again_to_the_end(void **state)
{
    struct ctx cx;
    ctx_begin(&cx, *state);
    struct chance c = { 13 };
    for (int k = 0; k < 50; k++) {
        struct stopper stopper = { .stop_at = 1 };
        struct match_options options = { .progress = stop_at, .arg = &stopper, .every = 1 };
        struct match_solver *solver = solved(small_random(SMALL_MIXED, &c), &options);
        match_solver_run(solver, &plain);
        small_assert_optimal(&cx, solver);
        match_solver_free(solver);
    }
}

/* ---- equals ---- */

/* `people` equals, half as many seats in one role. */
static struct match_instance *equals(uint32_t people)
{
    struct match_instance *in = match_instance_new(people, 1, people);
    in->openings = 1;
    in->capacity[0] = (int32_t)people / 2;
    for (uint32_t i = 0; i < people; i++) {
        in->load[i] = 1;
        in->edge[i] = match_edge_of(0, 700);
        in->offset[i + 1] = i + 1;
    }
    return in;
}

static void among_equals_the_seed_decides_and_not_the_place_in_the_list(void **state)
{
    (void)state;
    enum { PEOPLE = 200, SEEDS = 40 };
    uint32_t won_by_first_half = 0;
    uint32_t won_by_first = 0;
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        struct match_options options = { .seed = seed };
        struct match_solver *solver = solved(equals(PEOPLE), &options);
        for (uint32_t i = 0; i < PEOPLE / 2; i++) won_by_first_half += holds(solver, i, 0);
        won_by_first += holds(solver, 0, 0);
        assert_int_equal(match_solver_result(solver)->assigned, PEOPLE / 2);
        match_solver_free(solver);
    }
    assert_in_range(won_by_first_half, SEEDS * PEOPLE / 4 * 9 / 10, SEEDS * PEOPLE / 4 * 11 / 10);
    assert_in_range(won_by_first, SEEDS / 4, SEEDS * 3 / 4);
}

static void the_same_seed_gives_the_same_bytes(void **state)
{
    struct ctx cx;
    ctx_begin(&cx, *state);
    for (uint64_t seed = 0; seed < 60; seed++) {
        struct slice bytes[2];
        for (int k = 0; k < 2; k++) {
            struct chance c = { seed };
            struct match_options options = { .seed = seed };
            struct match_instance *in = small_random((enum small_kind)(seed % SMALL_KINDS), &c);
            struct hash digest = match_instance_digest(in);
            struct match_solver *solver = solved(in, &options);
            bytes[k] = match_certificate_bytes(&cx, solver, digest);
            match_solver_free(solver);
        }
        assert_true(slice_equal(bytes[0], bytes[1]));
    }
}

static bool always(void *arg)
{
    (void)arg;
    return true;
}

static void who_is_in_a_hurry_is_asked_without_waiting_for_the_clock(void **state)
{
    (void)state;
    struct stopper stopper = { .stop_at = 0 };
    struct match_options options = {
        .seed = 1, .epsilon = 1, .progress = stop_at, .hurry = always, .arg = &stopper
    };
    struct match_solver *solver = solved(equals(20000), &options);
    assert_int_equal(stopper.calls, 1);
    assert_true(match_solver_result(solver)->stopped);
    match_solver_free(solver);
}

/* ---- why ---- */

static void who_is_not_taken_is_told_the_points_that_were_missing(void **state)
{
    (void)state;
    static const struct small_pair pairs[] = { { 0, 0, 900 }, { 1, 0, 640 } };
    struct match_solver *solver = solved(small_of(2, 1, pairs, 2), &plain);
    struct match_why why;
    match_why(solver, 1, 0, &why);
    assert_true(why.eligible && !why.held && !why.day_taken);
    assert_int_equal(why.value, why.score - why.price);
    assert_int_equal(why.missing, why.price - 640);
    assert_in_range(why.price, 640, 900);
    match_why(solver, 0, 0, &why);
    assert_true(why.held);
    assert_int_equal(why.surplus, 900 - why.price);
    assert_int_equal(why.next, MATCH_NONE);
    match_solver_free(solver);
}

static void who_is_better_off_elsewhere_is_told_where(void **state)
{
    (void)state;
    static const struct small_pair pairs[] = { { 0, 0, 900 }, { 0, 1, 300 } };
    struct match_instance *in = small_of(1, 2, pairs, 2);
    in->day[1] = in->day[0];
    in->load[0] = 2;
    struct match_solver *solver = solved(in, &plain);
    struct match_why why;
    match_why(solver, 0, 1, &why);
    assert_true(why.day_taken);
    assert_int_equal(match_edge_role(why.instead), 0);
    assert_int_equal(why.missing, 900 - match_solver_prices(solver)[0] - why.value);
    match_solver_free(solver);
}

/* Whoever has a seat loses nothing by it, and whoever has none would gain nothing by one. */
static void explanations_agree_with_the_optimum(void **state)
{
    (void)state;
    struct chance c = { 14 };
    for (int k = 0; k < 300; k++) {
        struct match_solver *solver =
            solved(small_random((enum small_kind)(k % SMALL_KINDS), &c), &plain);
        const struct match_instance *in = match_solver_instance(solver);
        for (uint32_t i = 0; i < in->volunteers; i++)
            for (uint32_t e = in->offset[i]; in->load[i] && e < in->offset[i + 1]; e++) {
                struct match_why why;
                match_why(solver, i, match_edge_role(in->edge[e]), &why);
                bool free_slot = !why.held && why.instead == MATCH_NONE;
                if (why.held) assert_true(why.value >= 0 && why.missing == 0);
                if (free_slot) assert_true(why.value <= 0 && why.missing == -why.value);
                assert_true(why.surplus >= 0);
            }
        match_solver_free(solver);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_better_sum_wins_over_the_best_pair),
        cmocka_unit_test(a_minimum_outweighs_scores_by_its_bonus),
        cmocka_unit_test(a_score_of_nothing_takes_no_seat_beyond_the_minimum),
        cmocka_unit_test(one_shift_a_day_and_no_more_than_the_load),
        cmocka_unit_test(a_shortage_is_told_and_not_an_error),
        cmocka_unit_test(nobody_and_nothing_is_solved_too),
        cmocka_unit_test_setup_teardown(random_instances_are_solved_to_the_optimum,
                                        small_arena_open, small_arena_close),
        cmocka_unit_test(stopping_at_any_moment_leaves_a_bound_and_an_assignment),
        cmocka_unit_test_setup_teardown(a_stopped_run_may_be_run_again_to_the_end, small_arena_open,
                                        small_arena_close),
        cmocka_unit_test(among_equals_the_seed_decides_and_not_the_place_in_the_list),
        cmocka_unit_test_setup_teardown(the_same_seed_gives_the_same_bytes, small_arena_open,
                                        small_arena_close),
        cmocka_unit_test(who_is_in_a_hurry_is_asked_without_waiting_for_the_clock),
        cmocka_unit_test(who_is_not_taken_is_told_the_points_that_were_missing),
        cmocka_unit_test(who_is_better_off_elsewhere_is_told_where),
        cmocka_unit_test(explanations_agree_with_the_optimum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
