/* SPDX-License-Identifier: MIT
 * reach: no group of fewer than five is told, under any name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/awards/public/reach.h"

static void small_groups_are_told_together_when_they_are_enough(void **state)
{
    struct reach_group groups[] = { { .eligible = 30 },
                                    { .eligible = 4, .nominated = 1 },
                                    { .eligible = 5 },
                                    { .eligible = 3, .nominated = 1, .honoured = 1 } };
    size_t count = COUNT_OF(groups);
    (void)state;
    assert_int_equal(reach_hide_small(groups, &count), 2);
    assert_int_equal(count, 3);
    assert_int_equal(groups[0].eligible, 30);
    assert_int_equal(groups[1].eligible, 5);
    assert_true(groups[2].others);
    assert_int_equal(groups[2].eligible, 7);
    assert_int_equal(groups[2].nominated, 2);
    assert_int_equal(groups[2].honoured, 1);
}

static void too_few_together_and_one_alone_are_left_out(void **state)
{
    struct reach_group few[] = { { .eligible = 2 }, { .eligible = 9 }, { .eligible = 2 } };
    struct reach_group alone[] = { { .eligible = 4 }, { .eligible = 9 } };
    size_t count = COUNT_OF(few);
    (void)state;
    assert_int_equal(reach_hide_small(few, &count), 2);
    assert_int_equal(count, 1);
    assert_int_equal(few[0].eligible, 9);
    count = COUNT_OF(alone);
    assert_int_equal(reach_hide_small(alone, &count), 1);
    assert_int_equal(count, 1);
    count = 0;
    assert_int_equal(reach_hide_small(alone, &count), 0);
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_groups_are_told_together_when_they_are_enough),
        cmocka_unit_test(too_few_together_and_one_alone_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
