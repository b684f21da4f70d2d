/* SPDX-License-Identifier: MIT
 * table: headings in any order and spelling, titles above, totals and signatures below, names in
 * two columns, dates as serial numbers; and no person lost because a rule was too eager. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "core/paper/heading.h"
#include "core/paper/table.h"
#include "tests/support/paper/sheets.h"

struct person {
    id id;
    text full_name;
    date birth;
    text phone;
    text email;
    text unit_name;
    text note;
    bool active;
    int64_t age;
    instant joined;
    text member_code;
};

static const struct field person_fields[] = {
    FIELD(1, struct person, full_name, TEXT, REQUIRED | PERSONAL, .label = "Họ và tên",
          .label_en = "Full name"),
    FIELD(2, struct person, birth, DATE, REQUIRED | PERSONAL, .label = "Ngày sinh",
          .label_en = "Date of birth"),
    FIELD(3, struct person, phone, TEXT, PERSONAL, .label = "Số điện thoại", .label_en = "Phone",
          .aliases = "Zalo|Số máy"),
    FIELD(4, struct person, email, TEXT, PERSONAL, .label = "Email", .label_en = "Email"),
    FIELD(5, struct person, unit_name, TEXT, REQUIRED, .label = "Đơn vị", .label_en = "Unit",
          .aliases = "Chi đoàn|Lớp", .fallback = "-"),
    FIELD(6, struct person, note, TEXT, LINES, .label = "Ghi chú", .label_en = "Note"),
    FIELD(7, struct person, active, BOOL, 0, .label = "Đang hoạt động", .label_en = "Active"),
    FIELD(8, struct person, age, INT, DERIVED, .label = "Tuổi", .label_en = "Age"),
    FIELD(9, struct person, joined, TIME, 0, .label = "Vào lúc", .label_en = "Joined"),
    FIELD(10, struct person, member_code, TEXT, UNIQUE, .label = "Mã đoàn viên",
          .label_en = "Member code"),
    { 0 }
};

static struct table *match(struct ctx *cx, const struct sheet *s)
{
    struct table *t = NULL;
    err e = table_match(cx, s, person_fields, &t);
    if (e) fail_msg("%.*s", TEXT_ARGS(cx->detail_vi));
    return t;
}

static struct table *match_csv(struct ctx *cx, const char *csv)
{
    return match(cx, sheets_read_bytes(cx, text_slice(text_of(csv))));
}

/* Fails unless the n-th data row has that value for the field. */
static void assert_value(struct ctx *cx, const struct table *t, size_t n, const char *field,
                         const char *value)
{
    const struct table_column *column = table_column_of(t, field);
    assert_non_null(column);
    assert_true(n < t->row_count);
    text got = table_text(cx, t, column, t->rows[n]);
    if (!text_equal_z(got, value))
        fail_msg("%s of row %zu is “%.*s”, not “%s”", field, n, TEXT_ARGS(got), value);
}

static size_t skipped_as(const struct table *t, enum table_skip_why why)
{
    size_t count = 0;
    for (size_t i = 0; i < t->skipped_count; i++) count += t->skipped[i].why == why;
    return count;
}

static void a_roster_with_title_total_and_signatures(void **state)
{
    struct ctx *cx = *state;
    struct sheet *s = sheets_read(cx, "roster.xlsx");
    struct table *t = match(cx, s);
    assert_int_equal(s->rows[t->header].number, 4);
    assert_int_equal(t->row_count, 3);
    assert_int_equal(t->missing_count, 0);
    assert_int_equal(t->unmapped_count, 0);
    assert_value(cx, t, 0, "full_name", "Nguyễn Thị Hoà");
    assert_value(cx, t, 0, "birth", "2008-11-22");
    assert_value(cx, t, 0, "phone", "0990000001");
    assert_value(cx, t, 0, "member_code", "0671234");
    assert_value(cx, t, 1, "birth", "2004-01-15");
    assert_value(cx, t, 1, "unit_name", "Chi đoàn thôn 3");
    assert_value(cx, t, 1, "note", "true");
    assert_value(cx, t, 2, "full_name", "H'Blum Buôn Yă");
    assert_value(cx, t, 2, "birth", "5/9/2007"); /* text is for the field to read */
    assert_true(text_equal_z(table_error(t, table_column_of(t, "note"), t->rows[0]), "#N/A"));
    assert_true(text_is_empty(table_error(t, table_column_of(t, "note"), t->rows[1])));
    assert_string_equal(table_pointer(cx, t, table_column_of(t, "birth"), t->rows[1]), "C7");
    assert_int_equal(skipped_as(t, SKIP_TITLE), 2);
    assert_int_equal(skipped_as(t, SKIP_HEADING), 2); /* the heading and "(1) (2) (3)" */
    assert_int_equal(skipped_as(t, SKIP_TOTAL), 1);
    assert_int_equal(skipped_as(t, SKIP_SIGNATURE), 3);
    assert_int_equal(t->row_count + t->skipped_count, s->row_count);
}

