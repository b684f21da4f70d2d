/* SPDX-License-Identifier: MIT
 * child: unapproved code in a process of its own. This program is its own child (see
 * bad_child.h). Built twice: with the sanitizers, and as the release is built (see
 * tests/CMakeLists.txt).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>
#include <dirent.h>

#include "core/rules/child.h"
#include "tests/support/rules/bad_child.h"
#include "tests/support/rules/room.h"

/* Under the sanitizers a start is dear, and hostile_test has run every script already. */
#if TEST_UNSANITIZED
enum { EVERY = 1 };
#else
enum { EVERY = 10 };
#endif
enum { SCRIPTS_MIN = 60, SOON_MS = 300, LONG_MS = 20000 };

/* ---- asking them --------------------------------------------------------------------------- */

struct asked {
    struct room room;
    struct score_facts facts;
    const void *all[1];
    struct rule_child_job job;
    struct rule_child_answer answer;
    struct rule_fault fault;
};

static void asked_open(struct asked *a)
{
    *a = (struct asked){ 0 };
    room_open(&a->room);
    rule_facts_default(&bank_score_hook, &a->facts);
    a->all[0] = &a->facts;
    a->job = (struct rule_child_job){ .hook = &bank_score_hook, .facts = a->all, .facts_count = 1 };
}

static err ask(struct asked *a)
{
    return rule_child_run(&a->room.cx, &a->job, &a->answer, &a->fault);
}

static void asked_close(struct asked *a)
{
    room_close(&a->room);
}

static void expect_said(struct asked *a, const char *part)
{
    assert_true(a->fault.vi.size > 0 && text_is_utf8(a->fault.vi));
    if (!strstr(text_z(a->room.cx.arena, a->fault.en), part))
        fail_msg("%s: said: %.*s", a->job.command, TEXT_ARGS(a->fault.en));
}

/* Asks a child that fails as `command` says; the server's side goes on. */
static void expect_failing(const char *command, err e, enum rule_fault_kind kind, const char *part)
{
    struct asked a;
    asked_open(&a);
    a.job.command = command;
    a.job.limit_ms = e == ERR_BUSY ? SOON_MS : LONG_MS;
    assert_int_equal(ask(&a), e);
    assert_int_equal(a.fault.kind, kind);
    expect_said(&a, part);
    asked_close(&a);
}

/* ---- tests --------------------------------------------------------------------------------- */

static const char province[] = "scripts/province/bank.score.lua";

static void the_child_decides_what_the_process_decides(void **unused)
{
    (void)unused;
    struct asked a;
    struct rule_script *script;
    struct rule_state *state;
    struct buffer here, there;
    asked_open(&a);
    here = buffer_in(a.room.cx.arena, 512);
    there = buffer_in(a.room.cx.arena, 512);
    a.facts.age = 20;
    a.facts.unexcused = 4;
    a.facts.area = TEXT("Đắk Mil");
    a.facts.languages.of[1] = 3;
    a.job.source = room_file(&a.room, province);
    a.job.exact = true;
    assert_int_equal(ask(&a), ERR_NONE);
    assert_int_equal(a.answer.decisions[0].error, ERR_NONE);
    assert_int_equal(room_load(&a.room, a.job.source, &script), ERR_NONE);
    assert_int_equal(rule_state_new(&a.room.cx, script, &state, &a.fault), ERR_NONE);
    rule_state_exact(state);
    assert_int_equal(rule_run(&a.room.cx, state, &a.facts, NULL, &a.room.verdict, &a.fault), 0);
    rule_state_free(state);
    rule_verdict_print(&bank_score_hook, &a.room.verdict, &here);
    rule_verdict_print(&bank_score_hook, &a.answer.decisions[0].verdict, &there);
    assert_true(here.size > 0 && text_equal(buffer_as_text(&here), buffer_as_text(&there)));
    assert_memory_equal(&a.room.verdict.facts_used, &a.answer.decisions[0].verdict.facts_used,
                        sizeof(code_set));
    assert_int_equal(a.answer.test_count, rule_script_test_count(script));
    assert_int_equal(a.answer.param_count, rule_script_param_count(script));
    assert_true(text_equal(a.answer.params[0].label, rule_script_param(script, 0)->label));
    asked_close(&a);
}

