/* SPDX-License-Identifier: MIT
 * clock: every day of 0001-9999 against a calendar that simply counts on, known days, the
 * province's zone, and the exact forms of dates and instants. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <time.h>

#include "core/base/arena.h"
#include "core/base/clock.h"

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

static void assert_text(text t, const char *expected)
{
    assert_int_equal(t.size, strlen(expected));
    if (t.size) assert_memory_equal(t.data, expected, t.size);
}

static void known_days_have_their_numbers(void **state)
{
    (void)state;
    assert_int_equal(date_of(1, 1, 1), 1);
    assert_int_equal(date_of(1, 12, 31), 365);
    assert_int_equal(date_of(1970, 1, 1), 719163);
    assert_int_equal(date_of(2000, 2, 29), 730179);
    assert_int_equal(date_of(9999, 12, 31), 3652059);
}

/* A calendar that counts on by one day, as the reference. */
static void next_day(struct civil *c)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (c->year % 4 == 0 && c->year % 100 != 0) || c->year % 400 == 0;
    if (++c->day <= days[c->month - 1] + (leap && c->month == 2)) return;
    c->day = 1;
    if (++c->month <= 12) return;
    c->month = 1;
    c->year++;
}

static void every_day_goes_there_and_back(void **state)
{
    (void)state;
    struct civil expected = { .year = 1, .month = 1, .day = 1 };
    for (date d = 1; d <= 3652059; d++, next_day(&expected)) {
        struct civil c = date_civil(d);
        bool same = memcmp(&c, &expected, sizeof c) == 0;
        if (!same || date_of(c.year, c.month, c.day) != d || date_weekday(d) != (d - 1) % 7) {
            fail_msg("day %d is %d-%d-%d", d, c.year, c.month, c.day);
        }
    }
    assert_int_equal(expected.year, 10000);
}

static void days_that_do_not_exist(void **state)
{
    (void)state;
    assert_int_equal(date_of(2023, 2, 29), 0);
    assert_int_equal(date_of(1900, 2, 29), 0);
    assert_int_equal(date_of(2024, 2, 30), 0);
    assert_int_equal(date_of(2024, 4, 31), 0);
    assert_int_equal(date_of(2024, 13, 1), 0);
    assert_int_equal(date_of(2024, 0, 1), 0);
    assert_int_equal(date_of(2024, 1, 0), 0);
    assert_int_equal(date_of(2024, 1, 32), 0);
    assert_int_equal(date_of(0, 12, 31), 0);
    assert_int_equal(date_of(10000, 1, 1), 0);
    assert_int_equal(date_of(-4, 2, 28), 0);
    assert_true(date_of(2024, 2, 29) && date_of(2000, 2, 29));
    assert_int_equal(date_civil(0).year, 0);
    assert_int_equal(date_civil(-1).month, 0);
    assert_int_equal(date_civil(3652060).day, 0);
    assert_int_equal(date_civil(INT32_MAX).year, 0);
    assert_int_equal(date_civil(INT32_MIN).year, 0);
}

static void weekdays_begin_on_monday(void **state)
{
    (void)state;
    assert_int_equal(date_weekday(date_of(2026, 11, 23)), 0);
    assert_int_equal(date_weekday(date_of(2026, 11, 22)), 6);
    assert_int_equal(date_weekday(date_of(1970, 1, 1)), 3);
    assert_int_equal(date_weekday(date_of(2024, 2, 29)), 3);
    assert_in_range(date_weekday(0), 0, 6);
    assert_in_range(date_weekday(INT32_MIN), 0, 6);
}

static void the_day_turns_at_seventeen_utc(void **state)
{
    (void)state;
    instant before, at;
    assert_true(instant_parse(TEXT("2025-06-30T16:59:59.999Z"), &before));
    assert_true(instant_parse(TEXT("2025-06-30T17:00:00Z"), &at));
    assert_int_equal(instant_date(before), date_of(2025, 6, 30));
    assert_int_equal(instant_minute(before), 1439);
    assert_int_equal(instant_date(at), date_of(2025, 7, 1));
    assert_int_equal(instant_minute(at), 0);
    assert_int_equal(instant_at(date_of(2025, 7, 1), 0), at);
}

