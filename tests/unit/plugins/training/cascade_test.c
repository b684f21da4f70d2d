/* SPDX-License-Identifier: MIT
 * cascade: what three hops leave, what was measured, and what was not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/training/lineage/cascade.h"

static void three_hops_of_three_quarters_leave_42_percent(void **state)
{
    (void)state;
    assert_int_equal(expected_after(0), 1000);
    assert_int_equal(expected_after(1), 750);
    assert_int_equal(expected_after(2), 563);
    assert_int_equal(expected_after(3), 422);
}

static void the_hop_is_the_root_of_what_is_left(void **state)
{
    (void)state;
    for (size_t hops = 1; hops <= 4; hops++)
        for (int64_t hop = 500; hop <= 1000; hop += 25) {
            int64_t kept = 1000;
            for (size_t i = 0; i < hops; i++) kept = (kept * hop + 500) / 1000;
            assert_in_range(hop_of(kept, hops) - hop + 2, 0, 4); /* kept is rounded */
        }
    assert_int_equal(hop_of(422, 3), 750);
    assert_int_equal(hop_of(0, 3), 0);
    assert_int_equal(hop_of(1210, 2), 1100); /* they may also have learnt more */
    assert_int_equal(hop_of(1000, 0), SHARE_UNKNOWN);
    assert_int_equal(hop_of(SHARE_UNKNOWN, 2), SHARE_UNKNOWN);
}

static struct fidelity sheets(int64_t percent, int64_t count)
{
    return (struct fidelity){
        .classes = 1, .learners = count, .anchor_percent = percent * count, .anchor_sheets = count
    };
}

static void actual_is_measured_from_the_first_generation_that_sat_the_test(void **state)
{
    (void)state;
    struct fidelity g[] = {
        { .classes = 1 }, sheets(80, 6), sheets(60, 12), { .classes = 2 }, sheets(40, 100)
    };
    struct cascade_step s[COUNT_OF(g)];
    cascade_make(g, COUNT_OF(g), s);
    assert_int_equal(s[0].expected, SHARE_UNKNOWN);
    assert_int_equal(s[0].actual, SHARE_UNKNOWN);
    assert_int_equal(s[1].expected, 1000);
    assert_int_equal(s[1].actual, 1000);
    assert_int_equal(s[1].hop, SHARE_UNKNOWN);
    assert_int_equal(s[2].actual, 750);
    assert_int_equal(s[2].hop, 750);
    assert_int_equal(s[3].actual, SHARE_UNKNOWN); /* nobody sat it: not nothing */
    assert_int_equal(s[3].expected, 563);
    assert_int_equal(s[4].actual, 500);
    assert_int_equal(s[4].hop, 794); /* 0.5^(1/3) */
}

static void shares_are_of_what_was_observed(void **state)
{
    (void)state;
    struct fidelity sum = { 0 };
    struct cascade_step s;
    const struct fidelity classes[] = {
        { .classes = 1,
          .learners = 20,
          .minutes = 300,
          .master_minutes = 480,
          .core_delivered = 3,
          .core_blocks = 4 },
        { .classes = 1, .learners = 10, .applied = 4, .partly = 2, .answered = 8 },
    };
    for (size_t i = 0; i < COUNT_OF(classes); i++) fidelity_add(&sum, &classes[i]);
    cascade_make(&sum, 1, &s);
    assert_int_equal(sum.classes, 2);
    assert_int_equal(sum.learners, 30);
    assert_int_equal(s.length, 625);
    assert_int_equal(s.core, 750);
    assert_int_equal(s.application, 500);
    assert_int_equal(s.anchor, SHARE_UNKNOWN);
    assert_int_equal(share_of(1, 3), 333);
    assert_int_equal(share_of(2, 3), 667);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_hops_of_three_quarters_leave_42_percent),
        cmocka_unit_test(the_hop_is_the_root_of_what_is_left),
        cmocka_unit_test(actual_is_measured_from_the_first_generation_that_sat_the_test),
        cmocka_unit_test(shares_are_of_what_was_observed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
