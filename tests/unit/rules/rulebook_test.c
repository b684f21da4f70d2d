/* SPDX-License-Identifier: MIT
 * rulebook: the version in force decides from the moment its write is durable, for everybody at
 * once, and what a verdict says outlives the version that said it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base/crypto.h"
#include "core/rules/rulebook.h"
#include "plugins/bank/facts.h"

struct shelf_room {
    char dir[64];
    struct arena *arena;
    struct ctx cx;
    struct random_source random;
    struct schema *schema;
    struct db *db;
    struct rulebook *book;
    id province, area, commune;
};

static void unexpected_fault(void *arg, const char *message)
{
    (void)arg;
    fail_msg("%s", message);
}

static void begin(struct shelf_room *r, struct ctx *cx, struct arena *arena)
{
    ctx_begin(cx, arena);
    cx->actor.system = true;
    cx->random = &r->random;
    cx->db = r->db;
    cx->why = "test";
    cx->now = instant_at(date_of(2026, 11, 22), 480);
}

static err make_units(struct ctx *cx, struct tx *tx, void *arg)
{
    struct shelf_room *r = arg;
    struct unit top = { .name = TEXT("Tỉnh"), .kind = UNIT_PROVINCE_UNION };
    err e = record_create(cx, tx, &unit_entity, &top);
    struct unit area = { .name = TEXT("Cụm"), .kind = UNIT_AREA, .parent = top.id };
    if (!e) e = record_create(cx, tx, &unit_entity, &area);
    struct unit commune = { .name = TEXT("Xã"), .kind = UNIT_COMMUNE_UNION, .parent = area.id };
    if (!e) e = record_create(cx, tx, &unit_entity, &commune);
    r->province = top.id;
    r->area = area.id;
    r->commune = commune.id;
    return e;
}

static int open_room(void **state)
{
    static const struct entity *const tables[] = { &place_entity, &unit_entity, &account_entity,
                                                   &rule_version_entity };
    static const struct rule_hook *const hooks[] = { &bank_score_hook, &bank_credit_hook };
    struct arena *arena = arena_new();
    struct shelf_room *r = ARENA_NEW(arena, struct shelf_room);
    crypto_start();
    r->arena = arena;
    r->random = random_machine();
    r->schema = schema_new(tables, COUNT_OF(tables), unexpected_fault, NULL);
    assert_non_null(r->schema);
    snprintf(r->dir, sizeof(r->dir), "%s/volbank-book-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(r->dir));
    begin(r, &r->cx, arena);
    struct db_options options = { .schema = r->schema,
                                  .kv = { .dir = r->dir, .map_bytes = 64 << 20 } };
    assert_int_equal(db_open(&r->cx, &options, &r->db), ERR_NONE);
    r->cx.db = r->db;
    r->book = rulebook_new(arena, hooks, COUNT_OF(hooks));
    db_subscribe(r->db, rulebook_changed, r->book);
    assert_int_equal(db_write(&r->cx, make_units, r), ERR_NONE);
    *state = r;
    return 0;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info, (void)kind, (void)where;
    return remove(path);
}

static int close_room(void **state)
{
    struct shelf_room *r = *state;
    db_close(r->db);
    schema_free(r->schema);
    assert_int_equal(nftw(r->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
    arena_free(r->arena);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_room, close_room)

static err put_version(struct ctx *cx, struct tx *tx, void *arg)
{
    return record_create(cx, tx, &rule_version_entity, arg);
}

/* A version that gives as many points as its number, for a reason that says so. */
static void put(struct shelf_room *r, id unit, int64_t number, date from)
{
    struct arena *arena = arena_new();
    struct ctx cx;
    begin(r, &cx, arena);
    struct rule_version v = { .hook = TEXT("bank.score"),
                              .unit = unit,
                              .version = number,
                              .state = RULE_ACTIVE,
                              .active_from = from,
                              .source = text_format(arena,
                                                    "hook \"bank.score\"\n"
                                                    "reasons { a = \"Bản %d\" }\n"
                                                    "function run(f, p) add('a', %d) end\n",
                                                    (int)number, (int)number) };
    assert_int_equal(db_write(&cx, put_version, &v), ERR_NONE);
    arena_free(arena);
}

/* Points of the version in force; its reason in *words, which may be NULL. */
static int64_t points(struct shelf_room *r, struct ctx *cx, id unit, text *words)
{
    struct score_facts facts;
    struct rule_verdict verdict;
    struct rule_fault fault;
    rule_facts_default(&bank_score_hook, &facts);
    err e = rulebook_decide(cx, r->book, &bank_score_hook, unit, &facts, &verdict, &fault, NULL);
    if (e) return -1;
    if (words && verdict.reasons) *words = verdict.reasons->vi;
    return verdict.score / 100;
}

static void the_nearest_unit_with_a_rule_decides(void **state)
{
    struct shelf_room *r = *state;
    assert_int_equal(points(r, &r->cx, r->commune, NULL), 0);
    put(r, ID_NONE, 1, 0);
    assert_int_equal(points(r, &r->cx, r->commune, NULL), 1);
    put(r, r->area, 2, 0);
    assert_int_equal(points(r, &r->cx, r->commune, NULL), 2);
    assert_int_equal(points(r, &r->cx, r->area, NULL), 2);
    assert_int_equal(points(r, &r->cx, r->province, NULL), 1);
}

static void a_version_waits_for_its_first_day(void **state)
{
    struct shelf_room *r = *state;
    date today = instant_date(r->cx.now);
    put(r, ID_NONE, 1, 0);
    put(r, ID_NONE, 2, today + 1);
    assert_int_equal(points(r, &r->cx, r->commune, NULL), 1);
    r->cx.now += CLOCK_DAY;
    assert_int_equal(points(r, &r->cx, r->commune, NULL), 2);
}

static void words_outlive_the_version_that_said_them(void **state)
{
    struct shelf_room *r = *state;
    text words = { 0 };
    put(r, ID_NONE, 1, 0);
    assert_int_equal(points(r, &r->cx, r->commune, &words), 1);
    put(r, ID_NONE, 2, 0);
    assert_int_equal(points(r, &r->cx, r->commune, NULL), 2); /* the first shelf is gone */
    assert_true(text_equal_z(words, "Bản 1"));
}

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
        begin(crowd->room, &cx, arena);
        int known = atomic_load(&crowd->newest);
        int64_t got = points(crowd->room, &cx, crowd->room->commune, &words);
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
        put(r, r->area, version, 0);
        atomic_store(&crowd.newest, version);
    }
    atomic_store(&crowd.done, true);
    for (size_t i = 0; i < COUNT_OF(threads); i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(atomic_load(&crowd.failed), 0);
    assert_int_equal(atomic_load(&crowd.outdated), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_nearest_unit_with_a_rule_decides),
        TEST(a_version_waits_for_its_first_day),
        TEST(words_outlive_the_version_that_said_them),
        TEST(everybody_decides_by_what_is_durable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
