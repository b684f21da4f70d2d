/* SPDX-License-Identifier: MIT
 * job_restart: what becomes of jobs when the server stops, or is killed, in the middle of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/work/office.h"

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

/* Like it, but writes first and ends well when the office opens: so a second run finishes. */
static err resume(struct ctx *cx, struct job *job)
{
    struct office *office = office_of(cx);
    atomic_fetch_add(&office->runs, 1);
    err e = thing_write(cx, "tiếp tục");
    while (!e && !atomic_load(&office->open)) {
        e = job_progress(cx, job, 1, 0, TEXT("Đang chờ cửa mở"));
        pause_ms(5);
    }
    return e;
}

static const struct job_kind endless_kind = { "endless", "Mãi", "Endless", never_end };
static const struct job_kind resume_kind = { "resume", "Tiếp", "Resume", resume, .resumes = true };
static const struct job_kind *const kinds[] = { &endless_kind, &resume_kind };

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

static void a_stop_of_the_server_lets_what_resumes_wait_and_fails_the_rest(void **state)
{
    struct office *office = *state;
    office->options.job_threads = 2;
    start(office);
    id resumes = office_ask(office, "resume", "");
    id endless = office_ask(office, "endless", "");
    assert_true(wait_for(&office->runs, 2));
    office_restart(office);
    assert_int_equal(office_job(office, resumes).state, JOB_WAITING);
    assert_text(office_job(office, endless).note,
                "Máy chủ đã tắt khi việc này chưa xong. Hãy làm lại");
    assert_int_equal(office_job(office, endless).state, JOB_FAILED);
    atomic_store(&office->open, true);
    start(office);
    struct job job = office_wait_job(office, resumes, JOB_DONE);
    assert_int_equal(atomic_load(&office->runs), 3);
    office_undo(office, job.undo, 2);
    assert_int_equal(office_count(office, &thing_entity), 0);
}

/* What a process leaves that was killed after `things` writes of a job. */
static id leave_running(struct office *office, const char *kind, int things, bool stopping)
{
    struct ctx cx;
    char why[32];
    id which = office_ask(office, kind, "");
    struct job job = office_job(office, which);
    job.state = JOB_RUNNING;
    job.started = job.made;
    office_put_job(office, &job, "work: start");
    (void)snprintf(why, sizeof(why), "job %s", kind);
    office_ctx(office, &cx, why);
    cx.actor = (struct actor){ .account = office->account };
    for (int i = 0; i < things; i++) assert_int_equal(thing_write(&cx, "trước khi sập"), ERR_NONE);
    job.stopping = stopping;
    if (stopping) office_put_job(office, &job, "POST /jobs/:id/stop");
    return which;
}

static void after_a_crash_a_job_resumes_and_can_still_be_put_back_whole(void **state)
{
    struct office *office = *state;
    id which = leave_running(office, "resume", 2, false);
    atomic_store(&office->open, true);
    office_restart(office);
    start(office);
    struct job job = office_wait_job(office, which, JOB_DONE);
    assert_int_equal(office_count(office, &thing_entity), 3);
    office_undo(office, job.undo, 3);
    assert_int_equal(office_count(office, &thing_entity), 0);
}

static void after_a_crash_what_cannot_resume_has_failed(void **state)
{
    struct office *office = *state;
    struct ctx cx;
    office_ctx(office, &cx, "POST /things");
    struct job before = office_job(office, leave_running(office, "endless", 1, false));
    before.state = JOB_DONE; /* another of this kind and account, whose writes are its own */
    office_put_job(office, &before, "work: end");
    id which = leave_running(office, "endless", 2, false);
    id stopped = leave_running(office, "resume", 0, true);
    assert_int_equal(thing_write(&cx, "của người khác"), ERR_NONE);
    start(office);
    struct job job = office_job(office, which);
    assert_int_equal(job.state, JOB_FAILED);
    assert_true(text_starts(job.note, TEXT("Máy chủ đã dừng đột ngột")));
    office_undo(office, job.undo, 2);
    assert_int_equal(office_count(office, &thing_entity), 2);
    assert_int_equal(office_job(office, stopped).state, JOB_STOPPED);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_stop_of_the_server_lets_what_resumes_wait_and_fails_the_rest),
        TEST(after_a_crash_a_job_resumes_and_can_still_be_put_back_whole),
        TEST(after_a_crash_what_cannot_resume_has_failed),
    };
    return cmocka_run_group_tests_name("job_restart", tests, NULL, NULL);
}
