/* SPDX-License-Identifier: MIT
 * evaluate_round: a round never waits for a job that will not come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plugins/bank/evaluate/run.h"
#include "tests/support/plugins/bank/village.h"

struct settling {
    struct evaluation_round round;
    struct job job;
};

static err settle(struct ctx *cx, struct tx *tx, void *arg)
{
    struct settling *s = arg;
    int32_t wanted = s->job.state;
    err e = job_start(cx, tx, EVALUATE_JOB, s->round.unit, TEXT("{}"), &s->job);
    s->job.state = wanted;
    if (!e) e = record_update(cx, tx, &job_entity, &s->job);
    s->round.job = s->job.id;
    return e ? e : round_settle(cx, tx, &s->round);
}

static int32_t settled(struct village *v, int32_t round, int32_t job)
{
    struct settling s = { .round = { .unit = v->unit, .state = round }, .job = { .state = job } };
    assert_int_equal(db_write(&v->cx, settle, &s), ERR_NONE);
    return s.round.state;
}

static void a_round_whose_job_was_stopped_can_be_run_again(void **state)
{
    (void)state;
    struct village v;
    village_open(&v);
    assert_int_equal(settled(&v, ROUND_RUNNING, JOB_WAITING), ROUND_RUNNING);
    assert_int_equal(settled(&v, ROUND_RUNNING, JOB_RUNNING), ROUND_RUNNING);
    assert_int_equal(settled(&v, ROUND_RUNNING, JOB_STOPPED), ROUND_FAILED);
    assert_int_equal(settled(&v, ROUND_PUBLISHING, JOB_RUNNING), ROUND_PUBLISHING);
    assert_int_equal(settled(&v, ROUND_PUBLISHING, JOB_FAILED), ROUND_RUN);
    assert_int_equal(settled(&v, ROUND_PUBLISHED, JOB_DONE), ROUND_PUBLISHED);
    village_close(&v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_round_whose_job_was_stopped_can_be_run_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
