/* SPDX-License-Identifier: MIT
 * db: group commit: what is written, in which groups, and what a reader sees meanwhile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/base/buffer.h"
#include "core/base/crypto.h"
#include "tests/support/store/db_folder.h"

/* ---- writing ------------------------------------------------------------------------------- */

static void write_is_there_when_it_returns(void **state)
{
    struct folder *f = *state;
    struct work *w = work_new(f, "one");
    assert_int_equal(db_write(&w->cx, work_run, w), ERR_NONE);
    assert_int_equal(keys_of(f, "one"), KEYS);
    assert_int_equal(w->runs, 1);
}

static void failing_write_leaves_nothing_and_says_why(void **state)
{
    struct folder *f = *state;
    struct work *w = work_new(f, "one");
    w->fails_with = ERR_GONE;
    assert_int_equal(db_write(&w->cx, work_run, w), ERR_GONE);
    assert_int_equal(keys_of(f, "one"), 0);
    assert_true(text_equal_z(w->cx.detail_en, "Its own failure"));
    assert_int_equal(w->cx.flaw_count, 1);
}

enum { THREADS = 8, WRITES_EACH = 40 };

static void *write_many(void *arg)
{
    struct folder *f = arg;
    for (int i = 0; i < WRITES_EACH; i++) {
        struct arena *arena = arena_new();
        struct work w = { .folder = f };
        ctx_begin(&w.cx, arena);
        w.cx.db = f->db;
        w.name = text_z(arena, text_format(arena, "%p-%d", (void *)pthread_self(), i));
        REQUIRE(db_write(&w.cx, work_run, &w) == ERR_NONE);
        struct count_keys count = { w.name, 0 };
        REQUIRE(db_read(&w.cx, count_keys, &count) == ERR_NONE && count.found == KEYS);
        arena_free(arena);
    }
    return NULL;
}

static enum kv_go count_pair(void *arg, struct slice key, struct slice value, err *failure)
{
    (void)key, (void)value, (void)failure;
    ++*(int *)arg;
    return KV_MORE;
}

static err count_all(struct ctx *cx, struct tx *tx, void *arg)
{
    return kv_scan(cx, tx_kv(tx), (struct slice){ 0 }, (struct slice){ 0 }, false, count_pair, arg);
}

static void every_writer_is_answered_and_all_is_there(void **state)
{
    struct folder *f = *state;
    pthread_t threads[THREADS];
    int before = 0, pairs = 0;
    assert_int_equal(db_read(&f->cx, count_all, &before), ERR_NONE);
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, write_many, f), 0);
    }
    for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
    assert_int_equal(db_read(&f->cx, count_all, &pairs), ERR_NONE);
    assert_int_equal(pairs - before, THREADS * WRITES_EACH * KEYS);
    assert_in_range(f->plan.commits, 1, THREADS * WRITES_EACH);
}

static void one_failure_in_a_group_rolls_back_alone(void **state)
{
    struct folder *f = *state;
    struct work *works[] = { work_new(f, "a"), work_new(f, "b"), work_new(f, "c") };
    works[1]->fails_with = ERR_CONFLICT;
    run_as_group(f, works, 3);

    assert_int_equal(f->plan.commits, 1);
    assert_int_equal(works[0]->job.error, ERR_NONE);
    assert_int_equal(works[1]->job.error, ERR_CONFLICT);
    assert_int_equal(works[2]->job.error, ERR_NONE);
    assert_int_equal(keys_of(f, "a"), KEYS);
    assert_int_equal(keys_of(f, "b"), 0);
    assert_int_equal(keys_of(f, "c"), KEYS);
    for (int i = 0; i < 3; i++) assert_int_equal(works[i]->done_as, i + 2);
}

static void refusal_before_the_first_write_costs_nobody_a_second_run(void **state)
{
    struct folder *f = *state;
    struct work *works[] = { work_new(f, "a"), work_new(f, "b"), work_new(f, "c") };
    works[1]->fails_with = ERR_FORBIDDEN;
    works[1]->fails_first = true;
    for (int i = 0; i < 3; i++) works[i]->journalled = true;
    run_as_group(f, works, 3);

    assert_int_equal(works[1]->job.error, ERR_FORBIDDEN);
    for (int i = 0; i < 3; i++) assert_int_equal(works[i]->runs, 1);
    assert_int_equal(works[0]->job.seq, 1);
    assert_int_equal(works[2]->job.seq, 2);
    assert_int_equal(keys_of(f, "c"), KEYS);
    assert_int_equal(journal_length(f), 2);
}

