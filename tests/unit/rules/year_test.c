/* SPDX-License-Identifier: MIT
 * year: what a script that rates a year declares: when the year begins, what breaks ties, what
 * holds for all who are rated; and that none of it is for other hooks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/rules/child_wire.h"
#include "tests/support/rules/room.h"

#define HEAD "hook 'bank.evaluate'\nreasons { a = 'A' }\n"
#define RUN "function run(f, p) end\n"

static struct rule_script *loaded(struct room *room, const char *source)
{
    struct rule_script *script;
    if (room_load(room, text_of(source), &script))
        fail_msg("%s: %.*s", source, TEXT_ARGS(room->fault.vi));
    return script;
}

static void a_script_that_declares_nothing_has_the_calendar_year(void **unused)
{
    (void)unused;
    struct room room;
    date from, until;
    text name;
    room_open(&room);
    struct rule_script *script = loaded(&room, HEAD RUN);
    rule_period_days(rule_script_period(script), 2026, &from, &until);
    assert_int_equal(from, date_of(2026, 1, 1));
    assert_int_equal(until, date_of(2026, 12, 31));
    assert_false(rule_script_ties(script, 0, &name));
    assert_false(rule_script_group(script)->has_quota || rule_script_group(script)->has_team);
    room_close(&room);
}

static void what_is_declared_can_be_asked(void **unused)
{
    (void)unused;
    struct room room;
    date from, until;
    text name;
    room_open(&room);
    struct rule_script *script = loaded(
        &room, HEAD "period { from = '09-01' }\nties { 'linh_vuc', 'thang' }\n"
                    "group { quota = { band = 'excellent', percent = 20, of = 'good' },\n"
                    "  team = { median = true, min_active = 5, idle_percent = 30, idle_cap = "
                    "'pass' } }\n" RUN);
    rule_period_days(rule_script_period(script), 2026, &from, &until);
    assert_int_equal(from, date_of(2025, 9, 1));
    assert_int_equal(until, date_of(2026, 8, 31));
    assert_true(rule_script_ties(script, 1, &name) && text_equal_z(name, "thang"));
    assert_false(rule_script_ties(script, 2, &name));
    const struct rule_group *group = rule_script_group(script);
    assert_true(group->has_quota && group->has_team && group->team_median);
    assert_int_equal(group->quota_band, RATING_EXCELLENT);
    assert_int_equal(group->quota_of, RATING_GOOD);
    assert_int_equal(group->quota_percent, 20);
    assert_int_equal(group->team_min_active, 5);
    assert_int_equal(group->team_idle_percent, 30);
    assert_int_equal(group->team_idle_cap, RATING_PASS);
    room_close(&room);
}

static void what_is_declared_wrongly_is_told(void **unused)
{
    (void)unused;
    static const char *const cases[][2] = {
        { HEAD "period { from = '1/9' }\n" RUN,
          "Dòng 3: period cần đúng một ngày bắt đầu năm, dạng { from = \"09-01\" }" },
        { HEAD "period { from = '02-29' }\n" RUN,
          "Dòng 3: period cần đúng một ngày bắt đầu năm, dạng { from = \"09-01\" }" },
        { HEAD "period { from = '09-01', to = '08-31' }\n" RUN,
          "Dòng 3: period cần đúng một ngày bắt đầu năm, dạng { from = \"09-01\" }" },
        { HEAD "ties { }\n" RUN,
          "Dòng 3: ties cần một danh sách từ 1 đến 8 khóa, dạng { \"linh_vuc\", \"thang\" }" },
        { HEAD "ties { 'a', 'a' }\n" RUN, "Dòng 3: ties: khóa «a» viết hai lần" },
        { HEAD "ties { 'Tháng' }\n" RUN,
          "Dòng 3: ties: tên «Tháng» phải là chữ thường không dấu, số và gạch dưới" },
        { HEAD "group { quota = { band = 'excellent', percent = 20 } }\n" RUN,
          "Dòng 3: group: quota cần đủ band, percent và of" },
        { HEAD "group { quota = { band = 'pass', percent = 20, of = 'good' } }\n" RUN,
          "Dòng 3: group: quota.band phải tốt hơn quota.of" },
        { HEAD "group { quota = { band = 'gioi', percent = 20, of = 'good' } }\n" RUN,
          "Dòng 3: group: quota.band viết sai hoặc không có" },
        { HEAD "group { quota = { band = 'excellent', percent = 120, of = 'good' } }\n" RUN,
          "Dòng 3: group: quota.percent viết sai hoặc không có" },
        { HEAD "group { team = { median = true, idle_percent = 30 } }\n" RUN,
          "Dòng 3: group: team cần median = true; idle_percent đi cùng idle_cap" },
        { HEAD "group { doi = { } }\n" RUN, "Dòng 3: group: group.doi viết sai hoặc không có" },
        { HEAD "group { team = 5 }\n" RUN, "Dòng 3: group: group.team viết sai hoặc không có" },
        { "hook 'bank.score'\nties { 'a' }\n" RUN,
          "Dòng 2: «ties» không dùng được: «bank.score» không xếp loại năm" },
        { HEAD RUN "tests { { 'x', expect = { band = 'gioi' } } }",
          "Dòng 4: kiểm thử «x»: expect.band viết sai" },
        { HEAD RUN "period { from = '09-01' }\nperiod { from = '09-01' }",
          "Dòng 5: «period» chỉ được khai báo một lần" },
    };
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct room room;
        struct rule_script *script;
        room_open(&room);
        err e = room_load(&room, text_of(cases[i][0]), &script);
        bool right = e == ERR_INVALID && text_equal_z(room.fault.vi, cases[i][1]);
        if (!right) print_error("%s  got %.*s\n", cases[i][0], TEXT_ARGS(room.fault.vi));
        wrong += !right;
        room_close(&room);
    }
    assert_int_equal(wrong, 0);
}

static err run_year(struct room *room, const char *source, const char *parent_source)
{
    struct rule_state *state, *parent = NULL;
    struct evaluate_facts facts;
    rule_facts_default(&bank_evaluate_hook, &facts);
    assert_int_equal(rule_state_new(&room->cx, loaded(room, source), &state, &room->fault), 0);
    if (parent_source)
        assert_int_equal(
            rule_state_new(&room->cx, loaded(room, parent_source), &parent, &room->fault), 0);
    rule_state_inherits(state, parent);
    err e = rule_run(&room->cx, state, &facts, NULL, &room->verdict, &room->fault);
    rule_state_free(state);
    rule_state_free(parent);
    return e;
}

static const char *printed(struct room *room)
{
    struct buffer out = buffer_in(room->cx.arena, 256);
    rule_verdict_print(&bank_evaluate_hook, &room->verdict, &out);
    return text_z(room->cx.arena, buffer_as_text(&out));
}

static void keys_are_part_of_the_verdict(void **unused)
{
    (void)unused;
    struct room room;
    room_open(&room);
    assert_int_equal(run_year(&room,
                              HEAD "ties { 'thang', 'buoi' }\nfunction run(f, p)\n"
                                   "key('buoi', 2.5) key('thang', 1) key('buoi', 3.5) add('a', 75)"
                                   "\nend",
                              NULL),
                     0);
    assert_string_equal(printed(&room),
                        "{\"score\":75,\"rejected\":null,\"band\":\"good\",\"unrated\":false,"
                        "\"keys\":{\"buoi\":3.5,\"thang\":1},\"reasons\":[{\"code\":\"a\","
                        "\"points\":75,\"vi\":\"A\"}],\"steps\":4}");
    struct buffer out = wire_begin(room.cx.arena);
    wire_put_verdict(&out, &room.verdict);
    struct slice message = wire_end(&out), body = { message.data + 4, message.size - 4 };
    struct rule_verdict got;
    assert_int_equal(wire_take_kind(&body), WIRE_VERDICT);
    assert_true(wire_take_verdict(&room.cx, body, &bank_evaluate_hook, &got));
    const char *before = printed(&room);
    room.verdict = got;
    assert_string_equal(printed(&room), before);
    static const char *const wrong[][2] = {
        { "key('nam', 1)", "Dòng 4: khóa «nam» chưa khai báo trong ties" },
        { "key('thang', 'x')", NULL },
        { "key('thang', 0/0)", NULL },
        { "key('thang')", NULL },
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        text source = text_format(room.cx.arena, HEAD "ties { 'thang' }\nfunction run(f, p) %s end",
                                  wrong[i][0]);
        assert_int_equal(run_year(&room, text_z(room.cx.arena, source), NULL), ERR_INVALID);
        assert_true(!wrong[i][1] || text_equal_z(room.fault.vi, wrong[i][1]));
    }
    room_close(&room);
}

/* What the province holds against somebody is not lost on the way down to an area. */
static void an_area_inherits_caps_and_keys(void **unused)
{
    (void)unused;
    static const char province[] = HEAD "ties { 'thang', 'tinh' }\nfunction run(f, p)\n"
                                        "key('thang', 4) key('tinh', 9) add('a', 80)\n"
                                        "cap('pass', 'a') end";
    struct room room;
    room_open(&room);
    assert_int_equal(run_year(&room,
                              HEAD "ties { 'thang' }\nfunction run(f, p)\n"
                                   "inherit() add('a', 15) end",
                              province),
                     0);
    assert_int_equal(room.verdict.score, 9500);
    assert_int_equal(room.verdict.band, RATING_PASS);
    assert_true(room.verdict.keys && text_equal_z(room.verdict.keys->name, "thang"));
    assert_int_equal(room.verdict.keys->value, 400);
    assert_null(room.verdict.keys->next);
    room_close(&room);
}

