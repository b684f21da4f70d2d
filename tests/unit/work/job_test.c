/* SPDX-License-Identifier: MIT
 * job: asked for in a transaction, run after it, stopped on demand, found again after a crash. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/support/work/office.h"

enum { THINGS = 3 };

/* ---- kinds of jobs ------------------------------------------------------------------------- */

static err write_things(struct ctx *cx, struct job *job)
{
    err e = ERR_NONE;
    if (!text_equal_z(text_of(cx->why), "job things")) return ERR_FORBIDDEN;
    for (int i = 0; !e && i < THINGS; i++) {
        e = thing_write(cx, "một vật");
        if (!e) e = job_progress(cx, job, i + 1, THINGS, TEXT("Đang ghi"));
    }
    job->result = TEXT("{\"written\":3}");
    return e;
}

static err fail_halfway(struct ctx *cx, struct job *job)
{
    err e = thing_write(cx, "nửa chừng");
    if (!e) e = job_progress(cx, job, 1, 2, TEXT("Được một nửa"));
    if (e) return e;
    return ctx_fail(cx, ERR_INVALID, NULL, "row", SAY("Dòng 7 thiếu họ tên", "Row 7 has no name"));
}

/* Goes on until it is told to end. */
static err never_end(struct ctx *cx, struct job *job)
{
    struct office *office = office_of(cx);
    atomic_fetch_add(&office->runs, 1);
    for (int64_t i = 1;; i++) {
        err e = job_progress(cx, job, i, 0, TEXT("Vẫn đang chạy"));
        if (e) return e;
        pause_ms(5);
    }
}

/* Says nothing until it is told to end. */
static err ask_only(struct ctx *cx, struct job *job)
{
    atomic_fetch_add(&office_of(cx)->runs, 1);
    while (!job_is_stopping(job)) pause_ms(1);
    return job_progress(cx, job, 1, 1, TEXT("Đã được bảo dừng"));
}

/* How many of this kind are under way together. */
static err crowd(struct ctx *cx, struct job *job)
{
    struct office *office = office_of(cx);
    (void)job;
    int now = atomic_fetch_add(&office->at_once, 1) + 1;
    if (now > atomic_load(&office->most_at_once)) atomic_store(&office->most_at_once, now);
    pause_ms(20);
    atomic_fetch_sub(&office->at_once, 1);
    atomic_fetch_add(&office->runs, 1);
    return ERR_NONE;
}

static err huge_result(struct ctx *cx, struct job *job)
{
    enum { TOO_MUCH = 2 << 20 };
    char *bytes = arena_alloc(cx->arena, TOO_MUCH);
    memset(bytes, 'x', TOO_MUCH);
    job->result = (text){ bytes, TOO_MUCH };
    return ERR_NONE;
}

static err who_am_i(struct ctx *cx, struct job *job)
{
    job->note = id_text(cx->arena, cx->actor.account);
    return cx->actor.system || !cx->actor.access ? ERR_FORBIDDEN : ERR_NONE;
}

static const struct job_kind things_kind = { "things", "Ghi", "Write", write_things };
static const struct job_kind halfway_kind = { "halfway", "Nửa", "Half", fail_halfway };
static const struct job_kind endless_kind = { "endless", "Mãi", "Endless", never_end };
static const struct job_kind asking_kind = { "asking", "Hỏi", "Asking", ask_only };
static const struct job_kind crowd_kind = { "crowd", "Đông", "Crowd", crowd };
static const struct job_kind huge_kind = { "huge", "Lớn", "Huge", huge_result };
static const struct job_kind who_kind = { "who", "Ai", "Who", who_am_i };
static const struct job_kind *const kinds[] = { &things_kind, &halfway_kind, &endless_kind,
                                                &crowd_kind,  &huge_kind,    &who_kind,
                                                &asking_kind };

static void start(struct office *office)
{
    office_start(office, kinds, COUNT_OF(kinds));
}

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

/* ---- running ------------------------------------------------------------------------------- */

static void a_job_runs_reports_and_can_be_put_back(void **state)
{
    struct office *office = *state;
    start(office);
    id which = office_ask(office, "things", "{}");
    struct job job = office_wait_job(office, which, JOB_DONE);
    assert_int_equal(job.done, THINGS);
    assert_int_equal(job.total, THINGS);
    assert_text(job.note, "Đang ghi");
    assert_text(job.result, "{\"written\":3}");
    assert_true(job.made <= job.started && job.started <= job.ended);
    assert_int_equal(office_count(office, &thing_entity), THINGS);
    office_undo(office, job.undo, THINGS);
    assert_int_equal(office_count(office, &thing_entity), 0);
}

