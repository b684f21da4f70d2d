/* SPDX-License-Identifier: MIT
 * sheet_csv: every dialect officers' machines write is read the same; other character sets and open
 * quotes are refused with advice; what is written is safe in a spreadsheet and reads back the same.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "core/paper/sheet_csv.h"
#include "tests/support/paper/sheets.h"

static void every_dialect_reads_the_same(void **state)
{
    static const char *const files[] = {
        "comma.csv", "bom.csv", "utf16le_semicolon.csv", "utf16be.csv", "utf16le_no_bom.csv",
        "tab.tsv",   "mac.csv"
    };
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct sheet *s = sheets_read(*state, files[i]);
        assert_int_equal(s->row_count, 3);
        assert_int_equal(s->width, 3);
        sheets_assert(*state, s, "A1", CELL_TEXT, "Họ và tên");
        sheets_assert(*state, s, "B2", CELL_TEXT, "22/11/2008");
        sheets_assert(*state, s, "A3", CELL_TEXT, "Điểu K’Ré");
        sheets_assert(*state, s, "C3", CELL_TEXT, "0990000002");
    }
}

static void commas_inside_semicolon_files_are_text(void **state)
{
    struct sheet *s = sheets_read(*state, "semicolon_commas.csv");
    sheets_assert(*state, s, "C1", CELL_TEXT, "Ngày, tháng, năm sinh");
    sheets_assert(*state, s, "B3", CELL_TEXT, "Bon Pi Nao, xã Nhân Đạo, huyện Đắk R'Lấp");
    assert_int_equal(s->width, 3);
}

static void quotes_hold_separators_and_lines(void **state)
{
    struct sheet *s = sheets_read(*state, "quoted.csv");
    sheets_assert(*state, s, "A2", CELL_TEXT, "Nguyễn, Văn An");
    sheets_assert(*state, s, "B2", CELL_TEXT, "dòng một\r\ndòng \"hai\"");
    assert_int_equal(s->row_count, 3); /* the blank row is left out but counted */
    sheets_assert(*state, s, "A4", CELL_TEXT, "=1+1");
    sheets_assert(*state, s, "B4", CELL_TEXT, "+84990000001");
}

static void excels_own_hint_is_followed(void **state)
{
    struct sheet *s = sheets_read(*state, "hint.csv");
    sheets_assert(*state, s, "A3", CELL_TEXT, "An, Bình");
    sheets_assert(*state, s, "B2", CELL_TEXT, "Ngày sinh");
}

static void other_files_are_refused_with_advice(void **state)
{
    struct ctx *cx = *state;
    sheets_refused(cx, sheets_file(cx, "windows1258.csv"), ERR_UNSUPPORTED_MEDIA, "CSV UTF-8");
    sheets_refused(cx, sheets_file(cx, "utf16_odd.csv"), ERR_UNSUPPORTED_MEDIA,
                   "không phải bảng tính");
    sheets_refused(cx, sheets_file(cx, "web.xls"), ERR_UNSUPPORTED_MEDIA, "HTML");
    sheets_refused(cx, sheets_file(cx, "old.xls"), ERR_UNSUPPORTED_MEDIA, ".xls");
    sheets_refused(cx, text_slice(TEXT("%PDF-1.7 …")), ERR_UNSUPPORTED_MEDIA, "PDF");
    sheets_refused(cx, text_slice(TEXT("\x89PNG\r\n\x1a\n\0\0")), ERR_UNSUPPORTED_MEDIA, "ảnh");
    sheets_refused(cx, text_slice(TEXT("a,b\0c,d\n1,2\n3,4\n5,6\n7,8\n")), ERR_UNSUPPORTED_MEDIA,
                   "không phải bảng");
    sheets_refused(cx, text_slice(TEXT("\xFF\xFE\x00\xD8q\0")), ERR_UNSUPPORTED_MEDIA,
                   "không phải bảng");
    sheets_refused(cx, sheets_file(cx, "open_quote.csv"), ERR_INVALID, "nháy kép");
    sheets_refused(cx, sheets_file(cx, "empty.csv"), ERR_INVALID, "trống");
    sheets_refused(cx, sheets_file(cx, "blank.csv"), ERR_INVALID, "không có dòng");
}

static struct slice repeated(struct ctx *cx, const char *unit, size_t times)
{
    struct buffer b = buffer_in(cx->arena, strlen(unit) * times);
    for (size_t i = 0; i < times; i++) buffer_z(&b, unit);
    return buffer_as_slice(&b);
}