static void the_child_tells_of_each_test(void **unused)
{
    (void)unused;
    struct asked a;
    asked_open(&a);
    a.job.check = true;
    a.job.limit_ms = LONG_MS;
    a.job.source = TEXT("hook \"bank.score\"\n"
                        "reasons { a = \"A\" }\n"
                        "function run(f, p)\n"
                        "  if f.age == 7 then error('bảy') end\n"
                        "  if f.age < 5 then return reject 'a' end\n"
                        "end\n"
                        "tests {\n"
                        "  { \"nhỏ\", given = { age = 4 }, expect = { rejected = \"a\" } },\n"
                        "  { \"bảy\", given = { age = 7 }, expect = { score = 0 } },\n"
                        "  { \"lớn\", given = { age = 20 }, expect = { score = 0 } },\n"
                        "}\n");
    assert_int_equal(ask(&a), ERR_INVALID);
    assert_int_equal(a.answer.test_count, 3);
    assert_non_null(a.answer.tests);
    assert_int_equal(a.answer.tests[0].outcome, RULE_TEST_PASSED);
    assert_int_equal(a.answer.tests[1].outcome, RULE_TEST_FAILED);
    assert_int_equal(a.answer.tests[2].outcome, RULE_TEST_PASSED);
    assert_int_equal(a.answer.tests[1].line, 9);
    assert_int_equal(a.answer.tests[1].fault.line, 4);
    assert_true(text_equal(a.answer.tests[1].fault.vi, a.fault.vi));
    asked_close(&a);
}

static void many_facts_and_other_parameters_go_through_one_child(void **unused)
{
    (void)unused;
    enum { PEOPLE = 300 };
    struct asked a;
    struct score_facts people[PEOPLE];
    const void *all[PEOPLE];
    const int64_t points[] = { 700 };
    asked_open(&a);
    for (size_t i = 0; i < PEOPLE; i++) {
        people[i] = a.facts;
        people[i].age = (int64_t)i;
        all[i] = &people[i];
    }
    a.job.source = TEXT("hook \"bank.score\"\n"
                        "params { d = { 1, min = 0, max = 9, label = \"Điểm\" } }\n"
                        "reasons { a = \"A\", b = \"B\" }\n"
                        "function run(f, p)\n"
                        "  if f.age == 7 then error('bảy') end\n"
                        "  if f.age < 5 then return reject 'b' end\n"
                        "  add('a', p.d)\n"
                        "end\n");
    a.job.facts = all;
    a.job.facts_count = PEOPLE;
    a.job.params = points;
    a.job.param_count = 1;
    a.job.limit_ms = LONG_MS;
    assert_int_equal(ask(&a), ERR_NONE);
    for (size_t i = 0; i < PEOPLE; i++) {
        const struct rule_child_decision *d = &a.answer.decisions[i];
        assert_int_equal(d->error, i == 7 ? ERR_INVALID : ERR_NONE);
        assert_int_equal(d->verdict.score, i < 5 || i == 7 ? 0 : 700);
        assert_int_equal(d->verdict.rejected.size > 0, i < 5);
    }
    assert_int_equal(a.answer.decisions[7].fault.line, 5);
    a.job.param_count = 0;
    assert_int_equal(ask(&a), ERR_INVALID);
    assert_int_equal(a.fault.kind, RULE_CONTRACT);
    asked_close(&a);
}

static void inherit_reaches_the_parents_in_the_child(void **unused)
{
    (void)unused;
    struct asked a;
    const text parents[] = {
        TEXT("hook \"bank.score\"\nfunction run(f, p) inherit() add('cha', 2) end\n"),
        TEXT("hook \"bank.score\"\nfunction run(f, p) add('ong', 1) end\n"),
    };
    asked_open(&a);
    a.job.source = TEXT("hook \"bank.score\"\nfunction run(f, p) inherit() add('con', 4) end\n");
    a.job.parents = parents;
    a.job.parent_count = 2;
    assert_int_equal(ask(&a), ERR_NONE);
    assert_int_equal(a.answer.decisions[0].verdict.score, 700);
    assert_true(text_equal_z(a.answer.decisions[0].verdict.reasons->code, "ong"));
    asked_close(&a);
}

static void a_check_in_the_child_says_what_is_missing(void **unused)
{
    (void)unused;
    struct asked a;
    asked_open(&a);
    a.job.check = true;
    a.job.facts_count = 0;
    a.job.source = room_file(&a.room, province);
    assert_int_equal(ask(&a), ERR_NONE);
    a.job.source = TEXT("hook \"bank.score\"\nfunction run(f, p) end\n");
    assert_int_equal(ask(&a), ERR_INVALID);
    assert_int_equal(a.fault.kind, RULE_CONTRACT);
    a.job.source = TEXT("hook \"bank.score\"\nfunction run(f, p)\n  if f.age then\nend\n");
    assert_int_equal(ask(&a), ERR_INVALID);
    assert_int_equal(a.fault.kind, RULE_SYNTAX);
    assert_true(a.fault.line > 0);
    asked_close(&a);
}

static void a_child_that_dies_is_a_fault(void **unused)
{
    (void)unused;
    expect_failing("rule-child-traps", ERR_INVALID, RULE_RUNTIME, "died half-way (signal");
    expect_failing("rule-child-ends", ERR_INVALID, RULE_RUNTIME, "died half-way (code 7)");
}

static void a_child_that_hangs_is_killed(void **unused)
{
    (void)unused;
    expect_failing("rule-child-spins", ERR_BUSY, RULE_BUDGET, "took too long");
}

