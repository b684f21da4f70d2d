/* SPDX-License-Identifier: MIT
 * summary: what a rule says of itself, in its own order, whatever else is in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/rules/summary.h"
#include "tests/support/rules/room.h"

static const char *summary_of(struct room *room, text source)
{
    struct buffer out = buffer_in(room->cx.arena, 1024);
    struct json j = json_into(&out);
    rule_summary_json(&j, rule_summarise(room->cx.arena, source));
    return text_z(room->cx.arena, buffer_as_text(&out));
}

static void a_rule_is_told_in_its_own_order(void **unused)
{
    (void)unused;
    static const char *const cases[][2] = {
        { "", "{\"words\":\"\",\"params\":[],\"reasons\":[]}" },
        { "\xEF\xBB\xBF--- Một\n---   Hai\n-- không\n--- không\nhook 'x.y'\n"
          "params {\n  z = { -0.5, min = -1, max = 1, label = 'Zê' }, -- { label = 'x' }\n"
          "  a = { label = \"A \\\"b\\\"\", min = 1, 3, max = 5 };\n  b = { 1 } }\n"
          "reasons { tot = \"Tốt {n}\", ['x'] = 'bỏ', xau = 'Xấu', }\n",
          "{\"words\":\"Một\\nHai\",\"params\":[{\"name\":\"z\",\"label\":\"Zê\",\"value\":"
          "\"-0.5\"},{\"name\":\"a\",\"label\":\"A \\\"b\\\"\",\"value\":\"3\"}],\"reasons\":[{"
          "\"code\":\"tot\",\"vi\":\"Tốt {n}\"},{\"code\":\"xau\",\"vi\":\"Xấu\"}]}" },
        { "params { a = { 1, label = 'A' ", "{\"words\":\"\",\"params\":[],\"reasons\":[]}" },
        { "reasons { a = ", "{\"words\":\"\",\"params\":[],\"reasons\":[]}" },
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct room room;
        room_open(&room);
        assert_string_equal(summary_of(&room, text_of(cases[i][0])), cases[i][1]);
        room_close(&room);
    }
}

/* What is read from the words is what the script declares when it is run. */
static void a_shipped_rule_is_told_whole(void **unused)
{
    (void)unused;
    struct room room;
    struct rule_script *script;
    room_open(&room);
    text source = room_file(&room, "scripts/province/bank.evaluate.lua"), code, vi;
    assert_int_equal(room_load(&room, source, &script), 0);
    const struct rule_summary *summary = rule_summarise(room.cx.arena, source);
    assert_true(summary->words.size > 20);
    assert_int_equal(summary->param_count, rule_script_param_count(script));
    size_t reasons = 0;
    for (; rule_script_reason(script, reasons, &code, &vi); reasons++) {
        size_t i = 0;
        while (i < summary->reason_count && !text_equal(summary->reasons[i].code, code)) i++;
        assert_true(i < summary->reason_count && text_equal(summary->reasons[i].vi, vi));
    }
    assert_int_equal(summary->reason_count, reasons);
    room_close(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_is_told_in_its_own_order),
        cmocka_unit_test(a_shipped_rule_is_told_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