static void live_pages_hear_each_step(void **state)
{
    struct office *office = *state;
    start(office);
    id which = office_ask(office, "things", "{}");
    (void)office_wait_job(office, which, JOB_DONE);
    work_stop(office->work); /* the last word is said after the record is stored */
    char topic[64] = "job/";
    id_format(which, topic + strlen(topic));
    assert_string_equal(office->topic, topic);
    assert_int_equal(office->published, THINGS + 2);
    assert_non_null(strstr(office->json, "\"kind\":\"things\",\"state\":\"done\",\"done\":3,"
                                         "\"total\":3,\"note\":\"Đang ghi\""));
}

static void a_job_acts_for_who_asked(void **state)
{
    struct office *office = *state;
    char account[ID_TEXT_SIZE + 1] = { 0 };
    start(office);
    struct job job = office_wait_job(office, office_ask(office, "who", ""), JOB_DONE);
    id_format(office->account, account);
    assert_text(job.note, account);
}

static err lock_account(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct office *office = arg;
    struct account account;
    err e = record_get(cx, tx, &account_entity, office->account, &account);
    account.state = ACCOUNT_LOCKED;
    return e ? e : record_update(cx, tx, &account_entity, &account);
}

static void a_locked_account_has_no_jobs_run(void **state)
{
    struct office *office = *state;
    struct ctx cx;
    id which = office_ask(office, "things", "");
    office_ctx(office, &cx, "test");
    assert_int_equal(db_write(&cx, lock_account, office), ERR_NONE);
    start(office);
    struct job job = office_wait_job(office, which, JOB_FAILED);
    assert_text(job.note, "Tài khoản đã yêu cầu việc này không còn dùng được");
    assert_int_equal(office_count(office, &thing_entity), 0);
}

static void a_failure_says_why_and_keeps_what_can_be_undone(void **state)
{
    struct office *office = *state;
    start(office);
    struct job job = office_wait_job(office, office_ask(office, "halfway", ""), JOB_FAILED);
    assert_text(job.note, "Dòng 7 thiếu họ tên");
    assert_int_not_equal(job.ended, 0);
    office_undo(office, job.undo, 1);
    assert_int_equal(office_count(office, &thing_entity), 0);
}

static void a_result_that_cannot_be_stored_is_a_failure_with_a_reason(void **state)
{
    struct office *office = *state;
    start(office);
    struct job job = office_wait_job(office, office_ask(office, "huge", ""), JOB_FAILED);
    assert_true(text_starts(job.note, TEXT("Kết quả của việc này quá lớn")));
    assert_int_equal(job.result.size, 0);
}

static void one_kind_runs_once_at_a_time_however_many_workers(void **state)
{
    enum { JOBS = 6 };
    struct office *office = *state;
    for (int i = 0; i < JOBS; i++) (void)office_ask(office, "crowd", "");
    office->options.job_threads = 3;
    start(office);
    assert_true(wait_for(&office->runs, JOBS));
    assert_int_equal(atomic_load(&office->most_at_once), 1);
}

static void different_kinds_run_side_by_side(void **state)
{
    struct office *office = *state;
    office->options.job_threads = 2;
    start(office);
    (void)office_ask(office, "endless", "");
    assert_true(wait_for(&office->runs, 1));
    (void)office_wait_job(office, office_ask(office, "things", ""), JOB_DONE);
}

static void a_kind_that_is_not_here_waits_without_holding_others_up(void **state)
{
    struct office *office = *state;
    id unknown = office_ask(office, "of.a.plugin.taken.out", "");
    start(office);
    (void)office_wait_job(office, office_ask(office, "things", ""), JOB_DONE);
    assert_int_equal(office_job(office, unknown).state, JOB_WAITING);
}

/* ---- stopping ------------------------------------------------------------------------------ */

static err ask_stop(struct ctx *cx, struct tx *tx, void *arg)
{
    return job_ask_stop(cx, tx, *(const id *)arg);
}

/* In one transaction: the job cannot end between the two. */
static err ask_stop_twice(struct ctx *cx, struct tx *tx, void *arg)
{
    err e = ask_stop(cx, tx, arg);
    return e ? e : ask_stop(cx, tx, arg);
}

static err stop_by(struct office *office, err (*ask)(struct ctx *, struct tx *, void *), id which)
{
    struct ctx cx;
    office_ctx(office, &cx, "POST /jobs/:id/stop");
    return db_write(&cx, ask, &which);
}

static err stop(struct office *office, id which)
{
    return stop_by(office, ask_stop, which);
}

