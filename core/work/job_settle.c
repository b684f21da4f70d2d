/* SPDX-License-Identifier: MIT
 * job_settle: what a crash left behind. A job found RUNNING at start is nobody's: it waits again
 * when its kind resumes, else it has failed. What it wrote since its progress was last stored is
 * found in the journal, between the entry that marked it RUNNING and the end, by its `why`: two
 * jobs of one kind never run at once. */
#include "../base/json_read.h"
#include "../base/json_write.h"
#include "../base/log.h"
#include "../store/journal.h"
#include "job_run_private.h"

/* ---- what it wrote ------------------------------------------------------------------------- */

struct search {
    const struct job *job;
    const char *why;
    uint64_t known;     /* the newest number in job.undo */
    struct wrote found; /* newest first */
    bool started;       /* its start was reached */
};

static bool marks_start(const struct journal_entry *entry, const struct job *job)
{
    if (!text_equal_z(entry->why, WHY_JOB_START)) return false;
    for (const struct change *c = entry->changes; c; c = c->next)
        if (id_equal(c->record, job->id)) return true;
    return false;
}

static enum kv_go look(struct ctx *cx, struct tx *tx, const struct journal_entry *entry, void *arg,
                       err *failure)
{
    struct search *s = arg;
    (void)cx;
    (void)tx;
    (void)failure;
    s->started = marks_start(entry, s->job);
    if (s->started || entry->seq <= s->known) return KV_STOP;
    if (text_equal_z(entry->why, s->why) && id_equal(entry->actor, s->job->account))
        wrote_add(&s->found, entry->seq);
    return KV_MORE;
}

static err read_known(struct ctx *cx, const struct job *job, struct buffer *undo, uint64_t *known)
{
    const struct json_value *list;
    if (text_is_empty(job->undo)) return ERR_NONE;
    err e = json_read(cx, job->undo, &list);
    for (const struct json_value *v = e ? NULL : json_first(list); v; v = json_next(v)) {
        int64_t seq;
        if (!json_whole(v, &seq)) continue;
        *known = (uint64_t)seq;
        buffer_format(undo, "%s%lld", undo->size ? "," : "", (long long)seq);
    }
    return e;
}

static err complete_undo(struct ctx *cx, struct tx *tx, struct job *job)
{
    struct buffer undo = buffer_in(cx->arena, 64);
    struct search s = { .job = job, .why = job_why(cx->arena, job->kind) };
    s.found.arena = cx->arena;
    err e = read_known(cx, job, &undo, &s.known);
    if (!e) e = journal_each(cx, tx, 0, true, look, &s);
    for (size_t i = s.found.count; !e && i > 0; i--)
        buffer_format(&undo, "%s%llu", undo.size ? "," : "",
                      (unsigned long long)s.found.seqs[i - 1]);
    if (!e && undo.size)
        job->undo = text_format(cx->arena, "[%.*s]", TEXT_ARGS(buffer_as_text(&undo)));
    return e;
}

/* ---- what becomes of it -------------------------------------------------------------------- */

static bool kind_resumes(const struct work *work, text kind)
{
    for (size_t i = 0; i < work->kind_count; i++)
        if (text_equal_z(kind, work->kinds[i].kind->name)) return work->kinds[i].kind->resumes;
    return false;
}

static void decide(struct ctx *cx, const struct work *work, struct job *job)
{
    bool again = !job->stopping && kind_resumes(work, job->kind);
    job->ended = again ? 0 : cx->now;
    if (again) {
        job->state = JOB_WAITING;
        job->note = TEXT("Máy chủ đã khởi động lại, việc này sẽ chạy tiếp");
    } else if (job->stopping) {
        job->state = JOB_STOPPED;
        job->note = TEXT("Đã dừng theo yêu cầu");
    } else {
        job->state = JOB_FAILED;
        job->note =
            TEXT("Máy chủ đã dừng đột ngột khi việc này chưa xong. Hãy xem phần đã làm được "
                 "rồi làm lại");
    }
    log_line(cx->log, LOG_WARN, "job was interrupted", "kind=%.*s resumes=%d", TEXT_ARGS(job->kind),
             again);
}

struct settling {
    struct work *work;
    struct job *jobs;
    size_t count, room;
};

static enum kv_go collect(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct settling *s = arg;
    (void)tx;
    (void)failure;
    if (s->count == s->room) {
        size_t room = s->room ? s->room * 2 : 4;
        struct job *more = ARENA_ARRAY(cx->arena, room, struct job);
        if (s->count) memcpy(more, s->jobs, s->count * sizeof(*more));
        s->jobs = more;
        s->room = room;
    }
    s->jobs[s->count++] = *(const struct job *)record;
    return KV_MORE;
}

static err find_running(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct job probe = { .state = JOB_RUNNING };
    struct query q = { .entity = &job_entity, .filter_count = 1 };
    q.filters[0].field = entity_field(&job_entity, "state", strlen("state"));
    q.filters[0].probe = &probe;
    return query_run(cx, tx, &q, collect, arg, NULL);
}

static err settle_in(struct ctx *cx, struct tx *tx, void *arg)
{
    struct settling *s = arg;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < s->count; i++) {
        struct job job = s->jobs[i];
        e = complete_undo(cx, tx, &job);
        if (e) break;
        decide(cx, s->work, &job);
        e = record_update(cx, tx, &job_entity, &job);
    }
    return e;
}

static err settle(struct ctx *cx, struct work *work)
{
    struct settling s = { .work = work };
    err e = db_read(cx, find_running, &s);
    return e || !s.count ? e : db_write(cx, settle_in, &s);
}

err jobs_settle(struct ctx *cx, struct work *work)
{
    const char *why = cx->why;
    cx->why = WHY_JOB_SETTLE;
    err e = settle(cx, work);
    cx->why = why;
    return e;
}
