/* SPDX-License-Identifier: MIT
 * sheet_xlsx: rosters as units send them are read cell by cell; broken, locked, exploding and
 * hostile workbooks are refused with a sentence; what we write is stable, real dates, no formulas,
 * and reads back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "core/base/buffer.h"
#include "core/paper/archive.h"
#include "core/paper/sheet_out.h"
#include "core/paper/xlsx_part.h"
#include "tests/support/paper/sheets.h"

static void a_roster_is_read_as_people_see_it(void **state)
{
    struct ctx *cx = *state;
    struct sheet *s = sheets_read(cx, "roster.xlsx");
    assert_true(text_equal_z(s->title, "Danh sách"));
    assert_true(text_equal_z(s->file, "danh sách"));
    sheets_assert(cx, s, "A1", CELL_TEXT, "DANH SÁCH ĐOÀN VIÊN");
    sheets_assert(cx, s, "B4", CELL_TEXT, "HỌ & TÊN"); /* runs joined, the reading left out */
    sheets_assert(cx, s, "A6", CELL_NUMBER, "1");
    sheets_assert(cx, s, "B6", CELL_TEXT, "Nguyễn Thị Hoà");
    sheets_assert(cx, s, "C6", CELL_DATE, "22/11/2008");
    sheets_assert(cx, s, "D6", CELL_NUMBER, "0990000001"); /* format 0000000000 */
    sheets_assert(cx, s, "F6", CELL_ERROR, "#N/A");
    sheets_assert(cx, s, "C7", CELL_DATE, "15/01/2004");
    sheets_assert(cx, s, "E7", CELL_TEXT, "Chi đoàn thôn 3"); /* merged E6:E7 */
    sheets_assert(cx, s, "F7", CELL_BOOL, "TRUE");
    sheets_assert(cx, s, "A9", CELL_NUMBER, "3");            /* cells without references */
    sheets_assert(cx, s, "B9", CELL_TEXT, "H'Blum Buôn Yă"); /* a formula's cached value */
    sheets_assert(cx, s, "C9", CELL_TEXT, "5/9/2007");
    sheets_assert(cx, s, "D9", CELL_EMPTY, "");
    assert_null(sheet_row_numbered(s, 3));
    assert_null(sheet_row_numbered(s, 1048576)); /* formatted, but empty */
    assert_int_equal(s->width, 7);
    assert_int_equal(s->merge_count, 5);
}

static void both_date_systems_and_their_faults(void **state)
{
    struct ctx *cx = *state;
    struct sheet *s = sheets_read(cx, "since_1900.xlsx");
    sheets_assert(cx, s, "A1", CELL_DATE, "01/01/1900");
    sheets_assert(cx, s, "B1", CELL_DATE, "28/02/1900");
    sheets_assert(cx, s, "C1", CELL_NUMBER, "60"); /* the day that never was */
    sheets_assert(cx, s, "D1", CELL_DATE, "01/03/1900");
    sheets_assert(cx, s, "E1", CELL_DATE, "31/12/9999");
    sheets_assert(cx, s, "A2", CELL_NUMBER, "0.1");
    sheets_assert(cx, s, "B2", CELL_NUMBER, "0.3");
    sheets_assert(cx, s, "C2", CELL_NUMBER, "912345678");
    sheets_assert(cx, s, "D2", CELL_NUMBER, "-5.5");
    sheets_assert(cx, s, "E2", CELL_NUMBER, "67203001234");
    s = sheets_read(cx, "since_1904.xlsx");
    assert_true(s->since_1904);
    sheets_assert(cx, s, "A2", CELL_DATE, "22/11/2008");
    sheets_assert(cx, s, "B2", CELL_DATE, "09:00");
    sheets_assert(cx, s, "C2", CELL_DATE, "22/11/2008 09:30");
    sheets_assert(cx, s, "D2", CELL_NUMBER, "7"); /* 0" ngày" is a number */
    sheets_assert(cx, s, "E2", CELL_DATE, "26:30");
}

static void the_first_visible_sheet_is_read(void **state)
{
    struct sheet *s = sheets_read(*state, "hidden_first.xlsx");
    assert_true(text_equal_z(s->title, "Hiện"));
    sheets_assert(*state, s, "A1", CELL_TEXT, "hiện");
}

