/* SPDX-License-Identifier: MIT
 * standing: the order of a category, the quota of excellent ones and who is within the category's
 * quota, against every pair and every count of random categories; lots among equals only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "plugins/awards/score/facts.h"
#include "plugins/awards/score/standing.h"

enum { MOST = 40, TRIALS = 200 };

static const struct standing_rule twenty_percent = { .tie_count = 2,
                                                     .group = { .has_quota = true,
                                                                .quota_band = AWARD_EXCELLENT,
                                                                .quota_of = AWARD_GOOD,
                                                                .quota_percent = 20 } };

static struct standing_row row(struct random_source *random, uint32_t number)
{
    struct standing_row r = { .given = random_below(random, 8) ? 3 : 0 };
    r.nomination.id.bytes[0] = 1;
    r.nomination.id.bytes[15] = (uint8_t)number;
    r.nomination.turn = (int64_t)number;
    r.score = 4000 + 500 * (int64_t)random_below(random, 13); /* many alike */
    r.keys[0] = random_below(random, 2);
    r.keys[1] = random_below(random, 2);
    return r;
}

/* Above 0: a before b by what is declared; 0: only a lot can tell. */
static int declared(const struct standing_row *a, const struct standing_row *b)
{
    if (!a->given != !b->given) return a->given ? 1 : -1;
    if (!a->given) return 0;
    if (a->score != b->score) return a->score > b->score ? 1 : -1;
    for (int i = 0; i < 2; i++)
        if (a->keys[i] != b->keys[i]) return a->keys[i] > b->keys[i] ? 1 : -1;
    return 0;
}

static void check_order(const struct standing_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(rows[i].rank, rows[i].given ? i + 1 : 0);
        for (size_t k = i + 1; k < count; k++) assert_true(declared(&rows[i], &rows[k]) >= 0);
    }
}

/* The largest number of excellent ones that keeps the rule, tried one by one. */
static void check_quota(const struct standing_row *rows, size_t count)
{
    size_t good = 0, wanted = 0, allowed = 0, excellent = 0;
    for (size_t i = 0; i < count; i++) {
        int band = rows[i].given ? award_band_of(rows[i].score) : 0;
        good += band == AWARD_EXCELLENT || band == AWARD_GOOD;
        wanted += band == AWARD_EXCELLENT;
        excellent += rows[i].band == AWARD_EXCELLENT;
        assert_int_equal(rows[i].moved, rows[i].band != band);
        if (rows[i].moved) assert_int_equal(rows[i].band, AWARD_GOOD);
    }
    while (allowed < wanted && (allowed + 1) * 5 <= good) allowed++;
    assert_int_equal(excellent, allowed);
    for (size_t i = 0; i < excellent; i++) assert_int_equal(rows[i].band, AWARD_EXCELLENT);
}

static void order_and_quotas_are_those_of_the_definition(void **state)
{
    struct random_source random = random_seeded(23, "standings");
    (void)state;
    for (int trial = 0; trial < TRIALS; trial++) {
        struct standing_row a[MOST], b[MOST];
        size_t count = random_below(&random, MOST + 1);
        int64_t quota = random_below(&random, 6);
        for (size_t i = 0; i < count; i++) b[count - 1 - i] = a[i] = row(&random, (uint32_t)i);
        standing_rank(a, count, &twenty_percent, 7, quota);
        standing_rank(b, count, &twenty_percent, 7, quota);
        check_order(a, count);
        check_quota(a, count);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(a[i].nomination.turn, b[i].nomination.turn);
            assert_int_equal(a[i].within, a[i].rank && (!quota || a[i].rank <= quota));
        }
    }
}

static void another_lot_moves_equals_only(void **state)
{
    struct random_source random = random_seeded(24, "standings");
    struct standing_row a[MOST], b[MOST];
    size_t moved = 0;
    (void)state;
    for (size_t i = 0; i < MOST; i++) a[i] = b[i] = row(&random, (uint32_t)i);
    standing_rank(a, MOST, &twenty_percent, 1, 0);
    standing_rank(b, MOST, &twenty_percent, 2, 0);
    for (size_t i = 0; i < MOST; i++) {
        moved += a[i].nomination.turn != b[i].nomination.turn;
        assert_int_equal(declared(&a[i], &b[i]), 0);
    }
    assert_true(moved > 0);
}

static void without_a_rule_nobody_loses_a_band(void **state)
{
    struct random_source random = random_seeded(25, "standings");
    const struct standing_rule none = { 0 };
    struct standing_row rows[MOST];
    (void)state;
    for (size_t i = 0; i < MOST; i++) rows[i] = row(&random, (uint32_t)i);
    standing_rank(rows, MOST, &none, 1, 3);
    for (size_t i = 0; i < MOST; i++) assert_false(rows[i].moved);
    standing_rank(rows, 0, &none, 1, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_and_quotas_are_those_of_the_definition),
        cmocka_unit_test(another_lot_moves_equals_only),
        cmocka_unit_test(without_a_rule_nobody_loses_a_band),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
