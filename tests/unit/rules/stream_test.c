/* SPDX-License-Identifier: MIT
 * stream, preview_run: two rules on the same cases in a child, and what becomes of a child that
 * dies, hangs or talks nonsense in the middle. This program is its own child (see bad_child.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/rules/preview_run.h"
#include "tests/support/rules/bad_child.h"
#include "tests/support/rules/room.h"

enum { SOON_MS = 300, NS_PER_MS = 1000000, PEOPLE = 6000 };

static const char stricter[] = "hook \"bank.score\"\n"
                               "reasons { tre = \"Trẻ\", xa = \"Xa {km} km\" }\n"
                               "function run(f, p)\n"
                               "  if f.age < 5 then return reject 'tre' end\n"
                               "  if f.age == 7 then error('bảy') end\n"
                               "  add('xa', f.age, { km = f.distance_km })\n"
                               "end\n";
static const char plain[] = "hook \"bank.score\"\n"
                            "reasons { deu = \"Đều\" }\n"
                            "function run(f, p) add('deu', 10) end\n";

struct bench {
    struct room room;
    struct rule_hook hook;
    struct preview_wish wish;
    struct rule_stream *stream;
    struct rule_fault fault;
};

/* People of 0 to 19 years, one case each. */
static err people(struct ctx *cx, const struct rule_cases *q,
                  bool (*take)(void *arg, const struct rule_case *c), void *arg)
{
    struct score_facts f;
    (void)cx;
    rule_facts_default(&bank_score_hook, &f);
    uint32_t most = q->limit ? (uint32_t)q->limit : PEOPLE;
    for (uint32_t i = 0; i < most; i++) {
        struct rule_case c = { .facts = &f, .day = 20000, .about = TEXT("Trồng rừng") };
        f.age = i % 20;
        c.subject.bytes[0] = 1;
        memcpy(c.subject.bytes + 4, &i, sizeof i);
        c.group[0] = i % 2 ? TEXT("Xã lẻ") : TEXT("Xã chẵn");
        c.done = i;
        c.total = most;
        if (!take(arg, &c)) return ERR_NONE;
    }
    return ERR_NONE;
}

static const struct rule_grouping groupings[] = { { "Xã", "Commune" }, { 0 } };

static void bench_open(struct bench *b)
{
    *b = (struct bench){ .hook = bank_score_hook };
    room_open(&b->room);
    b->hook.cases = people;
    b->hook.groupings = groupings;
    b->wish.job.hook = &b->hook;
    b->wish.job.sides[RULE_AFTER].source = text_of(stricter);
    b->wish.job.sides[RULE_BEFORE].source = text_of(plain);
}

static void bench_close(struct bench *b)
{
    rule_stream_close(b->stream);
    room_close(&b->room);
}

static struct slice somebody(struct bench *b, int64_t age)
{
    struct score_facts f;
    struct buffer facts = buffer_in(b->room.cx.arena, 512);
    rule_facts_default(&b->hook, &f);
    f.age = age;
    f.distance_km = 30;
    rule_stream_put(&facts, &b->hook, &f);
    return buffer_as_slice(&facts);
}

/* ---- the stream ------------------------------------------------------------------------------ */

static void both_rules_stand_on_the_same_cases(void **unused)
{
    (void)unused;
    enum { CASES = 8 };
    struct bench b;
    struct rule_standings got;
    bench_open(&b);
    struct buffer facts = buffer_in(b.room.cx.arena, 512);
    for (int64_t age = 0; age < CASES; age++) {
        struct slice one = somebody(&b, age);
        buffer_bytes(&facts, one.data, one.size);
    }
    assert_int_equal(rule_stream_open(&b.room.cx, &b.wish.job, &b.stream, &b.fault), ERR_NONE);
    for (int round = 0; round < 3; round++) {
        assert_int_equal(rule_stream_standings(&b.room.cx, b.stream, buffer_as_slice(&facts), CASES,
                                               &got, &b.fault),
                         ERR_NONE);
        assert_int_equal(got.of[0][RULE_AFTER].kind, RULE_REJECTED);
        assert_int_equal(got.of[6][RULE_AFTER].kind, RULE_SCORED);
        assert_int_equal(got.of[6][RULE_AFTER].score, 600);
        assert_int_equal(got.of[7][RULE_AFTER].kind, RULE_FAULTED);
        for (size_t i = 0; i < CASES; i++) assert_int_equal(got.of[i][RULE_BEFORE].score, 1000);
        assert_int_equal(got.sample_count, 1);
        assert_int_equal(got.samples[0].side, RULE_AFTER);
        assert_int_equal(got.samples[0].fault.line, 5);
    }
    bench_close(&b);
}

