/* SPDX-License-Identifier: MIT
 * sandbox: what a script may do and what it gets for it: points and reasons, facts, parameters, and
 * nothing that outlives one person. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/rules/room.h"

static int open_room(void **state)
{
    static struct room room;
    room_open(&room);
    *state = &room;
    return 0;
}

static int close_room(void **state)
{
    room_close(*state);
    return 0;
}

static struct rule_state *open_state(struct room *room, text source)
{
    struct rule_script *script;
    struct rule_state *state = NULL;
    if (room_load(room, source, &script) || rule_state_new(&room->cx, script, &state, &room->fault))
        fail_msg("%.*s", TEXT_ARGS(room->fault.en));
    return state;
}

/* True when the expression holds inside run(). */
static void holds(struct room *room, const char *expression)
{
    const char *body = text_z(
        room->cx.arena, text_format(room->cx.arena, "if %s then add('a', 1) end", expression));
    if (room_body(room, body)) fail_msg("%s: %.*s", expression, TEXT_ARGS(room->fault.en));
    if (room->verdict.score != 100) fail_msg("does not hold: %s", expression);
}

static void points_are_summed_in_hundredths(void **state)
{
    struct room *room = *state;
    assert_int_equal(room_body(room, "add('a', 0.1) add('a', 0.2) add('a', -0.005) add('a', 1/3) "
                                     "add('a', 0.285) add('a', 1.005)"),
                     0);
    const int64_t points[] = { 10, 20, -1, 33, 29, 101 };
    size_t i = 0;
    int64_t sum = 0;
    for (const struct rule_reason *r = room->verdict.reasons; r; r = r->next, i++) {
        assert_int_equal(r->points, points[i]);
        sum += points[i];
    }
    assert_int_equal(i, COUNT_OF(points));
    assert_int_equal(room->verdict.score, sum);
}

static void the_score_is_clamped_and_the_reasons_are_not(void **state)
{
    struct room *room = *state;
    assert_int_equal(room_body(room, "add('a', 15) add('a', 15)"), 0);
    assert_int_equal(room->verdict.score, 2000);
    assert_int_equal(room->verdict.reasons->points, 1500);
    assert_int_equal(room_body(room, "add('a', -1000)"), 0);
    assert_int_equal(room->verdict.score, -2000);
}

static void reasons_read_as_people_write(void **state)
{
    struct room *room = *state;
    assert_int_equal(room_body(room, "add('b', 1, { n = 3 }) add('b', 1, { n = 1.5 }) add('b', 1, "
                                     "{ n = -0.25 }) add('b', 1, { n = true }) "
                                     "add('b', 1, { n = 'Đắk Mil' })"),
                     0);
    const char *const said[] = { "B 3", "B 1,5", "B -0,25", "B có", "B Đắk Mil" };
    const struct rule_reason *r = room->verdict.reasons;
    for (size_t i = 0; i < COUNT_OF(said); i++, r = r->next)
        assert_true(text_equal_z(r->vi, said[i]));
    assert_null(r);
}

static void a_rejection_keeps_its_first_reason(void **state)
{
    struct room *room = *state;
    assert_int_equal(room_body(room, "add('a', 1) reject 'a' reject('b', { n = 1 })"), 0);
    assert_true(text_equal_z(room->verdict.rejected, "a"));
    assert_true(text_equal_z(room->verdict.rejected_vi, "A"));
    assert_int_equal(room->verdict.reason_count, 1);
    assert_int_equal(room_body(room, "if require('a', true) then add('a', 1) end"), 0);
    assert_int_equal(room->verdict.rejected.size, 0);
    assert_int_equal(room_body(room, "require('b', f.age > 99, { n = 7 }) note('a')"), 0);
    assert_true(text_equal_z(room->verdict.rejected_vi, "B 7"));
}

static void a_script_needs_only_a_hook_and_run(void **state)
{
    struct room *room = *state;
    assert_int_equal(room_run(room, TEXT("hook 'bank.score'\nfunction run(f, p) add('x', 2) end")),
                     0);
    assert_int_equal(room->verdict.score, 200);
    assert_true(text_equal_z(room->verdict.reasons->vi, "x"));
}

static void facts_of_every_kind_are_read(void **state)
{
    struct room *room = *state;
    holds(room, "f.age == 20 and f.unexcused == 0 and f.commune == '' and f.occupation == ''");
    holds(room, "f.opening.night == false and f.opening.field == '' and f.days_since_last == -1");
    holds(room, "f.skills:has('mc') == false and f.skills:count() == 0");
    holds(room, "f.languages:level('mnong') == 0 and not f.languages:has('mnong')");
    holds(room, "date.days(f.as_of, f.opening.starts) == 14");
    holds(room,
          "date.year(f.as_of) == 2026 and date.month(f.as_of) == 1 and date.day(f.as_of) == 1");
}

