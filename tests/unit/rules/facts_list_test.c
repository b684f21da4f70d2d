/* SPDX-License-Identifier: MIT
 * facts_list: lists of facts in Lua, in a test's `given`, in JSON both ways, over the wire, in the
 * memo, and what a table of items may not hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/rules/child_wire.h"
#include "core/rules/memo.h"
#include "tests/support/rules/room.h"

struct visit {
    date day;
    int64_t minutes;
    bool border;
    text commune;
    uint8_t role;
    code_set certificates;
    code_levels languages;
};

struct year {
    date as_of;
    instant noted;
    struct {
        bool night;
    } opening;
    struct fact_list visits;
    code_set skills;
    code_levels languages;
};

#define VISIT(num, member, knd, ...)                                                               \
    FIELD(num, struct visit, member, knd, 0, .label_en = "X", __VA_ARGS__)
#define YEAR(num, member, knd, ...)                                                                \
    FIELD(num, struct year, member, knd, 0, .label_en = "X", __VA_ARGS__)

static const struct field visit_fields[] = {
    VISIT(1, day, DATE, .label = "X"),
    VISIT(2, minutes, INT, .label = "X", .min = 0, .max = 1440, .fallback = "240"),
    VISIT(3, border, BOOL, .label = "X"),
    VISIT(4, commune, TEXT, .label = "X"),
    VISIT(5, role, CODE, .label = "X", .terms = &shift_role_vocabulary, .fallback = "member"),
    VISIT(6, certificates, CODES, .label = "X", .terms = &certificate_vocabulary),
    VISIT(7, languages, LEVELS, .label = "X", .terms = &language_vocabulary),
    { 0 },
};
static const struct field year_fields[] = {
    YEAR(1, as_of, DATE, .label = "X", .fallback = "2026-01-01"),
    YEAR(2, noted, TIME, .label = "X"),
    YEAR(3, opening.night, BOOL, .label = "X"),
    YEAR(4, visits, LIST, .label = "X", .of = visit_fields, .of_size = sizeof(struct visit)),
    YEAR(5, skills, CODES, .label = "X", .terms = &skill_vocabulary),
    YEAR(6, languages, LEVELS, .label = "X", .terms = &language_vocabulary),
    { 0 },
};
static const struct rule_hook hook = { .name = "year.rate",
                                       .label = "Năm",
                                       .label_en = "Year",
                                       .facts = year_fields,
                                       .facts_size = sizeof(struct year),
                                       .min = 0,
                                       .max = 10000 };

static err load(struct room *room, const char *rest, struct rule_script **script)
{
    text source =
        text_format(room->cx.arena, "hook 'year.rate'\nreasons { a = 'A {n}' }\n%s", rest);
    return rule_load(&room->cx, &hook, source, TEXT("test"), script, &room->fault);
}

static err run_on(struct room *room, const char *body, const struct year *year)
{
    struct rule_script *script;
    struct rule_state *state = NULL;
    const char *rest =
        text_z(room->cx.arena, text_format(room->cx.arena, "function run(f, p)\n%s\nend", body));
    err e = load(room, rest, &script);
    if (!e) e = rule_state_new(&room->cx, script, &state, &room->fault);
    if (!e) e = rule_run(&room->cx, state, year, NULL, &room->verdict, &room->fault);
    rule_state_free(state);
    return e;
}

static struct year two_visits(struct visit visits[2])
{
    struct year year;
    rule_facts_default(&hook, &year);
    visits[0] = (struct visit){ .day = date_of(2026, 3, 8), .minutes = 240, .role = 1 };
    visits[1] = (struct visit){ .day = date_of(2026, 4, 9), .minutes = 90, .border = true };
    visits[1].commune = TEXT("24736");
    code_set_add(&visits[1].certificates, 1);
    visits[1].languages.of[1] = 3;
    year.visits = (struct fact_list){ visits, 2 };
    return year;
}

static void a_script_goes_through_a_list(void **unused)
{
    (void)unused;
    static const struct {
        const char *body;
        int64_t points;
    } cases[] = {
        { "add('a', #f.visits, { n = 1 })", 200 },
        { "local n = 0 for i, s in ipairs(f.visits) do n = n + i * s.minutes end add('a', n / 10, "
          "{ n = n })",
          4200 },
        { "for i, s in ipairs(f.visits) do if s.border then add('a', i, { n = s.commune }) end end",
          200 },
        { "if f.visits[2].certificates:has('first_aid') and f.visits[2].certificates:count() == 1 "
          "then add('a', f.visits[2].languages:level('mnong'), { n = 1 }) end",
          300 },
        { "local a, b = f.visits[1], f.visits[2] if a.minutes > b.minutes then add('a', "
          "date.days(a.day, b.day), { n = 1 }) end",
          3200 },
        { "if f.visits[1] == f.visits[1] and f.visits[1] ~= f.visits[2] and f.visits[1] ~= f then "
          "add('a', 1, { n = 1 }) end",
          100 },
        { "if f.visits[3] == nil and f.visits[0] == nil then add('a', 1, { n = 1 }) end", 100 },
        { "if f.visits[1].role == 'member' and f.visits[2].role == '' then add('a', 1, { n = 1 }) "
          "end",
          100 },
    };
    struct visit visits[2];
    struct year year = two_visits(visits);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct room room;
        room_open(&room);
        if (run_on(&room, cases[i].body, &year))
            fail_msg("%s: %.*s", cases[i].body, TEXT_ARGS(room.fault.vi));
        assert_int_equal(room.verdict.score, cases[i].points);
        assert_true(code_set_has(room.verdict.facts_used, 3));
        room_close(&room);
    }
}

static void what_is_wrong_with_a_list_is_said(void **unused)
{
    (void)unused;
    static const char *const cases[][2] = {
        { "local x = f.visits.day",
          "Dòng 4: «visits» là danh sách: viết f.visits[1] hoặc for i, s in ipairs(f.visits) do" },
        { "local x = f.visits[1].phut", "Dòng 4: mỗi mục của «visits» không có «phut»" },
        { "f.visits[1].minutes = 5", "Dòng 4: dữ kiện chỉ đọc, không gán được" },
        { "f.visits[1] = 5", "Dòng 4: dữ kiện chỉ đọc, không gán được" },
        { "local x = f.visits['1']",
          "Dòng 4: «visits» là danh sách: viết f.visits[1] hoặc for i, s in ipairs(f.visits) do" },
        { "while true do local x = #f.visits end", "Dòng 4: vòng lặp chạy quá lâu" },
    };
    struct visit visits[2];
    struct year year = two_visits(visits);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct room room;
        room_open(&room);
        assert_int_equal(run_on(&room, cases[i][0], &year), ERR_INVALID);
        if (strncmp(room.fault.vi.data, cases[i][1], strlen(cases[i][1])) != 0)
            fail_msg("%s: %.*s", cases[i][0], TEXT_ARGS(room.fault.vi));
        room_close(&room);
    }
}

/* Two thousand items cost their steps: a rule that goes over all pairs runs out. */
static void going_through_a_list_is_charged(void **unused)
{
    (void)unused;
    static struct visit many[RULE_LIST_MAX];
    struct year year;
    struct room room;
    rule_facts_default(&hook, &year);
    year.visits = (struct fact_list){ many, RULE_LIST_MAX };
    room_open(&room);
    assert_int_equal(
        run_on(&room, "for _, s in ipairs(f.visits) do local m = s.minutes end", &year), 0);
    assert_true(room.verdict.steps >= 2 * RULE_LIST_MAX);
    assert_int_equal(run_on(&room,
                            "for _, s in ipairs(f.visits) do for _, t in ipairs(f.visits) do "
                            "local m = t.minutes end end",
                            &year),
                     ERR_INVALID);
    assert_int_equal(room.fault.kind, RULE_BUDGET);
    room_close(&room);
}