/* The failing job comes after entries of its group and before others. */
static void journal_holds_no_gap_where_a_job_was_rolled_back(void **state)
{
    struct folder *f = *state;
    struct work *works[] = { work_new(f, "a"), work_new(f, "b"), work_new(f, "c") };
    uint64_t checked = 0;
    for (int i = 0; i < 3; i++) works[i]->journalled = true;
    works[1]->fails_with = ERR_CONFLICT;
    run_as_group(f, works, 3);

    assert_int_equal(works[0]->job.seq, 1);
    assert_int_equal(works[1]->job.seq, 0);
    assert_int_equal(works[2]->job.seq, 2);
    assert_int_equal(db_read(&f->cx, verify_chain, &checked), ERR_NONE);
    assert_int_equal(checked, 2);

    struct work *next = work_new(f, "next");
    next->journalled = true;
    assert_int_equal(db_write(&next->cx, work_run, next), ERR_NONE);
    assert_int_equal(db_read(&f->cx, verify_chain, &checked), ERR_NONE);
    assert_int_equal(checked, 3);
}

static void groups_are_bounded_by_jobs_and_by_bytes(void **state)
{
    struct folder *f = folder_new();
    enum { SMALL = 1500, LARGE = 12 };
    struct work *works[SMALL];
    folder_open(f, SMALL);
    for (int i = 0; i < SMALL; i++) works[i] = work_new(f, "small");
    run_as_group(f, works, SMALL);
    assert_int_equal(f->plan.commits, 2);

    kv_fault_heal(&f->plan);
    for (int i = 0; i < LARGE; i++) {
        works[i] = work_new(f, "large");
        works[i]->value_size = (1 << 20) / KEYS;
    }
    run_as_group(f, works, LARGE);
    assert_int_equal(f->plan.commits, 2);
    assert_int_equal(keys_of(f, "large"), KEYS);
    folder_free(f);
    (void)state;
}

static void full_queue_refuses_at_once(void **state)
{
    struct folder *f = folder_new();
    struct work *works[4], *refused = work_new(f, "refused");
    struct gate gate;
    folder_open(f, COUNT_OF(works));
    gate_close(&gate, f);
    for (size_t i = 0; i < COUNT_OF(works); i++) {
        works[i] = work_new(f, "kept");
        submit(works[i]);
    }
    assert_int_equal(db_submit(f->db, &refused->job), ERR_BUSY);
    assert_in_range(refused->cx.retry_after_s, 1, 60);
    refused->cx.db = f->db;
    ctx_clear(&refused->cx);
    assert_int_equal(db_write(&refused->cx, work_run, refused), ERR_BUSY);

    gate_open(&gate);
    wait_done(f, 1 + COUNT_OF(works));
    assert_int_equal(refused->done_as, 0);
    assert_int_equal(refused->runs, 0);
    for (size_t i = 0; i < COUNT_OF(works); i++) assert_int_equal(works[i]->job.error, ERR_NONE);
    ctx_clear(&refused->cx);
    submit(refused);
    wait_done(f, 2 + COUNT_OF(works));
    assert_int_equal(refused->job.error, ERR_NONE);
    sem_destroy(&gate.started);
    sem_destroy(&gate.open);
    folder_free(f);
    (void)state;
}

static void closing_finishes_what_is_queued(void **state)
{
    struct folder *f = *state;
    enum { QUEUED = 50 };
    struct work *works[QUEUED];
    struct gate gate;
    gate_close(&gate, f);
    for (int i = 0; i < QUEUED; i++) {
        works[i] = work_new(f, text_z(f->arena, text_format(f->arena, "w%d", i)));
        submit(works[i]);
    }
    gate_open(&gate);
    db_close(f->db);
    assert_int_equal(f->done_count, QUEUED + 1);
    sem_destroy(&gate.started);
    sem_destroy(&gate.open);

    folder_open(f, 0);
    for (int i = 0; i < QUEUED; i++) assert_int_equal(keys_of(f, works[i]->name), KEYS);
}