static void a_running_job_ends_when_asked_and_a_waiting_one_never_begins(void **state)
{
    struct office *office = *state;
    start(office);
    id running = office_ask(office, "endless", "");
    id waiting = office_ask(office, "endless", "");
    assert_true(wait_for(&office->runs, 1));
    assert_int_equal(stop(office, waiting), ERR_NONE);
    assert_int_equal(office_job(office, waiting).state, JOB_STOPPED);
    assert_int_equal(stop_by(office, ask_stop_twice, running), ERR_NONE);
    struct job job = office_wait_job(office, running, JOB_STOPPED);
    assert_true(job.done > 0 && job.ended > 0);
    assert_int_equal(stop(office, running), ERR_CONFLICT);
    assert_int_equal(stop(office, office->account), ERR_NOT_FOUND);
    assert_int_equal(atomic_load(&office->runs), 1);
}

static void a_stop_reaches_a_job_that_stores_nothing(void **state)
{
    struct office *office = *state;
    start(office);
    id which = office_ask(office, "asking", "");
    assert_true(wait_for(&office->runs, 1));
    assert_int_equal(stop(office, which), ERR_NONE);
    struct job job = office_wait_job(office, which, JOB_STOPPED);
    assert_text(job.note, "Đã được bảo dừng");
}

static void progress_is_stored_at_most_once_a_second(void **state)
{
    struct office *office = *state;
    uint64_t began = clock_ticks();
    start(office);
    id which = office_ask(office, "endless", "");
    struct job job = office_job(office, which);
    for (; !job.done && clock_ticks() - began < 20000000000; pause_ms(5))
        job = office_job(office, which);
    assert_true(job.done > 1);
    assert_true(clock_ticks() - began >= (uint64_t)CLOCK_SECOND * 1000000);
    assert_int_equal(job.state, JOB_RUNNING);
}

static err delete_job(struct ctx *cx, struct tx *tx, void *arg)
{
    return record_delete(cx, tx, &job_entity, *(const id *)arg);
}

static void a_job_whose_record_is_deleted_ends(void **state)
{
    struct office *office = *state;
    struct ctx cx;
    start(office);
    id which = office_ask(office, "endless", "");
    assert_true(wait_for(&office->runs, 1));
    office_ctx(office, &cx, "test");
    assert_int_equal(db_write(&cx, delete_job, &which), ERR_NONE);
    (void)office_wait_job(office, office_ask(office, "things", ""), JOB_DONE);
    assert_int_equal(office_count(office, &job_entity), 1);
}

/* ---- who asks ----------------------------------------------------------------------------- */

static err ask_as_public(struct ctx *cx, struct tx *tx, void *arg)
{
    (void)arg;
    return job_start(cx, tx, "things", ID_NONE, TEXT(""), NULL);
}

static void the_public_cannot_start_a_job(void **state)
{
    struct office *office = *state;
    struct ctx cx;
    office_ctx(office, &cx, "test");
    cx.actor = (struct actor){ 0 };
    assert_int_equal(db_write(&cx, ask_as_public, NULL), ERR_UNAUTHENTICATED);
    assert_int_equal(office_count(office, &job_entity), 0);
}

static void a_command_runs_a_job_without_workers(void **state)
{
    struct office *office = *state;
    struct ctx cx;
    struct job job = { .kind = TEXT("things") };
    office_ctx(office, &cx, "job things");
    assert_int_equal(write_things(&cx, &job), ERR_NONE);
    assert_int_equal(job.done, THINGS);
    assert_int_equal(office_count(office, &job_entity), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_job_runs_reports_and_can_be_put_back),
        TEST(live_pages_hear_each_step),
        TEST(a_job_acts_for_who_asked),
        TEST(a_locked_account_has_no_jobs_run),
        TEST(a_failure_says_why_and_keeps_what_can_be_undone),
        TEST(a_result_that_cannot_be_stored_is_a_failure_with_a_reason),
        TEST(one_kind_runs_once_at_a_time_however_many_workers),
        TEST(different_kinds_run_side_by_side),
        TEST(a_kind_that_is_not_here_waits_without_holding_others_up),
        TEST(a_running_job_ends_when_asked_and_a_waiting_one_never_begins),
        TEST(a_stop_reaches_a_job_that_stores_nothing),
        TEST(progress_is_stored_at_most_once_a_second),
        TEST(a_job_whose_record_is_deleted_ends),
        TEST(the_public_cannot_start_a_job),
        TEST(a_command_runs_a_job_without_workers),
    };
    return cmocka_run_group_tests_name("job", tests, NULL, NULL);
}
