/* SPDX-License-Identifier: MIT
 * match_overlap: several shifts a day that do not overlap: what comes out is always allowed, never
 * worth more than the best there is, and the best there is never more than the bound. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "plugins/bank/match/overlap_bundle.h"
#include "tests/support/plugins/bank/match_small.h"

enum { INSTANCES = 600, MORNING = 1, AFTERNOON = 2, EVENING = 4, HEAD = 88, DIGEST = 32 };

static const struct match_options plain = { .seed = 1 };

static int begin(void **state)
{
    struct ctx *cx = calloc(1, sizeof *cx); /* outlives what a test resets */
    ctx_begin(cx, arena_new());
    *state = cx;
    return 0;
}

static int end(void **state)
{
    struct ctx *cx = *state;
    arena_free(cx->arena);
    free(cx);
    return 0;
}

/* ---- making ---- */

/* At most 5 roles with at most 2 seats on at most 2 days, of all kinds of hours, none said too. */
static struct match_instance *random_instance(struct chance *c)
{
    static const uint8_t hours[] = { 1, 1, 2, 2, 4, 3, 6, 7, 5, 0, 128, 255 };
    uint32_t n = chance_below(c, 7);
    uint32_t m = chance_below(c, 6);
    uint32_t most = chance_below(c, 4) ? 1001 : 3;
    struct match_instance *in = match_instance_new(n, m, n * m);
    in->openings = 1;
    in->bonus = (int32_t)chance_below(c, 2) * 700 + (int32_t)chance_below(c, 2) * 100;
    for (uint32_t j = 0; j < m; j++) {
        in->capacity[j] = (int32_t)chance_below(c, 3);
        in->minimum[j] = (int32_t)chance_below(c, (uint32_t)in->capacity[j] + 1);
        in->day[j] = (uint8_t)(chance_below(c, 2) * 255);
        in->blocks[j] = hours[chance_below(c, COUNT_OF(hours))];
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t end = in->offset[i];
        in->load[i] = (uint8_t)chance_below(c, 5);
        for (uint32_t j = 0; j < m; j++)
            if (chance_below(c, 4))
                in->edge[end++] = match_edge_of(j, (int32_t)chance_below(c, most));
        in->offset[i + 1] = end;
    }
    return in;
}

static struct match_overlap *solved(struct ctx *cx, struct match_instance *in,
                                    const struct match_options *options)
{
    struct match_overlap *overlap = match_overlap_new(in);
    assert_int_equal(match_overlap_run(cx, overlap, options), ERR_NONE);
    return overlap;
}

/* ---- judging ---- */

/* The checker counts for itself: hours, seats, worth, and what the prices prove. */
static struct slice assert_verified(struct ctx *cx, struct match_overlap *overlap)
{
    const struct match_instance *in = match_overlap_instance(overlap);
    const struct match_result *result = match_overlap_result(overlap);
    struct match_verdict verdict;
    struct slice certificate = match_certificate_overlap(cx, overlap, match_instance_digest(in));
    err e = match_verify(cx, small_file(cx, in), certificate, true, &verdict);
    if (e) fail_msg("the checker: %.*s", TEXT_ARGS(cx->detail_en));
    assert_int_equal(verdict.primal, result->objective);
    assert_int_equal(verdict.gap, result->gap);
    return certificate;
}

static void what_it_finds_lies_between_nothing_and_its_bound(void **state)
{
    struct ctx *cx = *state;
    struct chance c = { 5 };
    uint32_t best = 0;
    uint32_t proved = 0;
    for (int k = 0; k < INSTANCES; k++) {
        struct match_overlap *overlap = solved(cx, random_instance(&c), &plain);
        const struct match_result *result = match_overlap_result(overlap);
        int64_t optimum = small_overlap_optimum(match_overlap_instance(overlap));
        (void)assert_verified(cx, overlap);
        assert_true(result->objective <= optimum);
        assert_true(result->dual >= optimum);
        best += result->objective == optimum;
        proved += result->gap == 0;
        match_overlap_free(overlap);
        arena_reset(cx->arena);
    }
    print_message("%u of %d equal to the optimum, %u proved\n", best, INSTANCES, proved);
    assert_true(best >= INSTANCES * 98 / 100);
    assert_true(proved >= INSTANCES * 90 / 100);
}

