/* SPDX-License-Identifier: MIT
 * attend: what a mark means, and which of two marks counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plugins/bank/attend.h"

static const id an = { { 1 } }, binh = { { 2 } }, chi = { { 3 } };

static struct shift morning(void)
{
    return (struct shift){ .day = date_of(2026, 11, 28), .from_minute = 420, .to_minute = 660 };
}

static struct attendance scan_at(int64_t minutes)
{
    struct shift shift = morning();
    struct attendance mark = { 0 };
    mark_by_time(&shift, shift_start(&shift) + minutes * CLOCK_MINUTE, &mark);
    return mark;
}

static void five_minutes_are_forgiven(void **state)
{
    (void)state;
    assert_int_equal(scan_at(-60).state, ATTENDANCE_PRESENT);
    assert_int_equal(scan_at(-60).minutes, 240);
    assert_int_equal(scan_at(5).state, ATTENDANCE_PRESENT);
    assert_int_equal(scan_at(5).late_minutes, 0);
    assert_int_equal(scan_at(6).state, ATTENDANCE_LATE);
    assert_int_equal(scan_at(6).late_minutes, 6);
    assert_int_equal(scan_at(6).minutes, 234);
    assert_int_equal(scan_at(240).minutes, 0);
}

static struct attendance mark_of(id which, int32_t state, int32_t evidence, instant at, id by)
{
    return (struct attendance){
        .id = which, .state = state, .evidence = evidence, .at = at, .marked_by = by
    };
}

static void the_later_mark_counts(void **state)
{
    (void)state;
    struct attendance out;
    struct attendance there = mark_of(an, ATTENDANCE_PRESENT, EVIDENCE_CONFIRMED, 1000, chi);
    struct attendance older = mark_of(binh, ATTENDANCE_UNEXCUSED, EVIDENCE_CONFIRMED, 999, chi);
    struct attendance newer = mark_of(binh, ATTENDANCE_UNEXCUSED, EVIDENCE_CONFIRMED, 1001, chi);
    struct attendance same = mark_of(an, ATTENDANCE_UNEXCUSED, EVIDENCE_CONFIRMED, 2000, chi);
    assert_false(mark_merge(&there, &older, &out));
    assert_false(mark_merge(&there, &same, &out)); /* the same client id is the same mark */
    assert_true(mark_merge(&there, &newer, &out));
    assert_int_equal(out.state, ATTENDANCE_UNEXCUSED);
    assert_true(id_equal(out.id, an)); /* one record for one sign-up */
}

static void two_people_confirm_each_other(void **state)
{
    (void)state;
    struct attendance out;
    struct attendance scan = mark_of(an, ATTENDANCE_LATE, EVIDENCE_SCANNED, 1000, binh);
    struct attendance seen = mark_of(ID_NONE, ATTENDANCE_PRESENT, EVIDENCE_CONFIRMED, 2000, chi);
    assert_true(mark_merge(&scan, &seen, &out));
    assert_int_equal(out.evidence, EVIDENCE_SCANNED);
    assert_true(id_equal(out.marked_by, binh));
    assert_true(id_equal(out.confirmed_by, chi));

    struct attendance again = mark_of(ID_NONE, ATTENDANCE_PRESENT, EVIDENCE_PAPER, 3000, binh);
    assert_true(mark_merge(&scan, &again, &out));
    assert_true(id_is_none(out.confirmed_by)); /* saying it twice oneself confirms nothing */
}

static void another_opinion_starts_anew(void **state)
{
    (void)state;
    struct attendance out;
    struct attendance there = mark_of(an, ATTENDANCE_PRESENT, EVIDENCE_SCANNED, 1000, binh);
    there.confirmed_by = chi;
    struct attendance gone = mark_of(ID_NONE, ATTENDANCE_UNEXCUSED, EVIDENCE_CONFIRMED, 2000, chi);
    assert_true(mark_merge(&there, &gone, &out));
    assert_int_equal(out.evidence, EVIDENCE_CONFIRMED);
    assert_true(id_equal(out.marked_by, chi));
    assert_true(id_is_none(out.confirmed_by));
}

static void codes_are_read_as_people_type_them(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_true(text_equal(code_plain(arena, TEXT(" k7m-2pq ")), TEXT("K7M2PQ")));
    assert_true(text_equal(code_plain(arena, TEXT("K7.M2 PQ")), TEXT("K7M2PQ")));
    assert_true(text_is_empty(code_plain(arena, TEXT(""))));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(five_minutes_are_forgiven),
        cmocka_unit_test(the_later_mark_counts),
        cmocka_unit_test(two_people_confirm_each_other),
        cmocka_unit_test(another_opinion_starts_anew),
        cmocka_unit_test(codes_are_read_as_people_type_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