static void headings_in_any_spelling(void **state)
{
    struct ctx *cx = *state;
    static const struct {
        const char *heading, *field;
    } cases[] = {
        { "HỌ VÀ TÊN", "full_name" },
        { "Họ & tên", "full_name" },
        { "họ tên đoàn viên", "full_name" },
        { "Ho va ten", "full_name" },
        { "Họ và tên (chữ in hoa)", "full_name" },
        { "FULL NAME", "full_name" },
        { "full_name", "full_name" },
        { "Họ, chữ đệm và tên", "full_name" },
        { "Tên", "full_name" },
        { "Ngày, tháng, năm sinh", "birth" },
        { "Ngày tháng năm sinh", "birth" },
        { "NGÀY SINH *", "birth" },
        { "Năm sinh", "birth" },
        { "Sinh ngày", "birth" },
        { "date_of_birth", "birth" },
        { "birth", "birth" },
        { "SĐT", "phone" },
        { "Điện thoại", "phone" },
        { "Số ĐT liên hệ", NULL },
        { "ĐT", "phone" },
        { "Điện thoại di động", "phone" },
        { "zalo", "phone" },
        { "Số máy:", "phone" },
        { "E-mail", "email" },
        { "Địa chỉ email", "email" },
        { "Chi đoàn", "unit_name" },
        { "Mã đoàn viên", "member_code" },
        { "Mã hội viên", NULL },
        { "Họ và tên mẹ", NULL },
        { "Điện thoại phụ huynh", NULL },
        { "Ngày sinh của con", NULL },
        { "()", NULL },
        { "", NULL },
    };
    struct heading_book book = heading_book_of(cx->arena, person_fields);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct field *f =
            heading_book_find(&book, heading_form(cx->arena, text_of(cases[i].heading)));
        const char *got = f ? f->name : "nothing",
                   *wanted = cases[i].field ? cases[i].field : "nothing";
        if (strcmp(got, wanted) != 0) fail_msg("“%s” is %s, not %s", cases[i].heading, got, wanted);
    }
}

static void csv_with_serial_dates_blank_lines_and_signatures(void **state)
{
    struct ctx *cx = *state;
    struct table *t = match(cx, sheets_read(cx, "title.csv"));
    assert_int_equal(t->row_count, 2);
    assert_value(cx, t, 0, "birth", "2008-11-22"); /* 39774 */
    assert_value(cx, t, 0, "unit_name", "12A");
    assert_value(cx, t, 1, "full_name", "Nông Văn Bế");
    assert_value(cx, t, 1, "birth", "");
    assert_int_equal(skipped_as(t, SKIP_EMPTY), 1); /* only its running number */
    assert_int_equal(skipped_as(t, SKIP_SIGNATURE), 2);
}

static void names_in_two_columns_are_one_name(void **state)
{
    struct ctx *cx = *state;
    struct table *t = match(cx, sheets_read(cx, "two_lines.xlsx"));
    assert_int_equal(t->sheet->rows[t->header].number, 2);
    assert_int_equal(t->row_count, 1);
    assert_value(cx, t, 0, "full_name", "Lò Thị Mai");
    assert_value(cx, t, 0, "phone", "0990000003");
    assert_value(cx, t, 0, "email", "mai@example.org");
    assert_value(cx, t, 0, "birth", "2008-11-22");
    t = match_csv(cx,
                  "STT,Họ và tên đệm,Tên,Ngày sinh\n1,Vàng A,Sùng,1/2/2003\n2,,K'Wẻ,3/4/2005\n");
    assert_int_equal(t->column_count, 2);
    assert_int_equal(t->unmapped_count, 0);
    assert_value(cx, t, 0, "full_name", "Vàng A Sùng");
    assert_value(cx, t, 1, "full_name", "K'Wẻ");
}

