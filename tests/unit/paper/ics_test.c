/* SPDX-License-Identifier: MIT
 * ics: the exact lines of a shift; folding never splits a character and unfolds to the same;
 * nothing a person types can start a line of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "core/base/buffer.h"
#include "core/paper/ics.h"
#include "tests/support/paper/sheets.h"

static struct ics_event shift(void)
{
    return (struct ics_event){
        .uid = TEXT("018f-1@volbank"),
        .start = instant_at(date_of(2026, 7, 1), 6 * 60 + 30),
        .end = instant_at(date_of(2026, 7, 1), 11 * 60),
        .summary = TEXT("Tiếp sức mùa thi"),
        .location = TEXT("THPT Đắk Mil; cổng 2, sân"),
        .description = TEXT("Mang theo:\n- nước \\ mũ"),
        .url = TEXT("https://example.vn/c/1?a=1;b=2"),
        .sequence = 3,
        .remind_minutes = 120,
    };
}

static void a_shift_as_calendars_read_it(void **state)
{
    struct ctx *cx = *state;
    struct ics_event event = shift();
    text out;
    cx->now = instant_at(date_of(2026, 6, 20), 8 * 60) + 5 * CLOCK_SECOND;
    assert_int_equal(ics_calendar(cx, &event, 1, &out), ERR_NONE);
    assert_string_equal(
        text_z(cx->arena, out),
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Volbank//Volunteer bank//VI\r\n"
        "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT\r\nUID:018f-1@volbank\r\n"
        "DTSTAMP:20260620T010005Z\r\nDTSTART:20260630T233000Z\r\nDTEND:20260701T040000Z\r\n"
        "SEQUENCE:3\r\nSTATUS:CONFIRMED\r\nSUMMARY:Tiếp sức mùa thi\r\n"
        "LOCATION:THPT Đắk Mil\\; cổng 2\\, sân\r\n"
        "DESCRIPTION:Mang theo:\\n- nước \\\\ mũ\r\n"
        "URL:https://example.vn/c/1?a=1;b=2\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n"
        "DESCRIPTION:Tiếp sức mùa thi\r\nTRIGGER:-PT120M\r\nEND:VALARM\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n");
}

/* Checks every physical line and puts the logical ones back together, LF between. */
static text unfolded(struct ctx *cx, text in)
{
    struct buffer b = buffer_in(cx->arena, in.size);
    while (in.size) {
        size_t end = text_find(in, '\r', 0);
        text line = text_part(in, 0, end);
        assert_true(line.size <= 75);
        assert_true(text_is_utf8(line));
        assert_int_equal(in.data[end + 1], '\n');
        in = text_part(in, end + 2, in.size);
        buffer_text(&b, text_starts(line, TEXT(" ")) ? text_part(line, 1, line.size) : line);
        if (!text_starts(in, TEXT(" "))) buffer_byte(&b, '\n');
    }
    return buffer_as_text(&b);
}

static void long_lines_fold_between_characters(void **state)
{
    struct ctx *cx = *state;
    for (size_t pad = 0; pad < 80; pad++) {
        struct buffer b = buffer_in(cx->arena, 512);
        for (size_t i = 0; i < pad; i++) buffer_byte(&b, 'a');
        for (size_t i = 0; i < 40; i++) buffer_z(&b, i % 3 ? "ắ" : "😀");
        struct ics_event event = shift();
        event.summary = buffer_as_text(&b);
        text out;
        assert_int_equal(ics_calendar(cx, &event, 1, &out), ERR_NONE);
        text line = text_format(cx->arena, "\nSUMMARY:%.*s\n", TEXT_ARGS(event.summary));
        assert_non_null(strstr(text_z(cx->arena, unfolded(cx, out)), text_z(cx->arena, line)));
    }
}

static void nothing_typed_starts_a_line(void **state)
{
    struct ctx *cx = *state;
    struct ics_event event = shift();
    text out;
    event.summary = TEXT("a\r\nATTENDEE:x\x01");
    event.url = TEXT("https://a\r\nEND:VEVENT");
    event.description = event.location = TEXT("");
    event.cancelled = true;
    assert_int_equal(ics_calendar(cx, &event, 1, &out), ERR_NONE);
    const char *z = text_z(cx->arena, out);
    assert_non_null(strstr(z, "SUMMARY:a\\nATTENDEE:x\r\n"));
    assert_non_null(strstr(z, "URL:https://aEND:VEVENT\r\n"));
    assert_non_null(strstr(z, "STATUS:CANCELLED\r\n"));
    assert_null(strstr(z, "LOCATION"));
    assert_null(strstr(z, "VALARM")); /* nobody is reminded of what is off */
}

static void a_nameless_or_backward_shift_is_refused(void **state)
{
    struct ctx *cx = *state;
    text out;
    struct ics_event events[] = { shift(), shift() };
    events[1].end = events[1].start - 1;
    assert_int_equal(ics_calendar(cx, events, 2, &out), ERR_INVALID);
    assert_non_null(strstr(text_z(cx->arena, cx->detail_vi), "Ca 2"));
    ctx_clear(cx);
    events[0].uid = TEXT("");
    assert_int_equal(ics_calendar(cx, events, 1, &out), ERR_INVALID);
    ctx_clear(cx);
    assert_int_equal(ics_calendar(cx, NULL, 0, &out), ERR_NONE);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, sheets_setup, sheets_teardown)
    const struct CMUnitTest tests[] = {
        T(a_shift_as_calendars_read_it),
        T(long_lines_fold_between_characters),
        T(nothing_typed_starts_a_line),
        T(a_nameless_or_backward_shift_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
