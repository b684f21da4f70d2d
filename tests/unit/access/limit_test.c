/* SPDX-License-Identifier: MIT
 * limit: token buckets: so many at once, so many an hour, each caller and rule its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>

#include "core/access/limit.h"

static const struct limit_rule rule = { "login", 3, 60 };
static const instant start = (instant)1800000000 * 1000;

struct desk {
    struct ctx cx;
    struct limits *limits;
};

static int open_desk(void **state)
{
    static struct desk desk;
    ctx_begin(&desk.cx, arena_new());
    desk.cx.now = start;
    desk.limits = limits_new(desk.cx.arena, 64);
    *state = &desk;
    return 0;
}

static int close_desk(void **state)
{
    arena_free(((struct desk *)*state)->cx.arena);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_desk, close_desk)

static bool take(struct desk *d, const struct limit_rule *r, const char *who)
{
    ctx_clear(&d->cx);
    err e = limit_take(&d->cx, d->limits, r, text_of(who));
    assert_true(e == ERR_NONE || e == ERR_TOO_MANY);
    return !e;
}

static void so_many_at_once_and_no_more(void **state)
{
    struct desk *d = *state;
    for (int i = 0; i < 3; i++) assert_true(take(d, &rule, "an"));
    assert_false(take(d, &rule, "an"));
    assert_true(take(d, &rule, "binh"));
    static const struct limit_rule other = { "join", 1, 60 };
    assert_true(take(d, &other, "an"));
}

static void the_answer_says_when_to_come_back(void **state)
{
    struct desk *d = *state;
    for (int i = 0; i < 3; i++) assert_true(take(d, &rule, "an"));
    assert_false(take(d, &rule, "an"));
    int64_t wait = d->cx.retry_after_s;
    assert_in_range(wait, 55, 65); /* one a minute */
    d->cx.now += wait * CLOCK_SECOND;
    assert_true(take(d, &rule, "an"));
    assert_false(take(d, &rule, "an"));
}

static void waiting_wins_no_more_than_a_full_bucket(void **state)
{
    struct desk *d = *state;
    for (int i = 0; i < 3; i++) assert_true(take(d, &rule, "an"));
    d->cx.now += (instant)400 * CLOCK_DAY;
    for (int i = 0; i < 3; i++) assert_true(take(d, &rule, "an"));
    assert_false(take(d, &rule, "an"));
}

/* Somebody who keeps trying gets the same number an hour as somebody who waits. */
static void hammering_loses_nothing(void **state)
{
    struct desk *d = *state;
    int granted = 0;
    struct arena *scratch = arena_new();
    struct ctx cx;
    for (int ms = 0; ms < 3600 * 1000; ms += 50) {
        ctx_begin(&cx, scratch);
        cx.now = start + ms;
        granted += limit_take(&cx, d->limits, &rule, TEXT("an")) == ERR_NONE;
        if (ms % 10000 == 0) arena_reset(scratch);
    }
    arena_free(scratch);
    assert_in_range(granted, 3 + 59, 3 + 60);
}

static void a_clock_set_back_takes_nothing_away(void **state)
{
    struct desk *d = *state;
    assert_true(take(d, &rule, "an"));
    d->cx.now -= CLOCK_DAY;
    assert_true(take(d, &rule, "an"));
    assert_true(take(d, &rule, "an"));
    assert_false(take(d, &rule, "an"));
    d->cx.now += CLOCK_MINUTE;
    assert_true(take(d, &rule, "an"));
}

static void a_full_table_refuses_no_newcomer(void **state)
{
    struct desk *d = *state;
    for (int i = 0; i < 5000; i++) {
        text who = text_format(d->cx.arena, "address-%d", i);
        d->cx.now += 1;
        assert_true(take(d, &rule, text_z(d->cx.arena, who)));
    }
}

static void without_a_table_nothing_is_limited(void **state)
{
    struct desk *d = *state;
    for (int i = 0; i < 100; i++)
        assert_int_equal(limit_take(&d->cx, NULL, &rule, TEXT("an")), ERR_NONE);
}

struct crowd {
    struct limits *limits;
    atomic_int granted;
};

static void *one_of_many(void *arg)
{
    struct crowd *crowd = arg;
    struct arena *arena = arena_new();
    for (int i = 0; i < 50; i++) {
        struct ctx cx;
        ctx_begin(&cx, arena);
        cx.now = start;
        if (!limit_take(&cx, crowd->limits, &rule, TEXT("an")))
            atomic_fetch_add(&crowd->granted, 1);
    }
    arena_free(arena);
    return NULL;
}

static void many_threads_share_one_bucket(void **state)
{
    struct desk *d = *state;
    struct crowd crowd = { .limits = d->limits };
    pthread_t threads[4];
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_int_equal(pthread_create(&threads[i], NULL, one_of_many, &crowd), 0);
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(atomic_load(&crowd.granted), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(so_many_at_once_and_no_more),
        TEST(the_answer_says_when_to_come_back),
        TEST(waiting_wins_no_more_than_a_full_bucket),
        TEST(hammering_loses_nothing),
        TEST(a_clock_set_back_takes_nothing_away),
        TEST(a_full_table_refuses_no_newcomer),
        TEST(without_a_table_nothing_is_limited),
        TEST(many_threads_share_one_bucket),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
