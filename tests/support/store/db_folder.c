/* SPDX-License-Identifier: MIT
 * db_folder: every folder lies on kv_fault, so every run also shows that nobody holds a slice too
 * long. */
#include "db_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* ---- a folder to test ---------------------------------------------------------------------- */

static const struct field thing_fields[] = {
    FIELD(1, struct thing, name, TEXT, 0, .label = "Tên", .label_en = "Name"),
    { 0 },
};

const struct entity thing_entity = { .name = "thing",
                                     .label = "Vật",
                                     .label_en = "Thing",
                                     .size = sizeof(struct thing),
                                     .fields = thing_fields,
                                     .number = 1 };

static void schema_fails(void *arg, const char *message)
{
    (void)arg;
    fail_msg("%s", message);
}

struct folder *folder_new(void)
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

void folder_open(struct folder *f, size_t queue_max)
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

int folder_setup(void **state)
{
    struct folder *f = folder_new();
    folder_open(f, 0);
    *state = f;
    return 0;
}

void folder_free(struct folder *f)
{
    db_close(f->db);
    temp_dir_remove(f->dir);
    schema_free(f->schema);
    pthread_cond_destroy(&f->done_more);
    pthread_mutex_destroy(&f->mutex);
    arena_free(f->arena);
}

int folder_teardown(void **state)
{
    folder_free(*state);
    return 0;
}

/* ---- a unit of work to test ---------------------------------------------------------------- */

struct slice work_key(struct arena *arena, const char *name, int n)
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

err work_run(struct ctx *cx, struct tx *tx, void *arg)
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

struct work *work_new(struct folder *f, const char *name)
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

void submit(struct work *w)
{
    assert_int_equal(db_submit(w->folder->db, &w->job), ERR_NONE);
}

void wait_done(struct folder *f, int count)
{
    pthread_mutex_lock(&f->mutex);
    while (f->done_count < count) pthread_cond_wait(&f->done_more, &f->mutex);
    pthread_mutex_unlock(&f->mutex);
}

void gate_close(struct gate *gate, struct folder *f)
{
    sem_init(&gate->started, 0, 0);
    sem_init(&gate->open, 0, 0);
    gate->work = work_new(f, "gate");
    gate->work->started = &gate->started;
    gate->work->gate = &gate->open;
    submit(gate->work);
    sem_wait(&gate->started);
}

void gate_open(struct gate *gate)
{
    sem_post(&gate->open);
}

void run_as_group(struct folder *f, struct work *works[], int count)
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

err count_keys(struct ctx *cx, struct tx *tx, void *arg)
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

int keys_of(struct folder *f, const char *name)
{
    struct count_keys count = { name, 0 };
    assert_int_equal(db_read(&f->cx, count_keys, &count), ERR_NONE);
    return count.found;
}

static err last_seq(struct ctx *cx, struct tx *tx, void *arg)
{
    return journal_last(cx, tx, arg);
}

err verify_chain(struct ctx *cx, struct tx *tx, void *arg)
{
    return journal_verify(cx, tx, arg);
}

uint64_t journal_length(struct folder *f)
{
    uint64_t seq = 0;
    assert_int_equal(db_read(&f->cx, last_seq, &seq), ERR_NONE);
    return seq;
}
