/* SPDX-License-Identifier: MIT
 * job_run: one job from the moment a worker picks it to its last word. Invariants: a job is marked
 * RUNNING, durably, before its first step; kind_at_work.running covers it from then until its end
 * is stored; the worker's own writes go through a ctx of their own, so that a job's undo holds only
 * what the job wrote. */
#include <time.h>

#include "../base/json_write.h"
#include "../base/log.h"
#include "../base/metric.h"
#include "job_run_private.h"

static const struct metric jobs_total = { "volbank_jobs_total", "Jobs by how they ended",
                                          METRIC_COUNTER, "state" };
static const struct metric job_seconds = { "volbank_job_seconds", "Time jobs took", METRIC_SECONDS,
                                           NULL };

enum { NOTE_BYTES = 480, SAVE_TRIES = 50, SAVE_PAUSE_MS = 100 };

/* ---- what is told while it runs ------------------------------------------------------------ */

static const char *state_code(int32_t state)
{
    const struct field *f = entity_field(&job_entity, "state", strlen("state"));
    return vocabulary_number(f->terms, (unsigned)state)->code;
}

static void publish(struct job_run *run)
{
    const struct work_options *o = &run->work->options;
    if (!o->publish) return;
    struct buffer out = buffer_in(run->desk, 256);
    struct json j = json_into(&out);
    json_object(&j);
    json_id_at(&j, "id", run->job.id);
    json_text_at(&j, "kind", run->job.kind);
    json_z_at(&j, "state", state_code(run->job.state));
    json_int_at(&j, "done", run->job.done);
    json_int_at(&j, "total", run->job.total);
    json_text_at(&j, "note", run->job.note);
    json_object_end(&j);
    text which = id_text(run->desk, run->job.id);
    o->publish(o->publish_arg, text_format(run->desk, "job/%.*s", TEXT_ARGS(which)),
               buffer_as_text(&out));
    arena_reset(run->desk);
}

static text undo_text(const struct job_run *run, struct arena *arena)
{
    struct buffer out = buffer_in(arena, 64);
    if (!run->undo_before.size && !run->wrote.count) return TEXT("");
    buffer_byte(&out, '[');
    buffer_text(&out, text_part(run->undo_before, 1, run->undo_before.size - 1));
    for (size_t i = 0; i < run->wrote.count; i++) {
        if (out.size > 1) buffer_byte(&out, ',');
        buffer_int(&out, (int64_t)run->wrote.seqs[i]);
    }
    buffer_byte(&out, ']');
    return buffer_as_text(&out);
}

/* A sentence that fits the field, cut between characters. */
static text note_cut(struct arena *arena, text note)
{
    if (note.size <= NOTE_BYTES) return text_copy(arena, note);
    size_t size = NOTE_BYTES;
    while (size > 0 && ((uint8_t)note.data[size] & 0xC0) == 0x80) size--;
    return text_format(arena, "%.*s…", (int)size, note.data);
}

/* ---- what is stored while it runs ---------------------------------------------------------- */

/* The members that the worker may change; what others changed meanwhile (stopping) stays. */
static void copy_outcome(struct job *stored, const struct job *job)
{
    stored->state = job->state;
    stored->result = job->result;
    stored->done = job->done;
    stored->total = job->total;
    stored->note = job->note;
    stored->started = job->started;
    stored->ended = job->ended;
}

static err save_in(struct ctx *cx, struct tx *tx, void *arg)
{
    struct job_run *run = arg;
    struct job stored = run->job;
    err e = run->saved ? record_get(cx, tx, &job_entity, run->job.id, &stored) : ERR_NONE;
    if (e) return e;
    run->job.stopping = stored.stopping;
    copy_outcome(&stored, &run->job);
    stored.undo = undo_text(run, cx->arena);
    return run->saved ? record_update(cx, tx, &job_entity, &stored)
                      : record_create(cx, tx, &job_entity, &stored);
}

