/* SPDX-License-Identifier: MIT
 * db: group commit. Every folder here lies on kv_fault, so every run also shows that nobody holds a
 * slice too long. A gate is a job that keeps the writer busy until the test opens it: what is
 * submitted meanwhile joins its group. */
#include <pthread.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/base/buffer.h"
#include "core/base/crypto.h"
#include "core/store/tx.h"
#include "tests/support/store/kv_fault.h"
#include "tests/support/store/temp_dir.h"

/* ---- a folder to test ---------------------------------------------------------------------- */

struct thing {
    id id;
    text name;
};

static const struct field thing_fields[] = {
    FIELD(1, struct thing, name, TEXT, 0, .label = "Tên", .label_en = "Name"),
    { 0 },
};

static const struct entity thing_entity = { .name = "thing",
                                            .label = "Vật",
                                            .label_en = "Thing",
                                            .size = sizeof(struct thing),
                                            .fields = thing_fields,
                                            .number = 1 };

struct folder {
    char dir[TEMP_DIR_SIZE];
    struct kv_fault_plan plan;
    struct arena *arena;
    struct schema *schema;
    struct ctx cx;
    struct db *db;
    pthread_mutex_t mutex; /* of done_count */
    pthread_cond_t done_more;
    int done_count;
};

static void schema_fails(void *arg, const char *message)
{
    (void)arg;
    fail_msg("%s", message);
}

static struct folder *folder_new(void)
{
    static const struct entity *const tables[] = { &thing_entity };
    struct arena *arena = arena_new();
    struct folder *f = ARENA_NEW(arena, struct folder);
    f->arena = arena;
    f->schema = schema_new(tables, COUNT_OF(tables), schema_fails, NULL);
    assert_non_null(f->schema);
    ctx_begin(&f->cx, arena);
    temp_dir_make(f->dir);
    pthread_mutex_init(&f->mutex, NULL);
    pthread_cond_init(&f->done_more, NULL);
    return f;
}

static void folder_open(struct folder *f, size_t queue_max)
{
    struct db_options options = {
        .backend = &kv_fault,
        .kv = { .dir = f->dir, .map_bytes = (size_t)256 << 20, .own = &f->plan },
        .schema = f->schema,
        .queue_max = queue_max,
    };
    assert_int_equal(db_open(&f->cx, &options, &f->db), ERR_NONE);
    f->cx.db = f->db;
    kv_fault_heal(&f->plan); /* what opening did itself is not counted */
}

static int folder_setup(void **state)
{
    struct folder *f = folder_new();
    folder_open(f, 0);
    *state = f;
    return 0;
}

static void folder_free(struct folder *f)
{
    db_close(f->db);
    temp_dir_remove(f->dir);
    schema_free(f->schema);
    pthread_cond_destroy(&f->done_more);
    pthread_mutex_destroy(&f->mutex);
    arena_free(f->arena);
}

static int folder_teardown(void **state)
{
    folder_free(*state);
    return 0;
}

/* ---- a unit of work to test ---------------------------------------------------------------- */

enum { KEYS = 3 };

/* Puts KEYS pairs named after `name`. */
struct work {
    struct db_job job;
    struct folder *folder;
    struct arena *arena;
    struct ctx cx;
    const char *name;
    size_t value_size;
    err fails_with;   /* after putting all */
    bool fails_first; /* before putting any */
    bool journalled;
    sem_t *started, *gate; /* says that it runs, then waits */
    int runs;
    int done_as; /* 1 = the first to be done, 0 = not yet */
};

static struct slice work_key(struct arena *arena, const char *name, int n)
{
    return text_slice(text_format(arena, "%s/%d", name, n));
}

static void note_change(struct ctx *cx, struct tx *tx)
{
    static const uint8_t empty_map[] = { 0xA0 };
    struct change change = { .entity = &thing_entity,
                             .kind = CHANGE_CREATE,
                             .record = { { 1, 2, 3 } },
                             .after = { empty_map, sizeof empty_map } };
    tx_note(cx, tx, &change);
}