static void broken_and_hostile_workbooks_are_refused(void **state)
{
    struct ctx *cx = *state;
    static const struct {
        const char *file;
        err e;
        const char *vi;
    } cases[] = {
        { "truncated.xlsx", ERR_INVALID, "hỏng" },
        { "damaged.xlsx", ERR_INVALID, "hỏng" },
        { "cut_xml.xlsx", ERR_INVALID, "hỏng" },
        { "deep_xml.xlsx", ERR_INVALID, "hỏng" },
        { "rows_back.xlsx", ERR_INVALID, "dòng 5" },
        { "no_such_text.xlsx", ERR_INVALID, "dòng 1" },
        { "locked.xlsx", ERR_INVALID, "mật khẩu" },
        { "bomb.xlsx", ERR_INVALID, "quá lớn" },
        { "bomb_elsewhere.xlsx", ERR_INVALID, "quá lớn" },
        { "bomb_lying.xlsx", ERR_INVALID, "" }, /* unpacker or limit, whichever sees it first */
        { "laughs.xlsx", ERR_INVALID, "DOCTYPE" },
        { "laughs_utf16.xlsx", ERR_INVALID, "DOCTYPE" },
        { "outside.xlsx", ERR_INVALID, "DOCTYPE" },
        { "climbing.xlsx", ERR_INVALID, "thiếu phần" },
        { "wide.xlsx", ERR_TOO_LARGE, "500 cột" },
        { "no_rows.xlsx", ERR_INVALID, "không có dòng" },
        { "document.docx", ERR_UNSUPPORTED_MEDIA, "không phải sổ Excel" },
        { "table.ods", ERR_UNSUPPORTED_MEDIA, "không phải sổ Excel" },
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        sheets_refused(cx, sheets_file(cx, cases[i].file), cases[i].e, cases[i].vi);
}

/* Wherever a download stops, the answer is a refusal. */
static void every_cut_is_refused(void **state)
{
    struct ctx *cx = *state;
    struct slice whole = sheets_file(cx, "roster.xlsx");
    for (size_t size = 4; size < whole.size; size += 7) {
        struct sheet *s;
        ctx_clear(cx);
        struct slice part = slice_copy(cx->arena, (struct slice){ whole.data, size });
        assert_int_not_equal(sheet_read(cx, part, TEXT("x"), &s), ERR_NONE);
        assert_null(s);
    }
    ctx_clear(cx);
}

static void put(struct buffer *b, uint32_t value, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) buffer_byte(b, (uint8_t)((uint64_t)value >> 8 * i & 0xFF));
}

/* A stored, empty entry: the local header or the directory's. */
static void put_entry(struct buffer *b, bool directory, uint32_t name, uint32_t offset)
{
    buffer_z(b, directory ? "PK\x01\x02" : "PK\x03\x04");
    if (directory) put(b, 20, 2);
    put(b, 20, 2);
    put(b, 0, 4); /* flags, stored */
    put(b, 0x5A210000, 4);
    put(b, 0, 8), put(b, 0, 4); /* checksum and sizes of nothing */
    put(b, 4, 2);
    put(b, 0, 2);
    if (directory) {
        put(b, 0, 8), put(b, 0, 2);
        put(b, offset, 4);
    }
    put(b, name, 4);
}

static struct slice zip_of_empty_entries(struct ctx *cx, uint32_t count)
{
    struct buffer b = buffer_in(cx->arena, count * 100);
    for (uint32_t i = 0; i < count; i++) put_entry(&b, false, 0x61616161 + i, 0);
    size_t start = b.size;
    for (uint32_t i = 0; i < count; i++) put_entry(&b, true, 0x61616161 + i, i * 34);
    size_t size = b.size - start;
    buffer_z(&b, "PK\x05\x06");
    put(&b, 0, 4);
    put(&b, count, 2);
    put(&b, count, 2);
    put(&b, (uint32_t)size, 4);
    put(&b, (uint32_t)start, 4);
    put(&b, 0, 2);
    return buffer_as_slice(&b);
}

static void too_many_entries_are_refused(void **state)
{
    struct ctx *cx = *state;
    struct archive *a;
    assert_int_equal(archive_open(cx, zip_of_empty_entries(cx, ARCHIVE_ENTRIES_MAX), &a), ERR_NONE);
    archive_close(a);
    assert_int_equal(archive_open(cx, zip_of_empty_entries(cx, ARCHIVE_ENTRIES_MAX + 1), &a),
                     ERR_INVALID);
    assert_null(a);
}

static const struct sheet_column columns[] = {
    { { "Họ và tên", sizeof "Họ và tên" - 1 }, 28, false },
    { { "Ngày sinh", sizeof "Ngày sinh" - 1 }, 0, false },
    { { "Kinh phí", sizeof "Kinh phí" - 1 }, 0, true },
    { { "Cập nhật", sizeof "Cập nhật" - 1 }, 0, false },
    { { "Đã xác nhận", sizeof "Đã xác nhận" - 1 }, 0, false },
    { { "Điện thoại", sizeof "Điện thoại" - 1 }, 0, false },
};

