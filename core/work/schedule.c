/* SPDX-License-Identifier: MIT
 * schedule: the threads behind jobs, timetable and outbox, and the bells that wake them. The
 * store's writer thread rings after a commit and never waits; a worker that finds nothing sleeps
 * until a bell or the timetable. Stopping is a flag that running jobs see at their next progress.
 */
#include <signal.h>
#include <stdio.h>
#include <time.h>

#include "../store/journal.h"
#include "running_private.h"

enum { THREAD_NAME_SIZE = 16 };

struct work *work_new(void)
{
    struct arena *arena = arena_new();
    struct work *work = ARENA_NEW(arena, struct work);
    pthread_condattr_t attributes;
    work->arena = arena;
    REQUIRE(pthread_mutex_init(&work->mutex, NULL) == 0);
    REQUIRE(pthread_mutex_init(&work->choosing, NULL) == 0);
    REQUIRE(pthread_condattr_init(&attributes) == 0);
    REQUIRE(pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC) == 0);
    REQUIRE(pthread_cond_init(&work->rung, &attributes) == 0);
    REQUIRE(pthread_condattr_destroy(&attributes) == 0);
    return work;
}

void work_free(struct work *work)
{
    if (!work) return;
    REQUIRE(work->thread_count == 0);
    pthread_cond_destroy(&work->rung);
    pthread_mutex_destroy(&work->choosing);
    pthread_mutex_destroy(&work->mutex);
    arena_free(work->arena);
}

void work_ctx(struct work *work, struct ctx *cx, struct arena *arena, const char *why)
{
    const struct work_options *o = &work->options;
    ctx_begin(cx, arena);
    cx->actor.system = true;
    cx->why = why;
    cx->random = o->random;
    cx->log = o->log;
    cx->metrics = o->metrics;
    cx->db = o->db;
    cx->app = o->app;
}

/* ---- bells --------------------------------------------------------------------------------- */

void work_ring(struct work *work, enum bell bell)
{
    pthread_mutex_lock(&work->mutex);
    work->rings[bell]++;
    pthread_cond_broadcast(&work->rung);
    pthread_mutex_unlock(&work->mutex);
}

uint64_t work_rings(struct work *work, enum bell bell)
{
    pthread_mutex_lock(&work->mutex);
    uint64_t rings = work->rings[bell];
    pthread_mutex_unlock(&work->mutex);
    return rings;
}

void work_watch(void *arg, const struct journal_entry *entry)
{
    struct work *work = arg;
    bool jobs = false, messages = false;
    for (const struct change *c = entry->changes; c; c = c->next) {
        jobs = jobs || c->entity->number == job_entity.number;
        messages = messages || c->entity->number == message_entity.number;
    }
    if (jobs) work_ring(work, BELL_JOBS);
    if (messages) work_ring(work, BELL_OUTBOX);
}

/* The moment on the clock of the condition when `due` will be; at most a minute ahead, because the
 * wall clock may be set meanwhile. */
static struct timespec moment_of(instant due)
{
    instant ahead = due - clock_wall();
    if (!due || ahead > CLOCK_MINUTE) ahead = CLOCK_MINUTE;
    if (ahead < 0) ahead = 0;
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_sec += (time_t)(ahead / CLOCK_SECOND);
    t.tv_nsec += (long)(ahead % CLOCK_SECOND) * 1000000;
    if (t.tv_nsec >= 1000000000) {
        t.tv_sec++;
        t.tv_nsec -= 1000000000;
    }
    return t;
}

void work_wait(struct work *work, enum bell bell, uint64_t seen, instant due)
{
    struct timespec until = moment_of(due);
    int rc = 0;
    pthread_mutex_lock(&work->mutex);
    while (!rc && work->rings[bell] == seen && !atomic_load(&work->stopping))
        rc = pthread_cond_timedwait(&work->rung, &work->mutex, &until);
    pthread_mutex_unlock(&work->mutex);
}

/* ---- threads ------------------------------------------------------------------------------- */

static void *jobs_main(void *arg)
{
    struct work *work = arg;
    struct arena *arena = arena_new();
    struct arena *desk = arena_new();
    while (!atomic_load(&work->stopping)) {
        instant due;
        uint64_t seen = work_rings(work, BELL_JOBS);
        if (!jobs_run_next(work, arena, desk, &due)) work_wait(work, BELL_JOBS, seen, due);
    }
    arena_free(desk);
    arena_free(arena);
    return NULL;
}

static err thread_start(struct ctx *cx, struct work *work, void *(*run)(void *), const char *name)
{
    sigset_t all, before;
    pthread_t *thread = &work->threads[work->thread_count];
    (void)sigfillset(&all);
    REQUIRE(pthread_sigmask(SIG_BLOCK, &all, &before) == 0);
    int rc = pthread_create(thread, NULL, run, work);
    REQUIRE(pthread_sigmask(SIG_SETMASK, &before, NULL) == 0);
    if (rc)
        return ctx_fail(cx, ERR_IO, NULL, "thread",
                        SAY("Không tạo được luồng «%s»", "Cannot start the thread «%s»"), name);
    (void)pthread_setname_np(*thread, name);
    work->thread_count++;
    return ERR_NONE;
}

static err threads_start(struct ctx *cx, struct work *work, size_t workers)
{
    char name[THREAD_NAME_SIZE];
    work->threads = ARENA_ARRAY(work->arena, workers + 1, pthread_t);
    err e = thread_start(cx, work, outbox_main, "outbox");
    for (size_t i = 0; !e && i < workers; i++) {
        (void)snprintf(name, sizeof(name), "jobs-%u", (unsigned)(i + 1) % 1000);
        e = thread_start(cx, work, jobs_main, name);
    }
    return e;
}

err work_start(struct ctx *cx, struct work *work, const struct work_options *options)
{
    REQUIRE(work->thread_count == 0 && options->db && options->random);
    work->options = *options;
    work->kind_count = options->kind_count;
    work->kinds = ARENA_ARRAY(work->arena, options->kind_count, struct kind_at_work);
    for (size_t i = 0; i < options->kind_count; i++)
        work->kinds[i] = (struct kind_at_work){ .kind = options->kinds[i] };
    atomic_store(&work->stopping, false);
    err e = jobs_settle(cx, work);
    if (!e) e = timetable_load(cx, work);
    if (!e) e = threads_start(cx, work, options->job_threads ? options->job_threads : 1);
    if (e) work_stop(work);
    return e;
}

void work_stop(struct work *work)
{
    if (!work) return;
    pthread_mutex_lock(&work->mutex);
    atomic_store(&work->stopping, true);
    pthread_cond_broadcast(&work->rung);
    pthread_mutex_unlock(&work->mutex);
    for (size_t i = 0; i < work->thread_count; i++) pthread_join(work->threads[i], NULL);
    work->thread_count = 0;
}
