/* SPDX-License-Identifier: MIT
 * writer: group commit. A group is a run of jobs from the head of the queue, those that come while
 * it runs included, at most GROUP_JOBS jobs or GROUP_BYTES bytes put. Invariants: a job belongs to
 * the writer from a successful submit until its done() is called, once; done() follows the commit
 * of its group and comes in the order of submission. A job that fails rolls back alone and the
 * group goes on; when the commit fails, what every job saw never came to be, so every job gets that
 * error, those that had failed already too. Nearly every job that fails does so before it writes,
 * and then there is nothing to roll back: so a group first runs plainly, and only when a job left
 * something behind is all of it run again with a nested transaction for each, which costs a copy of
 * every page a job touches. */
#include "writer.h"

#include <pthread.h>
#include <signal.h>

#include "../base/log.h"
#include "../base/metric.h"
#include "tx.h"

enum { QUEUE_DEFAULT = 1024, GROUP_JOBS = 1000, GROUP_BYTES = 8 << 20, RUNS_MAX = 10, RETRY_S = 1 };

static const struct metric groups_total = { "volbank_store_groups_total",
                                            "Groups of writes by outcome", METRIC_COUNTER,
                                            "outcome" };
static const struct metric jobs_total = { "volbank_store_writes_total", "Writes by outcome",
                                          METRIC_COUNTER, "outcome" };
static const struct metric commit_seconds = { "volbank_store_commit_seconds",
                                              "Time of a durable commit", METRIC_SECONDS, NULL };
static const struct metric queue_jobs = { "volbank_store_queue",
                                          "Writes taken by the last group run", METRIC_GAUGE,
                                          NULL };

struct watcher {
    db_watch watch;
    void *arg;
    struct watcher *next;
};

struct writer {
    struct db *db;
    const struct schema *schema;
    struct log *log;
    struct metrics *metrics;
    size_t queue_max;
    pthread_t thread;
    pthread_mutex_t mutex; /* of all below */
    pthread_cond_t wake;
    struct db_job *first, **end;
    size_t waiting;
    bool closing;
    struct watcher *watchers, **watchers_end;
};

/* One durable transaction. `entries` are in the arenas of the jobs: NULL where nothing was
 * journalled. */
struct group {
    struct writer *writer;
    struct ctx cx;
    struct kv_tx *top;
    bool nested; /* each job in a transaction of its own */
    struct journal_end end;
    struct db_job *first;
    struct db_job *rest; /* the job after the last of the group */
    size_t count;
    size_t bytes;
    struct journal_entry *entries[GROUP_JOBS];
};

/* ---- the queue ----------------------------------------------------------------------------- */

/* All that waits, or NULL. */
static struct db_job *queue_take(struct writer *writer)
{
    pthread_mutex_lock(&writer->mutex);
    struct db_job *jobs = writer->first;
    size_t count = writer->waiting;
    writer->first = NULL;
    writer->end = &writer->first;
    writer->waiting = 0;
    pthread_mutex_unlock(&writer->mutex);
    if (jobs) metric_set(writer->metrics, &queue_jobs, NULL, (int64_t)count);
    return jobs;
}

/* ---- one job ------------------------------------------------------------------------------- */

static struct tx tx_of(struct group *g, struct kv_tx *kv)
{
    const struct writer *writer = g->writer;
    return (struct tx){
        .kv = kv, .write = true, .db = writer->db, .schema = writer->schema, .end = &g->end
    };
}

static err job_in_tx(struct group *g, struct db_job *job, struct kv_tx *kv,
                     struct journal_entry *entry)
{
    struct tx tx = tx_of(g, kv);
    tx.changes_end = &tx.changes;
    err e = job->fn(job->cx, &tx, job->arg);
    return e ? e : journal_append(job->cx, &tx, entry);
}

static err job_run_nested(struct group *g, struct db_job *job, struct journal_entry *entry)
{
    struct kv_tx *kv;
    struct journal_end end = g->end;
    err e = kv_begin(job->cx, db_kv(g->writer->db), g->top, true, &kv);
    if (e) return e;
    e = job_in_tx(g, job, kv, entry);
    size_t bytes = kv->put_bytes;
    if (e)
        kv_abort(kv);
    else
        e = kv_commit(job->cx, kv);
    if (e)
        g->end = end;
    else
        g->bytes += bytes;
    return e;
}

