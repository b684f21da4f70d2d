/* SPDX-License-Identifier: MIT
 * facts: JSON into a plugin's struct, fallbacks, flaws, and the checks of a hook's own table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/rules/room.h"

static err read_facts(struct room *room, const char *json, struct score_facts *facts)
{
    const struct json_value *value;
    assert_int_equal(json_read(&room->cx, text_of(json), &value), 0);
    return rule_facts_from_json(&room->cx, &bank_score_hook, value, facts);
}

static void facts_are_read_and_the_rest_takes_fallbacks(void **unused)
{
    (void)unused;
    struct room room;
    struct score_facts facts;
    room_open(&room);
    assert_int_equal(
        read_facts(&room,
                   "{\"age\":31,\"skills\":[\"mc\",\"first_aid\"],\"languages\":{\"mnong\":3},"
                   "\"commune\":\"24736\",\"occupation\":\"farmer\",\"busy_harvest\":true,"
                   "\"opening\":{\"night\":true,\"field\":\"harvest\",\"starts\":\"2026-11-22\"},"
                   "\"area\":null}",
                   &facts),
        0);
    assert_int_equal(facts.age, 31);
    assert_int_equal(code_set_count(facts.skills), 2);
    assert_true(code_set_has(facts.skills, 5));
    assert_int_equal(facts.languages.of[1], 3);
    assert_true(text_equal_z(facts.commune, "24736"));
    assert_int_equal(facts.occupation, 3);
    assert_true(facts.busy_harvest && facts.opening.night);
    assert_int_equal(facts.opening.field, 13);
    assert_int_equal(facts.opening.starts, date_of(2026, 11, 22));
    assert_int_equal(facts.days_since_last, -1);
    assert_int_equal(facts.as_of, date_of(2026, 1, 1));
    assert_int_equal(facts.area.size, 0);
    room_close(&room);
}

static void every_bad_fact_is_named(void **unused)
{
    (void)unused;
    static const char *const pointers[] = {
        "/tuoi",          "/age",         "/skills",         "/languages", "/commune",
        "/opening/night", "/opening/ten", "/opening/starts", "/occupation"
    };
    struct room room;
    struct score_facts facts;
    room_open(&room);
    assert_int_equal(
        read_facts(&room,
                   "{\"tuoi\":1,\"age\":1.5,\"skills\":[\"x\"],\"languages\":{\"mnong\":\"3\"},"
                   "\"commune\":5,\"opening\":{\"night\":1,\"ten\":2,\"starts\":\"22/11/2026\"},"
                   "\"occupation\":\"x\"}",
                   &facts),
        ERR_INVALID);
    assert_int_equal(room.cx.flaw_count, COUNT_OF(pointers));
    size_t i = 0;
    for (const struct flaw *f = room.cx.flaws; f; f = f->next, i++) {
        assert_true(text_equal_z(f->pointer, pointers[i]));
        if (i != 1) continue;
        assert_true(text_equal_z(f->vi, "Dữ kiện «age» phải là số nguyên từ 0 đến 120"));
        assert_true(text_equal_z(f->en, "Fact 'age' must be a whole number from 0 to 120"));
    }
    ctx_clear(&room.cx);
    assert_int_equal(read_facts(&room, "[]", &facts), ERR_INVALID);
    ctx_clear(&room.cx);
    assert_int_equal(read_facts(&room, "{\"opening\":5}", &facts), ERR_INVALID);
    room_close(&room);
}

struct wrong_facts {
    int64_t a;
    week_grid g;
    uint8_t c;
};

static void collect(void *arg, const char *message)
{
    struct buffer *out = arg;
    buffer_format(out, "%s\n", message);
}

static void a_wrong_table_is_reported_whole(void **unused)
{
    (void)unused;
    static const struct field fields[] = {
        FIELD(1, struct wrong_facts, a, INT, 0, .label = "A", .label_en = "A"),
        FIELD(2, struct wrong_facts, a, INT, 0, .label = "A", .label_en = "A"),
        FIELD(3, struct wrong_facts, g, GRID, 0, .label = "G", .label_en = "G"),
        FIELD(4, struct wrong_facts, c, CODE, 0, .label = "C"),
        { 0 },
    };
    const struct rule_hook hook = { .name = "x.y",
                                    .label = "X",
                                    .label_en = "X",
                                    .facts = fields,
                                    .facts_size = sizeof(struct wrong_facts),
                                    .min = 5,
                                    .max = 5 };
    struct room room;
    room_open(&room);
    struct buffer out = buffer_in(room.cx.arena, 500);
    assert_false(rule_hook_check(&hook, collect, &out));
    assert_true(text_equal_z(buffer_as_text(&out), "x.y: fact «a» has the name of another fact\n"
                                                   "x.y: fact «g» this kind cannot be a fact\n"
                                                   "x.y: fact «c» needs a label in both languages\n"
                                                   "x.y: min must be below max\n"));
    room_close(&room);
}

static void history_that_cannot_be_shown_is_reported(void **unused)
{
    (void)unused;
    static const struct rule_grouping five[] = { { "1", "1" }, { "2", "2" }, { "3", "3" },
                                                 { "4", "4" }, { "5", "5" }, { 0 } };
    struct room room;
    struct rule_hook hook = bank_score_hook;
    room_open(&room);
    struct buffer out = buffer_in(room.cx.arena, 500);
    assert_true(rule_hook_check(&hook, collect, &out));
    hook.groupings = five;
    assert_false(rule_hook_check(&hook, collect, &out));
    hook = bank_score_hook;
    hook.subject = NULL;
    assert_false(rule_hook_check(&hook, collect, &out));
    hook = bank_score_hook;
    hook.cases = NULL;
    assert_false(rule_hook_check(&hook, collect, &out));
    assert_true(text_equal_z(buffer_as_text(&out),
                             "bank.score: at most 4 groupings\n"
                             "bank.score: cases need the entity they are about\n"
                             "bank.score: groupings without cases\n"));
    room_close(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_are_read_and_the_rest_takes_fallbacks),
        cmocka_unit_test(every_bad_fact_is_named),
        cmocka_unit_test(a_wrong_table_is_reported_whole),
        cmocka_unit_test(history_that_cannot_be_shown_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
