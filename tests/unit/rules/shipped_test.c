/* SPDX-License-Identifier: MIT
 * shipped: every script that ships passes what activation demands, and the editor stubs and
 * docs pages match the fact tables. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/rules/advice.h"
#include "core/rules/state.h"
#include "core/rules/summary.h"
#include "tests/support/rules/room.h"

struct walk {
    size_t files, evaluate;
};

static const struct rule_hook *const hooks[] = { &bank_score_hook, &bank_credit_hook,
                                                 &bank_evaluate_hook };

static bool is_the_banks(text source)
{
    for (size_t i = 0; i < COUNT_OF(hooks); i++)
        if (text_equal_z(rule_hook_name(source), hooks[i]->name)) return true;
    return false;
}

/* The opening words are what people who write no rules read: no names of a program in them. */
static void speaks_plainly(const char *path, text words)
{
    static const char *const code[] = { "()", "bank.", "training.", "`", "_" };
    if (!words.size) fail_msg("%s says nothing about itself", path);
    for (size_t i = 0; i < COUNT_OF(code); i++)
        if (memmem(words.data, words.size, code[i], strlen(code[i])))
            fail_msg("%s: «%s» in %.*s", path, code[i], TEXT_ARGS(words));
}

static void may_be_activated(const char *path, struct walk *walk)
{
    struct room room;
    struct rule_script *script;
    room_open(&room);
    text source = room_file(&room, path);
    speaks_plainly(path, rule_summarise(room.cx.arena, source)->words);
    if (!is_the_banks(source)) { /* another plugin's, tried beside it */
        room_close(&room);
        return;
    }
    err e = room_load(&room, source, &script);
    if (!e) e = rule_check(&room.cx, script, &room.fault);
    if (e) fail_msg("%s: %.*s", path, TEXT_ARGS(room.fault.vi));
    struct rule_fault advice[RULE_ADVICE_MAX];
    if (rule_advise(room.cx.arena, rule_script_hook(script), rule_script_source(script), advice))
        fail_msg("%s: %.*s", path, TEXT_ARGS(advice[0].vi));
    bool year = rule_script_hook(script)->rates_a_year;
    assert_true(rule_script_test_count(script) >= (year ? 6 : 3));
    walk->files++;
    walk->evaluate += year;
    room_close(&room);
}

/* Every .lua below scripts/DIR, so that a new area's folder is tried without being named here. */
static void walk_scripts(const char *dir, struct walk *walk)
{
    char path[512];
    snprintf(path, sizeof path, TEST_SOURCE_DIR "/scripts/%s", dir);
    DIR *d = opendir(path);
    assert_non_null(d);
    for (struct dirent *entry = readdir(d); entry; entry = readdir(d)) {
        if (entry->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", dir, entry->d_name);
        if (!strstr(entry->d_name, ".lua")) {
            walk_scripts(path, walk);
            continue;
        }
        char file[520];
        snprintf(file, sizeof file, "scripts/%s", path);
        may_be_activated(file, walk);
    }
    closedir(d);
}

static void every_shipped_script_may_be_activated(void **unused)
{
    (void)unused;
    struct walk walk = { 0 };
    walk_scripts("province", &walk);
    assert_int_equal(walk.files, 3);
    walk_scripts("areas", &walk);
    assert_int_equal(walk.evaluate, 9);
    assert_true(walk.files >= 22);
}

static void copy_matches(const struct rule_hook *hook, const char *suffix,
                         void (*print)(const struct rule_hook *hook, struct buffer *out))
{
    struct room room;
    room_open(&room);
    struct buffer printed = buffer_in(room.cx.arena, 32768);
    print(hook, &printed);
    const char *path =
        text_z(room.cx.arena, text_format(room.cx.arena, "scripts/api/%s%s", hook->name, suffix));
    if (!text_equal(buffer_as_text(&printed), room_file(&room, path)))
        fail_msg("%s is out of date: print it with `volbank hook %s`", path, hook->name);
    room_close(&room);
}

static void stubs_and_docs_match_the_fact_tables(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT_OF(hooks); i++) {
        copy_matches(hooks[i], ".lua", rule_stub_print);
        copy_matches(hooks[i], ".md", rule_docs_print);
    }
}

/* An editor reads them as plain Lua. */
static void stubs_are_lua(void **unused)
{
    (void)unused;
    struct room room;
    room_open(&room);
    for (size_t i = 0; i < COUNT_OF(hooks); i++) {
        lua_State *L = luaL_newstate();
        struct buffer stub = buffer_in(room.cx.arena, 32768);
        rule_stub_print(hooks[i], &stub);
        text source = buffer_as_text(&stub);
        if (luaL_loadbufferx(L, source.data, source.size, hooks[i]->name, "t") != LUA_OK)
            fail_msg("%s", lua_tostring(L, -1));
        lua_close(L);
    }
    room_close(&room);
}

static void report(void *arg, const char *message)
{
    (void)arg;
    fail_msg("%s", message);
}

static void the_hooks_tables_are_sound(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT_OF(hooks); i++)
        assert_true(rule_hook_check(hooks[i], report, NULL));
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
    assert_int_equal(
        room_load(&room, room_file(&room, "scripts/province/bank.score.lua"), &province), 0);
    assert_int_equal(
        room_load(&room, room_file(&room, "scripts/areas/667-tuy-duc/bank.score.lua"), &area), 0);
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
        cmocka_unit_test(stubs_and_docs_match_the_fact_tables),
        cmocka_unit_test(stubs_are_lua),
        cmocka_unit_test(the_hooks_tables_are_sound),
        cmocka_unit_test(an_area_inherits_from_the_province),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
