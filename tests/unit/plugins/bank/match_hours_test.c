/* SPDX-License-Identifier: MIT
 * match_hours: two shifts of a run share a day and a block when they overlap, and only then unless
 * a day is too full for its eight blocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "plugins/bank/match/hours.h"
#include "plugins/bank/signup_rules.h"
#include "tests/support/plugins/bank/match_small.h"

enum { RUNS = 400, SHIFTS_MOST = 40, FIRST_DAY = 20000 };

static int begin(void **state)
{
    struct ctx *cx = calloc(1, sizeof *cx); /* outlives what a test resets */
    ctx_begin(cx, arena_new());
    *state = cx;
    return 0;
}

static int end(void **state)
{
    struct ctx *cx = *state;
    arena_free(cx->arena);
    free(cx);
    return 0;
}

static struct run_shift shift_at(int day, int from, int to)
{
    return (struct run_shift){ .shift = {
                                   .day = FIRST_DAY + day, .from_minute = from, .to_minute = to } };
}

static int by_start(const void *x, const void *y)
{
    const struct shift *a = &((const struct run_shift *)x)->shift;
    const struct shift *b = &((const struct run_shift *)y)->shift;
    return (shift_start(a) > shift_start(b)) - (shift_start(a) < shift_start(b));
}

static bool meet(struct hours a, struct hours b)
{
    return a.day == b.day && a.blocks & b.blocks;
}

/* Pairs that share a block without overlapping. */
static uint32_t needless(struct ctx *cx, const struct run_shift *shifts, uint32_t count)
{
    struct hours hours[SHIFTS_MOST];
    uint32_t found = 0;
    hours_of(cx, shifts, count, hours);
    for (uint32_t a = 0; a < count; a++) {
        assert_int_not_equal(hours[a].blocks, 0);
        for (uint32_t b = 0; b < a; b++) {
            bool overlap = shifts_overlap(&shifts[a].shift, &shifts[b].shift);
            if (overlap) assert_true(meet(hours[a], hours[b]));
            found += meet(hours[a], hours[b]) && !overlap;
        }
    }
    return found;
}

static void shifts_that_overlap_share_a_block_and_few_others_do(void **state)
{
    struct ctx *cx = *state;
    struct chance c = { 3 };
    for (int k = 0; k < RUNS; k++) {
        struct run_shift shifts[SHIFTS_MOST];
        uint32_t days = chance_below(&c, 10) + 1;
        uint32_t count = chance_below(&c, SHIFTS_MOST) + 1;
        for (uint32_t i = 0; i < count; i++) {
            int from = (int)chance_below(&c, 48) * 30;
            int length = (int)chance_below(&c, 20) * 30 + 30;
            shifts[i] = shift_at((int)chance_below(&c, days), from, from + length);
        }
        qsort(shifts, count, sizeof *shifts, by_start);
        if (count <= 8)
            assert_int_equal(needless(cx, shifts, count), 0);
        else
            (void)needless(cx, shifts, count);
        arena_reset(cx->arena);
    }
}

static void shifts_that_only_touch_do_not_meet(void **state)
{
    const struct run_shift shifts[] = { shift_at(0, 420, 660), shift_at(0, 660, 900),
                                        shift_at(0, 900, 1020) };
    struct hours hours[3];
    hours_of(*state, shifts, 3, hours);
    assert_false(meet(hours[0], hours[1]) || meet(hours[1], hours[2]));
    assert_int_equal(hours[0].day, hours[2].day);
}

static void a_night_meets_the_early_morning_of_the_next_date(void **state)
{
    const struct run_shift shifts[] = { shift_at(0, 1320, 1800), shift_at(1, 300, 600),
                                        shift_at(1, 600, 900) };
    struct hours hours[3];
    hours_of(*state, shifts, 3, hours);
    assert_true(meet(hours[0], hours[1]));
    assert_false(meet(hours[0], hours[2]));
}

static void a_day_with_many_shifts_shares_blocks_among_neighbours(void **state)
{
    struct run_shift shifts[SHIFTS_MOST];
    struct hours hours[SHIFTS_MOST];
    for (int i = 0; i < SHIFTS_MOST; i++) shifts[i] = shift_at(0, i * 30, i * 30 + 30);
    assert_true(needless(*state, shifts, SHIFTS_MOST) > 0);
    hours_of(*state, shifts, SHIFTS_MOST, hours);
    assert_false(meet(hours[0], hours[SHIFTS_MOST - 1]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shifts_that_overlap_share_a_block_and_few_others_do),
        cmocka_unit_test(shifts_that_only_touch_do_not_meet),
        cmocka_unit_test(a_night_meets_the_early_morning_of_the_next_date),
        cmocka_unit_test(a_day_with_many_shifts_shares_blocks_among_neighbours),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