static void facts_used_are_recorded(void **state)
{
    struct room *room = *state;
    assert_int_equal(room_body(room, "local x = f.age, f.skills:has('mc'), f.opening.night"), 0);
    unsigned used = 0;
    for (unsigned row = 0; score_facts_fields[row].name; row++) {
        const char *name = score_facts_fields[row].name;
        bool expected = strcmp(name, "age") == 0 || strcmp(name, "skills") == 0 ||
                        strcmp(name, "opening.night") == 0;
        assert_int_equal(code_set_has(room->verdict.facts_used, row), expected);
        used += expected;
    }
    assert_int_equal(used, 3);
}

static void nothing_passes_from_one_person_to_the_next(void **state)
{
    struct room *room = *state;
    struct score_facts facts;
    struct rule_state *sandbox =
        open_state(room, TEXT("hook 'bank.score'\nlocal n, seen = 0, {}\nfunction run(f, p)\n"
                              "n = n + 1 seen[#seen + 1] = n add('lan', n + #seen) end"));
    rule_facts_default(&bank_score_hook, &facts);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(rule_run(&room->cx, sandbox, &facts, NULL, &room->verdict, &room->fault),
                         0);
        assert_int_equal(room->verdict.score, 200);
    }
    rule_state_free(sandbox);
}

static void a_state_is_usable_after_an_abort(void **state)
{
    struct room *room = *state;
    struct score_facts facts;
    struct rule_state *sandbox =
        open_state(room, room_script(room, "if f.age > 50 then while true do end end add('a', 3)"));
    rule_facts_default(&bank_score_hook, &facts);
    for (int i = 0; i < 6; i++) {
        facts.age = i % 2 ? 60 : 20;
        err e = rule_run(&room->cx, sandbox, &facts, NULL, &room->verdict, &room->fault);
        assert_int_equal(e, i % 2 ? ERR_INVALID : ERR_NONE);
        assert_int_equal(room->verdict.score, i % 2 ? 0 : 300);
    }
    assert_int_equal(room->cx.error, ERR_NONE);
    rule_state_free(sandbox);
}

static void parameters_are_sorted_clamped_and_restored(void **state)
{
    struct room *room = *state;
    struct score_facts facts;
    struct rule_script *script;
    struct rule_state *sandbox;
    text source = TEXT("hook 'bank.score'\nparams { z = { 2, min = 1, max = 9, label = 'Z' },\n"
                       "a = { 1.25, min = 0, max = 4, label = 'A' } }\n"
                       "function run(f, p) add('t', p.a) add('t', p.z) end");
    assert_int_equal(room_load(room, source, &script), 0);
    assert_int_equal(rule_script_param_count(script), 2);
    assert_true(text_equal_z(rule_script_param(script, 0)->name, "a"));
    assert_int_equal(rule_script_param(script, 0)->value, 125);
    assert_int_equal(rule_script_param(script, 1)->max, 900);
    assert_true(text_equal_z(rule_script_param(script, 1)->label, "Z"));
    assert_int_equal(rule_state_new(&room->cx, script, &sandbox, &room->fault), 0);
    rule_facts_default(&bank_score_hook, &facts);
    const int64_t *const given[] = { NULL, (int64_t[]){ 50, 100 }, (int64_t[]){ 9900, 300 }, NULL };
    const int64_t scores[] = { 325, 150, 700, 325 };
    for (size_t i = 0; i < COUNT_OF(scores); i++) {
        assert_int_equal(
            rule_run(&room->cx, sandbox, &facts, given[i], &room->verdict, &room->fault), 0);
        assert_int_equal(room->verdict.score, scores[i]);
    }
    rule_state_free(sandbox);
}

