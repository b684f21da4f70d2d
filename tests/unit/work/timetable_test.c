/* SPDX-License-Identifier: MIT
 * timetable: what starts by itself, how often, and what it leaves behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/support/work/office.h"

static err do_nothing(struct ctx *cx, struct job *job)
{
    (void)job;
    REQUIRE(cx->actor.system);
    atomic_fetch_add(&office_of(cx)->runs, 1);
    return ERR_NONE;
}

static err write_one(struct ctx *cx, struct job *job)
{
    err e = thing_write(cx, "nhắc lịch");
    job->note = TEXT("Đã nhắc 1 người");
    atomic_fetch_add(&office_of(cx)->runs, 1);
    return e;
}

static err go_wrong(struct ctx *cx, struct job *job)
{
    (void)job;
    atomic_fetch_add(&office_of(cx)->runs, 1);
    return ctx_fail(cx, ERR_IO, NULL, "test", SAY("Không đọc được lịch", "No calendar"));
}

static err take_long(struct ctx *cx, struct job *job)
{
    struct office *office = office_of(cx);
    atomic_fetch_add(&office->runs, 1);
    err e = ERR_NONE;
    while (!e && !atomic_load(&office->open)) {
        e = job_progress(cx, job, 1, 2, TEXT("Đang tính"));
        pause_ms(5);
    }
    return e;
}

static const struct job_kind secondly = { "often", "Giây", "Often", do_nothing, .every_s = 1 };
static const struct job_kind hourly = { "hourly", "Giờ", "Hourly", do_nothing, .every_s = 3600 };
static const struct job_kind writing = { "remind", "Nhắc", "Remind", write_one, .every_s = 3600 };
static const struct job_kind failing = { "broken", "Hỏng", "Broken", go_wrong, .every_s = 3600 };
static const struct job_kind slow = { "slow", "Lâu", "Slow", take_long, .every_s = 3600 };

static int setup(void **state)
{
    *state = office_new();
    return 0;
}

static int teardown(void **state)
{
    office_free(*state);
    return 0;
}

static void start(struct office *office, const struct job_kind *kind)
{
    const struct job_kind **kinds = ARENA_NEW(office->arena, const struct job_kind *);
    *kinds = kind;
    office_start(office, kinds, 1);
}

static enum kv_go take_first(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    *(struct job *)arg = *(struct job *)record;
    return KV_STOP;
}

static err read_only_job(struct ctx *cx, struct tx *tx, void *arg)
{
    return query_all(cx, tx, &job_entity, take_first, arg);
}

/* The one record that the timetable left, once it is there. */
static struct job only_job(struct office *office)
{
    struct ctx cx;
    struct job job = { 0 };
    for (int i = 0; i < 2000 && office_count(office, &job_entity) == 0; i++) pause_ms(5);
    assert_int_equal(office_count(office, &job_entity), 1);
    office_ctx(office, &cx, "test");
    assert_int_equal(db_read(&cx, read_only_job, &job), ERR_NONE);
    return job;
}

static void it_starts_what_is_due_again_and_again_and_keeps_no_record_of_nothing(void **state)
{
    enum { RUNS = 3 };
    struct office *office = *state;
    uint64_t began = clock_ticks();
    start(office, &secondly);
    assert_true(wait_for(&office->runs, RUNS));
    assert_true(clock_ticks() - began >= (uint64_t)(RUNS - 1) * CLOCK_SECOND * 990000);
    assert_int_equal(office_count(office, &job_entity), 0);
}

static void it_remembers_the_last_run_over_a_restart(void **state)
{
    struct office *office = *state;
    start(office, &hourly);
    assert_true(wait_for(&office->runs, 1));
    office_restart(office);
    start(office, &hourly);
    pause_ms(200);
    office_restart(office);
    assert_int_equal(atomic_load(&office->runs), 1);
}

static void a_run_that_wrote_leaves_a_record_with_its_undo(void **state)
{
    struct office *office = *state;
    start(office, &writing);
    struct job job = only_job(office);
    assert_int_equal(job.state, JOB_DONE);
    assert_true(id_is_none(job.account));
    assert_true(text_equal_z(job.note, "Đã nhắc 1 người"));
    assert_true(job.undo.size > 2);
    assert_int_equal(office_count(office, &thing_entity), 1);
}

static void a_run_that_failed_is_seen_and_not_tried_again_at_once(void **state)
{
    struct office *office = *state;
    start(office, &failing);
    struct job job = only_job(office);
    assert_int_equal(job.state, JOB_FAILED);
    assert_true(text_equal_z(job.note, "Không đọc được lịch"));
    pause_ms(100);
    assert_int_equal(atomic_load(&office->runs), 1);
}

static void a_long_run_can_be_followed(void **state)
{
    struct office *office = *state;
    start(office, &slow);
    struct job job = only_job(office);
    assert_int_equal(job.state, JOB_RUNNING);
    assert_int_equal(job.total, 2);
    atomic_store(&office->open, true);
    (void)office_wait_job(office, job.id, JOB_DONE);
}

static void a_run_cut_short_by_a_restart_leaves_nothing_and_comes_again(void **state)
{
    struct office *office = *state;
    start(office, &slow);
    assert_true(wait_for(&office->runs, 1));
    office_restart(office);
    assert_int_equal(office_count(office, &job_entity), 0);
    atomic_store(&office->open, true);
    start(office, &slow);
    assert_true(wait_for(&office->runs, 2));
}

/* Asked for by a person, a kind of the timetable is a job like others. */
static void who_cannot_wait_asks(void **state)
{
    struct office *office = *state;
    start(office, &hourly);
    assert_true(wait_for(&office->runs, 1));
    (void)office_ask(office, "things.unknown", "");
    assert_int_equal(office_count(office, &job_entity), 1);
    office_restart(office);
    start(office, &writing);
    (void)office_wait_job(office, office_ask(office, "remind", ""), JOB_DONE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(it_starts_what_is_due_again_and_again_and_keeps_no_record_of_nothing),
        TEST(it_remembers_the_last_run_over_a_restart),
        TEST(a_run_that_wrote_leaves_a_record_with_its_undo),
        TEST(a_run_that_failed_is_seen_and_not_tried_again_at_once),
        TEST(a_long_run_can_be_followed),
        TEST(a_run_cut_short_by_a_restart_leaves_nothing_and_comes_again),
        TEST(who_cannot_wait_asks),
    };
    return cmocka_run_group_tests_name("timetable", tests, NULL, NULL);
}
