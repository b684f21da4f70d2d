/* SPDX-License-Identifier: MIT
 * serial: digits stay the digits people see; days fall on the right day in both systems; format
 * codes are told apart from text in quotes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/paper/serial.h"
#include "core/paper/xlsx_strings.h"
#include "core/paper/xlsx_styles.h"
#include "tests/support/paper/sheets.h"

static void digits_are_kept(void **state)
{
    struct ctx *cx = *state;
    static const struct {
        const char *typed, *plain;
    } cases[] = {
        { "0", "0" },
        { "-0.0", "0" },
        { "007", "7" },
        { "12.50", "12.5" },
        { "0.05", "0.05" },
        { "0.1", "0.1" },
        { "0.30000000000000004", "0.3" },
        { "2.2999999999999998", "2.3" },
        { "9.9999999999999996", "10" },
        { "9.12345678E8", "912345678" },
        { "6.7203001234E+10", "67203001234" },
        { "1E-7", "0.0000001" },
        { "-1.5e3", "-1500" },
        { "067203001234", "67203001234" },
        { "12345678901234567890", "12345678901234567890" },
        { "+4", "4" },
        { " 8 ", "8" },
        { ".5", "0.5" },
        { "5.", "5" },
        { "", NULL },
        { "-", NULL },
        { ".", NULL },
        { "1e", NULL },
        { "1e+", NULL },
        { "1e5x", NULL },
        { "1 2", NULL },
        { "1E99", NULL },
        { "1E-99", NULL },
        { "1E99999", NULL },
        { "NaN", NULL },
        { "0x10", NULL },
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        text plain = TEXT("?");
        bool read = serial_plain(cx->arena, text_of(cases[i].typed), &plain);
        if (read != (cases[i].plain != NULL)) fail_msg("“%s”", cases[i].typed);
        if (read && !text_equal_z(plain, cases[i].plain))
            fail_msg("“%s” is %.*s", cases[i].typed, TEXT_ARGS(plain));
    }
}

static void every_day_of_the_1900_system_follows_the_last(void **state)
{
    struct ctx *cx = *state;
    date last = 0, day;
    int32_t second;
    for (int n = 1; n <= 80000; n++) {
        text plain = text_format(cx->arena, "%d", n);
        bool is_day = serial_split(plain, false, &day, &second);
        assert_int_equal(is_day, n != 60);
        if (!is_day) continue;
        assert_int_equal(second, 0);
        if (last) assert_int_equal(day, last + 1);
        last = day;
    }
    assert_int_equal(last, date_of(2119, 1, 11));
}

static void times_round_to_the_second(void **state)
{
    static const struct {
        const char *plain;
        bool since_1904, read;
        int year, month, day;
        int32_t second;
    } cases[] = {
        { "39774.395833333336", false, true, 2008, 11, 22, 9 * 3600 + 1800 },
        { "39774.999999", false, true, 2008, 11, 23, 0 },
        { "0", true, true, 1904, 1, 1, 0 },
        { "38312", true, true, 2008, 11, 22, 0 },
        { "2958465", false, true, 9999, 12, 31, 0 },
        { "2958465.9999999", false, false, 0, 0, 0, 0 },
        { "2958466", false, false, 0, 0, 0, 0 },
        { "2957004", true, false, 0, 0, 0, 0 },
        { "-1", false, false, 0, 0, 0, 0 },
        { "-0.5", false, false, 0, 0, 0, 0 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        date day = 0;
        int32_t second = -7;
        bool read = serial_split(text_of(cases[i].plain), cases[i].since_1904, &day, &second);
        assert_int_equal(read, cases[i].read);
        if (!read) continue;
        assert_int_equal(day, date_of(cases[i].year, cases[i].month, cases[i].day));
        assert_int_equal(second, cases[i].second);
    }
}

static void format_codes_tell_what_they_show(void **state)
{
    static const struct {
        const char *code;
        bool day, clock;
        int digits;
    } cases[] = {
        { "General", false, false, 0 },
        { "0", false, false, 0 },
        { "0000000000", false, false, 10 },
        { "0000\\ 000\\ 000", false, false, 10 },
        { "#,##0", false, false, 0 },
        { "#,##0\" đồng/ngày\"", false, false, 0 },
        { "0.00", false, false, 0 },
        { "00.00", false, false, 0 },
        { "0%", false, false, 0 },
        { "dd/mm/yyyy", true, false, 0 },
        { "d-mmm", true, false, 0 },
        { "mmmm", true, false, 0 },
        { "\"ngày \"dd\" tháng \"mm\" năm \"yyyy", true, false, 0 },
        { "[$-42A]dd/mm/yyyy;@", true, false, 0 },
        { "[Red]0;[Blue]0", false, false, 0 },
        { "[Magenta]0", false, false, 0 },
        { "[h]:mm", false, true, 0 },
        { "h:mm AM/PM", false, true, 0 },
        { "dd/mm/yyyy hh:mm", true, true, 0 },
        { "0;\"y\"", false, false, 0 },
        { "_(* #,##0_);_(* (#,##0)", false, false, 0 },
        { "\"open", false, false, 0 },
        { "\\", false, false, 0 },
        { "[", false, false, 0 },
        { "", false, false, 0 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct number_style s = xlsx_style_of_code(text_of(cases[i].code));
        if (s.day != cases[i].day || s.clock != cases[i].clock || s.digits_min != cases[i].digits)
            fail_msg("%s: day %d clock %d digits %d", cases[i].code, s.day, s.clock, s.digits_min);
    }
    for (int n = 0; n < 60; n++) {
        struct number_style s = xlsx_style_of_builtin(n);
        if (n >= 14 && n <= 17) assert_true(s.day && !s.clock);
        if (n == 22) assert_true(s.day && s.clock);
        if ((n >= 18 && n <= 21) || (n >= 45 && n <= 47)) assert_true(!s.day && s.clock);
        if (n < 14 || (n > 36 && n < 45) || n == 48 || n == 49) assert_true(!s.day && !s.clock);
    }
}

static void escaped_control_characters_become_spaces(void **state)
{
    struct ctx *cx = *state;
    assert_true(text_equal_z(xlsx_text(cx->arena, TEXT("a_x000D_\nb")), "a \nb"));
    assert_true(text_equal_z(xlsx_text(cx->arena, TEXT("_x005F_x000D_")), "_x000D_"));
    assert_true(text_equal_z(xlsx_text(cx->arena, TEXT("_x0041_ _x00_ _x000G_ _x")),
                             "_x0041_ _x00_ _x000G_ _x"));
    assert_true(text_is_empty(xlsx_text(cx->arena, TEXT("_x0000_"))));
}

static void positions_read_back(void **state)
{
    struct ctx *cx = *state;
    static const char *const good[] = { "A1",  "Z9",   "AA10", "AZ1",
                                        "BA2", "ZZ77", "AAA1", "XFD1048576" };
    static const char *const bad[] = {
        "", "7", "A1B", "XFE1", "A1048577", "1A", "A-1", "AAAA1", "$"
    };
    uint32_t column, number;
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        assert_true(sheet_position_parse(text_of(good[i]), &column, &number));
        assert_true(text_equal_z(sheet_position(cx->arena, column, number), good[i]));
    }
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        if (sheet_position_parse(text_of(bad[i]), &column, &number)) fail_msg("%s", bad[i]);
    assert_true(sheet_position_parse(TEXT("$c$7"), &column, &number) && column == 2 && number == 7);
    assert_true(sheet_position_parse(TEXT("C"), &column, &number) && number == 0);
}

static void hundredths_are_written_exactly(void **state)
{
    struct ctx *cx = *state;
    static const struct {
        int64_t value;
        const char *shown;
    } cases[] = { { 0, "0" },         { 5, "0.05" },
                  { -5, "-0.05" },    { 50, "0.5" },
                  { 1235, "12.35" },  { 1200, "12" },
                  { -1210, "-12.1" }, { INT64_MIN, "-92233720368547758.08" } };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct cell cell = cell_hundredths(cx->arena, cases[i].value);
        assert_true(text_equal_z(cell.shown, cases[i].shown));
        assert_int_equal(cell.kind, CELL_NUMBER);
    }
    assert_int_equal(cell_day(cx->arena, 0).kind, CELL_EMPTY);
    assert_int_equal(cell_moment(cx->arena, 0).kind, CELL_EMPTY);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, sheets_setup, sheets_teardown)
    const struct CMUnitTest tests[] = {
        T(digits_are_kept),
        T(every_day_of_the_1900_system_follows_the_last),
        T(times_round_to_the_second),
        T(format_codes_tell_what_they_show),
        T(escaped_control_characters_become_spaces),
        T(positions_read_back),
        T(hundredths_are_written_exactly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
