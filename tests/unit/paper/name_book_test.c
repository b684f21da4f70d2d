/* SPDX-License-Identifier: MIT
 * name_book: what people write for a place, in a province whose codes and names were reused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/paper/name_book.h"
#include "tests/support/paper/rolls.h"

struct asking {
    text typed;
    date day;
    struct name_found found;
    struct place place;
};

static err ask(struct ctx *cx, struct tx *tx, void *arg)
{
    struct asking *a = arg;
    struct name_book *book;
    err e = name_book_new(cx, tx, &place_entity, &book);
    if (!e) e = name_book_find(cx, tx, book, a->typed, a->day, &a->found);
    if (e || a->found.verdict != NAME_KNOWN) return e;
    return record_get(cx, tx, &place_entity, a->found.which, &a->place);
}

static struct asking asked(struct rolls *r, const char *typed, date day)
{
    struct asking a = { .typed = text_of(typed), .day = day };
    assert_int_equal(db_read(&r->cx, ask, &a), ERR_NONE);
    return a;
}

/* Typed on this day, it is the place with this key. */
static void is_place(struct rolls *r, const char *typed, date day, const char *key)
{
    struct asking a = asked(r, typed, day);
    if (a.found.verdict != NAME_KNOWN) fail_msg("%s: verdict %d", typed, (int)a.found.verdict);
    if (!text_equal_z(a.place.key, key))
        fail_msg("%s is %.*s, not %s", typed, TEXT_ARGS(a.place.key), key);
}

static void test_spellings(void **state)
{
    struct rolls *r = *state;
    static const char *const dak_mil[] = { "Xã Đắk Mil",
                                           "xã đăk mil",
                                           "Đắk Mil",
                                           "DAK MIL",
                                           "x. Đắk Mil",
                                           "Đắk  Mil ",
                                           "24664",
                                           "Xã Đăk Mil",
                                           "X.Đắk Mil",
                                           "đắk mil, Lâm Đồng",
                                           "Thôn 2, xã Đắk Mil, tỉnh Lâm Đồng" };
    date today = date_of(2026, 11, 22);
    rolls_fill(r);
    for (size_t i = 0; i < COUNT_OF(dak_mil); i++)
        is_place(r, dak_mil[i], today, "24664@2025-07-01");
    is_place(r, "Quảng Hoà", today, "24620@2004-01-01"); /* the tone stands elsewhere */
    is_place(r, "xã Quảng Hòa", today, "24620@2004-01-01");
    is_place(r, "Đắk R’La", today, "24673@2004-01-01");
    is_place(r, "dak rla", today, "24673@2004-01-01");
}

static void test_the_day_decides(void **state)
{
    struct rolls *r = *state;
    date before = date_of(2025, 6, 30), after = date_of(2025, 7, 1);
    rolls_fill(r);
    is_place(r, "24664", before, "24664@2004-01-01");
    is_place(r, "24664", after, "24664@2025-07-01");
    is_place(r, "Đắk Wil", before, "24646@2004-01-01");
    is_place(r, "Đắk Wil", after, "24646@2025-07-01");
    is_place(r, "24646@2004-01-01", after, "24646@2004-01-01");
    is_place(r, "Xã Đắk R'La", after, "24673@2004-01-01"); /* over, but nothing else is called so */
    is_place(r, "TT. Đắk Mil", after, "24664@2004-01-01");
    is_place(r, "Huyện Đắk Mil", after, "663@2004-01-01");
    is_place(r, "xã Đắk Wil, huyện Cư Jút", after, "24646@2004-01-01");
}

static void test_two_are_nobody(void **state)
{
    struct rolls *r = *state;
    date today = date_of(2026, 11, 22);
    rolls_fill(r);
    struct asking a = asked(r, "Tân Thành", today);
    assert_int_equal(a.found.verdict, NAME_AMBIGUOUS);
    assert_non_null(memmem(a.found.candidates.data, a.found.candidates.size, "90001", 5));
    assert_non_null(memmem(a.found.candidates.data, a.found.candidates.size, "90002", 5));
    is_place(r, "Tân Thành, Lâm Đồng", today, "90002@2004-01-01");
    assert_int_equal(asked(r, "Đắk Nia", today).found.verdict, NAME_UNKNOWN);
    assert_int_equal(asked(r, "Tân Thành, Gia Lai", today).found.verdict, NAME_UNKNOWN);
    assert_int_equal(asked(r, "xã", today).found.verdict, NAME_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_spellings, rolls_setup, rolls_teardown),
        cmocka_unit_test_setup_teardown(test_the_day_decides, rolls_setup, rolls_teardown),
        cmocka_unit_test_setup_teardown(test_two_are_nobody, rolls_setup, rolls_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
