/* SPDX-License-Identifier: MIT
 * jobs: reminders go out once, offers run out, the waiting list moves by itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plugins/bank/jobs.h"
#include "tests/support/plugins/bank/village.h"

static void remind(struct village *v)
{
    struct job job = { 0 };
    assert_int_equal(job_reminders(&v->cx, &job), ERR_NONE);
}

static void move_waiting(struct village *v)
{
    struct job job = { 0 };
    assert_int_equal(job_waiting(&v->cx, &job), ERR_NONE);
}

static void a_reminder_goes_out_once(void **state)
{
    (void)state;
    struct village v;
    village_open(&v);
    village_places(&v, 5);
    id soon = village_shift(&v, v.cx.now + 30 * CLOCK_HOUR);
    id accepted = village_join(&v, soon, "Lê An");
    village_join(&v, soon, "Lê Bình"); /* only applied */
    village_accept(&v, accepted);

    remind(&v);
    assert_int_equal(village_messages(&v, "shift.reminder"), 0); /* more than a day before */
    v.cx.now += 7 * CLOCK_HOUR;
    remind(&v);
    assert_int_equal(village_messages(&v, "shift.reminder"), 1);
    remind(&v);
    v.cx.now += CLOCK_HOUR;
    remind(&v);
    assert_int_equal(village_messages(&v, "shift.reminder"), 1);

    id next = village_shift(&v, v.cx.now + 24 * CLOCK_HOUR);
    village_accept(&v, village_join(&v, next, "Lê Chi"));
    remind(&v);
    assert_int_equal(village_messages(&v, "shift.reminder"), 2);
    v.cx.now += 48 * CLOCK_HOUR;
    remind(&v);
    assert_int_equal(village_messages(&v, "shift.reminder"), 2); /* never after it began */
    village_close(&v);
}

static void an_offer_runs_out_and_goes_to_the_next(void **state)
{
    (void)state;
    struct village v;
    village_open(&v);
    id shift = village_shift(&v, v.cx.now + 100 * CLOCK_HOUR);
    id first = village_join(&v, shift, "Lê An");
    village_accept(&v, first);
    v.cx.now += CLOCK_MINUTE;
    id second = village_join(&v, shift, "Lê Bình");
    v.cx.now += CLOCK_MINUTE;
    id third = village_join(&v, shift, "Lê Chi");
    village_leave(&v, first);
    assert_int_equal(village_state(&v, second), SIGNUP_OFFERED);

    v.cx.now += 23 * CLOCK_HOUR;
    move_waiting(&v);
    assert_int_equal(village_state(&v, second), SIGNUP_OFFERED);
    v.cx.now += 2 * CLOCK_HOUR;
    move_waiting(&v);
    assert_int_equal(village_state(&v, second), SIGNUP_REFUSED);
    assert_int_equal(village_state(&v, third), SIGNUP_OFFERED);
    assert_int_equal(village_messages(&v, "signup.expired"), 1);
    move_waiting(&v);
    assert_int_equal(village_messages(&v, "signup.offered"), 2);
    village_close(&v);
}

static void more_places_are_offered(void **state)
{
    (void)state;
    struct village v;
    village_open(&v);
    id shift = village_shift(&v, v.cx.now + 100 * CLOCK_HOUR);
    village_accept(&v, village_join(&v, shift, "Lê An"));
    id second = village_join(&v, shift, "Lê Bình");
    id third = village_join(&v, shift, "Lê Chi");
    move_waiting(&v);
    assert_int_equal(village_state(&v, second), SIGNUP_WAITING);
    village_places(&v, 2);
    move_waiting(&v);
    assert_int_equal(village_state(&v, second), SIGNUP_OFFERED);
    assert_int_equal(village_state(&v, third), SIGNUP_WAITING);
    village_close(&v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reminder_goes_out_once),
        cmocka_unit_test(an_offer_runs_out_and_goes_to_the_next),
        cmocka_unit_test(more_places_are_offered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