static err work_run(struct ctx *cx, struct tx *tx, void *arg)
{
    struct work *w = arg;
    struct slice value = { arena_alloc(cx->arena, w->value_size), w->value_size };
    if (++w->runs == 1 && w->gate) {
        sem_post(w->started);
        sem_wait(w->gate);
    }
    for (int i = 0; !w->fails_first && i < KEYS; i++) {
        err e = kv_put(cx, tx_kv(tx), work_key(cx->arena, w->name, i), value);
        if (e) return e;
    }
    if (w->journalled) note_change(cx, tx);
    if (!w->fails_with) return ERR_NONE;
    return ctx_fail(cx, w->fails_with, "/name", "own", SAY("Lỗi riêng", "Its own failure"));
}

static void work_done(struct db_job *job)
{
    struct work *w = (struct work *)job;
    pthread_mutex_lock(&w->folder->mutex);
    w->done_as = ++w->folder->done_count;
    pthread_cond_signal(&w->folder->done_more);
    pthread_mutex_unlock(&w->folder->mutex);
}

static void release_arena(void *arena)
{
    arena_free(arena);
}

static struct work *work_new(struct folder *f, const char *name)
{
    struct work *w = ARENA_NEW(f->arena, struct work);
    w->folder = f;
    w->name = name;
    w->arena = arena_new();
    arena_on_release(f->arena, release_arena, w->arena);
    ctx_begin(&w->cx, w->arena);
    w->cx.db = f->db;
    w->job = (struct db_job){ .cx = &w->cx, .fn = work_run, .arg = w, .done = work_done };
    return w;
}

static void submit(struct work *w)
{
    assert_int_equal(db_submit(w->folder->db, &w->job), ERR_NONE);
}

static void wait_done(struct folder *f, int count)
{
    pthread_mutex_lock(&f->mutex);
    while (f->done_count < count) pthread_cond_wait(&f->done_more, &f->mutex);
    pthread_mutex_unlock(&f->mutex);
}

struct gate {
    sem_t started, open;
    struct work *work;
};

/* Submits a job that keeps the writer until gate_open. */
static void gate_close(struct gate *gate, struct folder *f)
{
    sem_init(&gate->started, 0, 0);
    sem_init(&gate->open, 0, 0);
    gate->work = work_new(f, "gate");
    gate->work->started = &gate->started;
    gate->work->gate = &gate->open;
    submit(gate->work);
    sem_wait(&gate->started);
}

static void gate_open(struct gate *gate)
{
    sem_post(&gate->open);
}

/* Runs `works` as one group, behind its gate, and waits for all. */
static void run_as_group(struct folder *f, struct work *works[], int count)
{
    struct gate gate;
    int before = f->done_count;
    gate_close(&gate, f);
    for (int i = 0; i < count; i++) submit(works[i]);
    gate_open(&gate);
    wait_done(f, before + count + 1);
    sem_destroy(&gate.started);
    sem_destroy(&gate.open);
}

/* ---- looking ------------------------------------------------------------------------------- */

struct count_keys {
    const char *name;
    int found;
};

static err count_keys(struct ctx *cx, struct tx *tx, void *arg)
{
    struct count_keys *count = arg;
    count->found = 0;
    for (int i = 0; i < KEYS; i++) {
        struct slice key = work_key(cx->arena, count->name, i), value;
        err e = kv_get(cx, tx_kv(tx), &key, &value, 1);
        if (e) return e;
        count->found += value.data != NULL;
    }
    return ERR_NONE;
}

static int keys_of(struct folder *f, const char *name)
{
    struct count_keys count = { name, 0 };
    assert_int_equal(db_read(&f->cx, count_keys, &count), ERR_NONE);
    return count.found;
}

static err last_seq(struct ctx *cx, struct tx *tx, void *arg)
{
    return journal_last(cx, tx, arg);
}

static err verify_chain(struct ctx *cx, struct tx *tx, void *arg)
{
    return journal_verify(cx, tx, arg);
}

static uint64_t journal_length(struct folder *f)
{
    uint64_t seq = 0;
    assert_int_equal(db_read(&f->cx, last_seq, &seq), ERR_NONE);
    return seq;
}

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

/* ---- a world that misbehaves --------------------------------------------------------------- */

