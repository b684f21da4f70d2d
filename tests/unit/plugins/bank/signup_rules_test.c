/* SPDX-License-Identifier: MIT
 * signup_rules: which moves exist, and which shifts exclude each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plugins/bank/signup_rules.h"

enum { STATES = SIGNUP_REFUSED + 1 };

/* Whether some chain of moves by `who` leads from 0 to `goal` without anybody else. */
static bool reaches_alone(enum mover who, int32_t goal)
{
    bool seen[STATES] = { [0] = true };
    for (bool grew = true; grew;) {
        grew = false;
        for (int32_t from = 0; from < STATES; from++)
            for (int32_t to = 1; to < STATES; to++) {
                if (!seen[from] || seen[to] || !signup_may_move(from, to, who)) continue;
                seen[to] = grew = true;
            }
    }
    return seen[goal];
}

static void nobody_is_accepted_alone(void **state)
{
    (void)state;
    assert_false(reaches_alone(MOVER_OFFICER, SIGNUP_ACCEPTED));
    assert_false(reaches_alone(MOVER_VOLUNTEER, SIGNUP_ACCEPTED));
    assert_false(reaches_alone(MOVER_SERVER, SIGNUP_ACCEPTED));
}

static void only_the_server_offers(void **state)
{
    (void)state;
    for (int32_t from = 0; from < STATES; from++) {
        assert_false(signup_may_move(from, SIGNUP_OFFERED, MOVER_VOLUNTEER));
        assert_false(signup_may_move(from, SIGNUP_OFFERED, MOVER_OFFICER));
        assert_int_equal(signup_may_move(from, SIGNUP_OFFERED, MOVER_SERVER),
                         from == SIGNUP_WAITING);
    }
}

static void each_says_their_own_no(void **state)
{
    (void)state;
    for (int32_t from = 0; from < STATES; from++) {
        assert_false(signup_may_move(from, SIGNUP_DECLINED, MOVER_VOLUNTEER));
        assert_false(signup_may_move(from, SIGNUP_WITHDRAWN, MOVER_OFFICER));
        assert_int_equal(signup_may_move(from, SIGNUP_WITHDRAWN, MOVER_VOLUNTEER),
                         from == SIGNUP_APPLIED || from == SIGNUP_WAITING ||
                             from == SIGNUP_ACCEPTED);
    }
    assert_true(signup_may_move(SIGNUP_INVITED, SIGNUP_REFUSED, MOVER_VOLUNTEER));
    assert_false(signup_may_move(SIGNUP_DECLINED, SIGNUP_APPLIED, MOVER_VOLUNTEER));
}

static void nothing_stays_where_it_is(void **state)
{
    (void)state;
    for (int32_t s = 0; s < STATES; s++)
        for (enum mover who = MOVER_VOLUNTEER; who <= MOVER_SERVER; who++)
            assert_false(signup_may_move(s, s, who));
}

static struct shift shift_on(date day, int64_t from, int64_t to)
{
    return (struct shift){ .day = day, .from_minute = from, .to_minute = to };
}

static void touching_is_not_overlapping(void **state)
{
    (void)state;
    date day = date_of(2026, 11, 28);
    struct shift morning = shift_on(day, 420, 660);
    struct shift noon = shift_on(day, 660, 780);
    struct shift late_morning = shift_on(day, 659, 780);
    struct shift next_day = shift_on(day + 1, 420, 660);
    assert_false(shifts_overlap(&morning, &noon));
    assert_true(shifts_overlap(&morning, &late_morning));
    assert_true(shifts_overlap(&late_morning, &morning));
    assert_true(shifts_overlap(&morning, &morning));
    assert_false(shifts_overlap(&morning, &next_day));
}

static void a_night_reaches_into_the_next_day(void **state)
{
    (void)state;
    date day = date_of(2026, 12, 31);
    struct shift night = shift_on(day, 22 * 60, 29 * 60);
    struct shift new_year = shift_on(day + 1, 4 * 60, 8 * 60);
    struct shift breakfast = shift_on(day + 1, 5 * 60, 8 * 60);
    assert_true(shifts_overlap(&night, &new_year));
    assert_false(shifts_overlap(&night, &breakfast));
    assert_int_equal(shift_end(&night), instant_at(day + 1, 5 * 60));
}

static void an_offer_ends_before_the_shift(void **state)
{
    (void)state;
    date day = date_of(2026, 11, 28);
    struct shift shift = shift_on(day, 420, 660);
    instant start = shift_start(&shift);
    assert_int_equal(offer_deadline(start - 100 * CLOCK_HOUR, 24, &shift), start - 76 * CLOCK_HOUR);
    assert_int_equal(offer_deadline(start - 10 * CLOCK_HOUR, 24, &shift), start - CLOCK_HOUR);
    assert_int_equal(offer_deadline(start - CLOCK_HOUR / 2, 24, &shift), start);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_accepted_alone),
        cmocka_unit_test(only_the_server_offers),
        cmocka_unit_test(each_says_their_own_no),
        cmocka_unit_test(nothing_stays_where_it_is),
        cmocka_unit_test(touching_is_not_overlapping),
        cmocka_unit_test(a_night_reaches_into_the_next_day),
        cmocka_unit_test(an_offer_ends_before_the_shift),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