static void a_test_gives_a_list(void **unused)
{
    (void)unused;
    struct room room;
    struct rule_script *script;
    room_open(&room);
    err e = load(&room,
                 "function run(f, p)\n"
                 "  for _, s in ipairs(f.visits) do add('a', s.minutes / 10, { n = s.role }) end\n"
                 "end\n"
                 "tests {\n"
                 " { 'none', expect = { score = 0 } },\n"
                 " { 'fallbacks', given = { visits = { {}, {} } }, expect = { score = 48 } },\n"
                 " { 'given', given = { as_of = '2026-12-31', visits = { { day = '2026-03-08', "
                 "minutes = 90, certificates = { 'first_aid' }, languages = { mnong = 2 } } } },\n"
                 "   expect = { score = 9 } },\n"
                 "}",
                 &script);
    if (!e) e = rule_check(&room.cx, script, &room.fault);
    if (e) fail_msg("%.*s", TEXT_ARGS(room.fault.vi));
    static const char *const wrong[][2] = {
        { "{ minutes = 5 }", "given: «visits» phải là danh sách tối đa 2000 bảng" },
        { "{ 5 }", "given: «visits» phải là danh sách tối đa 2000 bảng" },
        { "{ { minutes = 2000 } }", "given: «minutes» phải là số nguyên từ 0 đến 1440" },
        { "{ { day = '8/3/2026' } }", "given: «day» phải là ngày dạng \"2026-11-22\"" },
        { "{ { x = 1 } }", "given: không có dữ kiện «x»" },
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        const char *rest = text_z(
            room.cx.arena,
            text_format(room.cx.arena,
                        "function run(f, p) end\ntests { { 'x', given = { visits = %s }, expect = "
                        "{} } }",
                        wrong[i][0]));
        assert_int_equal(load(&room, rest, &script), ERR_INVALID);
        text said = room.fault.vi;
        size_t colon = text_find(said, ':', 0);
        text tail = text_part(said, colon + 2, said.size);
        if (!text_equal_z(tail, wrong[i][1])) fail_msg("%.*s", TEXT_ARGS(said));
    }
    room_close(&room);
}