static void libraries_do_what_they_say(void **state)
{
    struct room *room = *state;
    holds(room, "math.round(2.5) == 3 and math.round(-2.5) == -3 and math.floor(-0.5) == -1");
    holds(room, "math.max(1, 3, 2) == 3 and math.min(2, 1.5) == 1.5 and math.abs(-3) == 3");
    holds(room,
          "math.fmod(-7, 3) == -1 and math.tointeger(3.0) == 3 and math.type(1) == 'integer'");
    holds(room, "math.sqrt(16) == 4 and math.ult(1, -1) and math.ceil(1.2) == 2");
    holds(room, "text.fold('Đắk R\\'Lấp') == 'dak rlap' and utf8.len('Đắk') == 3");
    holds(room,
          "('abc'):upper() == 'ABC' and ('ABC'):lower() == 'abc' and ('abc'):reverse() == 'cba'");
    holds(room, "('abcdef'):sub(2, -2) == 'bcde' and ('abc'):sub(-100, 100) == 'abc' and "
                "#('x'):rep(3, '-') == 5");
    holds(room, "('abc'):byte(-1) == 99 and string.char(72, 105) == 'Hi' and ('x'):len() == 1");
    holds(room, "string.format('%5.1f|%-4d|%s|%x|%c|%%', 3.14159, 7, 'ă', 255, 65) == '  3.1|7   "
                "|ă|ff|A|%'");
    holds(room, "tostring(nil) == 'nil' and tostring(1.5) == '1.5' and tostring({}) == 'table'");
    holds(room, "tonumber('0x10') == 16 and tonumber(' 5 ') == 5 and tonumber('x') == nil");
    holds(room, "tonumber(('1'):rep(65)) == nil and tonumber('1e5') == 100000.0");
    holds(room,
          "select('#', 1, nil) == 2 and select(-1, 1, 2) == 2 and select(2, 'a', 'b') == 'b'");
    holds(room, "'a' < 'b' and 'Z' < 'a' and 'x' .. 1 == 'x1'");
}

static void tables_are_sorted_stably_and_walked_in_order(void **state)
{
    struct room *room = *state;
    holds(room, "(function() local t, s = { b = 1, a = 2, [10] = 3, [2] = 4, [true] = 5 }, '' "
                "for k, v in pairs(t) do s = s .. tostring(k) .. v .. ' ' end return s end)() == "
                "'24 103 a2 b1 true5 '");
    holds(room, "(function() local t = { 'b1', 'a1', 'b2', 'a2', 'c1', 'a3' } "
                "table.sort(t, function(x, y) return x:sub(1, 1) < y:sub(1, 1) end) "
                "return table.concat(t, ' ') end)() == 'a1 a2 a3 b1 b2 c1'");
    holds(room, "(function() local t = { 3, 1, 2.5 } table.sort(t) return table.concat(t, ',') "
                "end)() == '1,2.5,3'");
    holds(room, "(function() local t = { 1, 2, 3 } table.insert(t, 2, 9) table.remove(t, 1) "
                "table.insert(t, 4) return table.concat(t, ',') end)() == '9,2,3,4'");
    holds(
        room,
        "(function() local t = { 1, 2 } for k in pairs(t) do t[k] = nil end return #t end)() == 0");
    holds(room, "select('#', table.unpack({ 1, 2, 3 }, 2)) == 2 and table.remove({}) == nil");
}

static void ten_thousand_people_take_ten_thousand_runs(void **state)
{
    struct room *room = *state;
    struct score_facts facts;
    struct rule_state *sandbox =
        open_state(room, room_file(room, "scripts/province/bank.score.lua"));
    int64_t sum = 0;
    rule_facts_default(&bank_score_hook, &facts);
    for (int i = 0; i < 10000; i++) {
        struct rule_verdict verdict;
        facts.unexcused = i % 6;
        facts.days_since_last = i % 200;
        assert_int_equal(rule_run(&room->cx, sandbox, &facts, NULL, &verdict, &room->fault), 0);
        assert_true(verdict.steps < 1000);
        sum += verdict.score;
    }
    /* Three of six have stayed away three times or more, 109 of 200 are out for over 90 days. */
    assert_int_equal(sum, -4999 * 1000 + 5450 * 200);
    rule_state_free(sandbox);
}

static void exact_steps_are_the_same_every_time(void **state)
{
    struct room *room = *state;
    struct score_facts facts;
    struct rule_state *sandbox = open_state(
        room, room_script(room, "local n = 0 for i = 1, 100 do n = n + i end add('a', n % 7)"));
    rule_facts_default(&bank_score_hook, &facts);
    rule_state_exact(sandbox);
    uint32_t steps = 0;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(rule_run(&room->cx, sandbox, &facts, NULL, &room->verdict, &room->fault),
                         0);
        assert_true(room->verdict.steps > 200 && room->verdict.steps < 500);
        assert_true(i == 0 || room->verdict.steps == steps);
        steps = room->verdict.steps;
    }
    rule_state_budget(sandbox, 150);
    assert_int_equal(rule_run(&room->cx, sandbox, &facts, NULL, &room->verdict, &room->fault),
                     ERR_INVALID);
    assert_int_equal(room->fault.kind, RULE_BUDGET);
    rule_state_free(sandbox);
}

/* The main chunk need not run again for a run() that reaches nothing of it; who looks at the points
 * or the steps cannot tell. */
