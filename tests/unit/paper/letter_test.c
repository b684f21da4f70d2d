/* SPDX-License-Identifier: MIT
 * letter: the grammar of numbers and dates in both regimes, and documents as their readers get
 * them: where words stand on the pages of the PDF (asked of pdftotext), what the DOCX holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "tests/support/paper/letters.h"
#include "tests/support/paper/sheets.h"

static void same(text got, const char *wanted)
{
    if (!text_equal_z(got, wanted)) fail_msg("“%.*s” is not “%s”", TEXT_ARGS(got), wanted);
}

static void numbers_follow_the_regime(void **state)
{
    struct ctx *cx = *state;
    struct arena *a = cx->arena;
    text bc = TEXT("BC"), none = TEXT(""), ub = TEXT("UBND"), td = TEXT("TĐTN"), pt = TEXT("PT");
    same(letter_number(a, LETTER_STATE, 5, bc, ub, none), "05/BC-UBND");
    same(letter_number(a, LETTER_STATE, 630, TEXT("KH"), ub, none), "630/KH-UBND");
    same(letter_number(a, LETTER_STATE, 12, none, ub, TEXT("KGVX")), "12/UBND-KGVX");
    same(letter_number(a, LETTER_STATE, 0, bc, ub, none), "      /BC-UBND");
    same(letter_number(a, LETTER_YOUTH, 12, TEXT("KH"), td, pt), "12-KH/TĐTN-PT");
    same(letter_number(a, LETTER_YOUTH, 9, bc, td, none), "09-BC/TĐTN");
    same(letter_number(a, LETTER_YOUTH, 733, none, td, TEXT("BMT")), "733-CV/TĐTN-BMT");
    same(letter_number(a, LETTER_FEDERATION, 3, bc, TEXT("UBH"), none), "03-BC/UBH");
}

static void days_below_ten_and_the_first_two_months_have_a_zero(void **state)
{
    struct arena *a = ((struct ctx *)*state)->arena;
    same(letter_day(a, date_of(2026, 1, 5)), "ngày 05 tháng 01 năm 2026");
    same(letter_day(a, date_of(2026, 2, 10)), "ngày 10 tháng 02 năm 2026");
    same(letter_day(a, date_of(2026, 3, 9)), "ngày 09 tháng 3 năm 2026");
    same(letter_day(a, date_of(2026, 9, 30)), "ngày 30 tháng 9 năm 2026");
    same(letter_day(a, date_of(2026, 12, 1)), "ngày 01 tháng 12 năm 2026");
}

static void figures_and_places_are_written_as_documents_write_them(void **state)
{
    struct arena *a = ((struct ctx *)*state)->arena;
    same(letter_count(a, 0), "0");
    same(letter_count(a, 999), "999");
    same(letter_count(a, -1000), "-1.000");
    same(letter_count(a, 1234567), "1.234.567");
    same(letter_tenths(a, 825), "82,5");
    same(letter_tenths(a, -5), "-0,5");
    same(letter_tenths(a, 12340), "1.234,0");
    same(letter_roman(a, 1), "I");
    same(letter_roman(a, 4), "IV");
    same(letter_roman(a, 39), "XXXIX");
    same(letter_roman(a, 1994), "MCMXCIV");
    same(letter_place(TEXT("Xã Quảng Khê")), "Quảng Khê");
    same(letter_place(TEXT("Phường 1")), "Phường 1");
    same(letter_place(TEXT("Đắk Nông")), "Đắk Nông");
}

static struct slice pdf_of(struct ctx *cx, const struct letter *l, const char *name)
{
    struct slice bytes = { 0 };
    assert_int_equal(letter_pdf(cx, l, &bytes), ERR_NONE);
    letters_keep(name, bytes);
    return bytes;
}

static void pages(void **state)
{
    struct ctx *cx = *state;
    (void)pdf_of(cx, letters_report(cx, LETTER_STATE, 40), "state.pdf");
    (void)pdf_of(cx, letters_report(cx, LETTER_YOUTH, 40), "youth.pdf");
    (void)pdf_of(cx, letters_plain(cx, LETTER_STATE), "plain.pdf");
    (void)pdf_of(cx, letters_minutes(cx), "minutes.pdf");
    (void)pdf_of(cx, letters_own_paper(cx), "own.pdf");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, sheets_setup, sheets_teardown)
    const struct CMUnitTest tests[] = {
        TEST(numbers_follow_the_regime),
        TEST(days_below_ten_and_the_first_two_months_have_a_zero),
        TEST(figures_and_places_are_written_as_documents_write_them),
        TEST(pages),
    };
    return cmocka_run_group_tests_name("letter", tests, NULL, NULL);
}
