/* SPDX-License-Identifier: MIT
 * shipped: every script that ships passes what activation demands, and the editor stubs match the
 * fact tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/rules/room.h"

static const char *const scripts[] = {
    "scripts/province/bank.score.lua",
    "scripts/province/bank.credit.lua",
    "scripts/province/bank.evaluate.lua",
    "scripts/areas/661-dak-glong/bank.credit.lua",
    "scripts/areas/662-cu-jut/bank.score.lua",
    "scripts/areas/662-cu-jut/bank.credit.lua",
    "scripts/areas/663-dak-mil/bank.score.lua",
    "scripts/areas/663-dak-mil/bank.credit.lua",
    "scripts/areas/664-krong-no/bank.credit.lua",
    "scripts/areas/665-dak-song/bank.credit.lua",
    "scripts/areas/667-tuy-duc/bank.score.lua",
    "scripts/areas/667-tuy-duc/bank.credit.lua",
};

static void every_shipped_script_may_be_activated(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT_OF(scripts); i++) {
        struct room room;
        struct rule_script *script;
        room_open(&room);
        err e = room_load(&room, room_file(&room, scripts[i]), &script);
        if (!e) e = rule_check(&room.cx, script, &room.fault);
        if (e) fail_msg("%s: %.*s", scripts[i], TEXT_ARGS(room.fault.vi));
        assert_true(rule_script_test_count(script) >= 3);
        room_close(&room);
    }
}

static void stub_matches(const struct rule_hook *hook, const char *path)
{
    struct room room;
    room_open(&room);
    struct buffer printed = buffer_in(room.cx.arena, 16384);
    rule_stub_print(hook, &printed);
    text kept = room_file(&room, path);
    if (!text_equal(buffer_as_text(&printed), kept))
        fail_msg("%s is out of date; it should read:\n%.*s", path,
                 TEXT_ARGS(buffer_as_text(&printed)));
    room_close(&room);
}

static void stubs_match_the_fact_tables(void **unused)
{
    (void)unused;
    stub_matches(&bank_score_hook, "scripts/api/bank.score.lua");
    stub_matches(&bank_credit_hook, "scripts/api/bank.credit.lua");
    stub_matches(&bank_evaluate_hook, "scripts/api/bank.evaluate.lua");
}

static void report(void *arg, const char *message)
{
    (void)arg;
    fail_msg("%s", message);
}

static void the_hooks_tables_are_sound(void **unused)
{
    (void)unused;
    assert_true(rule_hook_check(&bank_score_hook, report, NULL));
    assert_true(rule_hook_check(&bank_credit_hook, report, NULL));
    assert_true(rule_hook_check(&bank_evaluate_hook, report, NULL));
}

/* Tuy Đức begins from the province's verdict: its reasons come first, its refusals hold. */
static void an_area_inherits_from_the_province(void **unused)
{
    (void)unused;
    struct room room;
    struct rule_script *area, *province;
    struct rule_state *state, *parent;
    struct score_facts facts;
    room_open(&room);
    assert_int_equal(room_load(&room, room_file(&room, scripts[0]), &province), 0);
    assert_int_equal(room_load(&room, room_file(&room, scripts[10]), &area), 0);
    assert_int_equal(rule_state_new(&room.cx, province, &parent, &room.fault), 0);
    assert_int_equal(rule_state_new(&room.cx, area, &state, &room.fault), 0);
    rule_state_inherits(state, parent);
    rule_facts_default(&bank_score_hook, &facts);
    facts.unexcused = 4;
    facts.commune = facts.opening.commune = TEXT("24736");
    assert_int_equal(rule_run(&room.cx, state, &facts, NULL, &room.verdict, &room.fault), 0);
    assert_int_equal(room.verdict.score, -1000 + 300 + 600);
    assert_int_equal(room.verdict.reason_count, 3);
    assert_true(text_equal_z(room.verdict.reasons->code, "vang"));
    assert_true(text_equal_z(room.verdict.reasons->vi, "Đã vắng 4 buổi không phép trong 12 tháng"));
    facts.age = 17;
    facts.opening.night = true;
    assert_int_equal(rule_run(&room.cx, state, &facts, NULL, &room.verdict, &room.fault), 0);
    assert_true(text_equal_z(room.verdict.rejected, "dem"));
    rule_state_free(state);
    rule_state_free(parent);
    room_close(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_script_may_be_activated),
        cmocka_unit_test(stubs_match_the_fact_tables),
        cmocka_unit_test(the_hooks_tables_are_sound),
        cmocka_unit_test(an_area_inherits_from_the_province),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