static void write_happens_whole_or_not_at_all_whichever_call_fails(void **state)
{
    static const err failures[] = { ERR_IO, ERR_NO_SPACE };
    (void)state;
    for (size_t kind = 0; kind < COUNT_OF(failures); kind++) {
        long failed_calls = 0;
        for (long n = 1; failed_calls == n - 1; n++) {
            struct folder *f = folder_new();
            folder_open(f, 0);
            struct work *w = work_new(f, "one");
            w->journalled = true;
            f->plan.failure = failures[kind];
            f->plan.fail_at = f->plan.calls + n;
            err e = db_write(&w->cx, work_run, w);
            if (e) failed_calls++;
            assert_true(!e || e == failures[kind]);
            kv_fault_heal(&f->plan);
            assert_int_equal(keys_of(f, "one"), e ? 0 : KEYS);
            assert_int_equal(journal_length(f), e ? 0 : 1);

            struct work *next = work_new(f, "next");
            next->journalled = true;
            assert_int_equal(db_write(&next->cx, work_run, next), ERR_NONE);
            assert_int_equal(journal_length(f), e ? 1 : 2);
            folder_free(f);
        }
        assert_in_range(failed_calls, 2 + KEYS + 2,
                        100); /* begin, puts, the journal's get and three puts, commit */
    }
}

/* The last call of a group is the commit of all. Returns false when n was past it. */
static bool group_with_fault(long n, bool *all_failed)
{
    struct folder *f = folder_new();
    struct gate gate;
    folder_open(f, 0);
    struct work *works[] = { work_new(f, "a"), work_new(f, "b"), work_new(f, "c") };
    works[1]->fails_with = ERR_CONFLICT;
    gate_close(&gate, f);
    for (size_t i = 0; i < COUNT_OF(works); i++) submit(works[i]);
    f->plan.failure = ERR_NO_SPACE;
    f->plan.fail_at = f->plan.calls + n;
    gate_open(&gate);
    wait_done(f, 1 + COUNT_OF(works));
    bool failed = f->plan.calls >= f->plan.fail_at;
    kv_fault_heal(&f->plan);

    *all_failed = true;
    for (size_t i = 0; i < COUNT_OF(works); i++) {
        err e = works[i]->job.error;
        assert_int_equal(keys_of(f, works[i]->name), e ? 0 : KEYS);
        assert_true(!e || e == ERR_NO_SPACE || (i == 1 && e == ERR_CONFLICT));
        assert_int_equal(works[i]->cx.error, e);
        *all_failed = *all_failed && e == ERR_NO_SPACE;
    }
    sem_destroy(&gate.started);
    sem_destroy(&gate.open);
    folder_free(f);
    return failed;
}

static void each_of_a_group_is_told_the_truth_whichever_call_fails(void **state)
{
    bool all_failed = false, all_failed_last = false;
    long n = 1;
    (void)state;
    for (; group_with_fault(n, &all_failed); n++) all_failed_last = all_failed;
    assert_in_range(n, 20, 200);
    assert_false(all_failed);
    assert_true(all_failed_last); /* the commit: also for the one that had failed by itself */
}

static void commit_that_asks_again_runs_all_again_once(void **state)
{
    struct folder *f = *state;
    struct work *works[] = { work_new(f, "a"), work_new(f, "b"), work_new(f, "c") };
    works[1]->fails_with = ERR_CONFLICT;
    works[2]->journalled = true;
    f->plan.retry_from = 1;
    f->plan.retry_count = 3;
    run_as_group(f, works, 3);

    assert_int_equal(works[0]->job.error, ERR_NONE);
    assert_int_equal(works[1]->job.error, ERR_CONFLICT);
    assert_int_equal(works[1]->cx.flaw_count, 1);
    assert_int_equal(works[2]->job.error, ERR_NONE);
    /* Plainly until b failed, then four times with b rolled back alone. */
    assert_int_equal(works[0]->runs, 1 + 4);
    assert_int_equal(works[1]->runs, 1 + 4);
    assert_int_equal(works[2]->runs, 4);
    assert_int_equal(works[2]->job.seq, 1);
    assert_int_equal(keys_of(f, "a"), KEYS);
    assert_int_equal(keys_of(f, "b"), 0);
    assert_int_equal(journal_length(f), 1);
}

