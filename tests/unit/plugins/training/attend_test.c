/* SPDX-License-Identifier: MIT
 * attend: what a phone's clock says against the server's, and when somebody is late. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/training/course/attend.h"
#include "plugins/training/course/clash.h"

static const instant now = 1800000000000;
static const int64_t minute = CLOCK_MINUTE;

static void a_wrong_clock_is_taken_off(void **state)
{
    (void)state;
    static const int64_t ahead[] = { 0, 42, -42, 60 * 24 * 365, -60 * 24 * 365 };
    for (size_t i = 0; i < COUNT_OF(ahead); i++) {
        instant out = 0;
        int64_t found = 0;
        instant sent = now + ahead[i] * minute;
        assert_true(device_instant(sent - 90 * minute, sent, now, &out, &found));
        assert_int_equal(out, now - 90 * minute);
        assert_int_equal(found, ahead[i] * minute);
    }
}

static void only_the_impossible_is_refused(void **state)
{
    (void)state;
    instant out = 0;
    int64_t ahead = 0;
    assert_false(device_instant(now + 1, now, now, &out, &ahead)); /* marked after it was sent */
    assert_false(device_instant(now + 6 * minute, 0, now, &out, &ahead)); /* in the future */
    assert_true(device_instant(now + 4 * minute, 0, now, &out, &ahead));
    assert_int_equal(out, now); /* a clock a little fast: not later than the server's */
    assert_true(device_instant(now - 3 * minute, 0, now, &out, &ahead));
    assert_int_equal(out, now - 3 * minute);
}

static void late_from_a_quarter_of_an_hour(void **state)
{
    (void)state;
    struct course_session s = { .day = date_of(2026, 11, 28), .from = 480, .to = 660 };
    instant start = instant_at(s.day, 480);
    assert_int_equal(presence_at(&s, start - 10 * minute), PRESENCE_PRESENT);
    assert_int_equal(presence_at(&s, start + 15 * minute), PRESENCE_PRESENT);
    assert_int_equal(presence_at(&s, start + 15 * minute + 1), PRESENCE_LATE);
}

static void sessions_that_touch_do_not_overlap(void **state)
{
    (void)state;
    struct course_session a = { .day = 700000, .from = 480, .to = 600 };
    struct course_session after = { .day = 700000, .from = 600, .to = 660 };
    struct course_session inside = { .day = 700000, .from = 500, .to = 510 };
    struct course_session next = { .day = 700001, .from = 480, .to = 600 };
    assert_false(sessions_overlap(&a, &after));
    assert_false(sessions_overlap(&after, &a));
    assert_true(sessions_overlap(&a, &inside));
    assert_true(sessions_overlap(&inside, &a));
    assert_false(sessions_overlap(&a, &next));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wrong_clock_is_taken_off),
        cmocka_unit_test(only_the_impossible_is_refused),
        cmocka_unit_test(late_from_a_quarter_of_an_hour),
        cmocka_unit_test(sessions_that_touch_do_not_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
