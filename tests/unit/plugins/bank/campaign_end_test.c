/* SPDX-License-Identifier: MIT
 * campaign_end: a few are told at once, many by a job that tells nobody twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plugins/bank/campaign_end.h"
#include "tests/support/plugins/bank/village.h"

enum { MANY = CAMPAIGN_END_AT_ONCE + 3, PLACES = 500 };

struct step {
    const struct village *village;
    int32_t state;
    id which;
    struct campaign campaign;
    struct job job;
};

static err set_state(struct ctx *cx, struct tx *tx, void *arg)
{
    struct step *s = arg;
    err e = record_get(cx, tx, &campaign_entity, s->village->campaign, &s->campaign);
    s->campaign.state = s->state;
    return e ? e : record_update(cx, tx, &campaign_entity, &s->campaign);
}

static err read_job(struct ctx *cx, struct tx *tx, void *arg)
{
    struct step *s = arg;
    err e = record_get(cx, tx, &campaign_entity, s->village->campaign, &s->campaign);
    if (e || id_is_none(s->campaign.ending)) return e;
    return record_get(cx, tx, &job_entity, s->campaign.ending, &s->job);
}

static err set_job_state(struct ctx *cx, struct tx *tx, void *arg)
{
    struct step *s = arg;
    s->job.state = s->state;
    return record_update(cx, tx, &job_entity, &s->job);
}

static err again(struct ctx *cx, struct tx *tx, void *arg)
{
    return campaign_end_again(cx, tx, &((struct step *)arg)->campaign);
}

static void move_to(struct village *v, int32_t state)
{
    struct step s = { .village = v, .state = state };
    assert_int_equal(db_write(&v->cx, set_state, &s), ERR_NONE);
}

static struct step look(struct village *v)
{
    struct step s = { .village = v };
    assert_int_equal(db_read(&v->cx, read_job, &s), ERR_NONE);
    return s;
}

static void run(struct village *v)
{
    struct step s = look(v);
    assert_false(id_is_none(s.campaign.ending));
    assert_int_equal(job_ending(&v->cx, &s.job), ERR_NONE);
}

/* Sign-ups of MANY people, of whom the first is accepted. */
static void crowd(struct village *v, id signups[MANY])
{
    village_open(v);
    village_places(v, PLACES);
    id shift = village_shift(v, v->cx.now + 30 * CLOCK_HOUR);
    for (size_t i = 0; i < MANY; i++) signups[i] = village_join(v, shift, "Lê An");
    village_accept(v, signups[0]);
}

static size_t in_state(struct village *v, const id signups[MANY], int32_t state)
{
    size_t count = 0;
    for (size_t i = 0; i < MANY; i++) count += village_state(v, signups[i]) == state;
    return count;
}

static void a_few_are_told_in_the_transaction_that_ends_the_campaign(void **state)
{
    (void)state;
    struct village v;
    village_open(&v);
    id shift = village_shift(&v, v.cx.now + 30 * CLOCK_HOUR);
    id one = village_join(&v, shift, "Lê An");
    move_to(&v, CAMPAIGN_CANCELLED);
    assert_int_equal(village_state(&v, one), SIGNUP_DECLINED);
    assert_int_equal(village_messages(&v, "campaign.cancelled"), 1);
    assert_true(id_is_none(look(&v).campaign.ending));
    village_close(&v);
}

static void many_are_told_by_a_job_each_once_however_often_it_runs(void **state)
{
    (void)state;
    struct village v;
    id signups[MANY];
    crowd(&v, signups);
    move_to(&v, CAMPAIGN_DONE);
    assert_int_equal(in_state(&v, signups, SIGNUP_DECLINED), 0); /* the job's part */
    struct step s = look(&v);
    assert_int_equal(s.job.state, JOB_WAITING);
    assert_true(text_equal_z(s.job.kind, CAMPAIGN_END_JOB));
    assert_true(id_equal(s.job.unit, v.unit));
    run(&v);
    assert_int_equal(in_state(&v, signups, SIGNUP_DECLINED), MANY - 1);
    assert_int_equal(village_state(&v, signups[0]), SIGNUP_ACCEPTED);
    assert_int_equal(village_messages(&v, "campaign.closed"), MANY);
    run(&v); /* as after a crash that lost its progress */
    assert_int_equal(village_messages(&v, "campaign.closed"), MANY);
    village_close(&v);
}

static void a_campaign_opened_again_meanwhile_keeps_its_people(void **state)
{
    (void)state;
    struct village v;
    id signups[MANY];
    crowd(&v, signups);
    move_to(&v, CAMPAIGN_CANCELLED);
    move_to(&v, CAMPAIGN_OPEN);
    run(&v);
    assert_int_equal(in_state(&v, signups, SIGNUP_DECLINED), 0);
    assert_int_equal(village_messages(&v, "campaign.cancelled"), 0);
    village_close(&v);
}

static void closing_again_goes_on_where_the_job_was_stopped(void **state)
{
    (void)state;
    struct village v;
    id signups[MANY];
    crowd(&v, signups);
    move_to(&v, CAMPAIGN_DONE);
    struct step s = look(&v);
    id first = s.job.id;
    assert_int_equal(db_write(&v.cx, again, &s), ERR_NONE);
    assert_true(id_equal(look(&v).job.id, first)); /* it waits for its turn: no second one */
    s.state = JOB_STOPPED;
    assert_int_equal(db_write(&v.cx, set_job_state, &s), ERR_NONE);
    assert_int_equal(db_write(&v.cx, again, &s), ERR_NONE);
    assert_false(id_equal(look(&v).job.id, first));
    run(&v);
    assert_int_equal(in_state(&v, signups, SIGNUP_DECLINED), MANY - 1);
    village_close(&v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_few_are_told_in_the_transaction_that_ends_the_campaign),
        cmocka_unit_test(many_are_told_by_a_job_each_once_however_often_it_runs),
        cmocka_unit_test(a_campaign_opened_again_meanwhile_keeps_its_people),
        cmocka_unit_test(closing_again_goes_on_where_the_job_was_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