static struct slice export_rows(struct ctx *cx, enum sheet_form form, size_t rows)
{
    struct sheet_out *out;
    struct slice bytes;
    assert_int_equal(
        sheet_out_open(cx, form, TEXT("Tình nguyện viên"), columns, COUNT_OF(columns), &out),
        ERR_NONE);
    for (size_t i = 0; i < rows; i++) {
        struct cell cells[] = {
            cell_text(i % 2 ? TEXT("=HYPERLINK(\"http://x\")") : TEXT("H'Blum Buôn Yă ơ̆")),
            cell_day(cx->arena, date_of(2008, 11, 22) + (date)i),
            cell_number(cx->arena, 1500000 + (int64_t)i),
            cell_moment(cx->arena, instant_at(date_of(2026, 7, 1), 9 * 60 + 30)),
            cell_bool(i % 2 == 0),
            cell_text(TEXT("+84990000001")),
        };
        assert_int_equal(sheet_out_row(cx, out, cells, COUNT_OF(cells)), ERR_NONE);
    }
    assert_int_equal(sheet_out_close(cx, out, &bytes), ERR_NONE);
    return bytes;
}

static void what_is_exported_reads_back(void **state)
{
    struct ctx *cx = *state;
    struct sheet *s = sheets_read_bytes(cx, export_rows(cx, SHEET_XLSX, 2));
    assert_true(text_equal_z(s->title, "Tình nguyện viên"));
    sheets_assert(cx, s, "A1", CELL_TEXT, "Họ và tên");
    sheets_assert(cx, s, "A2", CELL_TEXT, "H'Blum Buôn Yă ơ̆");
    sheets_assert(cx, s, "A3", CELL_TEXT, "=HYPERLINK(\"http://x\")");
    sheets_assert(cx, s, "B3", CELL_DATE, "23/11/2008");
    sheets_assert(cx, s, "C2", CELL_NUMBER, "1500000");
    sheets_assert(cx, s, "D2", CELL_DATE, "01/07/2026 09:30");
    sheets_assert(cx, s, "E2", CELL_BOOL, "TRUE");
    sheets_assert(cx, s, "E3", CELL_BOOL, "FALSE");
    sheets_assert(cx, s, "F2", CELL_TEXT, "+84990000001");
    s = sheets_read_bytes(cx, export_rows(cx, SHEET_CSV, 2));
    sheets_assert(cx, s, "A3", CELL_TEXT, "=HYPERLINK(\"http://x\")");
    sheets_assert(cx, s, "B3", CELL_TEXT, "23/11/2008");
}

static void the_same_rows_give_the_same_bytes(void **state)
{
    struct ctx *cx = *state;
    assert_true(slice_equal(export_rows(cx, SHEET_XLSX, 3), export_rows(cx, SHEET_XLSX, 3)));
    assert_true(slice_equal(export_rows(cx, SHEET_CSV, 3), export_rows(cx, SHEET_CSV, 3)));
    assert_false(slice_equal(export_rows(cx, SHEET_XLSX, 3), export_rows(cx, SHEET_XLSX, 4)));
}

struct seen {
    unsigned formulas, frozen;
};

static err look(void *arg, struct xml *x)
{
    struct seen *seen = arg;
    enum xml_event event = XML_EVENT_START;
    err e = ERR_NONE;
    text state;
    while (event != XML_EVENT_DONE && !(e = xml_next(x, &event))) {
        if (event != XML_EVENT_START) continue;
        seen->formulas += xml_is(x, "f");
        seen->frozen += xml_is(x, "pane") && xml_attribute(x, "state", false, &state) &&
                        text_equal_z(state, "frozen");
    }
    return e;
}

static void no_formula_leaves_and_the_heading_stays_in_view(void **state)
{
    struct ctx *cx = *state;
    struct seen seen = { 0 };
    struct archive *a;
    assert_int_equal(archive_open(cx, export_rows(cx, SHEET_XLSX, 4), &a), ERR_NONE);
    assert_int_equal(xlsx_part_read(cx, a, TEXT("xl/worksheets/sheet1.xml"), look, &seen),
                     ERR_NONE);
    archive_close(a);
    assert_int_equal(seen.formulas, 0);
    assert_int_equal(seen.frozen, 1);
}

static void ten_thousand_rows_go_out_and_come_in(void **state)
{
    struct ctx *cx = *state;
    struct slice bytes = export_rows(cx, SHEET_XLSX, 10000);
    struct sheet *s = sheets_read_bytes(cx, bytes);
    assert_int_equal(s->row_count, 10001);
    sheets_assert(cx, s, "C10001", CELL_NUMBER, "1509999");
}