static void reasons_come_for_one_case_at_a_time(void **unused)
{
    (void)unused;
    struct bench b;
    struct rule_child_decision of[RULE_SIDES];
    bench_open(&b);
    assert_int_equal(rule_stream_open(&b.room.cx, &b.wish.job, &b.stream, &b.fault), ERR_NONE);
    assert_int_equal(rule_stream_verdicts(&b.room.cx, b.stream, somebody(&b, 9), of, &b.fault), 0);
    assert_int_equal(of[RULE_AFTER].verdict.score, 900);
    assert_true(text_equal_z(of[RULE_AFTER].verdict.reasons->vi, "Xa 30 km"));
    assert_true(text_equal_z(of[RULE_BEFORE].verdict.reasons->code, "deu"));
    assert_int_equal(rule_stream_verdicts(&b.room.cx, b.stream, somebody(&b, 7), of, &b.fault), 0);
    assert_int_equal(of[RULE_AFTER].error, ERR_INVALID);
    assert_int_equal(of[RULE_BEFORE].error, ERR_NONE);
    bench_close(&b);
}

static void nobodys_rule_is_neutral(void **unused)
{
    (void)unused;
    struct bench b;
    struct rule_standings got;
    bench_open(&b);
    b.wish.job.sides[RULE_BEFORE] = (struct rule_lineage){ 0 };
    assert_int_equal(rule_stream_open(&b.room.cx, &b.wish.job, &b.stream, &b.fault), ERR_NONE);
    assert_int_equal(
        rule_stream_standings(&b.room.cx, b.stream, somebody(&b, 9), 1, &got, &b.fault), ERR_NONE);
    assert_int_equal(got.of[0][RULE_BEFORE].kind, RULE_SCORED);
    assert_int_equal(got.of[0][RULE_BEFORE].score, 0);
    bench_close(&b);
}

static void inherit_goes_up_on_the_side_that_asks(void **unused)
{
    (void)unused;
    struct bench b;
    struct rule_standings got;
    const text parents[] = { text_of(plain) };
    bench_open(&b);
    b.wish.job.sides[RULE_AFTER] = (struct rule_lineage){
        TEXT("hook \"bank.score\"\nfunction run(f, p) inherit() add('con', 4) end\n"), parents, 1
    };
    assert_int_equal(rule_stream_open(&b.room.cx, &b.wish.job, &b.stream, &b.fault), ERR_NONE);
    assert_int_equal(
        rule_stream_standings(&b.room.cx, b.stream, somebody(&b, 9), 1, &got, &b.fault), ERR_NONE);
    assert_int_equal(got.of[0][RULE_AFTER].score, 1400);
    bench_close(&b);
}

static void a_rule_that_does_not_load_opens_no_stream(void **unused)
{
    (void)unused;
    struct bench b;
    bench_open(&b);
    b.wish.job.sides[RULE_AFTER].source = TEXT("hook \"bank.score\"\nfunction run(f, p) if end\n");
    assert_int_equal(rule_stream_open(&b.room.cx, &b.wish.job, &b.stream, &b.fault), ERR_INVALID);
    assert_int_equal(b.fault.kind, RULE_SYNTAX);
    assert_null(b.stream);
    bench_close(&b);
}

/* ---- a whole preview ------------------------------------------------------------------------- */

