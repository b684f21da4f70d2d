/* SPDX-License-Identifier: MIT
 * demo_batch: many records in order over several transactions; the first refusal sticks and is
 * told, and nothing of its batch is stored. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "plugins/bank/demo_batch.h"

struct room {
    char dir[40];
    struct ctx cx;
    struct random_source random;
    struct schema *schema;
    struct db *db;
};

static void no_fault(void *arg, const char *message)
{
    (void)arg;
    fail_msg("%s", message);
}

static int begin(void **state)
{
    static const struct entity *const tables[] = { &place_entity };
    struct arena *arena = arena_new();
    struct room *room = ARENA_NEW(arena, struct room);
    memcpy(room->dir, "/tmp/volbank-batch-XXXXXX", sizeof("/tmp/volbank-batch-XXXXXX"));
    assert_non_null(mkdtemp(room->dir));
    ctx_begin(&room->cx, arena);
    room->random = random_seeded(1, "batch");
    room->cx.random = &room->random;
    room->schema = schema_new(tables, COUNT_OF(tables), no_fault, NULL);
    struct db_options options = { .kv.dir = room->dir, .schema = room->schema };
    assert_int_equal(db_open(&room->cx, &options, &room->db), ERR_NONE);
    room->cx.db = room->db;
    *state = room;
    return 0;
}

static int end(void **state)
{
    static const char *const files[] = { "data.mdb", "lock.mdb", "volbank.lock" };
    struct room *room = *state;
    db_close(room->db);
    schema_free(room->schema);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        char path[80];
        (void)snprintf(path, sizeof(path), "%s/%s", room->dir, files[i]);
        (void)unlink(path);
    }
    assert_int_equal(rmdir(room->dir), 0);
    arena_free(room->cx.arena);
    return 0;
}

/* The name lives only until demo_put returns. */
static id put_place(struct room *room, struct demo_batch *b, int number, id parent)
{
    char name[32];
    (void)snprintf(name, sizeof(name), "Xã số %d", number);
    struct place p = { .id = id_new(&room->random, 1000 + number),
                       .code = text_of(name),
                       .name = text_of(name),
                       .valid_from = date_of(2004, 1, 1),
                       .level = PLACE_COMMUNE,
                       .parent = parent };
    demo_put(b, &place_entity, &p);
    memset(name, '?', sizeof(name) - 1);
    return p.id;
}

static err count_places(struct ctx *cx, struct tx *tx, void *arg)
{
    struct query q = { .entity = &place_entity };
    return query_count(cx, tx, &q, arg);
}

static size_t stored(struct room *room)
{
    size_t count = 0;
    assert_int_equal(db_read(&room->cx, count_places, &count), ERR_NONE);
    return count;
}

static void every_record_arrives_in_order(void **state)
{
    enum { MANY = 3 * DEMO_BATCH_RECORDS + 7 };
    struct room *room = *state;
    struct demo_batch *b = demo_batch_new(&room->cx, 1);
    id last = ID_NONE;
    for (int i = 0; i < MANY; i++)
        last = put_place(room, b, i, last); /* each needs the one before */
    assert_int_equal(demo_batch_flush(b), ERR_NONE);
    demo_batch_free(b);
    assert_int_equal(stored(room), MANY);
}

static void the_first_refusal_sticks(void **state)
{
    struct room *room = *state;
    struct demo_batch *b = demo_batch_new(&room->cx, 1);
    id nobody = id_new(&room->random, 5);
    for (int i = 0; i < DEMO_BATCH_RECORDS; i++) (void)put_place(room, b, i, ID_NONE);
    (void)put_place(room, b, 1000, nobody);
    for (int i = 0; i < 3 * DEMO_BATCH_RECORDS; i++) (void)put_place(room, b, 2000 + i, ID_NONE);
    assert_int_equal(demo_batch_flush(b), ERR_INVALID);
    assert_int_equal(demo_batch_flush(b), ERR_INVALID);
    demo_batch_free(b);
    assert_int_equal(room->cx.error, ERR_INVALID);
    assert_true(room->cx.detail_en.size > 0);
    ctx_clear(&room->cx);
    assert_int_equal(stored(room), DEMO_BATCH_RECORDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_record_arrives_in_order, begin, end),
        cmocka_unit_test_setup_teardown(the_first_refusal_sticks, begin, end),
    };
    crypto_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