static text printed(struct room *room, const struct year *year)
{
    struct buffer out = buffer_in(room->cx.arena, 256);
    rule_facts_print(&hook, year, &out);
    return buffer_as_text(&out);
}

static void facts_printed_are_read_back_the_same(void **unused)
{
    (void)unused;
    struct room room;
    struct visit visits[2];
    struct year year = two_visits(visits), again;
    const struct json_value *json;
    room_open(&room);
    year.as_of = 0;
    year.opening.night = true;
    year.languages.of[1] = 4;
    text first = printed(&room, &year);
    const char *expected =
        "{\"as_of\":\"\",\"noted\":\"\",\"opening\":{\"night\":true},\"visits\":["
        "{\"day\":\"2026-03-08\",\"minutes\":240,\"border\":false,\"commune\":\"\","
        "\"role\":\"member\",\"certificates\":[],\"languages\":{}},"
        "{\"day\":\"2026-04-09\",\"minutes\":90,\"border\":true,\"commune\":\"24736\","
        "\"role\":\"\",\"certificates\":[\"first_aid\"],\"languages\":{\"mnong\":3}}],"
        "\"skills\":[],\"languages\":{\"mnong\":4}}";
    assert_string_equal(text_z(room.cx.arena, first), expected);
    assert_int_equal(json_read(&room.cx, first, &json), 0);
    assert_int_equal(rule_facts_from_json(&room.cx, &hook, json, &again), 0);
    assert_true(text_equal(printed(&room, &again), first));
    visits[0].minutes = 5000;
    first = printed(&room, &year);
    assert_int_equal(json_read(&room.cx, first, &json), 0);
    assert_int_equal(rule_facts_from_json(&room.cx, &hook, json, &again), ERR_INVALID);
    ctx_clear(&room.cx);
    assert_int_equal(rule_facts_read_back(&room.cx, &hook, json, &again), 0);
    assert_true(text_equal(printed(&room, &again), first));
    assert_int_equal(
        json_read(&room.cx, TEXT("{\"visits\":[{},{\"minutes\":\"x\",\"tuoi\":1}]}"), &json), 0);
    assert_int_equal(rule_facts_from_json(&room.cx, &hook, json, &again), ERR_INVALID);
    assert_int_equal(room.cx.flaw_count, 2);
    assert_true(text_equal_z(room.cx.flaws->pointer, "/visits/1/minutes"));
    room_close(&room);
}

static const struct rule_hook *find_hook(const void *arg, text name)
{
    (void)arg;
    return text_equal_z(name, hook.name) ? &hook : NULL;
}