static void a_preview_counts_every_case_and_explains_the_movers(void **unused)
{
    (void)unused;
    struct bench b;
    struct preview *p;
    size_t rows;
    bench_open(&b);
    assert_int_equal(preview_run(&b.room.cx, &b.wish, &p, &b.fault), ERR_NONE);
    assert_int_equal(p->cases, PEOPLE);
    assert_int_equal(p->people, PEOPLE);
    assert_int_equal(p->rejected[RULE_AFTER], PEOPLE / 4);
    assert_int_equal(p->faults[RULE_AFTER], PEOPLE / 20);
    assert_int_equal(p->rose, PEOPLE / 20 * 9);       /* 11 to 19 */
    assert_int_equal(p->fell, PEOPLE / 20 * (5 + 4)); /* 0 to 4 refused; 5, 6, 8 and 9 */
    assert_int_equal(p->changed, PEOPLE / 20 * 19);   /* but 10 */
    const struct preview_row *row = preview_rows(p, 0, &rows);
    assert_int_equal(rows, 2);
    assert_int_equal(row[0].cases + row[1].cases, PEOPLE);
    assert_int_equal(p->riser_count, PREVIEW_MOVERS_MAX);
    assert_true(p->risers[0].told && p->fallers[0].told);
    assert_int_equal(p->risers[0].delta, 900);
    assert_int_equal(p->risers[0].sides[RULE_AFTER].verdict.score, 1900);
    assert_true(text_equal_z(p->fallers[0].sides[RULE_AFTER].verdict.rejected, "tre"));
    assert_int_equal(p->sample_count, 1);
    bench_close(&b);
}

static void the_order_of_threads_shows_nowhere(void **unused)
{
    (void)unused;
    text first = { 0 };
    for (int round = 0; round < 3; round++) {
        struct bench b;
        struct preview *p;
        bench_open(&b);
        struct buffer out = buffer_in(b.room.cx.arena, 4096);
        struct json j = json_into(&out);
        assert_int_equal(preview_run(&b.room.cx, &b.wish, &p, &b.fault), ERR_NONE);
        json_object(&j);
        preview_json(&j, p);
        json_key(&j, "movers");
        preview_movers_json(&j, p);
        json_object_end(&j);
        text said = buffer_as_text(&out);
        if (!round) first = (text){ test_malloc(said.size), said.size };
        if (!round) memcpy((char *)(uintptr_t)first.data, said.data, said.size);
        assert_true(said.size > 1000 && text_equal(said, first));
        bench_close(&b);
    }
    test_free((void *)(uintptr_t)first.data);
}

static void without_history_a_rule_must_still_load(void **unused)
{
    (void)unused;
    struct bench b;
    struct preview *p;
    bench_open(&b);
    b.wish.job.sides[RULE_AFTER].source = TEXT("hook \"bank.score\"\nfunction run(f, p) if end\n");
    b.wish.limit = 1;
    assert_int_equal(preview_run(&b.room.cx, &b.wish, &p, &b.fault), ERR_INVALID);
    assert_int_equal(b.fault.kind, RULE_SYNTAX);
    bench_close(&b);
}

static void a_rule_that_fails_most_people_is_given_up(void **unused)
{
    (void)unused;
    struct bench b;
    struct preview *p;
    bench_open(&b);
    b.wish.job.sides[RULE_AFTER].source =
        TEXT("hook \"bank.score\"\nreasons { a = \"A\" }\n"
             "function run(f, p)\n  if f.age > 3 then error('lỗi') end\nend\n");
    assert_int_equal(preview_run(&b.room.cx, &b.wish, &p, &b.fault), ERR_INVALID);
    assert_int_equal(b.fault.line, 4);
    assert_true(p->cases < PEOPLE);
    b.wish.limit = 500;
    assert_int_equal(preview_run(&b.room.cx, &b.wish, &p, &b.fault), ERR_NONE);
    assert_int_equal(p->faults[RULE_AFTER], 500 / 20 * 16);
    bench_close(&b);
}

static err stop_at_once(void *asked, uint32_t done, uint32_t total)
{
    (void)done;
    assert_int_equal(total, PEOPLE);
    ++*(int *)asked;
    return ERR_TIMEOUT;
}