static void a_second_heading_line_names_more(void **state)
{
    struct ctx *cx = *state;
    struct table *t = match_csv(
        cx, "Họ tên;Ngày sinh;Liên hệ;\n;;SĐT;Email\nAn;1/2/2003;0990000001;an@example.org\n");
    assert_int_equal(t->column_count, 4);
    assert_int_equal(t->row_count, 1);
    assert_int_equal(t->unmapped_count, 0);
    t = match_csv(
        cx, "Họ tên;Ngày sinh;Liên hệ\nAn;1/2/2003;Email\n"); /* a person, not a second line */
    assert_int_equal(t->row_count, 1);
    assert_int_equal(t->unmapped_count, 1);
}

static void what_is_not_used_is_listed(void **state)
{
    struct ctx *cx = *state;
    struct table *t =
        match_csv(cx, "Họ tên,Tuổi,Họ và tên,Sở thích,SĐT\nAn,17,Bình,đá cầu,0990000001\n");
    assert_int_equal(t->unmapped_count, 3);
    assert_int_equal(t->unmapped[0].why, HEADING_NOT_TAKEN);
    assert_int_equal(t->unmapped[1].why, HEADING_TWICE);
    assert_int_equal(t->unmapped[2].why, HEADING_UNKNOWN);
    assert_true(text_equal_z(t->unmapped[2].heading, "Sở thích"));
    assert_int_equal(t->unmapped[2].column, 3);
    assert_value(cx, t, 0, "full_name", "An");
    assert_int_equal(t->missing_count, 1); /* the unit has a fallback */
    assert_string_equal(t->missing[0]->name, "birth");
    assert_int_equal(table_require(cx, t), ERR_INVALID);
    assert_int_equal(cx->flaw_count, 1);
    assert_true(text_equal_z(cx->flaws->pointer, "1"));
    assert_true(text_equal_z(cx->flaws->vi, "Thiếu cột “Ngày sinh” ở dòng tiêu đề"));
    assert_true(
        text_equal_z(cx->flaws->en, "The column “Date of birth” is missing from the headings"));
}

static void no_heading_is_said(void **state)
{
    struct ctx *cx = *state;
    struct table *t;
    struct sheet *s = sheets_read_bytes(cx, text_slice(TEXT("1,2,3\n4,5,6\n")));
    assert_int_equal(table_match(cx, s, person_fields, &t), ERR_INVALID);
    assert_null(t);
    assert_non_null(strstr(text_z(cx->arena, cx->detail_vi), "Họ và tên"));
    ctx_clear(cx);
    /* One word that is also a heading, in a sentence of its own row, is not one. */
    s = sheets_read_bytes(cx, text_slice(TEXT("Đơn vị,xã Đắk Ha\n1,2\n")));
    assert_int_equal(table_match(cx, s, person_fields, &t), ERR_INVALID);
    ctx_clear(cx);
    t = match_csv(cx, "STT,Họ tên\n1,An\n");
    assert_int_equal(t->row_count, 1);
}

static void sections_totals_and_second_pages(void **state)
{
    struct ctx *cx = *state;
    struct table *t = match_csv(cx, "STT,Họ tên,Ngày sinh,SĐT,Lớp\n"
                                    "I,Chi đoàn 12A,,,\n"
                                    "1,An,1/2/2003,0990000001,12A\n"
                                    "Cộng,1,,,\n"
                                    "II,Chi đoàn 12B,,,\n"
                                    "STT,Họ tên,Ngày sinh,SĐT,Lớp\n"
                                    "2,Cộng Văn Tổng,3/4/2005,0990000002,12B\n"
                                    "Tổng số: 2,,,,\n"
                                    "Ghi chú: không có,,,,\n");
    assert_int_equal(t->row_count, 2);
    assert_value(cx, t, 1, "full_name", "Cộng Văn Tổng");
    assert_int_equal(skipped_as(t, SKIP_SECTION), 2);
    assert_int_equal(skipped_as(t, SKIP_TOTAL), 2);
    assert_int_equal(skipped_as(t, SKIP_HEADING), 2);
    assert_int_equal(skipped_as(t, SKIP_SIGNATURE), 1);
}

