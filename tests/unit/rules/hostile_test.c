/* SPDX-License-Identifier: MIT
 * hostile: every script in tests/data/rules/hostile is stopped or defused as its first line says,
 * within its steps and memory and with the line at fault, leaves its sandbox usable, says the same
 * again, and changes nothing for a wholesome rule beside it. That no byte stays allocated is
 * REQUIREd at every close. Built as a release is (TEST_UNSANITIZED), the process has not grown
 * after all of them. How long each takes is measured by `./dev bench rules`. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <dirent.h>
#include <malloc.h>

#include "core/rules/state.h"
#include "tests/support/rules/room.h"

#define FOLDER "tests/data/rules/hostile"
enum { SCRIPTS_MIN = 400, GROWTH_MAX = 1 << 20 };

/* The first line of a script without an expected line says "nowhere". */
static const char nowhere[] = "nowhere";

/* What happened: a kind of fault, "busy" for the CPU guard, or "verdict". */
static const char *outcome(err e, const struct rule_fault *fault)
{
    if (e == ERR_BUSY) return "busy";
    return e ? rule_fault_name(fault->kind) : "verdict";
}

/* The first line reads "-- expect: memory budget": any of these words. */
static bool expects(text source, const char *word)
{
    text rest = text_part(source, sizeof "-- expect:" - 1, text_find(source, '\n', 0));
    assert_true(text_starts(source, TEXT("-- expect: ")));
    for (rest = text_trim(rest); rest.size;)
        if (text_equal_z(text_cut(&rest, ' '), word)) return true;
    return false;
}

static void expect_outcome(const char *name, text source, const char *got,
                           const struct rule_fault *fault)
{
    if (!expects(source, got)) fail_msg("%s: %s: %.*s", name, got, TEXT_ARGS(fault->en));
}

static void expect_sentences(const char *name, text source, err e, const struct rule_fault *fault)
{
    if (!e) return;
    if ((fault->line > 0) == expects(source, nowhere))
        fail_msg("%s: line %d: %.*s", name, fault->line, TEXT_ARGS(fault->en));
    bool said = fault->vi.size && fault->en.size && text_is_utf8(fault->vi) &&
                text_is_utf8(fault->en) && text_is_utf8(fault->fact) && fault->vi.size < 1000;
    if (!said) fail_msg("%s: the fault says nothing readable", name);
    if (text_starts(fault->vi, TEXT("luật có lỗi")))
        fail_msg("%s: not translated: %.*s", name, TEXT_ARGS(fault->en));
}

/* What one evaluation says, to the byte. */
static text said(struct room *room, const struct rule_hook *hook, err e)
{
    struct buffer out = buffer_in(room->cx.arena, 512);
    if (e)
        rule_fault_print(&room->fault, &out);
    else
        rule_verdict_print(hook, &room->verdict, &out);
    return buffer_as_text(&out);
}

/* One charge may be for more than is left, but not for more than a whole string. */
static void expect_within_budget(const char *name, const struct rule_state *state)
{
    if (state->steps > RULE_STEPS + STRING_LIMIT)
        fail_msg("%s: %" PRIu32 " steps", name, state->steps);
    if (state->used > MEMORY_LIMIT) fail_msg("%s: %zu bytes", name, state->used);
}

/* Twice in one state, whose parent is the same rule: the second time on the sandbox rebuilt after
 * the first. */
static void run_twice(struct room *room, const char *name, text source)
{
    struct rule_script *script;
    struct rule_state *state = NULL;
    struct rule_state *parent = NULL;
    text first = { 0 };
    err e = room_load(room, source, &script);
    if (!e) e = rule_state_new(&room->cx, script, &state, &room->fault);
    if (!e) e = rule_state_new(&room->cx, script, &parent, &room->fault);
    if (!e) rule_state_inherits(state, parent);
    const void *facts = room_facts(room, room_hook(source));
    for (int i = 0; !e && state && i < 2; i++) {
        err run = rule_run(&room->cx, state, facts, NULL, &room->verdict, &room->fault);
        const char *got = outcome(run, &room->fault);
        expect_outcome(name, source, got, &room->fault);
        expect_sentences(name, source, run, &room->fault);
        expect_within_budget(name, state);
        text again = said(room, room_hook(source), run);
        if (first.size && run != ERR_BUSY && !text_equal(first, again))
            fail_msg("%s: first %.*s, then %.*s", name, TEXT_ARGS(first), TEXT_ARGS(again));
        first = again;
    }
    rule_state_free(state);
    rule_state_free(parent);
    if (!e) return;
    expect_outcome(name, source, outcome(e, &room->fault), &room->fault);
    expect_sentences(name, source, e, &room->fault);
}

static void run_wholesome(struct room *room)
{
    assert_int_equal(room_body(room, "add('a', 1.25) add('b', 2, { n = ('x'):rep(2) })"), 0);
    assert_int_equal(room->verdict.score, 325);
}

static void run_file(const char *name)
{
    struct room room;
    room_open(&room);
    text source =
        room_file(&room, text_z(room.cx.arena, text_format(room.cx.arena, FOLDER "/%s", name)));
    run_twice(&room, name, source);
    run_wholesome(&room);
    room_close(&room);
}

static int run_all(void)
{
    struct dirent **entries;
    int seen = 0, count = scandir(TEST_SOURCE_DIR "/" FOLDER, &entries, NULL, alphasort);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        if (entries[i]->d_name[0] != '.') {
            run_file(entries[i]->d_name);
            seen++;
        }
        free(entries[i]);
    }
    free(entries);
    return seen;
}

static void every_hostile_script_is_stopped_or_defused(void **unused)
{
    (void)unused;
    assert_true(run_all() >= SCRIPTS_MIN);
}

#ifdef TEST_UNSANITIZED /* a sanitizer keeps what is freed */
/* Bytes of its own, without the pages of programs and libraries, which are read as needed. */
static size_t resident(void)
{
    char line[200];
    size_t kib = 0;
    FILE *file = fopen("/proc/self/status", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file))
        if (strncmp(line, "RssAnon:", 8) == 0) kib = strtoul(line + 8, NULL, 10);
    assert_int_equal(fclose(file), 0);
    assert_true(kib > 0);
    return kib << 10;
}

static void the_process_does_not_grow(void **unused)
{
    (void)unused;
    struct room room;
    room_open(&room);
    run_wholesome(&room);
    room_close(&room);
    malloc_trim(0);
    size_t before = resident();
    run_all();
    malloc_trim(0); /* what malloc keeps free is for the next who asks */
    size_t after = resident();
    if (after > before + GROWTH_MAX) fail_msg("%zu bytes before, %zu after", before, after);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
#ifdef TEST_UNSANITIZED
        cmocka_unit_test(the_process_does_not_grow),
#endif
        cmocka_unit_test(every_hostile_script_is_stopped_or_defused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