/* ---- by hand ---- */

/* One volunteer, three roles of a day: morning, afternoon, and both. */
static struct match_instance *one_day(int32_t morning, int32_t afternoon, int32_t both)
{
    const struct small_pair pairs[] = { { 0, 0, morning }, { 0, 1, afternoon }, { 0, 2, both } };
    struct match_instance *in = small_of(1, 3, pairs, 3);
    memset(in->day, 9, 3);
    in->blocks[0] = MORNING;
    in->blocks[1] = AFTERNOON;
    in->blocks[2] = MORNING | AFTERNOON;
    in->load[0] = 3;
    return in;
}

static void two_halves_of_a_day_are_taken_when_worth_more_than_the_whole(void **state)
{
    struct ctx *cx = *state;
    struct match_overlap *overlap = solved(cx, one_day(500, 400, 800), &plain);
    assert_int_equal(match_overlap_result(overlap)->objective, 900);
    assert_int_equal(match_overlap_result(overlap)->gap, 0);
    match_overlap_free(overlap);
    overlap = solved(cx, one_day(500, 400, 1000), &plain);
    assert_int_equal(match_overlap_result(overlap)->objective, 1000);
    match_overlap_free(overlap);
}

static void a_shift_of_hours_unknown_takes_the_day(void **state)
{
    struct match_instance *in = one_day(500, 400, 0);
    in->blocks[1] = 0;
    struct match_overlap *overlap = solved(*state, in, &plain);
    assert_int_equal(match_overlap_result(overlap)->objective, 500);
    match_overlap_free(overlap);
}

/* A day for each number and four first blocks a day: more keys than there are numbers. */
static void more_days_and_hours_than_keys_are_still_allowed_and_bounded(void **state)
{
    enum { ROLES = 256 * 2 };
    struct small_pair pairs[ROLES];
    for (uint32_t j = 0; j < ROLES; j++) pairs[j] = (struct small_pair){ 0, j, 100 };
    struct match_instance *in = small_of(1, ROLES, pairs, ROLES);
    for (uint32_t j = 0; j < ROLES; j++) {
        in->day[j] = (uint8_t)(j / 2);
        in->blocks[j] = j % 2 ? MORNING : EVENING;
    }
    in->load[0] = 255;
    struct match_overlap *overlap = solved(*state, in, &plain);
    assert_int_equal(match_overlap_result(overlap)->objective, 25500);
    (void)assert_verified(*state, overlap);
    match_overlap_free(overlap);
}

/* ---- the checker ---- */

/* Somebody with the morning and the afternoon is given the morning and both. */
static void the_checker_finds_hours_that_overlap(void **state)
{
    struct ctx *cx = *state;
    struct match_verdict verdict;
    struct match_overlap *overlap = solved(cx, one_day(500, 400, 800), &plain);
    struct slice made = assert_verified(cx, overlap);
    uint8_t *forged = arena_alloc(cx->arena, made.size);
    memcpy(forged, made.data, made.size);
    forged[HEAD + 4 * 3 + 4 * 2 + 4] = 2;
    struct slice body = { forged, made.size - DIGEST };
    struct hash own = hash_of((struct slice){ 0 }, &body, 1);
    memcpy(forged + body.size, own.bytes, DIGEST);
    struct slice file = small_file(cx, match_overlap_instance(overlap));
    err e = match_verify(cx, file, (struct slice){ forged, made.size }, true, &verdict);
    assert_int_equal(e, ERR_INVALID);
    assert_non_null(strstr(text_z(cx->arena, cx->detail_en), "in the hours of role 2"));
    match_overlap_free(overlap);
}