static void a_child_that_floods_or_lies_is_stopped(void **unused)
{
    (void)unused;
    expect_failing("rule-child-floods", ERR_INVALID, RULE_RUNTIME, "out of order");
    expect_failing("rule-child-claims", ERR_INVALID, RULE_RUNTIME, "out of order");
    expect_failing("rule-child-lies", ERR_INVALID, RULE_RUNTIME, "out of order");
}

static void a_rejection_where_the_hook_has_none_is_a_lie(void **unused)
{
    (void)unused;
    struct asked a;
    struct rule_hook hook = bank_score_hook;
    asked_open(&a);
    hook.may_reject = false;
    a.job.hook = &hook;
    a.job.command = "rule-child-rejects";
    assert_int_equal(ask(&a), ERR_INVALID);
    expect_said(&a, "out of order");
    asked_close(&a);
}

static void no_child_is_the_machines_fault_and_told(void **unused)
{
    (void)unused;
    struct asked a;
    asked_open(&a);
    a.job.command = "rule-child-no-such";
    assert_int_equal(ask(&a), ERR_IO);
    assert_int_equal(a.room.cx.error, ERR_IO);
    expect_said(&a, "could not be started");
    asked_close(&a);
}

static void the_work_units_deadline_is_kept(void **unused)
{
    (void)unused;
    struct asked a;
    asked_open(&a);
    a.room.cx.deadline = clock_ticks();
    a.job.source = room_file(&a.room, province);
    assert_int_not_equal(ask(&a), ERR_NONE);
    asked_close(&a);
}

/* Its kind must be one of the words of the script's first line. */
static void expect_outcome(struct asked *a, const char *name, text source)
{
    text words = text_part(source, sizeof "-- expect:" - 1, text_find(source, '\n', 0));
    err e = ask(a);
    const struct rule_fault *fault = e ? &a->fault : &a->answer.decisions[0].fault;
    if (!e) e = a->answer.decisions[0].error;
    const char *got = e == ERR_BUSY ? "busy" : e ? rule_fault_name(fault->kind) : "verdict";
    for (words = text_trim(words); words.size;)
        if (text_equal_z(text_cut(&words, ' '), got)) return;
    fail_msg("%s: %s: %.*s", name, got, TEXT_ARGS(fault->en));
}

static void hostile_scripts_end_in_the_child_as_they_do_here(void **unused)
{
    (void)unused;
    struct dirent **entries;
    int seen = 0,
        count = scandir(TEST_SOURCE_DIR "/tests/data/rules/hostile", &entries, NULL, alphasort);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        struct asked a;
        if (entries[i]->d_name[0] != '.' && i % EVERY == 0) {
            asked_open(&a);
            const char *path =
                text_z(a.room.cx.arena, text_format(a.room.cx.arena, "tests/data/rules/hostile/%s",
                                                    entries[i]->d_name));
            a.job.source = room_file(&a.room, path);
            a.job.limit_ms = LONG_MS;
            a.job.hook = room_hook(a.job.source);
            a.all[0] = room_facts(&a.room, a.job.hook);
            expect_outcome(&a, entries[i]->d_name, a.job.source);
            asked_close(&a);
            seen++;
        }
        free(entries[i]);
    }
    free(entries);
    assert_true(seen >= SCRIPTS_MIN / EVERY);
}

/* Under a sanitizer the child has neither filter nor memory limit. */
#if TEST_UNSANITIZED
static void whoever_asks_the_kernel_for_more_is_killed(void **unused)
{
    (void)unused;
    for (const struct bad_child *m = misdeeds; m->command; m++)
        expect_failing(m->command, ERR_INVALID, RULE_RUNTIME,
                       "not allowed and was stopped (signal");
}

static void memory_beyond_the_limit_is_refused(void **unused)
{
    (void)unused;
    expect_failing("rule-child-takes-memory", ERR_INVALID, RULE_RUNTIME, "(code 98)");
}
#endif

int main(int argc, char *argv[])
{
    if (is_a_child(argc, argv)) return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_child_decides_what_the_process_decides),
        cmocka_unit_test(the_child_tells_of_each_test),
        cmocka_unit_test(many_facts_and_other_parameters_go_through_one_child),
        cmocka_unit_test(inherit_reaches_the_parents_in_the_child),
        cmocka_unit_test(a_check_in_the_child_says_what_is_missing),
        cmocka_unit_test(a_child_that_dies_is_a_fault),
        cmocka_unit_test(a_child_that_hangs_is_killed),
        cmocka_unit_test(a_child_that_floods_or_lies_is_stopped),
        cmocka_unit_test(a_rejection_where_the_hook_has_none_is_a_lie),
        cmocka_unit_test(no_child_is_the_machines_fault_and_told),
        cmocka_unit_test(the_work_units_deadline_is_kept),
        cmocka_unit_test(hostile_scripts_end_in_the_child_as_they_do_here),
#if TEST_UNSANITIZED
        cmocka_unit_test(whoever_asks_the_kernel_for_more_is_killed),
        cmocka_unit_test(memory_beyond_the_limit_is_refused),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