/* Progress that cannot be stored now is no reason to end a job: the next one may be. */
static void save_progress(struct job_run *run)
{
    struct ctx cx;
    work_ctx(run->work, &cx, run->desk, WHY_JOB_PROGRESS);
    err e = db_write(&cx, save_in, run);
    run->saved_at = clock_ticks();
    if (!e) run->saved = true;
    if (e == ERR_NOT_FOUND) run->gone = true;
    if (e && e != ERR_NOT_FOUND)
        log_line(cx.log, LOG_WARN, "job progress not stored", "kind=%s error=%s",
                 run->at->kind->name, err_slug(e));
    arena_reset(run->desk);
}

static err read_stopping(struct ctx *cx, struct tx *tx, void *arg)
{
    struct job_run *run = arg;
    struct job stored;
    err e = record_get(cx, tx, &job_entity, run->job.id, &stored);
    if (!e) run->job.stopping = stored.stopping;
    return e;
}

/* The bell rings whenever a job's record changed: only then is there something to look at. */
static void look_again(struct job_run *run)
{
    struct ctx cx;
    uint64_t rings = work_rings(run->work, BELL_JOBS);
    if (rings == run->rings || !run->saved) return;
    run->rings = rings;
    work_ctx(run->work, &cx, run->desk, WHY_JOB_PROGRESS);
    if (db_read(&cx, read_stopping, run) == ERR_NOT_FOUND) run->gone = true;
    arena_reset(run->desk);
}

bool job_is_stopping(struct job *job)
{
    struct job_run *run = job->run;
    if (!run) return job->stopping;
    look_again(run);
    return job->stopping || run->gone || atomic_load(&run->work->stopping);
}

err job_progress(struct ctx *cx, struct job *job, int64_t done, int64_t total, text note)
{
    struct job_run *run = job->run;
    job->done = done;
    job->total = total;
    if (!text_equal(job->note, note)) job->note = note_cut(cx->arena, note);
    if (!run) return ERR_NONE;
    publish(run);
    if (clock_ticks() - run->saved_at >= (uint64_t)CLOCK_SECOND * 1000000) save_progress(run);
    run->interrupted = job_is_stopping(job);
    if (!run->interrupted) return ERR_NONE;
    return ctx_fail(cx, ERR_TIMEOUT, NULL, "stopped",
                    SAY("Đã dừng theo yêu cầu", "Stopped as asked"));
}

/* ---- the end ------------------------------------------------------------------------------- */

static void end_failed(struct job_run *run, err e)
{
    text why = run->cx.detail_vi;
    if (!why.size && run->cx.flaws) why = run->cx.flaws->vi;
    if (!why.size) why = text_of(err_title_vi(e));
    run->job.state = JOB_FAILED;
    run->job.note = note_cut(run->cx.arena, why);
}

/* The server stops: what can go on later waits for it. */
static void end_unfinished(struct job_run *run)
{
    bool harmless = run->timed && !run->saved && !run->wrote.count;
    bool resumes = run->at->kind->resumes || harmless;
    run->job.state = resumes ? JOB_WAITING : JOB_FAILED;
    run->job.note = resumes ? TEXT("Máy chủ đang tắt, việc này sẽ chạy tiếp khi máy chủ bật lại")
                            : TEXT("Máy chủ đã tắt khi việc này chưa xong. Hãy làm lại");
}

static void end_decide(struct job_run *run, err e)
{
    bool told = e == ERR_TIMEOUT && run->interrupted;
    run->job.ended = clock_wall();
    if (!e)
        run->job.state = JOB_DONE;
    else if (told && (run->job.stopping || run->gone))
        run->job.state = JOB_STOPPED;
    else if (told)
        end_unfinished(run);
    else
        end_failed(run, e);
    if (run->job.state == JOB_WAITING) run->job.ended = 0;
}

const char *timetable_name(struct arena *arena, const struct job_kind *kind)
{
    return text_z(arena, text_format(arena, "work.last.%s", kind->name));
}

