/* SPDX-License-Identifier: MIT
 * rulebook: the version in force decides from the moment its write is durable, for everybody at
 * once, and what a verdict says outlives the version that said it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>

#include "tests/support/rules/shelf_room.h"

static void the_nearest_unit_with_a_rule_decides(void **state)
{
    struct shelf_room *r = *state;
    assert_int_equal(shelf_room_points(r, &r->cx, r->commune, NULL), 0);
    shelf_room_put_active(r, ID_NONE, 1, 0);
    assert_int_equal(shelf_room_points(r, &r->cx, r->commune, NULL), 1);
    shelf_room_put_active(r, r->area, 2, 0);
    assert_int_equal(shelf_room_points(r, &r->cx, r->commune, NULL), 2);
    assert_int_equal(shelf_room_points(r, &r->cx, r->area, NULL), 2);
    assert_int_equal(shelf_room_points(r, &r->cx, r->province, NULL), 1);
}

static void a_version_waits_for_its_first_day(void **state)
{
    struct shelf_room *r = *state;
    date today = instant_date(r->cx.now);
    shelf_room_put_active(r, ID_NONE, 1, 0);
    shelf_room_put_active(r, ID_NONE, 2, today + 1);
    assert_int_equal(shelf_room_points(r, &r->cx, r->commune, NULL), 1);
    r->cx.now += CLOCK_DAY;
    assert_int_equal(shelf_room_points(r, &r->cx, r->commune, NULL), 2);
}

static err activate(struct ctx *cx, struct tx *tx, void *arg)
{
    struct rule_version *v = arg;
    err e = record_get(cx, tx, &rule_version_entity, v->id, v);
    return e ? e : rule_version_activate(cx, tx, v, v->active_from);
}

static err read_version(struct ctx *cx, struct tx *tx, void *arg)
{
    struct rule_version *v = arg;
    return record_get(cx, tx, &rule_version_entity, v->id, v);
}

static err activate_tomorrow(struct ctx *cx, struct tx *tx, void *arg)
{
    struct rule_version *v = arg;
    err e = record_get(cx, tx, &rule_version_entity, v->id, v);
    return e ? e : rule_version_activate(cx, tx, v, instant_date(cx->now) + 1);
}

static void a_version_is_retired_when_its_last_day_has_passed(void **state)
{
    struct shelf_room *r = *state;
    struct rule_version old = { .id = shelf_room_put(r, r->area, 1, RULE_APPROVED, "") };
    struct rule_version next = { .id = shelf_room_put(r, r->area, 2, RULE_APPROVED, "") };
    size_t ended = 9;
    assert_int_equal(db_write(&r->cx, activate, &old), ERR_NONE);
    assert_int_equal(db_write(&r->cx, activate_tomorrow, &next), ERR_NONE);
    assert_int_equal(rule_versions_end(&r->cx, &ended), ERR_NONE);
    assert_int_equal(ended, 0);
    assert_int_equal(db_read(&r->cx, read_version, &old), ERR_NONE);
    date today = instant_date(r->cx.now);
    assert_int_equal(rule_version_state_on(&old, today), RULE_ACTIVE);
    assert_int_equal(rule_version_state_on(&old, today + 1), RULE_RETIRED);
    r->cx.now += CLOCK_DAY;
    assert_int_equal(rule_versions_end(&r->cx, &ended), ERR_NONE);
    assert_int_equal(ended, 1);
    assert_int_equal(db_read(&r->cx, read_version, &old), ERR_NONE);
    assert_int_equal(old.state, RULE_RETIRED);
    assert_true(rule_version_covers(&old, today) && !rule_version_covers(&old, today + 1));
    assert_int_equal(db_read(&r->cx, read_version, &next), ERR_NONE);
    assert_int_equal(next.state, RULE_ACTIVE);
}

static void words_outlive_the_version_that_said_them(void **state)
{
    struct shelf_room *r = *state;
    text words = { 0 };
    shelf_room_put_active(r, ID_NONE, 1, 0);
    assert_int_equal(shelf_room_points(r, &r->cx, r->commune, &words), 1);
    shelf_room_put_active(r, ID_NONE, 2, 0);
    assert_int_equal(shelf_room_points(r, &r->cx, r->commune, NULL),
                     2); /* the first shelf is gone */
    assert_true(text_equal_z(words, "Bản 1"));
}

/* ---- while versions change ---- */

enum { VERSIONS = 20 }; /* the hook cuts off at 20 points */

struct crowd {
    struct shelf_room *room;
    atomic_int newest; /* version that is durable */
    atomic_int outdated, failed;
    atomic_bool done;
};

static void *keep_deciding(void *arg)
{
    struct crowd *crowd = arg;
    struct arena *arena = arena_new();
    do {
        struct ctx cx;
        text words = { 0 };
        shelf_room_begin(crowd->room, &cx, arena);
        int known = atomic_load(&crowd->newest);
        int64_t got = shelf_room_points(crowd->room, &cx, crowd->room->commune, &words);
        if (got < 0) atomic_fetch_add(&crowd->failed, 1);
        text meant = text_format(arena, "Bản %d", (int)got);
        if (got > 0 && !text_equal(words, meant)) atomic_fetch_add(&crowd->failed, 1);
        if (got < known) atomic_fetch_add(&crowd->outdated, 1);
        arena_reset(arena);
    } while (!atomic_load(&crowd->done));
    arena_free(arena);
    return NULL;
}

static void everybody_decides_by_what_is_durable(void **state)
{
    struct shelf_room *r = *state;
    struct crowd crowd = { .room = r };
    pthread_t threads[4];
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_int_equal(pthread_create(&threads[i], NULL, keep_deciding, &crowd), 0);
    for (int version = 1; version <= VERSIONS; version++) {
        shelf_room_put_active(r, r->area, version, 0);
        atomic_store(&crowd.newest, version);
    }
    atomic_store(&crowd.done, true);
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(atomic_load(&crowd.failed), 0);
    assert_int_equal(atomic_load(&crowd.outdated), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, shelf_room_open, shelf_room_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_nearest_unit_with_a_rule_decides),
        TEST(a_version_waits_for_its_first_day),
        TEST(a_version_is_retired_when_its_last_day_has_passed),
        TEST(words_outlive_the_version_that_said_them),
        TEST(everybody_decides_by_what_is_durable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
