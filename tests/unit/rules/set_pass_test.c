/* SPDX-License-Identifier: MIT
 * set_pass: who is first, who falls by the quota, what is in the middle; the order in which people
 * are handed in changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/rules/set_pass.h"

enum { MANY = 500 };
enum { EXCELLENT = 1, GOOD, PASS, FAIL };

static const struct set_rule twenty_percent = {
    .seed = 7, .has_quota = true, .quota_band = EXCELLENT, .quota_of = GOOD, .quota_percent = 20
};

static struct set_person person(uint32_t number, int band, int64_t score)
{
    struct set_person p = { .index = number, .rule_band = band, .score = score };
    p.who.bytes[0] = 1;
    p.who.bytes[14] = (uint8_t)(number >> 8);
    p.who.bytes[15] = (uint8_t)number;
    return p;
}

static const struct set_person *numbered(const struct set_person *all, size_t count,
                                         uint32_t number)
{
    for (size_t i = 0; i < count; i++)
        if (all[i].index == number) return &all[i];
    fail_msg("nobody has the number %u", number);
    return NULL;
}

static void the_better_band_comes_first_then_score_then_ties(void **state)
{
    (void)state;
    struct set_person all[] = { person(0, GOOD, 8000), person(1, PASS, 9500), person(2, GOOD, 8000),
                                person(3, GOOD, 8500), person(4, 0, 0) };
    struct set_rule rule = { .seed = 1 };
    struct set_figures figures;
    all[2].keys[1] = 300;
    set_pass(all, COUNT_OF(all), &rule, &figures);
    const uint32_t expected[] = { 3, 2, 0, 1, 4 };
    for (size_t i = 0; i < COUNT_OF(all); i++) assert_int_equal(all[i].index, expected[i]);
    assert_int_equal(all[3].rank, 4);
    assert_int_equal(all[4].rank, 0);
    assert_int_equal(figures.rated, 4);
    assert_int_equal(figures.unrated, 1);
    assert_int_equal(figures.median, 8250);
}

static void the_quota_counts_those_at_least_good_and_rounds_down(void **state)
{
    (void)state;
    struct set_person all[13];
    struct set_figures figures;
    for (uint32_t i = 0; i < 4; i++) all[i] = person(i, EXCELLENT, 9500 - i);
    for (uint32_t i = 4; i < 10; i++) all[i] = person(i, GOOD, 8000);
    for (uint32_t i = 10; i < 13; i++) all[i] = person(i, PASS, 6000);
    set_pass(all, COUNT_OF(all), &twenty_percent, &figures);
    assert_int_equal(figures.in_band[EXCELLENT], 2); /* 20 % of ten, not of thirteen */
    assert_int_equal(figures.in_band[GOOD], 8);
    assert_int_equal(figures.moved, 2);
    assert_false(numbered(all, 13, 1)->moved);
    assert_true(numbered(all, 13, 2)->moved);
    assert_int_equal(numbered(all, 13, 2)->band, GOOD);
    assert_int_equal(numbered(all, 13, 2)->rank, 3); /* before those the rule called good */
    assert_int_equal(set_quota(4, 20), 0);
    assert_int_equal(set_quota(9, 20), 1);
}

static void each_group_has_a_quota_of_its_own(void **state)
{
    (void)state;
    struct set_person all[10];
    struct set_figures figures;
    for (uint32_t i = 0; i < 10; i++) {
        all[i] = person(i, i < 3 ? EXCELLENT : GOOD, 9900 - i);
        all[i].group = i < 5 ? 40 : 9;
    }
    set_pass(all, COUNT_OF(all), &twenty_percent, &figures);
    assert_int_equal(figures.in_band[EXCELLENT], 1);
    assert_int_equal(numbered(all, 10, 0)->band, EXCELLENT);
    assert_int_equal(numbered(all, 10, 1)->band, GOOD);
}