/* ---- stopping, events, the same again ---- */

struct stopping {
    uint32_t asked, at;
};

static bool stop_at(void *arg, const struct match_progress *progress)
{
    struct stopping *s = arg;
    (void)progress;
    return s->asked++ < s->at;
}

static bool always(void *arg)
{
    (void)arg;
    return true;
}

static void stopped_at_any_moment_it_is_allowed_and_bounded(void **state)
{
    struct ctx *cx = *state;
    struct chance c = { 77 };
    uint32_t stopped = 0;
    for (uint32_t k = 0; k < INSTANCES; k++) {
        struct stopping s = { .at = k % 12 };
        struct match_options options = { .seed = k, .progress = stop_at, .arg = &s, .every = 1 };
        if (k % 2) options.hurry = always; /* then it is asked between the solves, too */
        struct match_overlap *overlap = solved(cx, random_instance(&c), &options);
        int64_t optimum = small_overlap_optimum(match_overlap_instance(overlap));
        (void)assert_verified(cx, overlap);
        assert_true(match_overlap_result(overlap)->objective <= optimum);
        assert_true(match_overlap_result(overlap)->dual >= optimum);
        stopped += match_overlap_result(overlap)->stopped;
        match_overlap_free(overlap);
        arena_reset(cx->arena);
    }
    assert_true(stopped > INSTANCES / 4);
}

static void events_keep_it_allowed_and_bounded(void **state)
{
    struct ctx *cx = *state;
    struct chance c = { 99 };
    uint32_t changed = 0;
    for (uint32_t k = 0; k < INSTANCES; k++) {
        struct match_overlap *overlap = solved(cx, random_instance(&c), &plain);
        struct match_solver *solver = match_overlap_solver(overlap);
        uint32_t roles = match_overlap_instance(overlap)->roles;
        uint32_t role = roles ? chance_below(&c, roles) : 0;
        if (roles && match_solver_result(solver)->gap == 0) {
            int32_t seats = (int32_t)chance_below(&c, 4);
            assert_int_equal(match_capacity(cx, solver, role, seats / 2, seats, NULL), ERR_NONE);
            match_overlap_settle(overlap);
            assert_int_equal(match_overlap_instance(overlap)->capacity[role], seats);
            (void)assert_verified(cx, overlap);
            changed++;
        }
        assert_true(match_overlap_result(overlap)->dual >=
                    small_overlap_optimum(match_overlap_instance(overlap)));
        match_overlap_free(overlap);
        arena_reset(cx->arena);
    }
    assert_true(changed > INSTANCES / 2);
}

static void the_same_seed_gives_the_same_bytes(void **state)
{
    struct ctx *cx = *state;
    for (uint32_t k = 0; k < 50; k++) {
        struct chance first = { k };
        struct chance again = { k };
        struct match_overlap *a = solved(cx, random_instance(&first), &plain);
        struct match_overlap *b = solved(cx, random_instance(&again), &plain);
        struct slice x = assert_verified(cx, a);
        struct slice y = assert_verified(cx, b);
        assert_int_equal(x.size, y.size);
        assert_memory_equal(x.data, y.data, x.size);
        match_overlap_free(a);
        match_overlap_free(b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_it_finds_lies_between_nothing_and_its_bound),
        cmocka_unit_test(two_halves_of_a_day_are_taken_when_worth_more_than_the_whole),
        cmocka_unit_test(a_shift_of_hours_unknown_takes_the_day),
        cmocka_unit_test(more_days_and_hours_than_keys_are_still_allowed_and_bounded),
        cmocka_unit_test(the_checker_finds_hours_that_overlap),
        cmocka_unit_test(stopped_at_any_moment_it_is_allowed_and_bounded),
        cmocka_unit_test(events_keep_it_allowed_and_bounded),
        cmocka_unit_test(the_same_seed_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