static void limits_hold_at_their_edge(void **state)
{
    struct ctx *cx = *state;
    struct sheet *s = sheets_read_bytes(cx, repeated(cx, "an\n", SHEET_ROWS_MAX));
    assert_int_equal(s->row_count, SHEET_ROWS_MAX);
    sheets_refused(cx, repeated(cx, "an\n", SHEET_ROWS_MAX + 1), ERR_TOO_LARGE, "200000 dòng");
    s = sheets_read_bytes(cx, repeated(cx, "a,", SHEET_COLUMNS_MAX));
    assert_int_equal(s->width, SHEET_COLUMNS_MAX);
    sheets_refused(cx, repeated(cx, "a,", SHEET_COLUMNS_MAX + 1), ERR_TOO_LARGE, "500 cột");
    s = sheets_read_bytes(cx, repeated(cx, "a", SHEET_CELL_MAX));
    assert_int_equal(s->rows[0].cells[0].shown.size, SHEET_CELL_MAX);
    sheets_refused(cx, repeated(cx, "a", SHEET_CELL_MAX + 1), ERR_TOO_LARGE, "Ô A1");
    struct slice bytes = repeated(cx, "a,b\n", (SHEET_FILE_MAX >> 2) + 1);
    sheets_refused(cx, bytes, ERR_TOO_LARGE, "32 MB");
}

static void a_late_reader_gives_up(void **state)
{
    struct ctx *cx = *state;
    cx->deadline = 1;
    sheets_refused(cx, repeated(cx, "an\n", 3), ERR_TIMEOUT, "quá lâu");
}

static text written(struct ctx *cx, const struct cell cells[], size_t count)
{
    struct buffer b = buffer_in(cx->arena, 64);
    sheet_csv_row(&b, cells, count);
    return buffer_as_text(&b);
}

static void texts_never_run_as_formulas(void **state)
{
    struct ctx *cx = *state;
    static const char *const risky[] = { "=cmd|' /C calc'!A0",
                                         "+84990000001",
                                         "-2+3",
                                         "@SUM(A1)",
                                         "\t=1",
                                         "\r=1",
                                         "\n=1",
                                         " =1",
                                         "'=1",
                                         "＝1" };
    for (size_t i = 0; i < COUNT_OF(risky); i++) {
        struct cell cell = cell_text(text_of(risky[i]));
        assert_true(sheet_csv_is_risky(cell.shown));
        text line = written(cx, &cell, 1);
        size_t quote = line.data[0] == '"';
        assert_int_equal(line.data[quote], '\'');
    }
    struct cell plain[] = {
        cell_number(cx->arena, -5), cell_hundredths(cx->arena, -1205),
        cell_text(TEXT("H'Nghia")), cell_text(TEXT("'hai'")),
        cell_text(TEXT("")),        cell_day(cx->arena, date_of(2008, 11, 22))
    };
    assert_true(text_equal_z(written(cx, plain, COUNT_OF(plain)),
                             "-5,-12.05,H'Nghia,'hai',,22/11/2008\r\n"));
}

static void what_is_written_reads_back(void **state)
{
    struct ctx *cx = *state;
    struct cell cells[] = { cell_text(TEXT("=1+1")),     cell_text(TEXT("'=1")),
                            cell_text(TEXT("''=1")),     cell_text(TEXT("a \"b\", c")),
                            cell_text(TEXT("một\nhai")), cell_text(TEXT("Ê Đê ơ̆")),
                            cell_text(TEXT("a;b\tc")),   cell_text(TEXT("'")) };
    struct buffer b = buffer_in(cx->arena, 64);
    sheet_csv_begin(&b);
    sheet_csv_row(&b, cells, COUNT_OF(cells));
    sheet_csv_row(&b, cells, COUNT_OF(cells));
    struct sheet *s = sheets_read_bytes(cx, buffer_as_slice(&b));
    assert_int_equal(s->row_count, 2);
    assert_int_equal(s->width, COUNT_OF(cells));
    for (size_t i = 0; i < COUNT_OF(cells); i++)
        assert_true(text_equal(s->rows[1].cells[i].shown, cells[i].shown));
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, sheets_setup, sheets_teardown)
    const struct CMUnitTest tests[] = {
        T(every_dialect_reads_the_same),
        T(commas_inside_semicolon_files_are_text),
        T(quotes_hold_separators_and_lines),
        T(excels_own_hint_is_followed),
        T(other_files_are_refused_with_advice),
        T(limits_hold_at_their_edge),
        T(a_late_reader_gives_up),
        T(texts_never_run_as_formulas),
        T(what_is_written_reads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
