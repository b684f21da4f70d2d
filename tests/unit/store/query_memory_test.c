/* SPDX-License-Identifier: MIT
 * query memory: a unit of work keeps the texts of the records it was shown and nothing else,
 * however many were looked at and whatever index drove the search. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/store/club.h"

enum { CROWD = 300, BALLOTS = 500, LITTLE = 2048 /* a record, a cursor, the words folded */ };

static const struct field *field(const char *name)
{
    return entity_field(&person_table, name, strlen(name));
}

static id crowd_make(struct bench *b)
{
    struct place home = { .name = TEXT("Đắk Mil") };
    bench_create(b, &place_table, &home);
    struct tx *tx = bench_begin(b, true);
    for (size_t i = 0; i < CROWD; i++) {
        struct person p = person_random(b);
        p.email = (text){ 0 };
        p.home = home.id;
        assert_int_equal(record_create(&b->cx, tx, &person_table, &p), ERR_NONE);
    }
    assert_int_equal(bench_commit(b, NULL), ERR_NONE);
    return home.id;
}

static enum kv_go count(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)record;
    (void)failure;
    ++*(size_t *)arg;
    return KV_MORE;
}

/* Bytes of the arena that one query keeps. */
static size_t kept_by(struct bench *b, const struct query *q, size_t *visited)
{
    struct slice cursor;
    struct tx *tx = bench_begin(b, false);
    size_t before = arena_used(b->arena);
    *visited = 0;
    assert_int_equal(query_run(&b->cx, tx, q, count, visited, &cursor), ERR_NONE);
    bench_abort(b);
    return arena_used(b->arena) - before;
}

static void looking_at_many_keeps_nothing(void **state)
{
    struct bench *b = *state;
    const struct person rare = { .dues = -1, .home = crowd_make(b) };
    const struct query_filter dues = { field("dues"), QUERY_IS, &rare, 0 };
    const struct query_filter home = { field("home"), QUERY_IS, &rare, 0 };
    struct query queries[] = {
        { .filters = { dues }, .filter_count = 1 },
        { .filters = { dues }, .filter_count = 1, .sort = field("full_name") },
        { .filters = { home, dues }, .filter_count = 2 },
        { .filters = { home, dues }, .filter_count = 2, .sort = field("points") },
        { .filters = { dues }, .filter_count = 1, .words = TEXT("ngu") },
    };
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        size_t visited;
        queries[i].entity = &person_table;
        assert_in_range(kept_by(b, &queries[i], &visited), 0, LITTLE);
        assert_int_equal(visited, 0);
    }
}

static void records_without_texts_keep_nothing(void **state)
{
    struct bench *b = *state;
    struct query q = { .entity = &ballot_table };
    size_t visited;
    struct tx *tx = bench_begin(b, true);
    for (int i = 0; i < BALLOTS; i++) {
        struct ballot ballot = { .choice = 1 + i % 2 };
        assert_int_equal(record_create(&b->cx, tx, &ballot_table, &ballot), ERR_NONE);
    }
    assert_int_equal(bench_commit(b, NULL), ERR_NONE);
    assert_in_range(kept_by(b, &q, &visited), 0, LITTLE);
    assert_int_equal(visited, BALLOTS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(looking_at_many_keeps_nothing, bench_setup, bench_teardown),
        cmocka_unit_test_setup_teardown(records_without_texts_keep_nothing, bench_setup,
                                        bench_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