static void minutes_run_into_the_next_days(void **state)
{
    (void)state;
    date d = date_of(2026, 11, 22);
    assert_true(instant_at(d, 1440) == instant_at(d + 1, 0));
    assert_true(instant_at(d, 1440 * 3 + 90) == instant_at(d + 3, 90));
    assert_true(instant_at(0, 600) == 0);
    for (int minute = 0; minute < 1440; minute += 7) {
        instant t = instant_at(d, minute) + 59999;
        assert_int_equal(instant_date(t), d);
        assert_int_equal(instant_minute(t), minute);
    }
}

static void instants_as_civil_times_of_the_province(void **state)
{
    (void)state;
    instant t = instant_at(date_of(1968, 2, 29), 6 * 60 + 5) + 7089;
    struct civil expected = { 1968, 2, 29, 6, 5, 7, 89 };
    struct civil c = instant_civil(t);
    assert_true(t < 0);
    assert_memory_equal(&c, &expected, sizeof c);
}

static void none_stays_none(void **state)
{
    assert_int_equal(instant_date(0), 0);
    assert_int_equal(instant_minute(0), 0);
    assert_int_equal(instant_civil(0).year, 0);
    assert_text(date_format(*state, 0), "");
    assert_text(date_format_vi(*state, 0), "");
    assert_text(instant_format(*state, 0), "");
}

static void instants_outside_the_calendar_are_none(void **state)
{
    static const instant outside[] = { INT64_MAX, INT64_MIN, INT64_MAX - CLOCK_ZONE_MS };
    for (size_t i = 0; i < COUNT_OF(outside); i++) {
        assert_int_equal(instant_date(outside[i]), 0);
        assert_int_equal(instant_civil(outside[i]).year, 0);
        assert_in_range(instant_minute(outside[i]), 0, 1439);
        assert_text(instant_format(*state, outside[i]), "");
    }
}

static void years_turn_on_the_birthday(void **state)
{
    (void)state;
    date birth = date_of(2008, 9, 15);
    assert_int_equal(date_years(birth, date_of(2024, 9, 14)), 15);
    assert_int_equal(date_years(birth, date_of(2024, 9, 15)), 16);
    assert_int_equal(date_years(birth, date_of(2024, 12, 1)), 16);
    assert_int_equal(date_years(birth, birth), 0);
    assert_int_equal(date_years(birth, birth - 1), -1);
    assert_int_equal(date_years(0, birth), -1);
    assert_int_equal(date_years(birth, 0), -1);
}

static void a_leap_day_child_turns_on_the_first_of_march(void **state)
{
    (void)state;
    date birth = date_of(2008, 2, 29);
    assert_int_equal(date_years(birth, date_of(2026, 2, 28)), 17);
    assert_int_equal(date_years(birth, date_of(2026, 3, 1)), 18);
    assert_int_equal(date_years(birth, date_of(2024, 2, 28)), 15);
    assert_int_equal(date_years(birth, date_of(2024, 2, 29)), 16);
}

static void dates_are_written_in_both_ways(void **state)
{
    assert_text(date_format(*state, date_of(2026, 11, 22)), "2026-11-22");
    assert_text(date_format_vi(*state, date_of(2026, 1, 2)), "02/01/2026");
    assert_text(date_format(*state, date_of(7, 3, 4)), "0007-03-04");
    assert_text(date_format(*state, 3652060), "");
}