static void lists_go_over_the_wire(void **unused)
{
    (void)unused;
    struct room room;
    struct visit visits[2];
    struct year year = two_visits(visits);
    const void *all[] = { &year };
    struct rule_child_job job = { .hook = &hook, .facts = all, .facts_count = 1 }, got;
    room_open(&room);
    struct buffer out = wire_begin(room.cx.arena);
    wire_put_job(&out, &job);
    struct slice message = wire_end(&out);
    struct slice body = { message.data + WIRE_HEAD, message.size - WIRE_HEAD };
    assert_int_equal(wire_take_ask(&body), WIRE_JOB);
    assert_true(wire_take_job(&room.cx, body, find_hook, NULL, &got));
    assert_true(text_equal(printed(&room, got.facts[0]), printed(&room, &year)));
    body.size -= 40;
    assert_false(wire_take_job(&room.cx, body, find_hook, NULL, &got));
    room_close(&room);
}

static void a_memo_tells_lists_apart(void **unused)
{
    (void)unused;
    struct room room;
    struct visit visits[2], others[2];
    struct year year = two_visits(visits), other = two_visits(others);
    code_set read = { { 0 } };
    room_open(&room);
    code_set_add(&read, 3);
    struct rule_memo *memo = rule_memo_new(room.cx.arena, &hook);
    rule_memo_keep(memo, 1, &year, read, (struct rule_outcome){ .score = 5 });
    assert_non_null(rule_memo_find(memo, 1, &other));
    others[1].minutes++;
    assert_null(rule_memo_find(memo, 1, &other));
    others[1].minutes--;
    other.visits.count = 1;
    assert_null(rule_memo_find(memo, 1, &other));
    room_close(&room);
}

static void collect(void *arg, const char *message)
{
    buffer_format(arg, "%s\n", message);
}

static void a_wrong_list_is_reported(void **unused)
{
    (void)unused;
    static const struct field bad_items[] = {
        VISIT(1, day, DATE, .label = "X", .fallback = "8/3/2026"),
        VISIT(2, minutes, INT, .label = "X", .max = 100, .fallback = "240"),
        FIELD(3, struct year, visits, LIST, 0, .label = "X", .label_en = "X", .of = visit_fields,
              .of_size = 1),
        FIELD(4, struct visit, role, CODE, 0, .label = "X", .label_en = "X"),
        { 0 },
    };
    static const struct field none[] = { { 0 } };
    static const struct field fields[] = {
        YEAR(1, visits, LIST, .label = "X", .of = bad_items, .of_size = sizeof(struct visit)),
        YEAR(2, as_of, DATE, .label = "X", .of = visit_fields, .of_size = 8),
        FIELD(3, struct year, opening.night, BOOL, 0, .label = "X", .label_en = "X", .help = "X"),
        { .name = "year.until", .kind = FIELD_BOOL, .size = 1, .label = "X", .label_en = "X" },
        { .name = "empty",
          .kind = FIELD_LIST,
          .size = sizeof(struct fact_list),
          .label = "X",
          .label_en = "X",
          .of = none,
          .of_size = 8 },
        { 0 },
    };
    struct rule_hook wrong = hook;
    struct room room;
    room_open(&room);
    wrong.facts = fields;
    wrong.rates_a_year = true;
    struct buffer out = buffer_in(room.cx.arena, 500);
    assert_false(rule_hook_check(&wrong, collect, &out));
    assert_string_equal(text_z(room.cx.arena, buffer_as_text(&out)),
                        "year.rate: fact «visits.day» has a fallback that does not fit\n"
                        "year.rate: fact «visits.minutes» has a fallback that does not fit\n"
                        "year.rate: fact «visits.visits» this kind cannot be a fact\n"
                        "year.rate: fact «visits.role» needs a vocabulary\n"
                        "year.rate: fact «as_of» a list, and nothing else, needs .of and .of_size\n"
                        "year.rate: fact «opening.night» has help in one language only\n"
                        "year.rate: fact «year.until» has a name that is a word of Lua's\n"
                        "year.rate: fact «empty» an item needs 1 to 128 rows\n"
                        "year.rate: what rates a year needs bands\n");
    assert_true(rule_hook_check(&hook, collect, &out));
    room_close(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_script_goes_through_a_list),
        cmocka_unit_test(what_is_wrong_with_a_list_is_said),
        cmocka_unit_test(going_through_a_list_is_charged),
        cmocka_unit_test(a_test_gives_a_list),
        cmocka_unit_test(facts_printed_are_read_back_the_same),
        cmocka_unit_test(lists_go_over_the_wire),
        cmocka_unit_test(a_memo_tells_lists_apart),
        cmocka_unit_test(a_wrong_list_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
