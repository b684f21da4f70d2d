/* SPDX-License-Identifier: MIT
 * pdf: what can be asked of a page without a reader: how high words stand, that they fit, how many
 * pages there are. That its letters can be read out again, and how it looks, is asked of the
 * certificates (tests/http/paper.test.js). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "core/paper/pdf.h"
#include "tests/support/paper/sheets.h"

static const struct pdf_style plain = { .size = 14 };

static struct slice ended(struct ctx *cx, struct pdf *pdf)
{
    struct slice bytes = { 0 };
    assert_int_equal(pdf_end(cx, pdf, &bytes), ERR_NONE);
    assert_true(bytes.size > 100);
    assert_memory_equal(bytes.data, "%PDF-1.", 7);
    return bytes;
}

static int count(struct slice bytes, const char *words)
{
    int n = 0;
    size_t size = strlen(words);
    for (size_t i = 0; i + size <= bytes.size; i++)
        n += memcmp((const char *)bytes.data + i, words, size) == 0;
    return n;
}

static void more_words_stand_higher(void **state)
{
    struct ctx *cx = *state;
    struct pdf *pdf = pdf_begin(cx, PDF_A4_LONG, PDF_A4_SHORT, TEXT("Thử"));
    double one = pdf_height(pdf, 100, &plain, TEXT("Một dòng"));
    assert_true(one > 4 && one < 8); /* 14 points are 4.9 mm */
    double two = pdf_height(pdf, 100, &plain, TEXT("Một dòng\nHai dòng"));
    assert_true(two > 1.9 * one && two < 2.1 * one);
    assert_true(pdf_words(pdf, 0, 0, 100, &plain, TEXT("Một dòng")) == one);
    struct pdf_style airy = plain;
    airy.leading = 1.5;
    assert_true(pdf_height(pdf, 100, &airy, TEXT("Một\nHai\nBa")) > 1.2 * 3 * one);
    (void)ended(cx, pdf);
}

static void a_long_word_is_broken_and_a_long_name_made_smaller(void **state)
{
    struct ctx *cx = *state;
    struct pdf *pdf = pdf_begin(cx, PDF_A4_SHORT, PDF_A4_LONG, TEXT("Thử"));
    text name =
        TEXT("H'Nguyễn-Thị-Ƀuôn-Krông-Adrơ̆ng-Ê̆ban-Niê-Kdăm-dài-lắm-lắm-lắm-lắm-lắm-lắm-lắm");
    double one = pdf_height(pdf, 400, &plain, name);
    assert_true(pdf_height(pdf, 30, &plain, name) > 2 * one);
    struct pdf_style big = { .size = 40, .bold = true };
    assert_true(pdf_width(pdf, &big, name) > 180);
    struct pdf_style small = pdf_fitting(pdf, 180, big, 6, name);
    assert_true(small.size < 40 && small.size > 6);
    assert_true(pdf_width(pdf, &small, name) <= 180);
    small = pdf_fitting(pdf, 5, big, 6, name);
    assert_true(small.size == 6); /* readable rather than fitting */
    struct pdf_style same = pdf_fitting(pdf, 180, plain, 6, TEXT("H'Yon"));
    assert_true(same.size == plain.size);
    (void)ended(cx, pdf);
}

static void pages_are_turned_and_everything_is_drawn(void **state)
{
    struct ctx *cx = *state;
    struct qr qr;
    assert_int_equal(qr_encode(cx, TEXT("https://volbank.example/xac-minh/ABCD"), &qr), ERR_NONE);
    struct pdf *pdf = pdf_begin(cx, PDF_A4_LONG, PDF_A4_SHORT, TEXT("Hai trang"));
    pdf_box(pdf, 0, 0, 297, 6, 0x7D2413);
    pdf_line(pdf, 10, 20, 100, 20, 0.3, 0);
    pdf_qr(pdf, 20, 150, 30, &qr);
    pdf_stamp(pdf, TEXT("ĐÃ THU HỒI"), 0xB00020);
    pdf_turn(pdf);
    (void)pdf_words(pdf, 20, 20, 100, &plain, TEXT("Trang hai"));
    assert_int_equal(count(ended(cx, pdf), "/Type /Page "), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(more_words_stand_higher, sheets_setup, sheets_teardown),
        cmocka_unit_test_setup_teardown(a_long_word_is_broken_and_a_long_name_made_smaller,
                                        sheets_setup, sheets_teardown),
        cmocka_unit_test_setup_teardown(pages_are_turned_and_everything_is_drawn, sheets_setup,
                                        sheets_teardown),
    };
    return cmocka_run_group_tests_name("pdf", tests, NULL, NULL);
}