static void a_test_may_expect_keys(void **unused)
{
    (void)unused;
    struct room room;
    struct rule_script *script = NULL;
    room_open(&room);
    static const char tests[] = HEAD "ties { 'thang' }\nfunction run(f, p) "
                                     "key('thang', f.months_active) end\ntests {\n"
                                     "{ 'x', expect = {} }, { 'y', expect = {} },\n"
                                     "{ 'z', given = { months_active = 3 }, expect = { keys = { "
                                     "thang = %s } } } }";
    text right = text_format(room.cx.arena, tests, "3"),
         off = text_format(room.cx.arena, tests, "4");
    assert_int_equal(room_load(&room, right, &script), 0);
    assert_int_equal(rule_check(&room.cx, script, &room.fault), 0);
    assert_int_equal(room_load(&room, off, &script), 0);
    assert_int_equal(rule_check(&room.cx, script, &room.fault), ERR_INVALID);
    assert_true(text_equal_z(room.fault.vi, "Kiểm thử «z»: mong đợi 4 nhưng được 3"));
    room_close(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_script_that_declares_nothing_has_the_calendar_year),
        cmocka_unit_test(what_is_declared_can_be_asked),
        cmocka_unit_test(what_is_declared_wrongly_is_told),
        cmocka_unit_test(keys_are_part_of_the_verdict),
        cmocka_unit_test(an_area_inherits_caps_and_keys),
        cmocka_unit_test(a_test_may_expect_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