/* ---- reading ------------------------------------------------------------------------------- */

struct write_meanwhile {
    struct work *work;
    int before, after;
};

static err read_while_written(struct ctx *cx, struct tx *tx, void *arg)
{
    struct write_meanwhile *m = arg;
    struct count_keys count = { m->work->name, 0 };
    assert_false(tx_is_write(tx));
    err e = count_keys(cx, tx, &count);
    m->before = count.found;
    if (!e) e = db_write(&m->work->cx, work_run, m->work);
    if (!e) e = count_keys(cx, tx, &count);
    m->after = count.found;
    return e;
}

static void reader_keeps_its_snapshot(void **state)
{
    struct folder *f = *state;
    struct write_meanwhile m = { work_new(f, "late"), -1, -1 };
    assert_int_equal(db_read(&f->cx, read_while_written, &m), ERR_NONE);
    assert_int_equal(m.before, 0);
    assert_int_equal(m.after, 0);
    assert_int_equal(keys_of(f, "late"), KEYS);
}

static void second_opening_is_refused_naming_the_folder(void **state)
{
    struct folder *f = *state;
    struct db_options options = { .kv = { .dir = f->dir }, .schema = f->schema };
    struct db *other;
    assert_int_equal(db_open(&f->cx, &options, &other), ERR_CONFLICT);
    assert_non_null(strstr(text_z(f->arena, f->cx.detail_vi), f->dir));
    assert_non_null(strstr(text_z(f->arena, f->cx.detail_en), f->dir));
}

static void folder_opened_for_reading_is_not_written(void **state)
{
    struct folder *f = *state;
    struct work *w = work_new(f, "one"), *refused = work_new(f, "two");
    assert_int_equal(db_write(&w->cx, work_run, w), ERR_NONE);

    struct db_options options = { .kv = { .dir = f->dir, .read_only = true }, .schema = f->schema };
    struct db *reader, *writer = f->db;
    db_close(writer);
    assert_int_equal(db_open(&f->cx, &options, &reader), ERR_NONE);
    f->db = f->cx.db = refused->cx.db = reader;
    assert_int_equal(keys_of(f, "one"), KEYS);
    assert_int_equal(db_write(&refused->cx, work_run, refused), ERR_UNSUPPORTED);
    assert_int_equal(refused->runs, 0);
}

/* ---- small named values -------------------------------------------------------------------- */

static err put_seed(struct ctx *cx, struct tx *tx, void *arg)
{
    return meta_put(cx, tx, "seed", text_slice(text_of(arg)));
}

static err get_meta(struct ctx *cx, struct tx *tx, void *arg)
{
    struct slice *values = arg;
    err e = meta_get(cx, tx, "seed", &values[0]);
    return e ? e : meta_get(cx, tx, "see", &values[1]);
}

static void named_values_outlive_their_transaction(void **state)
{
    struct folder *f = *state;
    struct slice values[2];
    assert_int_equal(db_write(&f->cx, put_seed, (void *)(uintptr_t) "4242"), ERR_NONE);
    assert_int_equal(db_read(&f->cx, get_meta, values), ERR_NONE);
    assert_true(text_equal_z(slice_text(values[0]), "4242"));
    assert_int_equal(values[1].size, 0);
    assert_int_equal(journal_length(f), 0);
}

#define ON_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_FOLDER(write_is_there_when_it_returns),
        ON_FOLDER(failing_write_leaves_nothing_and_says_why),
        ON_FOLDER(every_writer_is_answered_and_all_is_there),
        ON_FOLDER(one_failure_in_a_group_rolls_back_alone),
        ON_FOLDER(refusal_before_the_first_write_costs_nobody_a_second_run),
        ON_FOLDER(journal_holds_no_gap_where_a_job_was_rolled_back),
        cmocka_unit_test(groups_are_bounded_by_jobs_and_by_bytes),
        cmocka_unit_test(full_queue_refuses_at_once),
        ON_FOLDER(closing_finishes_what_is_queued),
        ON_FOLDER(reader_keeps_its_snapshot),
        ON_FOLDER(second_opening_is_refused_naming_the_folder),
        ON_FOLDER(folder_opened_for_reading_is_not_written),
        ON_FOLDER(named_values_outlive_their_transaction),
    };
    crypto_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