static void who_asks_for_progress_can_stop_it(void **unused)
{
    (void)unused;
    struct bench b;
    struct preview *p;
    int asked = 0;
    bench_open(&b);
    b.wish.progress = stop_at_once;
    b.wish.arg = &asked;
    assert_int_equal(preview_run(&b.room.cx, &b.wish, &p, &b.fault), ERR_TIMEOUT);
    assert_int_equal(asked, 1);
    bench_close(&b);
}

/* ---- children that fail ---------------------------------------------------------------------- */

/* Whatever it does, the question ends with a fault and the stream can be closed. */
static void expect_broken(const char *command, err e, const char *part)
{
    struct bench b;
    struct rule_standings got;
    bench_open(&b);
    b.wish.job.command = command;
    assert_int_equal(rule_stream_open(&b.room.cx, &b.wish.job, &b.stream, &b.fault), ERR_NONE);
    if (e == ERR_BUSY) b.room.cx.deadline = clock_ticks() + (uint64_t)SOON_MS * NS_PER_MS;
    assert_int_equal(
        rule_stream_standings(&b.room.cx, b.stream, somebody(&b, 9), 1, &got, &b.fault), e);
    if (!strstr(text_z(b.room.cx.arena, b.fault.en), part))
        fail_msg("%s: said: %.*s", command, TEXT_ARGS(b.fault.en));
    bench_close(&b);
}

static void a_child_that_dies_mid_stream_is_a_fault(void **unused)
{
    (void)unused;
    expect_broken("rule-child-stream-ends", ERR_INVALID, "died half-way (code 7)");
}

static void a_child_that_hangs_mid_stream_is_killed(void **unused)
{
    (void)unused;
    expect_broken("rule-child-stream-hangs", ERR_BUSY, "took too long");
}

static void nonsense_mid_stream_is_refused(void **unused)
{
    (void)unused;
    expect_broken("rule-child-stream-overrates", ERR_INVALID, "out of order");
    expect_broken("rule-child-stream-says-more", ERR_INVALID, "out of order");
    expect_broken("rule-child-stream-odd", ERR_INVALID, "out of order");
    expect_broken("rule-child-stream-claims", ERR_INVALID, "out of order");
}

static void a_preview_ends_with_the_first_child_that_fails(void **unused)
{
    (void)unused;
    struct bench b;
    struct preview *p;
    bench_open(&b);
    b.wish.job.command = "rule-child-stream-ends";
    assert_int_equal(preview_run(&b.room.cx, &b.wish, &p, &b.fault), ERR_INVALID);
    assert_non_null(strstr(text_z(b.room.cx.arena, b.fault.en), "died half-way"));
    b.wish.job.command = "rule-child-ends";
    assert_int_equal(preview_run(&b.room.cx, &b.wish, &p, &b.fault), ERR_INVALID);
    bench_close(&b);
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_rules_stand_on_the_same_cases),
        cmocka_unit_test(reasons_come_for_one_case_at_a_time),
        cmocka_unit_test(nobodys_rule_is_neutral),
        cmocka_unit_test(inherit_goes_up_on_the_side_that_asks),
        cmocka_unit_test(a_rule_that_does_not_load_opens_no_stream),
        cmocka_unit_test(a_preview_counts_every_case_and_explains_the_movers),
        cmocka_unit_test(the_order_of_threads_shows_nowhere),
        cmocka_unit_test(without_history_a_rule_must_still_load),
        cmocka_unit_test(a_rule_that_fails_most_people_is_given_up),
        cmocka_unit_test(who_asks_for_progress_can_stop_it),
        cmocka_unit_test(a_child_that_dies_mid_stream_is_a_fault),
        cmocka_unit_test(a_child_that_hangs_mid_stream_is_killed),
        cmocka_unit_test(nonsense_mid_stream_is_refused),
        cmocka_unit_test(a_preview_ends_with_the_first_child_that_fails),
    };
    if (is_a_child(argc, argv)) return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
