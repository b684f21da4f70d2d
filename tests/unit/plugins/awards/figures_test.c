/* SPDX-License-Identifier: MIT
 * figures: totals by weights, means and places, who lies apart, and what other weights would make
 * of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "plugins/awards/council/figures.h"

static struct figures_sheet sheet(uint32_t dossier, uint32_t member, int64_t a, int64_t b)
{
    return (struct figures_sheet){ .dossier = dossier, .member = member, .points = { a, b } };
}

static struct figures_panel panel(const struct figures_sheet sheets[], size_t count,
                                  size_t dossiers, size_t members)
{
    return (struct figures_panel){ .criteria = 2,
                                   .dossiers = dossiers,
                                   .members = members,
                                   .sheets = count,
                                   .weight = { 70, 30 },
                                   .most = { 10, 20 },
                                   .sheet = sheets };
}

static void a_total_is_the_part_of_each_criterion_by_its_weight(void **state)
{
    const struct figures_panel p = panel(NULL, 0, 0, 0);
    (void)state;
    assert_int_equal(figures_total(&p, p.weight, (int64_t[]){ 100, 200 }), FIGURES_FULL);
    assert_int_equal(figures_total(&p, p.weight, (int64_t[]){ 0, 0 }), 0);
    /* 8.5 of 10 is 59.5 of 70; 5 of 20 is 7.5 of 30 */
    assert_int_equal(figures_total(&p, p.weight, (int64_t[]){ 85, 50 }), 6700);
    /* weights need not add up to a hundred */
    assert_int_equal(figures_total(&p, (int64_t[]){ 1, 0 }, (int64_t[]){ 85, 50 }), 8500);
    assert_int_equal(figures_total(&p, (int64_t[]){ 1, 1 }, (int64_t[]){ 100, 0 }), 5000);
    assert_int_equal(figures_total(&p, (int64_t[]){ 0, 0 }, (int64_t[]){ 100, 0 }), 0);
}

static void thirds_add_up_to_the_whole(void **state)
{
    struct figures_panel p = { .criteria = 3, .weight = { 1, 1, 1 }, .most = { 3, 7, 9 } };
    (void)state;
    assert_int_equal(figures_total(&p, p.weight, (int64_t[]){ 30, 70, 90 }), FIGURES_FULL);
}

static void mean_spread_and_places(void **state)
{
    const struct figures_sheet sheets[] = { sheet(0, 0, 80, 160), sheet(0, 1, 90, 180),
                                            sheet(1, 0, 60, 120), sheet(2, 1, 85, 170) };
    const struct figures_panel p = panel(sheets, 4, 4, 2);
    struct figures f = figures_of(*state, &p);
    assert_int_equal(f.dossier[0].given, 2);
    assert_int_equal(f.dossier[0].mean, 8500);
    assert_int_equal(f.dossier[0].median, 8500);
    assert_int_equal(f.dossier[0].low, 8000);
    assert_int_equal(f.dossier[0].high, 9000);
    assert_int_equal(f.dossier[0].deviation, 707);
    assert_int_equal(f.dossier[1].deviation, 0);
    /* equal means share a place, whoever has no review has none */
    assert_int_equal(f.dossier[0].rank, 1);
    assert_int_equal(f.dossier[2].rank, 1);
    assert_int_equal(f.dossier[1].rank, 3);
    assert_int_equal(f.dossier[3].rank, 0);
    assert_int_equal(f.dossier[3].rank_worst, 0);
}

static void other_weights_show_who_would_move(void **state)
{
    /* The first is strong in what counts 70, the second in what counts 30. */
    const struct figures_sheet sheets[] = { sheet(0, 0, 100, 40), sheet(1, 0, 50, 200),
                                            sheet(2, 0, 40, 30) };
    const struct figures_panel p = panel(sheets, 3, 3, 1);
    struct figures f = figures_of(*state, &p);
    assert_int_equal(f.dossier[0].rank, 1);
    assert_int_equal(f.dossier[0].rank_equal, 2);
    assert_int_equal(f.dossier[0].rank_best, 1);
    assert_int_equal(f.dossier[0].rank_worst, 2);
    assert_int_equal(f.dossier[1].rank, 2);
    assert_int_equal(f.dossier[1].rank_best, 1);
    assert_int_equal(f.dossier[2].rank_best, 3);
    assert_int_equal(f.dossier[2].rank_worst, 3);
    uint32_t rank[3];
    figures_ranks(*state, &p, (int64_t[]){ 0, 1 }, rank);
    assert_int_equal(rank[1], 1);
}

enum { REVIEWS = 12 };

/* Three reviews for each of four dossiers, of 0..100. */
static struct figures four_dossiers(struct arena *arena, const int64_t points[REVIEWS])
{
    struct figures_sheet sheets[REVIEWS];
    for (uint32_t i = 0; i < REVIEWS; i++)
        sheets[i] = sheet(i / 3, i % 3, points[i], 2 * points[i]);
    const struct figures_panel p = panel(sheets, REVIEWS, 4, 3);
    return figures_of(arena, &p);
}

static void one_wild_score_is_an_outlier_and_moves_nothing_else(void **state)
{
    const int64_t points[REVIEWS] = { 80, 82, 85, 70, 74, 71, 90, 92, 40, 60, 65, 61 };
    struct figures f = four_dossiers(*state, points);
    for (size_t i = 0; i < REVIEWS; i++) assert_int_equal(f.outlier[i], i == 8);
    assert_int_equal(f.member[0].given, 4);
    assert_true(f.member[2].lean < -900); /* the third gives less than the others */
    assert_true(f.member[1].lean > 500);
}

static void a_council_that_disagrees_all_over_has_no_outliers(void **state)
{
    const int64_t points[REVIEWS] = { 50, 70, 90, 40, 60, 85, 30, 55, 75, 90, 65, 45 };
    struct figures f = four_dossiers(*state, points);
    for (size_t i = 0; i < REVIEWS; i++) assert_false(f.outlier[i]);
}

static void agreement_to_the_point_makes_nobody_wild(void **state)
{
    const int64_t points[REVIEWS] = { 80, 80, 80, 70, 70, 70, 60, 60, 62, 50, 50, 50 };
    struct figures f = four_dossiers(*state, points);
    assert_int_equal(f.scale, 100);
    for (size_t i = 0; i < REVIEWS; i++) assert_false(f.outlier[i]);
}

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

#define HOLDS(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HOLDS(a_total_is_the_part_of_each_criterion_by_its_weight),
        HOLDS(thirds_add_up_to_the_whole),
        HOLDS(mean_spread_and_places),
        HOLDS(other_weights_show_who_would_move),
        HOLDS(one_wild_score_is_an_outlier_and_moves_nothing_else),
        HOLDS(a_council_that_disagrees_all_over_has_no_outliers),
        HOLDS(agreement_to_the_point_makes_nobody_wild),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
