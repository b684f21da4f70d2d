/* SPDX-License-Identifier: MIT
 * days: the three dates of a certificate at their boundaries. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/training/days.h"
#include "plugins/training/look_up.h"
#include "plugins/training/register.h"

static struct certificate issued_on(date issued, int64_t months)
{
    struct certificate_kind kind = { .valid_months = months, .renew_days = 60, .grace_days = 90 };
    struct certificate c = { .issued = issued };
    certificate_days(&c, &kind);
    return c;
}

static void months_end_where_the_month_does(void **state)
{
    (void)state;
    assert_int_equal(day_after_months(date_of(2024, 1, 31), 1), date_of(2024, 2, 29));
    assert_int_equal(day_after_months(date_of(2026, 1, 31), 1), date_of(2026, 2, 28));
    assert_int_equal(day_after_months(date_of(2024, 2, 29), 24), date_of(2026, 2, 28));
    assert_int_equal(day_after_months(date_of(2026, 11, 30), 3), date_of(2027, 2, 28));
    assert_int_equal(day_after_months(date_of(2026, 12, 1), 1), date_of(2027, 1, 1));
    assert_int_equal(day_after_months(date_of(9999, 12, 1), 1), 0);
    assert_int_equal(day_after_months(0, 1), 0);
}

static void standing_changes_on_its_days(void **state)
{
    (void)state;
    struct certificate c = issued_on(date_of(2026, 3, 15), 24);
    assert_int_equal(c.expires, date_of(2028, 3, 15));
    assert_int_equal(c.renew_from, c.expires - 60);
    assert_int_equal(c.grace_until, c.expires + 90);
    assert_int_equal(certificate_standing_on(&c, c.issued), STANDING_VALID);
    assert_int_equal(certificate_standing_on(&c, c.renew_from - 1), STANDING_VALID);
    assert_int_equal(certificate_standing_on(&c, c.renew_from), STANDING_RENEW);
    assert_int_equal(certificate_standing_on(&c, c.expires), STANDING_RENEW);
    assert_int_equal(certificate_standing_on(&c, c.expires + 1), STANDING_GRACE);
    assert_int_equal(certificate_standing_on(&c, c.grace_until), STANDING_GRACE);
    assert_int_equal(certificate_standing_on(&c, c.grace_until + 1), STANDING_EXPIRED);
}

static void it_counts_from_issue_to_expiry_and_not_in_grace(void **state)
{
    (void)state;
    struct certificate c = issued_on(date_of(2026, 3, 15), 24);
    assert_false(certificate_valid_on(&c, c.issued - 1));
    assert_true(certificate_valid_on(&c, c.issued));
    assert_true(certificate_valid_on(&c, c.expires));
    assert_false(certificate_valid_on(&c, c.expires + 1));
}

static void without_months_it_never_ends(void **state)
{
    (void)state;
    struct certificate c = issued_on(date_of(2026, 3, 15), 0);
    assert_int_equal(c.renew_from | c.expires | c.grace_until, 0);
    assert_int_equal(certificate_standing_on(&c, date_of(2099, 1, 1)), STANDING_VALID);
    assert_true(certificate_valid_on(&c, date_of(2099, 1, 1)));
}

static void a_short_one_may_be_renewed_at_once(void **state)
{
    (void)state;
    struct certificate c = issued_on(date_of(2026, 3, 15), 1);
    assert_int_equal(c.renew_from, c.issued);
}

static void revoking_ends_it_and_a_mistake_never_counted(void **state)
{
    (void)state;
    struct certificate c = issued_on(date_of(2026, 3, 15), 24);
    c.revoked_on = date_of(2026, 6, 1);
    c.revoke_reason = REVOKED_CONDUCT;
    assert_true(certificate_valid_on(&c, date_of(2026, 5, 31)));
    assert_false(certificate_valid_on(&c, date_of(2026, 6, 1)));
    assert_int_equal(certificate_standing_on(&c, date_of(2026, 6, 1)), STANDING_REVOKED);
    c.revoke_reason = REVOKED_MISTAKE;
    assert_false(certificate_valid_on(&c, date_of(2026, 5, 31)));
    c.revoke_reason = REVOKED_FALSE;
    assert_false(certificate_valid_on(&c, date_of(2026, 5, 31)));
}

static void numbers_are_written_as_the_body_writes(void **state)
{
    struct arena *arena = *state;
    text unit = TEXT("663");
    assert_true(text_equal_z(register_number(arena, REGIME_STATE, 5, unit), "05/GCN-663"));
    assert_true(text_equal_z(register_number(arena, REGIME_YOUTH, 5, unit), "05-GCN/663"));
    assert_true(text_equal_z(register_number(arena, REGIME_FEDERATION, 123, unit), "123-GCN/663"));
}

static void codes_are_read_as_people_type_them(void **state)
{
    struct arena *arena = *state;
    text code;
    assert_true(register_code_read(arena, TEXT("abcd efgh-jkmn pqrs"), &code));
    assert_true(text_equal_z(code, "ABCD-EFGH-JKMN-PQRS"));
    assert_false(register_code_read(arena, TEXT("ABCD-EFGH-JKMN-PQR"), &code));
    assert_false(register_code_read(arena, TEXT("ABCD-EFGH-JKMN-PQRST"), &code));
    assert_false(register_code_read(arena, TEXT("ABCD/EFGH/JKMN/PQRS"), &code));
}

static void initials_keep_letters_whole(void **state)
{
    struct arena *arena = *state;
    assert_true(text_equal_z(initials(arena, TEXT("Đặng  Thị Ánh")), "Đ. T. Á."));
    assert_true(text_equal_z(initials(arena, TEXT("H'Giang Niê")), "H. N."));
    assert_true(text_equal_z(initials(arena, TEXT("")), ""));
}

static int desk_open(void **state)
{
    *state = arena_new();
    return 0;
}

static int desk_close(void **state)
{
    arena_free(*state);
    return 0;
}

static void a_renewal_outlasts_what_it_follows(void **state)
{
    (void)state;
    struct certificate old = issued_on(date_of(2024, 6, 15), 24);
    struct certificate renewed = issued_on(date_of(2026, 6, 1), 24);
    struct certificate for_ever = issued_on(date_of(2020, 1, 1), 0);
    assert_true(certificate_outlasts(&renewed, &old));
    assert_false(certificate_outlasts(&old, &renewed));
    assert_false(certificate_outlasts(&old, &old));
    assert_true(certificate_outlasts(&for_ever, &renewed));
    assert_false(certificate_outlasts(&renewed, &for_ever));
    assert_false(certificate_outlasts(&for_ever, &for_ever));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_end_where_the_month_does),
        cmocka_unit_test(standing_changes_on_its_days),
        cmocka_unit_test(a_renewal_outlasts_what_it_follows),
        cmocka_unit_test(it_counts_from_issue_to_expiry_and_not_in_grace),
        cmocka_unit_test(without_months_it_never_ends),
        cmocka_unit_test(a_short_one_may_be_renewed_at_once),
        cmocka_unit_test(revoking_ends_it_and_a_mistake_never_counted),
        cmocka_unit_test(numbers_are_written_as_the_body_writes),
        cmocka_unit_test(codes_are_read_as_people_type_them),
        cmocka_unit_test(initials_keep_letters_whole),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