static void dates_are_read_in_their_strict_form(void **state)
{
    (void)state;
    date d = 0;
    assert_true(date_parse(TEXT("2026-11-22"), &d));
    assert_int_equal(d, date_of(2026, 11, 22));
    assert_true(date_parse(TEXT("2024-02-29"), &d));
    static const char *const bad[] = {
        "",           "2026-11-2",   "2026-11-022", "2026/11/22",  "26-11-22",
        "2026-02-29", "2026-11-22 ", " 2026-11-22", "2026-11-22T", "2026-1-22",
        "0000-01-01", "2026-00-10",  "22/11/2026",  "-026-11-22",  "2026-11-3a",
        "20261122"
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        date kept = 5;
        assert_false(date_parse(text_of(bad[i]), &kept));
        assert_int_equal(kept, 5);
    }
    assert_false(date_parse(TEXT("2026\0"
                                 "11-22"),
                            &d));
    assert_false(date_parse((text){ NULL, 0 }, &d));
}

static void dates_are_read_as_people_write_them(void **state)
{
    (void)state;
    static const char *const good[] = { "5/3/2009",   "05/03/2009", "5.3.2009",
                                        "05-03-2009", "5-03-2009",  "2009-03-05" };
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        date d = 0;
        assert_true(date_parse_vi(text_of(good[i]), &d));
        assert_int_equal(d, date_of(2009, 3, 5));
    }
    static const char *const bad[] = { "",          "5/3/09",     "5/3-2009",   "31/4/2009",
                                       "29/2/2009", "5/13/2009",  "005/3/2009", "5/3/20090",
                                       "5/3/2009 ", "5 3 2009",   "/3/2009",    "5//2009",
                                       "5/3",       "2009/03/05", "5/3/",       "0/3/2009" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        date kept = 5;
        assert_false(date_parse_vi(text_of(bad[i]), &kept));
        assert_int_equal(kept, 5);
    }
}

static void instants_are_written_in_utc(void **state)
{
    assert_text(instant_format(*state, 1), "1970-01-01T00:00:00.001Z");
    assert_text(instant_format(*state, -1), "1969-12-31T23:59:59.999Z");
    assert_text(instant_format(*state, 1000), "1970-01-01T00:00:01Z");
    assert_text(instant_format(*state, instant_at(date_of(2026, 11, 22), 8 * 60 + 2) + 3004),
                "2026-11-22T01:02:03.004Z");
}

static void one_instant_in_many_offsets(void **state)
{
    static const char *const same[] = {
        "2026-11-22T01:02:03.004Z",      "2026-11-22t01:02:03.004z",
        "2026-11-22T08:02:03.004+07:00", "2026-11-21T15:17:03.004-09:45",
        "2026-11-22T01:02:03.0049999Z",  "2026-11-23T01:01:03.004+23:59",
        "2026-11-22T01:02:03.004-00:00",
    };
    for (size_t i = 0; i < COUNT_OF(same); i++) {
        instant t = 0;
        assert_true(instant_parse(text_of(same[i]), &t));
        assert_text(instant_format(*state, t), "2026-11-22T01:02:03.004Z");
    }
}

static void fractions_count_from_the_left(void **state)
{
    (void)state;
    instant t;
    assert_true(instant_parse(TEXT("1970-01-01T00:00:01.5Z"), &t) && t == 1500);
    assert_true(instant_parse(TEXT("1970-01-01T00:00:01.05Z"), &t) && t == 1050);
    assert_true(instant_parse(TEXT("1970-01-01T00:00:01.123456789123456789Z"), &t) && t == 1123);
    assert_true(instant_parse(TEXT("1969-12-31T23:59:59.25Z"), &t) && t == -750);
}

static void leap_seconds_stand_at_the_end_of_a_utc_day(void **state)
{
    (void)state;
    instant leap, next;
    assert_true(instant_parse(TEXT("2016-12-31T23:59:60Z"), &leap));
    assert_true(instant_parse(TEXT("2017-01-01T00:00:00Z"), &next));
    assert_true(leap == next);
    assert_true(instant_parse(TEXT("2017-01-01T06:59:60+07:00"), &leap));
    assert_true(leap == next);
    assert_false(instant_parse(TEXT("2016-12-31T22:59:60Z"), &leap));
    assert_false(instant_parse(TEXT("2016-12-31T23:59:61Z"), &leap));
}

