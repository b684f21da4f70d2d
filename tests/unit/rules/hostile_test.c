/* SPDX-License-Identifier: MIT
 * hostile: every script in tests/data/rules/hostile is stopped or defused as its first line says,
 * leaves its sandbox usable, and changes nothing for a wholesome rule beside it. That no byte stays
 * allocated is REQUIREd at every close. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <dirent.h>

#include "tests/support/rules/room.h"

#define FOLDER "tests/data/rules/hostile"
enum { SCRIPTS_MIN = 60 };

/* What happened: a kind of fault, "busy" for the CPU guard, or "verdict". */
static const char *outcome(err e, const struct rule_fault *fault)
{
    if (e == ERR_BUSY) return "busy";
    return e ? rule_fault_name(fault->kind) : "verdict";
}

/* The first line reads "-- expect: memory budget": any of these words. */
static void expect_outcome(const char *name, text source, const char *got,
                           const struct rule_fault *fault)
{
    text rest = text_part(source, sizeof "-- expect:" - 1, text_find(source, '\n', 0));
    assert_true(text_starts(source, TEXT("-- expect: ")));
    for (rest = text_trim(rest); rest.size;)
        if (text_equal_z(text_cut(&rest, ' '), got)) return;
    fail_msg("%s: %s: %.*s", name, got, TEXT_ARGS(fault->en));
}

static void expect_sentences(const char *name, err e, const struct rule_fault *fault)
{
    if (!e) return;
    bool said = fault->vi.size && fault->en.size && text_is_utf8(fault->vi) &&
                text_is_utf8(fault->en) && text_is_utf8(fault->fact) && fault->vi.size < 1000;
    if (!said) fail_msg("%s: the fault says nothing readable", name);
    if (text_starts(fault->vi, TEXT("luật có lỗi")))
        fail_msg("%s: not translated: %.*s", name, TEXT_ARGS(fault->en));
}

/* Twice in one state: the second time on the sandbox rebuilt after the first. */
static void run_twice(struct room *room, const char *name, text source)
{
    struct rule_script *script;
    struct rule_state *state = NULL;
    struct score_facts facts;
    const char *first = NULL;
    err e = room_load(room, source, &script);
    if (!e) e = rule_state_new(&room->cx, script, &state, &room->fault);
    rule_facts_default(&bank_score_hook, &facts);
    for (int i = 0; !e && state && i < 2; i++) {
        err run = rule_run(&room->cx, state, &facts, NULL, &room->verdict, &room->fault);
        const char *got = outcome(run, &room->fault);
        expect_outcome(name, source, got, &room->fault);
        expect_sentences(name, run, &room->fault);
        if (first && strcmp(first, "busy") != 0 && strcmp(got, "busy") != 0)
            assert_string_equal(first, got);
        first = got;
    }
    rule_state_free(state);
    if (!e) return;
    expect_outcome(name, source, outcome(e, &room->fault), &room->fault);
    expect_sentences(name, e, &room->fault);
}

static void run_wholesome(struct room *room)
{
    assert_int_equal(room_body(room, "add('a', 1.25) add('b', 2, { n = ('x'):rep(2) })"), 0);
    assert_int_equal(room->verdict.score, 325);
}

static void every_hostile_script_is_stopped_or_defused(void **unused)
{
    (void)unused;
    struct dirent **entries;
    int seen = 0, count = scandir(TEST_SOURCE_DIR "/" FOLDER, &entries, NULL, alphasort);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        struct room room;
        if (entries[i]->d_name[0] != '.') {
            room_open(&room);
            text path = text_format(room.cx.arena, FOLDER "/%s", entries[i]->d_name);
            text source = room_file(&room, text_z(room.cx.arena, path));
            run_twice(&room, entries[i]->d_name, source);
            run_wholesome(&room);
            room_close(&room);
            seen++;
        }
        free(entries[i]);
    }
    free(entries);
    assert_true(seen >= SCRIPTS_MIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_hostile_script_is_stopped_or_defused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
