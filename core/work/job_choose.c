/* SPDX-License-Identifier: MIT
 * job_choose: which job a free worker runs next: the oldest that waits and whose kind exists here
 * and is not running, else what the timetable owes. One worker chooses at a time, so a kind never
 * runs twice at once. */
#include "../base/log.h"
#include "job_run_private.h"

struct choice {
    struct work *work;
    struct kind_at_work *at;
    id which;
};

static enum kv_go consider(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct job *job = record;
    struct choice *choice = arg;
    for (size_t i = 0; i < choice->work->kind_count; i++) {
        struct kind_at_work *at = &choice->work->kinds[i];
        if (at->running || !text_equal_z(job->kind, at->kind->name)) continue;
        choice->at = at;
        choice->which = job->id;
        return KV_STOP;
    }
    return KV_MORE;
}

/* The oldest waiting job of a kind that exists here and is free. */
static err find_waiting(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct job probe = { .state = JOB_WAITING };
    struct query q = { .entity = &job_entity, .filter_count = 1 };
    q.filters[0].field = entity_field(&job_entity, "state", strlen("state"));
    q.filters[0].probe = &probe;
    return query_run(cx, tx, &q, consider, arg, NULL);
}

/* ERR_CONFLICT without a word when somebody stopped it meanwhile. */
static err claim_in(struct ctx *cx, struct tx *tx, void *arg)
{
    struct job_run *run = arg;
    struct job *job = &run->job;
    err e = record_get(cx, tx, &job_entity, job->id, job);
    if (e) return e;
    if (job->state != JOB_WAITING) return ERR_CONFLICT;
    job->state = JOB_RUNNING;
    job->started = cx->now;
    job->done = job->total = 0;
    job->note = TEXT("");
    return record_update(cx, tx, &job_entity, job);
}

static bool claim_waiting(struct job_run *run)
{
    struct choice choice = { .work = run->work };
    struct ctx *cx = &run->cx;
    err e = db_read(cx, find_waiting, &choice);
    if (!e && !choice.at) return false;
    run->at = choice.at;
    run->job.id = choice.which;
    if (!e) e = db_write(cx, claim_in, run);
    run->saved = !e;
    if (e && e != ERR_CONFLICT && e != ERR_NOT_FOUND)
        log_line(cx->log, LOG_WARN, "no job taken", "error=%s", err_slug(e));
    ctx_clear(cx);
    return !e;
}

static bool claim_timed(struct job_run *run, instant *due)
{
    struct work *work = run->work;
    instant now = run->cx.now;
    *due = 0;
    for (size_t i = 0; i < work->kind_count; i++) {
        struct kind_at_work *at = &work->kinds[i];
        if (at->kind->every_s <= 0 || at->running) continue;
        if (at->last > now) at->last = now; /* the clock was set back */
        instant next = at->last ? at->last + at->kind->every_s * CLOCK_SECOND : now;
        if (next <= now) {
            run->at = at;
            at->last = now;
            run->job = (struct job){ .id = id_new(work->options.random, now),
                                     .kind = text_of(at->kind->name),
                                     .state = JOB_RUNNING,
                                     .made = now,
                                     .started = now };
            return run->timed = true;
        }
        if (!*due || next < *due) *due = next;
    }
    return false;
}

static bool claim(struct job_run *run, instant *due)
{
    pthread_mutex_lock(&run->work->choosing);
    *due = 0;
    bool found = claim_waiting(run) || claim_timed(run, due);
    if (found) run->at->running = true;
    pthread_mutex_unlock(&run->work->choosing);
    return found;
}

bool jobs_run_next(struct work *work, struct arena *arena, struct arena *desk, instant *due)
{
    struct job_run *run = ARENA_NEW(arena, struct job_run);
    run->work = work;
    run->desk = desk;
    run->wrote.arena = arena;
    work_ctx(work, &run->cx, arena, WHY_JOB_START);
    bool found = claim(run, due);
    if (found) {
        job_run_whole(run);
        pthread_mutex_lock(&work->choosing);
        run->at->running = false;
        pthread_mutex_unlock(&work->choosing);
        work_ring(work, BELL_JOBS); /* another of this kind may wait for it */
    }
    arena_reset(arena);
    arena_reset(desk);
    return found;
}

/* ---- the timetable's memory ---------------------------------------------------------------- */

static err load_last(struct ctx *cx, struct tx *tx, void *arg)
{
    struct work *work = arg;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < work->kind_count; i++) {
        struct slice last = { 0 };
        struct kind_at_work *at = &work->kinds[i];
        if (at->kind->every_s <= 0) continue;
        e = meta_get(cx, tx, timetable_name(cx->arena, at->kind), &last);
        if (!e && !text_to_int(slice_text(last), &at->last)) at->last = 0;
    }
    return e;
}

err timetable_load(struct ctx *cx, struct work *work)
{
    return db_read(cx, load_last, work);
}
