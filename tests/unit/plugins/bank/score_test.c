/* SPDX-License-Identifier: MIT
 * score: what earns how many points, what bars the way, and that the sum can never leave 0..100. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/bank/score.h"

enum { FIRST_AID = 1, DRIVING = 2, COOKING = 9, MNONG = 1 };

static code_set set_of(unsigned a, unsigned b)
{
    code_set s = { { 0, 0 } };
    if (a) code_set_add(&s, a);
    if (b) code_set_add(&s, b);
    return s;
}

/* A grown-up without any particulars, and work anybody can do on Saturday 28/11/2026, 7:00-11:00.
 */
static struct volunteer anybody(void)
{
    return (struct volunteer){ .state = VOLUNTEER_ACTIVE, .birth = date_of(2000, 1, 1) };
}

static struct score_job any_work(void)
{
    struct shift shift = { .day = date_of(2026, 11, 28), .from_minute = 420, .to_minute = 660 };
    return (struct score_job){ .opening = { .starts = shift.day, .max_people = 10 },
                               .blocks = score_blocks(&shift) };
}

static struct score_base score_of(const struct volunteer *v, const struct score_history *h,
                                  const struct score_job *job, int64_t km)
{
    struct score_base out;
    score_base(v, h, job, km, date_of(2026, 11, 22), &out);
    return out;
}

static void the_terms_add_up_to_a_hundred(void **state)
{
    (void)state;
    int64_t sum = 0;
    for (int t = 0; t < SCORE_TERMS; t++) sum += score_most((enum score_term)t);
    assert_int_equal(sum, SCORE_FULL);
}

static void everything_fits_is_a_hundred(void **state)
{
    (void)state;
    struct volunteer v = anybody();
    struct score_job job = any_work();
    struct score_history h = { .called = 10, .attended = 10, .in_field = 7 };
    v.skills = set_of(FIRST_AID, COOKING);
    v.free.cells = UINT32_MAX;
    job.opening.preferred_skills = set_of(FIRST_AID, COOKING);
    job.opening.language = MNONG;
    h.languages.of[MNONG] = 4;
    struct score_base s = score_of(&v, &h, &job, 3);
    assert_int_equal(s.base, SCORE_FULL);
    assert_int_equal(s.barrier, BARRIER_NONE);
}

static void preferred_skills_count_by_their_share(void **state)
{
    (void)state;
    struct volunteer v = anybody();
    struct score_job job = any_work();
    struct score_history h = { 0 };
    job.opening.preferred_skills = set_of(FIRST_AID, COOKING);
    assert_int_equal(score_of(&v, &h, &job, 0).terms[SCORE_SKILLS], 0);
    v.skills = set_of(COOKING, DRIVING);
    assert_int_equal(score_of(&v, &h, &job, 0).terms[SCORE_SKILLS], 1500);
    job.opening.preferred_skills = set_of(0, 0);
    assert_int_equal(score_of(&v, &h, &job, 0).terms[SCORE_SKILLS], 3000);
}

static void nearness_falls_with_distance(void **state)
{
    (void)state;
    struct volunteer v = anybody();
    struct score_job job = any_work();
    struct score_history h = { 0 };
    assert_int_equal(score_of(&v, &h, &job, 5).terms[SCORE_NEAR], 2000);
    assert_int_equal(score_of(&v, &h, &job, 25).terms[SCORE_NEAR], 1000);
    assert_int_equal(score_of(&v, &h, &job, 45).terms[SCORE_NEAR], 0);
    assert_int_equal(score_of(&v, &h, &job, 300).terms[SCORE_NEAR], 0);
    assert_int_equal(score_of(&v, &h, &job, DISTANCE_UNKNOWN).terms[SCORE_NEAR], 1200);
    v.radius_km = 10;
    assert_int_equal(score_of(&v, &h, &job, 11).terms[SCORE_NEAR], 0);
}

static void free_time_is_the_share_of_blocks(void **state)
{
    (void)state;
    struct volunteer v = anybody();
    struct score_job job = any_work();
    struct score_history h = { 0 };
    assert_int_equal(score_of(&v, &h, &job, 0).terms[SCORE_TIME], 1200);
    v.free.cells = (uint32_t)1 << (5 * BLOCK_COUNT + BLOCK_MORNING);
    assert_int_equal(score_of(&v, &h, &job, 0).terms[SCORE_TIME], 2000);
    job.blocks.cells |= (uint32_t)1 << (5 * BLOCK_COUNT + BLOCK_AFTERNOON);
    assert_int_equal(score_of(&v, &h, &job, 0).terms[SCORE_TIME], 1000);
    v.busy_harvest = true;
    job.in_harvest = true;
    assert_int_equal(score_of(&v, &h, &job, 0).terms[SCORE_TIME], 0);
}

static void one_absence_does_not_ruin_a_newcomer(void **state)
{
    (void)state;
    struct volunteer v = anybody();
    struct score_job job = any_work();
    struct score_history none = { 0 };
    struct score_history once = { .called = 1, .unexcused = 1 };
    struct score_history often = { .called = 8, .unexcused = 8 };
    assert_int_equal(score_of(&v, &none, &job, 0).terms[SCORE_WORD], 1200);
    assert_int_equal(score_of(&v, &once, &job, 0).terms[SCORE_WORD], 720);
    assert_int_equal(score_of(&v, &often, &job, 0).terms[SCORE_WORD], 0);
}

