/* SPDX-License-Identifier: MIT
 * tidy: looks in a read, then moves each run in a transaction of its own that looks again. */
#include "tidy.h"

#include "../gather.h"

struct tidying {
    struct gathered runs; /* under way, their job over */
};

static bool is_over(const struct job *job)
{
    return job->state == JOB_DONE || job->state == JOB_FAILED || job->state == JOB_STOPPED;
}

static int32_t state_after(int32_t state)
{
    return state == RUN_APPLYING || state == RUN_UNDOING ? RUN_APPLIED : RUN_FAILED;
}

static enum kv_go look_at(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct match_run *run = record;
    struct tidying *t = arg;
    struct job job = { .state = JOB_FAILED }; /* one that is gone has failed */
    *failure = record_get(cx, tx, &job_entity, run->job, &job);
    if (*failure == ERR_NOT_FOUND) {
        ctx_clear(cx);
        *failure = ERR_NONE;
    }
    if (*failure) return KV_STOP;
    if (!is_over(&job)) return KV_MORE;
    struct match_run *more = ARENA_ARRAY(cx->arena, t->runs.count + 1, struct match_run);
    if (t->runs.count) memcpy(more, t->runs.records, t->runs.count * sizeof(*more));
    more[t->runs.count++] = *run;
    t->runs.records = (char *)more;
    return KV_MORE;
}

static err find_left(struct ctx *cx, struct tx *tx, void *arg)
{
    static const int32_t under_way[] = { RUN_WAITING, RUN_RUNNING, RUN_APPLYING, RUN_UNDOING };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < COUNT_OF(under_way); i++) {
        struct match_run probe = { .state = under_way[i] };
        e = query_by(cx, tx, &match_run_entity, "state", &probe, look_at, arg);
    }
    return e;
}

err job_match_tidy(struct ctx *cx, struct job *job)
{
    (void)job;
    struct tidying t = { .runs = { .entity = &match_run_entity } };
    err e = db_read(cx, find_left, &t);
    for (size_t i = 0; !e && i < t.runs.count; i++) {
        const struct match_run *left = gathered_at(&t.runs, i);
        struct match_run now;
        e = match_run_move(cx, left->id, left->state, state_after(left->state), &now);
        if (e != ERR_CONFLICT && e != ERR_NOT_FOUND) continue;
        ctx_clear(cx); /* moved on meanwhile */
        e = ERR_NONE;
    }
    return e;
}