/* False when it failed and left something behind in the group's own transaction. */
static bool job_run_plain(struct group *g, struct db_job *job, struct journal_entry *entry)
{
    g->top->touched = false;
    job->error = job_in_tx(g, job, g->top, entry);
    g->bytes = g->top->put_bytes;
    return !job->error || !g->top->touched;
}

static bool group_add(struct group *g, struct db_job *job)
{
    struct journal_entry *entry = ARENA_NEW(job->cx->arena, struct journal_entry);
    bool clean = true;
    if (g->nested)
        job->error = job_run_nested(g, job, entry);
    else
        clean = job_run_plain(g, job, entry);
    bool journalled = !job->error && entry->seq;
    job->seq = journalled ? entry->seq : 0;
    g->entries[g->count++] = journalled ? entry : NULL;
    return clean;
}

/* ---- a group ------------------------------------------------------------------------------- */

static err group_commit(struct group *g)
{
    uint64_t start = clock_ticks();
    struct tx tx = tx_of(g, g->top);
    err e = g->end.moved ? journal_end_put(&g->cx, &tx, &g->end) : ERR_NONE;
    if (e)
        kv_abort(g->top);
    else
        e = kv_commit(&g->cx, g->top);
    metric_observe(g->writer->metrics, &commit_seconds, NULL, clock_ticks() - start);
    return e;
}

/* A job that spoilt its group: alone, it takes nobody along; else all is run again. */
static err group_spoilt(struct group *g)
{
    kv_abort(g->top);
    if (g->count == 1 && !g->first->next) return ERR_NONE;
    g->nested = true;
    return ERR_RETRY;
}

static err group_try(struct group *g)
{
    struct db_job *job = g->first;

    g->count = g->bytes = 0;
    g->rest = NULL;
    g->end = (struct journal_end){ 0 };
    err e = kv_begin(&g->cx, db_kv(g->writer->db), NULL, true, &g->top);
    if (e) return e;
    while (job && g->count < GROUP_JOBS && g->bytes < GROUP_BYTES) {
        if (!group_add(g, job)) return group_spoilt(g);
        if (!job->next) job->next = queue_take(g->writer);
        job = job->next;
    }
    g->rest = job;
    return group_commit(g);
}

/* Makes the group's failure that of a job, in both languages. */
static void job_fail(struct db_job *job, const struct ctx *why, err e)
{
    ctx_clear(job->cx);
    job->seq = 0;
    job->error = ctx_fail(job->cx, e, NULL, "commit", SAY("Chưa lưu được dữ liệu", "Not saved"));
    if (why->detail_en.size) {
        job->cx->detail_vi = text_copy(job->cx->arena, why->detail_vi);
        job->cx->detail_en = text_copy(job->cx->arena, why->detail_en);
    }
    if (e == ERR_RETRY || e == ERR_BUSY) job->cx->retry_after_s = RETRY_S;
}

static void group_fail(struct group *g, err e)
{
    log_line(g->writer->log, LOG_ERROR, "commit failed", "error=%s jobs=%zu detail=%.*s",
             err_slug(e), g->count, TEXT_ARGS(log_quote(g->cx.arena, g->cx.detail_en)));
    for (struct db_job *job = g->first; job != g->rest; job = job->next) job_fail(job, &g->cx, e);
}

static void group_tell_watchers(struct group *g)
{
    for (size_t i = 0; i < g->count; i++) {
        if (!g->entries[i]) continue;
        for (struct watcher *w = g->writer->watchers; w; w = w->next)
            w->watch(w->arg, g->entries[i]);
    }
}

/* done() may free its job, so what follows it is read first. */
static void group_answer(struct group *g)
{
    struct db_job *next;
    for (struct db_job *job = g->first; job != g->rest; job = next) {
        next = job->next;
        metric_add(g->writer->metrics, &jobs_total, err_slug(job->error), 1);
        job->done(job);
    }
}

/* Runs a group off the head of `jobs` and returns those left. */
static struct db_job *group_run(struct writer *writer, struct arena *arena, struct db_job *jobs)
{
    struct group *g = ARENA_NEW(arena, struct group);
    g->writer = writer;
    g->first = jobs;