static void a_text_past_excels_limit_is_an_error(void **state)
{
    enum { EXCEL_TEXT_MAX = 32767 };
    struct ctx *cx = *state;
    struct sheet_out *out;
    char *long_text = arena_alloc(cx->arena, EXCEL_TEXT_MAX + 1);
    memset(long_text, 'a', EXCEL_TEXT_MAX + 1);
    struct cell fits = cell_text((text){ long_text, EXCEL_TEXT_MAX });
    struct cell longer = cell_text((text){ long_text, EXCEL_TEXT_MAX + 1 });
    assert_int_equal(sheet_out_open(cx, SHEET_XLSX, TEXT("dài"), columns, 1, &out), ERR_NONE);
    assert_int_equal(sheet_out_row(cx, out, &fits, 1), ERR_NONE);
    assert_int_equal(sheet_out_row(cx, out, &longer, 1), ERR_TOO_LARGE);
    assert_non_null(strstr(text_z(cx->arena, cx->detail_vi), "Dòng 3"));
}

static void a_late_reader_gives_up(void **state)
{
    struct ctx *cx = *state;
    struct slice bytes = export_rows(cx, SHEET_XLSX, 2);
    cx->deadline = 1;
    sheets_refused(cx, bytes, ERR_TIMEOUT, "quá lâu");
}

static void odd_titles_and_values_still_make_a_file(void **state)
{
    struct ctx *cx = *state;
    struct sheet_out *out;
    struct slice bytes;
    struct cell cells[] = { cell_number(cx->arena, 1234567890123456789),
                            cell_day(cx->arena, date_of(1890, 5, 19)),
                            cell_text(TEXT("a\x01"
                                           "b_x0041_")) };
    assert_int_equal(sheet_out_open(cx, SHEET_XLSX, TEXT("a/b:[c]"), columns, 3, &out), ERR_NONE);
    assert_int_equal(sheet_out_row(cx, out, cells, 3), ERR_NONE);
    assert_int_equal(sheet_out_row(cx, out, cells, 0), ERR_NONE);
    assert_int_equal(sheet_out_close(cx, out, &bytes), ERR_NONE);
    struct sheet *s = sheets_read_bytes(cx, bytes);
    assert_true(text_equal_z(s->title, "Sheet1"));
    sheets_assert(cx, s, "A2", CELL_TEXT,
                  "1234567890123456789"); /* more digits than a double holds */
    sheets_assert(cx, s, "B2", CELL_TEXT, "19/05/1890");
    sheets_assert(cx, s, "C2", CELL_TEXT, "a b_x0041_");
    /* A writer left behind is released with the arena: the leak check of this run would see it. */
    assert_int_equal(sheet_out_open(cx, SHEET_XLSX, TEXT("bỏ dở"), columns, 3, &out), ERR_NONE);
}

static void a_second_sheet_has_headings_of_its_own_and_may_count_the_first(void **state)
{
    struct ctx *cx = *state;
    static const enum sheet_form forms[] = { SHEET_XLSX, SHEET_CSV };
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        struct sheet_out *out;
        struct slice bytes;
        struct cell cells[] = { cell_formula(TEXT("=1+41"), 42), cell_text(TEXT("=1+41")) };
        assert_int_equal(sheet_out_open(cx, forms[i], TEXT("Một"), columns, 2, &out), ERR_NONE);
        assert_int_equal(sheet_out_row(cx, out, cells, 2), ERR_NONE);
        assert_int_equal(sheet_out_next(cx, out, TEXT("Hai"), columns, 3), ERR_NONE);
        assert_int_equal(sheet_out_row(cx, out, cells, 2), ERR_NONE);
        assert_int_equal(sheet_out_close(cx, out, &bytes), ERR_NONE);
        struct sheet *s = sheets_read_bytes(cx, bytes);
        sheets_assert(cx, s, "A2", forms[i] == SHEET_XLSX ? CELL_NUMBER : CELL_TEXT, "42");
        if (forms[i] == SHEET_XLSX)
            assert_true(text_equal_z(s->title, "Một"));
        else
            sheets_assert(cx, s, "A5", CELL_TEXT, "42");
    }
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, sheets_setup, sheets_teardown)
    const struct CMUnitTest tests[] = {
        T(a_roster_is_read_as_people_see_it),
        T(both_date_systems_and_their_faults),
        T(the_first_visible_sheet_is_read),
        T(broken_and_hostile_workbooks_are_refused),
        T(every_cut_is_refused),
        T(too_many_entries_are_refused),
        T(what_is_exported_reads_back),
        T(the_same_rows_give_the_same_bytes),
        T(no_formula_leaves_and_the_heading_stays_in_view),
        T(ten_thousand_rows_go_out_and_come_in),
        T(a_text_past_excels_limit_is_an_error),
        T(a_late_reader_gives_up),
        T(odd_titles_and_values_still_make_a_file),
        T(a_second_sheet_has_headings_of_its_own_and_may_count_the_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