static void lots_decide_among_equals_whatever_the_order_they_come_in(void **state)
{
    (void)state;
    static struct set_person a[MANY], b[MANY];
    struct set_figures figures;
    uint32_t another = 0;
    struct set_rule other_seed = twenty_percent;
    other_seed.seed = 8;
    for (uint32_t i = 0; i < MANY; i++) a[i] = b[MANY - 1 - i] = person(i, EXCELLENT, 9000);
    set_pass(a, MANY, &twenty_percent, &figures);
    assert_int_equal(figures.in_band[EXCELLENT], MANY / 5);
    set_pass(b, MANY, &twenty_percent, &figures);
    for (uint32_t i = 0; i < MANY; i++) {
        assert_int_equal(a[i].index, b[i].index);
        assert_int_equal(a[i].band, b[i].band);
    }
    set_pass(b, MANY, &other_seed, &figures);
    for (uint32_t i = 0; i < MANY; i++) another += a[i].index != b[i].index;
    assert_true(another > MANY / 2);
}

static void without_anybody_there_is_nothing_to_order(void **state)
{
    (void)state;
    struct set_figures figures;
    set_pass(NULL, 0, &twenty_percent, &figures);
    assert_int_equal(figures.rated + figures.unrated, 0);
    assert_int_equal(figures.median, 0);
}

static const struct set_team_rule team_rule = { .min_active = 5,
                                                .idle_percent = 30,
                                                .idle_cap = PASS };

static void a_team_is_the_median_of_its_members(void **state)
{
    (void)state;
    struct set_member all[] = { { 9000, EXCELLENT, false }, { 5000, PASS, false },
                                { 7000, GOOD, false },      { 8000, GOOD, false },
                                { 6000, PASS, false },      { 0, 0, false } };
    struct set_team team;
    set_pass_team(all, 5, &team_rule, &team);
    assert_int_equal(team.score, 7000);
    assert_int_equal(team.band, GOOD);
    set_pass_team(all, 6, &team_rule, &team); /* not rated is not a zero */
    assert_int_equal(team.score, 7000);
    struct set_member six[] = { { 9000, EXCELLENT, false }, { 5000, PASS, false },
                                { 7000, GOOD, false },      { 8000, GOOD, false },
                                { 6000, PASS, false },      { 6500, PASS, false } };
    set_pass_team(six, 6, &team_rule, &team);
    assert_int_equal(team.score, 6750);
    assert_int_equal(team.band, PASS);
}

static void a_team_with_few_active_members_is_not_rated(void **state)
{
    (void)state;
    struct set_member all[] = { { 9000, EXCELLENT, false },
                                { 9000, GOOD, false },
                                { 9000, GOOD, false },
                                { 9000, GOOD, false },
                                { 0, FAIL, true } };
    struct set_team team;
    set_pass_team(all, 5, &team_rule, &team);
    assert_int_equal(team.active, 4);
    assert_int_equal(team.band, 0);
}

static void a_team_with_many_idle_members_is_held_down(void **state)
{
    (void)state;
    struct set_member all[10];
    struct set_team team;
    for (int i = 0; i < 10; i++)
        all[i] = (struct set_member){ i < 3 ? 1000 : 9500, i < 3 ? FAIL : EXCELLENT, i < 3 };
    set_pass_team(all, 10, &team_rule, &team); /* 30 % is not more than 30 % */
    assert_int_equal(team.band, EXCELLENT);
    assert_false(team.held);
    for (int i = 0; i < 10; i++)
        all[i] = (struct set_member){ i < 4 ? 1000 : 9500, i < 4 ? FAIL : EXCELLENT, i < 4 };
    set_pass_team(all, 10, &team_rule, &team);
    assert_int_equal(team.band, PASS);
    assert_true(team.held);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_better_band_comes_first_then_score_then_ties),
        cmocka_unit_test(the_quota_counts_those_at_least_good_and_rounds_down),
        cmocka_unit_test(each_group_has_a_quota_of_its_own),
        cmocka_unit_test(lots_decide_among_equals_whatever_the_order_they_come_in),
        cmocka_unit_test(without_anybody_there_is_nothing_to_order),
        cmocka_unit_test(a_team_is_the_median_of_its_members),
        cmocka_unit_test(a_team_with_few_active_members_is_not_rated),
        cmocka_unit_test(a_team_with_many_idle_members_is_held_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