static void no_person_is_lost_to_an_eager_rule(void **state)
{
    struct ctx *cx = *state;
    struct table *t = match_csv(
        cx, "Họ tên,Ngày sinh,SĐT,Lớp,Ghi chú\n"
            "Chủ Tịch,1/2/2003,0990000001,12A,Bí thư chi đoàn\n" /* a name and a note that look like
                                                                    signatures */
            "An,,,,\n"                                           /* nearly empty, but a name */
            "\"Gia Nghĩa, ngày 5 tháng 1 năm 2026\",,,,\n"
            "Bí thư,,,,\n"
            "Trần Văn B,,,,\n"
            "Bình,3/4/2005,0990000002,12B,\n"); /* a full row after signatures */
    assert_int_equal(t->row_count, 3);
    assert_value(cx, t, 0, "full_name", "Chủ Tịch");
    assert_value(cx, t, 1, "full_name", "An");
    assert_value(cx, t, 2, "full_name", "Bình");
    assert_int_equal(skipped_as(t, SKIP_SIGNATURE), 3);
    t = match_csv(cx, "Họ tên\nAn\nBình\nTổng cộng: 2\n");
    assert_int_equal(t->row_count, 2);
    t = match_csv(cx, "Họ tên,SĐT\nAn,0990000001\nNgười lập biểu,Bí thư\n");
    assert_int_equal(t->row_count, 1);
}

static void values_wear_the_words_of_their_field(void **state)
{
    struct ctx *cx = *state;
    struct cell head[] = { cell_text(TEXT("Họ tên")), cell_text(TEXT("Vào lúc")),
                           cell_text(TEXT("Ngày sinh")), cell_text(TEXT("Đang hoạt động")) };
    struct cell data[] = { cell_day(cx->arena, date_of(2008, 11, 22)),
                           cell_moment(cx->arena, instant_at(date_of(2026, 7, 1), 570)),
                           cell_number(cx->arena, 2008), cell_bool(false) };
    struct sheet_row rows[] = { { head, 4, 1 }, { data, 4, 2 } };
    struct sheet s = { .rows = rows, .row_count = 2, .width = 4 };
    struct table *t = match(cx, &s);
    assert_value(cx, t, 0, "full_name", "22/11/2008");
    assert_value(cx, t, 0, "joined", "2026-07-01T09:30:00+07:00");
    assert_value(cx, t, 0, "birth", "2008"); /* a year, not the 2,008th day */
    assert_value(cx, t, 0, "active", "false");
    data[2] = cell_moment(cx->arena, instant_at(date_of(2008, 11, 22), 60));
    assert_value(cx, t, 0, "birth", "2008-11-22");
}

static void a_form_nobody_filled_in_has_no_rows(void **state)
{
    static const char *const files[] = { "heading_only.csv", "heading_only.xlsx" };
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct table *t = match(*state, sheets_read(*state, files[i]));
        assert_int_equal(t->column_count, 2);
        assert_int_equal(t->row_count, 0);
        assert_int_equal(table_require(*state, t), ERR_NONE);
    }
}

static void midnight_after_a_day_is_dropped(void **state)
{
    struct ctx *cx = *state;
    struct table *t = match_csv(cx, "Họ tên,Ngày sinh\nAn,22/11/2008 00:00:00\n"
                                    "Bình,2008-11-22T00:00:00\nChi,22/11/2008 10:00\nDung,99999\n");
    assert_value(cx, t, 0, "birth", "22/11/2008");
    assert_value(cx, t, 1, "birth", "2008-11-22");
    assert_value(cx, t, 2, "birth",
                 "22/11/2008 10:00"); /* a time is no birthday: the field says so */
    assert_value(cx, t, 3, "birth", "99999");
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, sheets_setup, sheets_teardown)
    const struct CMUnitTest tests[] = {
        T(a_roster_with_title_total_and_signatures),
        T(headings_in_any_spelling),
        T(csv_with_serial_dates_blank_lines_and_signatures),
        T(names_in_two_columns_are_one_name),
        T(a_second_heading_line_names_more),
        T(what_is_not_used_is_listed),
        T(no_heading_is_said),
        T(sections_totals_and_second_pages),
        T(no_person_is_lost_to_an_eager_rule),
        T(values_wear_the_words_of_their_field),
        T(a_form_nobody_filled_in_has_no_rows),
        T(midnight_after_a_day_is_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
