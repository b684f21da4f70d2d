/* SPDX-License-Identifier: MIT
 * demo_batch: two halves take turns: one is filled here while the writer thread stores the other.
 * A half is the writer's from submit until its done(); `busy` says so, under the lock. */
#include "demo_batch.h"

#include <pthread.h>

struct row {
    const struct entity *entity;
    void *record;
};

struct half {
    struct demo_batch *batch;
    struct arena *records; /* what is to be stored; emptied when it is */
    struct arena *desk;    /* of cx: what storing it takes */
    struct ctx cx;
    struct db_job job;
    struct row rows[DEMO_BATCH_RECORDS];
    size_t count;
    bool busy;
};

struct demo_batch {
    struct ctx *cx;
    struct random_source keys;
    struct half halves[2];
    struct half *filling;
    err error;
    pthread_mutex_t lock; /* of busy */
    pthread_cond_t idle;
};

struct demo_batch *demo_batch_new(struct ctx *cx, uint64_t seed)
{
    struct demo_batch *b = ARENA_NEW(cx->arena, struct demo_batch);
    b->cx = cx;
    b->keys = random_seeded(seed, "demo person keys");
    REQUIRE(pthread_mutex_init(&b->lock, NULL) == 0);
    REQUIRE(pthread_cond_init(&b->idle, NULL) == 0);
    for (size_t i = 0; i < COUNT_OF(b->halves); i++) {
        b->halves[i].batch = b;
        b->halves[i].records = arena_new();
        b->halves[i].desk = arena_new();
    }
    b->filling = &b->halves[0];
    return b;
}

static void wait_for(struct half *half)
{
    struct demo_batch *b = half->batch;
    pthread_mutex_lock(&b->lock);
    while (half->busy) pthread_cond_wait(&b->idle, &b->lock);
    pthread_mutex_unlock(&b->lock);
}

void demo_batch_free(struct demo_batch *b)
{
    for (size_t i = 0; i < COUNT_OF(b->halves); i++) {
        wait_for(&b->halves[i]);
        arena_free(b->halves[i].records);
        arena_free(b->halves[i].desk);
    }
    pthread_cond_destroy(&b->idle);
    pthread_mutex_destroy(&b->lock);
}

static err store_rows(struct ctx *cx, struct tx *tx, void *arg)
{
    struct half *half = arg;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < half->count; i++) {
        e = record_create(cx, tx, half->rows[i].entity, half->rows[i].record);
        if (e)
            log_line(cx->log, LOG_ERROR, "a demo record was refused", "entity=%s error=%s",
                     half->rows[i].entity->name, err_slug(e));
    }
    return e;
}

static void stored(struct db_job *job)
{
    struct half *half = job->arg;
    struct demo_batch *b = half->batch;
    pthread_mutex_lock(&b->lock);
    half->busy = false;
    pthread_cond_signal(&b->idle);
    pthread_mutex_unlock(&b->lock);
}

/* The writer's own unit of work: the caller goes on with its own meanwhile. */
static void begin_cx(struct half *half)
{
    const struct ctx *from = half->batch->cx;
    arena_reset(half->desk);
    ctx_begin(&half->cx, half->desk);
    half->cx.actor = from->actor;
    half->cx.now = from->now;
    half->cx.why = from->why;
    half->cx.log = from->log;
    half->cx.metrics = from->metrics;
    half->cx.db = from->db;
    half->cx.app = from->app;
    half->cx.random = &half->batch->keys;
}

static void fail_as(struct demo_batch *b, const struct ctx *why, err e)
{
    struct ctx *cx = b->cx;
    b->error = ctx_fail(cx, e, NULL, "demo",
                        SAY("Không lưu được tỉnh mẫu", "The demo province could not be stored"));
    if (!why->detail_en.size) return;
    cx->detail_vi = text_copy(cx->arena, why->detail_vi);
    cx->detail_en = text_copy(cx->arena, why->detail_en);
}

/* Takes over how storing went, and empties the half for the next records. */
static void settle(struct half *half)
{
    struct demo_batch *b = half->batch;
    wait_for(half);
    if (half->count && half->job.error && !b->error) fail_as(b, &half->cx, half->job.error);
    half->count = 0;
    arena_reset(half->records);
}

static void send_half(struct demo_batch *b)
{
    struct half *half = b->filling;
    struct half *other = half == &b->halves[0] ? &b->halves[1] : &b->halves[0];
    settle(other);
    b->filling = other;
    if (b->error || half->count == 0) return;
    begin_cx(half);
    half->job = (struct db_job){ .cx = &half->cx, .fn = store_rows, .arg = half, .done = stored };
    half->busy = true;
    err e = db_submit(b->cx->db, &half->job);
    if (!e) return;
    half->busy = false;
    half->job.error = e;
}

static void copy_texts(struct arena *arena, const struct entity *entity, void *record)
{
    for (const struct field *f = entity->fields; f->id; f++) {
        if (f->kind != FIELD_TEXT) continue;
        text *t = field_in(f, record);
        if (t->size) *t = text_copy(arena, *t);
    }
}

void demo_put(struct demo_batch *b, const struct entity *entity, const void *record)
{
    struct half *half = b->filling;
    if (b->error) return;
    struct row *row = &half->rows[half->count++];
    row->entity = entity;
    row->record = arena_alloc(half->records, entity->size);
    memcpy(row->record, record, entity->size);
    copy_texts(half->records, entity, row->record);
    if (half->count == DEMO_BATCH_RECORDS) send_half(b);
}

err demo_batch_flush(struct demo_batch *b)
{
    send_half(b);
    for (size_t i = 0; i < COUNT_OF(b->halves); i++) settle(&b->halves[i]);
    return b->error;
}