static void commit_that_always_asks_again_is_given_up(void **state)
{
    struct folder *f = *state;
    struct work *w = work_new(f, "a");
    f->plan.retry_from = 1;
    f->plan.retry_count = 1000;
    assert_int_equal(db_write(&w->cx, work_run, w), ERR_RETRY);
    assert_in_range(w->runs, 2, 100);
    assert_in_range(w->cx.retry_after_s, 1, 60);
    kv_fault_heal(&f->plan);
    assert_int_equal(keys_of(f, "a"), 0);
}

static void job_that_asks_again_is_not_run_again(void **state)
{
    struct folder *f = *state;
    struct work *w = work_new(f, "a");
    w->fails_with = ERR_RETRY;
    assert_int_equal(db_write(&w->cx, work_run, w), ERR_RETRY);
    assert_int_equal(w->runs, 1);
    assert_int_equal(keys_of(f, "a"), 0);
}

/* ---- subscribers --------------------------------------------------------------------------- */

enum { SEEN_MAX = 16 };

struct audience {
    struct folder *folder;
    uint64_t seqs[SEEN_MAX];
    int done_before[SEEN_MAX]; /* jobs answered when the entry was shown */
    size_t count;
};

static void see_entry(void *arg, const struct journal_entry *entry)
{
    struct audience *a = arg;
    REQUIRE(a->count < SEEN_MAX);
    REQUIRE(entry->changes && entry->changes->entity == &thing_entity && !entry->changes->next);
    REQUIRE(entry->changes->after.size == 1 && entry->changes->after.data[0] == 0xA0);
    a->seqs[a->count] = entry->seq;
    a->done_before[a->count++] = a->folder->done_count;
}

static void subscribers_see_entries_in_order_before_the_replies(void **state)
{
    struct folder *f = *state;
    struct audience first = { .folder = f }, second = { .folder = f };
    struct work *works[] = { work_new(f, "a"), work_new(f, "silent"), work_new(f, "failing"),
                             work_new(f, "b"), work_new(f, "c") };
    for (size_t i = 0; i < COUNT_OF(works); i++) works[i]->journalled = i != 1;
    works[2]->fails_with = ERR_CONFLICT;
    db_subscribe(f->db, see_entry, &first);
    db_subscribe(f->db, see_entry, &second);
    run_as_group(f, works, COUNT_OF(works));

    assert_int_equal(first.count, 3);
    assert_int_equal(second.count, 3);
    for (size_t i = 0; i < first.count; i++) {
        assert_int_equal(first.seqs[i], i + 1);
        assert_int_equal(second.seqs[i], i + 1);
        assert_int_equal(first.done_before[i], 0);
    }
    assert_int_equal(works[0]->job.seq, 1);
    assert_int_equal(works[1]->job.seq, 0);
    assert_int_equal(works[2]->job.seq, 0);
    assert_int_equal(works[3]->job.seq, 2);
    assert_int_equal(works[4]->job.seq, 3);
}

static void subscribers_never_see_what_was_not_committed(void **state)
{
    struct folder *f = *state;
    struct audience audience = { .folder = f };
    struct work *w = work_new(f, "a");
    w->journalled = true;
    db_subscribe(f->db, see_entry, &audience);
    f->plan.retry_from = 1;
    f->plan.retry_count = 1000;
    assert_int_equal(db_write(&w->cx, work_run, w), ERR_RETRY);
    assert_int_equal(audience.count, 0);
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
        cmocka_unit_test(write_happens_whole_or_not_at_all_whichever_call_fails),
        cmocka_unit_test(each_of_a_group_is_told_the_truth_whichever_call_fails),
        ON_FOLDER(commit_that_asks_again_runs_all_again_once),
        ON_FOLDER(commit_that_always_asks_again_is_given_up),
        ON_FOLDER(job_that_asks_again_is_not_run_again),
        ON_FOLDER(subscribers_see_entries_in_order_before_the_replies),
        ON_FOLDER(subscribers_never_see_what_was_not_committed),
        ON_FOLDER(reader_keeps_its_snapshot),
        ON_FOLDER(second_opening_is_refused_naming_the_folder),
        ON_FOLDER(folder_opened_for_reading_is_not_written),
        ON_FOLDER(named_values_outlive_their_transaction),
    };
    crypto_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