static void what_is_no_instant(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "2026-11-22",
        "2026-11-22T01:02Z",
        "2026-11-22T01:02:03",
        "2026-11-22 01:02:03Z",
        "2026-11-22T24:00:00Z",
        "2026-11-22T01:60:00Z",
        "2026-11-22T1:02:03Z",
        "2026-11-22T01:02:03.Z",
        "2026-11-22T01:02:03,5Z",
        "2026-11-22T01:02:03+7:00",
        "2026-11-22T01:02:03+0700",
        "2026-11-22T01:02:03+24:00",
        "2026-11-22T01:02:03+07:60",
        "2026-11-22T01:02:03Z ",
        "2026-02-29T01:02:03Z",
        "2026-11-22T01:02:03ZZ",
        "2026-11-22T01:02:03+07",
        "0001-01-01T00:00:00+07:00",
        "9999-12-31T23:59:59-00:01",
        "1970-01-01T00:00:00Z",
        "1970-01-01T07:00:00+07:00",
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        instant kept = 5;
        if (instant_parse(text_of(bad[i]), &kept) || kept != 5) fail_msg("%s is taken", bad[i]);
    }
}

static void writing_and_reading_agree_over_all_years(void **state)
{
    const int64_t first = (int64_t)(1 - 719163) * CLOCK_DAY;
    const int64_t last = (int64_t)(3652060 - 719163) * CLOCK_DAY - 1;
    const int64_t step = (last - first) / 9973;
    for (int64_t t = first; t <= last; t += step) {
        instant back = 0;
        assert_true(instant_parse(instant_format(*state, t), &back));
        assert_true(back == t);
        arena_reset(*state);
    }
    assert_text(instant_format(*state, last), "9999-12-31T23:59:59.999Z");
    assert_text(instant_format(*state, last + 1), "");
    assert_text(instant_format(*state, first), "0001-01-01T00:00:00Z");
    assert_text(instant_format(*state, first - 1), "");
}

static void the_wall_clock_is_the_machines(void **state)
{
    (void)state;
    instant before = (instant)time(NULL) * CLOCK_SECOND;
    instant now = clock_wall();
    assert_true(now >= before && now <= before + 60 * CLOCK_SECOND);
    uint64_t first = clock_ticks();
    nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);
    assert_true(clock_ticks() - first >= 2000000);
}

#define TEST_WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days_have_their_numbers),
        cmocka_unit_test(every_day_goes_there_and_back),
        cmocka_unit_test(days_that_do_not_exist),
        cmocka_unit_test(weekdays_begin_on_monday),
        cmocka_unit_test(the_day_turns_at_seventeen_utc),
        cmocka_unit_test(minutes_run_into_the_next_days),
        cmocka_unit_test(instants_as_civil_times_of_the_province),
        TEST_WITH_ARENA(none_stays_none),
        TEST_WITH_ARENA(instants_outside_the_calendar_are_none),
        cmocka_unit_test(years_turn_on_the_birthday),
        cmocka_unit_test(a_leap_day_child_turns_on_the_first_of_march),
        TEST_WITH_ARENA(dates_are_written_in_both_ways),
        cmocka_unit_test(dates_are_read_in_their_strict_form),
        cmocka_unit_test(dates_are_read_as_people_write_them),
        TEST_WITH_ARENA(instants_are_written_in_utc),
        TEST_WITH_ARENA(one_instant_in_many_offsets),
        cmocka_unit_test(fractions_count_from_the_left),
        cmocka_unit_test(leap_seconds_stand_at_the_end_of_a_utc_day),
        cmocka_unit_test(what_is_no_instant),
        TEST_WITH_ARENA(writing_and_reading_agree_over_all_years),
        cmocka_unit_test(the_wall_clock_is_the_machines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