static void what_is_required_bars_the_way(void **state)
{
    (void)state;
    struct volunteer v = anybody();
    struct score_job job = any_work();
    struct score_history h = { .certificates_known = true };
    job.opening.required_skills = set_of(FIRST_AID, 0);
    struct score_base s = score_of(&v, &h, &job, 0);
    assert_int_equal(s.barrier, BARRIER_SKILL);
    assert_true(code_set_has(s.missing, FIRST_AID));
    v.skills = set_of(FIRST_AID, 0);
    job.opening.languages = set_of(MNONG, 0);
    assert_int_equal(score_of(&v, &h, &job, 0).barrier, BARRIER_LANGUAGE);
    h.languages.of[MNONG] = 1;
    job.opening.certificates = set_of(2, 0);
    assert_int_equal(score_of(&v, &h, &job, 0).barrier, BARRIER_CERTIFICATE);
    h.certificates = set_of(2, 0);
    assert_int_equal(score_of(&v, &h, &job, 0).barrier, BARRIER_NONE);
    v.state = VOLUNTEER_PAUSED;
    assert_int_equal(score_of(&v, &h, &job, 0).barrier, BARRIER_STATE);
}

static void a_certificate_nobody_can_check_is_said_so(void **state)
{
    (void)state;
    struct volunteer v = anybody();
    struct score_job job = any_work();
    struct score_history h = { 0 };
    job.opening.certificates = set_of(2, 0);
    struct score_base s = score_of(&v, &h, &job, 0);
    assert_int_equal(s.barrier, BARRIER_NONE);
    assert_true(code_set_has(s.unchecked, 2));
}

static void nobody_under_eighteen_at_night(void **state)
{
    (void)state;
    struct volunteer v = anybody();
    struct score_job job = any_work();
    struct score_history h = { 0 };
    v.birth = date_of(2008, 11, 29);
    job.opening.night = true;
    assert_int_equal(score_of(&v, &h, &job, 0).barrier, BARRIER_AGE);
    v.birth = date_of(2008, 11, 28);
    assert_int_equal(score_of(&v, &h, &job, 0).barrier, BARRIER_NONE);
}

static void the_final_score_stays_within_bounds(void **state)
{
    (void)state;
    struct score_base low = { .base = 300 };
    struct score_base high = { .base = 9900 };
    assert_int_equal(score_final(&low, -2000), 0);
    assert_int_equal(score_final(&high, 2000), SCORE_FULL);
    assert_int_equal(score_final(&low, 2000), 2300);
}

/* Stored by a later release, whose vocabularies are longer. */
static void terms_of_a_later_release_earn_nothing_and_stop_nobody_else(void **state)
{
    (void)state;
    struct volunteer v = anybody();
    struct score_job plain = any_work(), later = any_work();
    struct score_history h = { .in_field = 5 };
    h.languages.of[SCORE_LANGUAGES] = h.languages.of[127] = 4;
    assert_int_equal(score_person_of(&v, &h, UINT8_MAX).fields, 0);
    assert_int_equal(score_person_of(&v, &h, 0).levels, 0);
    later.opening.language = UINT8_MAX;
    later.campaign.field = UINT8_MAX;
    assert_int_equal(score_of(&v, &h, &later, 3).base, score_of(&v, &h, &plain, 3).base);
    code_set_add(&later.opening.languages, 120);
    assert_int_equal(score_of(&v, &h, &later, 3).barrier, BARRIER_LANGUAGE);
    struct score_need need = score_need_of(&later);
    assert_int_equal(need.born_by, 0); /* nobody is taken who might not speak it */
}

static void blocks_of_the_week(void **state)
{
    (void)state;
    struct shift night = { .day = date_of(2026, 11, 29),
                           .from_minute = 22 * 60,
                           .to_minute = 1440 + 330 };
    struct shift short_one = { .day = date_of(2026, 11, 28), .from_minute = 700, .to_minute = 740 };
    week_grid g = score_blocks(&night); /* Sunday night until 5:30 on Monday */
    assert_true(week_grid_has(g, 6, BLOCK_NIGHT));
    assert_true(week_grid_has(g, 0, BLOCK_MORNING));
    assert_int_equal(__builtin_popcount(g.cells), 2);
    assert_int_equal(score_blocks(&short_one).cells, 0);
}

static void distances_are_those_of_the_map(void **state)
{
    (void)state;
    assert_int_equal(score_distance(12450000, 107620000, 12450000, 107620000), 0);
    /* One degree of latitude is 111.3 km; of longitude at 12.2° 108.8 km. */
    assert_int_equal(score_distance(12000000, 107000000, 13000000, 107000000), 111);
    assert_int_equal(score_distance(12200000, 107000000, 12200000, 108000000), 109);
    assert_int_equal(score_distance(0, 0, 12000000, 107000000), DISTANCE_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_terms_add_up_to_a_hundred),
        cmocka_unit_test(everything_fits_is_a_hundred),
        cmocka_unit_test(preferred_skills_count_by_their_share),
        cmocka_unit_test(nearness_falls_with_distance),
        cmocka_unit_test(free_time_is_the_share_of_blocks),
        cmocka_unit_test(one_absence_does_not_ruin_a_newcomer),
        cmocka_unit_test(what_is_required_bars_the_way),
        cmocka_unit_test(a_certificate_nobody_can_check_is_said_so),
        cmocka_unit_test(nobody_under_eighteen_at_night),
        cmocka_unit_test(the_final_score_stays_within_bounds),
        cmocka_unit_test(terms_of_a_later_release_earn_nothing_and_stop_nobody_else),
        cmocka_unit_test(blocks_of_the_week),
        cmocka_unit_test(distances_are_those_of_the_map),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