    err e = ERR_RETRY;
    for (int run = 0; run < RUNS_MAX && e == ERR_RETRY; run++) {
        for (struct db_job *job = jobs; run > 0 && job != g->rest; job = job->next)
            ctx_clear(job->cx);
        ctx_begin(&g->cx, arena);
        e = group_try(g);
    }
    metric_add(writer->metrics, &groups_total, err_slug(e), 1);
    if (e)
        group_fail(g, e);
    else
        group_tell_watchers(g);
    group_answer(g);
    return g->rest;
}

/* ---- the thread ---------------------------------------------------------------------------- */

/* All that waits, or NULL when there will be nothing any more. */
static struct db_job *queue_wait(struct writer *writer)
{
    pthread_mutex_lock(&writer->mutex);
    while (!writer->first && !writer->closing) pthread_cond_wait(&writer->wake, &writer->mutex);
    pthread_mutex_unlock(&writer->mutex);
    return queue_take(writer);
}

static void *writer_main(void *arg)
{
    struct writer *writer = arg;
    struct arena *arena = arena_new();
    sigset_t all;

    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, NULL);
    for (struct db_job *jobs = queue_wait(writer); jobs; jobs = queue_wait(writer)) {
        while (jobs) {
            jobs = group_run(writer, arena, jobs);
            arena_reset(arena);
        }
    }
    arena_free(arena);
    return NULL;
}

err writer_start(struct ctx *cx, struct arena *arena, struct db *db,
                 const struct db_options *options, struct writer **out)
{
    struct writer *writer = ARENA_NEW(arena, struct writer);
    writer->db = db;
    writer->schema = options->schema;
    writer->log = options->log;
    writer->metrics = options->metrics;
    writer->queue_max = options->queue_max ? options->queue_max : QUEUE_DEFAULT;
    writer->end = &writer->first;
    writer->watchers_end = &writer->watchers;
    pthread_mutex_init(&writer->mutex, NULL);
    pthread_cond_init(&writer->wake, NULL);

    int rc = pthread_create(&writer->thread, NULL, writer_main, writer);
    if (rc) {
        pthread_cond_destroy(&writer->wake);
        pthread_mutex_destroy(&writer->mutex);
        return ctx_fail(cx, ERR_IO, NULL, "thread",
                        SAY("Không tạo được luồng ghi: %s", "Cannot start the writer thread: %s"),
                        strerror(rc));
    }
    *out = writer;
    return ERR_NONE;
}

void writer_stop(struct writer *writer)
{
    pthread_mutex_lock(&writer->mutex);
    writer->closing = true;
    pthread_cond_signal(&writer->wake);
    pthread_mutex_unlock(&writer->mutex);
    pthread_join(writer->thread, NULL);
    pthread_cond_destroy(&writer->wake);
    pthread_mutex_destroy(&writer->mutex);
}

err writer_submit(struct writer *writer, struct db_job *job)
{
    job->next = NULL;
    job->error = ERR_NONE;
    job->seq = 0;
    pthread_mutex_lock(&writer->mutex);
    bool taken = !writer->closing && writer->waiting < writer->queue_max;
    if (taken) {
        *writer->end = job;
        writer->end = &job->next;
        writer->waiting++;
        pthread_cond_signal(&writer->wake);
    }
    pthread_mutex_unlock(&writer->mutex);
    if (taken) return ERR_NONE;

    metric_add(writer->metrics, &jobs_total, err_slug(ERR_BUSY), 1);
    job->cx->retry_after_s = RETRY_S;
    return ctx_fail(job->cx, ERR_BUSY, NULL, "queue-full",
                    SAY("Hàng chờ ghi đã đầy", "The queue of writes is full"));
}

void writer_subscribe(struct writer *writer, struct arena *arena, db_watch watch, void *arg)
{
    struct watcher *w = ARENA_NEW(arena, struct watcher);
    *w = (struct watcher){ watch, arg, NULL };
    pthread_mutex_lock(&writer->mutex);
    *writer->watchers_end = w;
    writer->watchers_end = &w->next;
    pthread_mutex_unlock(&writer->mutex);
}

bool writer_is_here(const struct writer *writer)
{
    return pthread_equal(pthread_self(), writer->thread);
}