static void every_evaluation_of_a_state_counts_alike(void **state)
{
    static const char *const scripts[] = {
        "hook 'bank.score' function run(f, p) add('a', f.age + 1) end",
        "hook 'bank.score' local n = 0 function run(f, p) n = n + 1 add('a', n) end",
        "hook 'bank.score' local t = { n = 0 } function run(f, p) t.n = t.n + 1 add('a', t.n) end",
        "hook 'bank.score' local n = 0 local function up() n = n + 1 return n end "
        "function run(f, p) add('a', up()) end",
        "hook 'bank.score' for i = 1, 3 do local n = 0 "
        "function run(f, p) n = n + 1 add('a', n) end end",
        "hook 'bank.score' do local n = 0 local function up() n = n + 1 return n end "
        "function run(f, p) add('a', (function() return up() end)()) end end",
    };
    struct room *room = *state;
    struct score_facts facts;
    rule_facts_default(&bank_score_hook, &facts);
    facts.age = 0;
    for (size_t i = 0; i < COUNT_OF(scripts); i++) {
        struct rule_state *sandbox = open_state(room, text_of(scripts[i]));
        uint32_t steps = 0;
        for (int k = 0; k < 4; k++) {
            err e = rule_run(&room->cx, sandbox, &facts, NULL, &room->verdict, &room->fault);
            assert_int_equal(e, ERR_NONE);
            assert_int_equal(room->verdict.score, 100);
            assert_true(k == 0 || room->verdict.steps == steps);
            steps = room->verdict.steps;
        }
        rule_state_free(sandbox);
    }
}

static void bytecode_is_refused(void **state)
{
    struct room *room = *state;
    struct rule_script *script;
    assert_int_equal(room_load(room, TEXT("\x1bLua hook 'bank.score'"), &script), ERR_INVALID);
    assert_int_equal(room->fault.kind, RULE_SYNTAX);
    assert_true(text_equal_z(room->fault.vi, "Luật phải là chữ, không phải mã đã dịch"));
}

static void windows_editors_are_welcome(void **state)
{
    struct room *room = *state;
    assert_int_equal(room_run(room, TEXT("\xEF\xBB\xBFhook 'bank.score'\r\nreasons { a = 'A' }\r\n"
                                         "function run(f, p)\r\n  add('a', 1)\r\nend\r\n")),
                     0);
    assert_int_equal(room->verdict.score, 100);
    assert_int_equal(
        room_run(room, TEXT("hook 'bank.score'\r\nfunction run(f, p)\r\n  return x\r\nend")),
        ERR_INVALID);
    assert_int_equal(room->fault.line, 3);
}

/* Declarations are left out of what runs for every person; where that would break the source, the
 * whole of it runs. */
static void declarations_may_stand_anywhere(void **state)
{
    struct room *room = *state;
    static const char *const sources[] = {
        "hook 'bank.score'\nlocal r =\nreasons { a = 'A' }\nfunction run(f, p) add('a', 2) end",
        "hook 'bank.score' reasons { a = 'A' } function run(f, p) add('a', 2) end",
        "function run(f, p) add('a', 2) end\nreasons {\n a = 'A',\n --[[ } ]] } hook 'bank.score'",
        "hook 'bank.score'\nlocal say = { a = 'A }' }\nreasons(say)\nfunction run(f, p) add('a', "
        "2) end",
        "hook 'bank.score'\ndo\nreasons { a = 'A' }\nend\nfunction run(f, p) local params = { 2 "
        "}\nadd('a', params[1]) end",
    };
    for (size_t i = 0; i < COUNT_OF(sources); i++) {
        assert_int_equal(room_run(room, text_of(sources[i])), 0);
        assert_int_equal(room->verdict.score, 200);
        assert_true(text_equal_z(room->verdict.reasons->vi, i == 3 ? "A }" : "A"));
    }
}

#define ROOM(test) cmocka_unit_test_setup_teardown(test, open_room, close_room)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROOM(points_are_summed_in_hundredths),
        ROOM(the_score_is_clamped_and_the_reasons_are_not),
        ROOM(reasons_read_as_people_write),
        ROOM(a_rejection_keeps_its_first_reason),
        ROOM(a_script_needs_only_a_hook_and_run),
        ROOM(facts_of_every_kind_are_read),
        ROOM(facts_used_are_recorded),
        ROOM(nothing_passes_from_one_person_to_the_next),
        ROOM(a_state_is_usable_after_an_abort),
        ROOM(parameters_are_sorted_clamped_and_restored),
        ROOM(libraries_do_what_they_say),
        ROOM(tables_are_sorted_stably_and_walked_in_order),
        ROOM(ten_thousand_people_take_ten_thousand_runs),
        ROOM(exact_steps_are_the_same_every_time),
        ROOM(every_evaluation_of_a_state_counts_alike),
        ROOM(bytecode_is_refused),
        ROOM(windows_editors_are_welcome),
        ROOM(declarations_may_stand_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