/* A run of the timetable that changed nothing and went well leaves only the time of the run. */
static err end_in(struct ctx *cx, struct tx *tx, void *arg)
{
    struct job_run *run = arg;
    bool quiet = !run->saved && !run->wrote.count &&
                 (run->job.state == JOB_DONE || run->job.state == JOB_WAITING);
    err e = ERR_NONE;
    if (run->timed && run->job.state != JOB_WAITING) {
        text last = text_format(cx->arena, "%lld", (long long)run->job.started);
        e = meta_put(cx, tx, timetable_name(cx->arena, run->at->kind), text_slice(last));
    }
    if (!e && !quiet) e = save_in(cx, tx, run);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static err end_try(struct job_run *run)
{
    struct ctx cx;
    work_ctx(run->work, &cx, run->desk, WHY_JOB_END);
    err e = db_write(&cx, end_in, run);
    arena_reset(run->desk);
    return e;
}

static void end_store(struct job_run *run)
{
    const struct timespec pause = { .tv_nsec = SAVE_PAUSE_MS * 1000000L };
    err e = end_try(run);
    for (int i = 0; i < SAVE_TRIES && (e == ERR_BUSY || e == ERR_RETRY); i++) {
        (void)nanosleep(&pause, NULL);
        e = end_try(run);
    }
    if (e == ERR_INVALID) {
        run->job.state = JOB_FAILED;
        run->job.result = TEXT("");
        run->job.note = TEXT("Kết quả của việc này quá lớn hoặc không đúng dạng để lưu");
        e = end_try(run);
    }
    if (e)
        log_line(run->work->options.log, LOG_ERROR, "job end not stored", "kind=%s error=%s",
                 run->at->kind->name, err_slug(e));
}

static void end_tell(struct job_run *run, uint64_t began)
{
    const struct work_options *o = &run->work->options;
    char which[ID_TEXT_SIZE];
    id_format(run->job.id, which);
    metric_add(o->metrics, &jobs_total, state_code(run->job.state), 1);
    metric_observe(o->metrics, &job_seconds, NULL, clock_ticks() - began);
    log_line(o->log,
             run->job.state == JOB_FAILED ? LOG_WARN
             : run->timed                 ? LOG_DEBUG
                                          : LOG_INFO,
             "job ended", "kind=%s id=%.*s state=%s ms=%llu", run->at->kind->name, ID_TEXT_SIZE,
             which, state_code(run->job.state),
             (unsigned long long)((clock_ticks() - began) / 1000000));
    publish(run);
}

/* ---- one run ------------------------------------------------------------------------------- */

/* A job acts with the rights its owner has when it runs, not when it was asked for. */
static err load_actor(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct work *work = arg;
    struct account account;
    err e = record_get(cx, tx, &account_entity, cx->actor.account, &account);
    if (e == ERR_NOT_FOUND || (!e && account.state != ACCOUNT_ACTIVE))
        return ctx_fail(cx, ERR_FORBIDDEN, NULL, "account",
                        SAY("Tài khoản đã yêu cầu việc này không còn dùng được",
                            "The account that asked for this is no longer active"));
    return e ? e : access_load(cx, tx, work->options.book);
}

const char *job_why(struct arena *arena, text kind)
{
    return text_z(arena, text_format(arena, "job %.*s", TEXT_ARGS(kind)));
}

static err run_kind(struct job_run *run)
{
    struct ctx *cx = &run->cx;
    cx->why = job_why(cx->arena, run->job.kind);
    cx->wrote = &run->wrote;
    if (!id_is_none(run->job.account)) {
        cx->actor = (struct actor){ .account = run->job.account };
        err e = db_read(cx, load_actor, run->work);
        if (e) return e;
    }
    return run->at->kind->run(cx, &run->job);
}

void job_run_whole(struct job_run *run)
{
    uint64_t began = clock_ticks();
    run->job.run = run;
    run->undo_before = run->job.undo;
    run->saved_at = began;
    publish(run);
    end_decide(run, run_kind(run));
    end_store(run);
    end_tell(run, began);
}
