/* SPDX-License-Identifier: MIT
 * letter: the grammar of numbers and dates in both regimes, and documents as their readers get
 * them: where words stand on the pages of the PDF, asked of pdftotext. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/buffer.h"
#include "tests/support/paper/letters.h"
#include "tests/support/paper/sheets.h"

#define MM (72 / 25.4)

static void same(text got, const char *wanted)
{
    if (!text_equal_z(got, wanted)) fail_msg("“%.*s” is not “%s”", TEXT_ARGS(got), wanted);
}

/* ---- grammar --------------------------------------------------------------------------------- */

static void numbers_follow_the_regime(void **state)
{
    struct arena *a = ((struct ctx *)*state)->arena;
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

static void a_unit_stands_in_numbers_by_its_symbol_or_its_initials(void **state)
{
    struct ctx *cx = *state;
    struct unit unit = { .name = TEXT("Đoàn xã Đắk R'Măng"), .code = TEXT("24640") };
    same(letter_symbol(cx, &unit), "ĐXĐR");
    unit.name = TEXT("Tỉnh đoàn Lâm Đồng – khu vực Đắk Nông");
    same(letter_symbol(cx, &unit), "TĐLĐ");
    unit.name = TEXT("Ban Thanh niên Bộ đội Biên phòng (khu vực Đắk Nông)");
    same(letter_symbol(cx, &unit), "BTNBĐBP");
    unit.symbol = TEXT("BTN");
    same(letter_symbol(cx, &unit), "BTN");
}

/* ---- the PDF --------------------------------------------------------------------------------- */

struct seen_word {
    int page; /* from 1 */
    double left, top, right, bottom, page_width;
    text words;
};
struct seen {
    struct seen_word *words;
    size_t count;
    int pages;
};

static void keep_word(struct ctx *cx, struct seen *seen, double page_width, const char *line)
{
    struct seen_word w = { .page = seen->pages, .page_width = page_width };
    const char *from = strchr(line, '>'), *to = strstr(line, "</word>");
    if (sscanf(line, " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &w.left, &w.top,
               &w.right, &w.bottom) != 4)
        return;
    assert_non_null(from);
    assert_non_null(to);
    w.words = text_copy(cx->arena, (text){ from + 1, (size_t)(to - from - 1) });
    seen->words[seen->count++] = w;
}

static struct seen read_pages(struct ctx *cx, struct slice pdf)
{
    enum { MOST = 20000 };
    struct seen seen = { .words = ARENA_ARRAY(cx->arena, MOST, struct seen_word) };
    char path[] = "/tmp/volbank_letter_XXXXXX", line[1024];
    double width = 0;
    int fd = mkstemp(path);
    assert_true(fd >= 0 && write(fd, pdf.data, pdf.size) == (ssize_t)pdf.size);
    (void)close(fd);
    const char *command = text_z(cx->arena, text_format(cx->arena, "pdftotext -bbox %s -", path));
    FILE *out = popen(command, "r"); /* NOLINT: a fixed program over a file of this test's */
    assert_non_null(out);
    while (fgets(line, sizeof line, out)) {
        if (sscanf(line, " <page width=\"%lf\"", &width) == 1) seen.pages++;
        if (seen.count < MOST) keep_word(cx, &seen, width, line);
    }
    assert_int_equal(pclose(out), 0);
    (void)unlink(path);
    return seen;
}

static struct seen printed(struct ctx *cx, const struct letter *l, const char *name)
{
    struct slice bytes = { 0 };
    assert_int_equal(letter_pdf(cx, l, &bytes), ERR_NONE);
    letters_keep(name, bytes);
    return read_pages(cx, bytes);
}

static int times(const struct seen *seen, int page, const char *word)
{
    int n = 0;
    for (size_t i = 0; i < seen->count; i++)
        n += (!page || seen->words[i].page == page) && text_equal_z(seen->words[i].words, word);
    return n;
}

/* Without white space, which pdftotext also finds where letters are put together of several. */
static bool reads(struct ctx *cx, const struct seen *seen, const char *words)
{
    struct buffer all = buffer_in(cx->arena, 1 << 14);
    for (size_t i = 0; i < seen->count; i++) buffer_text(&all, seen->words[i].words);
    return memmem(all.data, all.size, words, strlen(words)) != NULL;
}

/* The number above the text, 0 when there is none. */
static int number_of_page(const struct seen *seen, int page)
{
    int64_t number = 0;
    for (size_t i = 0; i < seen->count; i++) {
        const struct seen_word *w = &seen->words[i];
        if (w->page != page || w->bottom > 20 * MM) continue;
        assert_true(text_to_int(w->words, &number));
        assert_true(w->top > 8 * MM);
    }
    return (int)number;
}

static void assert_margins(const struct seen *seen, double right)
{
    const double blur = 0.7; /* points a letter may reach over */
    for (size_t i = 0; i < seen->count; i++) {
        const struct seen_word *w = &seen->words[i];
        bool wide = w->page_width > 700;
        double height = (wide ? PDF_A4_SHORT : PDF_A4_LONG) * MM;
        assert_true(w->left > (wide ? 20 : 30) * MM - blur);
        assert_true(w->right < w->page_width - (wide ? 20 : right) * MM + blur);
        assert_true(w->bottom < height - 20 * MM + blur);
    }
}

static void a_report_keeps_its_margins_and_numbers_its_pages_from_the_second(void **state)
{
    struct ctx *cx = *state;
    const struct {
        int32_t regime;
        double right;
        const char *name;
    } both[] = { { LETTER_STATE, 15, "state.pdf" }, { LETTER_YOUTH, 20, "youth.pdf" } };
    for (size_t i = 0; i < COUNT_OF(both); i++) {
        struct seen seen = printed(cx, letters_report(cx, both[i].regime, 40), both[i].name);
        const int numbers[] = { 0, 2, 3, 4, 0, 0, 2 }; /* four pages, an annex, another of two */
        assert_margins(&seen, both[i].right);
        assert_int_equal(seen.pages, 7);
        for (int page = 1; page <= 7; page++)
            assert_int_equal(number_of_page(&seen, page), numbers[page - 1]);
    }
}

static void a_table_over_pages_repeats_its_head_and_loses_no_row(void **state)
{
    struct ctx *cx = *state;
    struct seen seen = printed(cx, letters_report(cx, LETTER_STATE, 40), "rows.pdf");
    for (int page = 1; page <= 3; page++) assert_int_equal(times(&seen, page, "TT"), 1);
    assert_int_equal(times(&seen, 0, "TT"), 6);
    for (int row = 4; row <= 40; row++) {
        const char *shown = text_z(cx->arena, letter_count(cx->arena, 1200 + row));
        assert_int_equal(times(&seen, 0, shown), 2); /* in the report and its second annex */
    }
    assert_int_equal(times(&seen, 0, "12.000"), 3);
}

static void a_row_higher_than_a_page_goes_on_on_the_next(void **state)
{
    static const struct letter_column columns[] = { { "TT", 1, PDF_LEFT }, { "Nội dung", 5, 0 } };
    struct ctx *cx = *state;
    struct letter *l = letter_new(cx, LETTER_YOUTH);
    struct buffer words = buffer_in(cx->arena, 1 << 14);
    for (int i = 0; i < 1500; i++) buffer_format(&words, "chữ%d ", i);
    const text cells[] = { TEXT("1"), buffer_as_text(&words) };
    letter_table(l, TEXT("Một hàng"), columns, COUNT_OF(columns));
    letter_row(l, false, cells, COUNT_OF(cells));
    struct seen seen = printed(cx, l, "high.pdf");
    assert_true(seen.pages >= 3);
    assert_margins(&seen, 15);
    for (int i = 0; i < 1500; i += 7)
        assert_int_equal(times(&seen, 0, text_z(cx->arena, text_format(cx->arena, "chữ%d", i))), 1);
}

static void letters_of_every_language_can_be_read_out_again(void **state)
{
    struct ctx *cx = *state;
    struct seen seen = printed(cx, letters_own_paper(cx), "own.pdf");
    assert_true(reads(cx, &seen, "(B&apos;Nơm,ɃuônAdrơ̆ng,MĕɃuôn,BuN&apos;Đơr)"));
    assert_true(reads(cx, &seen, "H&apos;YuônNiêKdăm"));
    assert_int_equal(times(&seen, 0, "NAM"), 1); /* Quốc hiệu over a person's own paper */
    assert_int_equal(times(&seen, 0, "TNCS"), 0);
}

static void an_address_broken_over_lines_gains_no_hyphen(void **state)
{
    static const struct letter_column columns[] = { { "Truy vấn", 1, 0 }, { "", 5, 0 } };
    struct ctx *cx = *state;
    struct letter *l = letter_new(cx, LETTER_YOUTH);
    const text cells[] = { TEXT("/api/v1/plan/sums?measures=campaigns,attendances,operations"),
                           TEXT("") };
    letter_table(l, TEXT(""), columns, COUNT_OF(columns));
    letter_row(l, false, cells, COUNT_OF(cells));
    struct seen seen = printed(cx, l, "address.pdf");
    assert_true(reads(cx, &seen, cells[0].data));
}

static void what_is_not_numbered_yet_leaves_room_and_three_sign_two_by_two(void **state)
{
    struct ctx *cx = *state;
    struct seen plain = printed(cx, letters_plain(cx, LETTER_STATE), "plain.pdf");
    assert_int_equal(plain.pages, 1);
    assert_int_equal(times(&plain, 0, "/UBND-KGVX"), 1);
    assert_int_equal(times(&plain, 0, "V/v"), 1);
    struct seen minutes = printed(cx, letters_minutes(cx), "minutes.pdf");
    const struct seen_word *left = NULL, *right = NULL;
    for (size_t i = 0; i < minutes.count; i++) {
        if (text_equal_z(minutes.words[i].words, "THƯ")) left = &minutes.words[i];
        if (text_equal_z(minutes.words[i].words, "ĐỒNG")) right = &minutes.words[i];
    }
    bool beside = left && right && left->right < right->left && left->top == right->top;
    assert_true(beside);
    assert_int_equal(times(&minutes, 0, "ỦY"), 1);
}

static void the_last_words_and_their_heading_stand_with_the_signature(void **state)
{
    enum { FULL = 30 };
    struct ctx *cx = *state;
    int turned = 0;
    for (int lines = 1; lines <= FULL; lines++) {
        struct letter *l = letters_plain(cx, LETTER_YOUTH);
        for (int i = 0; i < lines; i++) letter_item(l, 1, TEXT("Phân công từng việc"));
        letter_heading(l, 1, true, TEXT("MụcChót"));
        letter_paragraph(l, TEXT(""), TEXT("LờiChót"));
        struct seen seen = printed(cx, l, "ending.pdf");
        for (int page = 1; page <= seen.pages; page++) {
            assert_int_equal(times(&seen, page, "nhận:"), times(&seen, page, "LờiChót"));
            assert_int_equal(times(&seen, page, "nhận:"), times(&seen, page, "MụcChót"));
        }
        turned += seen.pages == 2;
    }
    assert_true(turned > 0 && turned < FULL);
}

/* ---------------------------------------------------------------------------------------------- */

static void the_same_letter_gives_the_same_bytes(void **state)
{
    struct ctx *cx = *state;
    struct slice one = { 0 }, two = { 0 };
    cx->now = 1767571200000;
    assert_int_equal(letter_pdf(cx, letters_report(cx, LETTER_STATE, 9), &one), ERR_NONE);
    assert_int_equal(letter_pdf(cx, letters_report(cx, LETTER_STATE, 9), &two), ERR_NONE);
    assert_true(slice_equal(one, two));
    assert_int_equal(letter_docx(cx, letters_report(cx, LETTER_STATE, 9), &one), ERR_NONE);
    assert_int_equal(letter_docx(cx, letters_report(cx, LETTER_STATE, 9), &two), ERR_NONE);
    assert_true(slice_equal(one, two));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, sheets_setup, sheets_teardown)
    const struct CMUnitTest tests[] = {
        TEST(numbers_follow_the_regime),
        TEST(days_below_ten_and_the_first_two_months_have_a_zero),
        TEST(figures_and_places_are_written_as_documents_write_them),
        TEST(a_unit_stands_in_numbers_by_its_symbol_or_its_initials),
        TEST(a_report_keeps_its_margins_and_numbers_its_pages_from_the_second),
        TEST(a_table_over_pages_repeats_its_head_and_loses_no_row),
        TEST(a_row_higher_than_a_page_goes_on_on_the_next),
        TEST(letters_of_every_language_can_be_read_out_again),
        TEST(an_address_broken_over_lines_gains_no_hyphen),
        TEST(what_is_not_numbered_yet_leaves_room_and_three_sign_two_by_two),
        TEST(the_last_words_and_their_heading_stand_with_the_signature),
        TEST(the_same_letter_gives_the_same_bytes),
    };
    return cmocka_run_group_tests_name("letter", tests, NULL, NULL);
}
