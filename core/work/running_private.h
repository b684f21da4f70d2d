/* SPDX-License-Identifier: MIT
 * running: what the worker threads share. A bell is rung when there may be something to do; who
 * listens reads its count first, looks for work, and sleeps only if it was not rung since: nothing
 * is missed. Private to this floor. */
#ifndef VOLBANK_WORK_RUNNING_PRIVATE_H
#define VOLBANK_WORK_RUNNING_PRIVATE_H

#include <pthread.h>
#include <stdatomic.h>

#include "work.h"

enum bell { BELL_JOBS, BELL_OUTBOX, BELL_COUNT };

/* A kind of job in this process. Guarded by work->choosing, but for the row itself. */
struct kind_at_work {
    const struct job_kind *kind;
    bool running;
    instant last; /* when the timetable started it last; 0 = never */
};

struct work {
    struct arena *arena; /* holds all of this */
    struct work_options options;
    atomic_bool stopping;
    pthread_mutex_t mutex; /* of rings */
    pthread_cond_t rung;
    uint64_t rings[BELL_COUNT];
    pthread_mutex_t choosing; /* one worker at a time picks its next job; held across that write */
    size_t kind_count;
    struct kind_at_work *kinds;
    pthread_t *threads;
    size_t thread_count;
};

/* A ctx of the machinery itself, not of a job: the system acts. */
void work_ctx(struct work *work, struct ctx *cx, struct arena *arena, const char *why);
void work_ring(struct work *work, enum bell bell);
uint64_t work_rings(struct work *work, enum bell bell);
/* Returns when the bell was rung more often than `seen`, at `due` (0 = never), or when the work
 * stops. */
void work_wait(struct work *work, enum bell bell, uint64_t seen, instant due);

/* ---- job_settle.c ---- */

/* What is left RUNNING by a crash: waits again when its kind resumes, else fails with a note. */
err jobs_settle(struct ctx *cx, struct work *work) MUST_CHECK;

/* ---- job_choose.c ---- */

/* When each kind of the timetable ran last. */
err timetable_load(struct ctx *cx, struct work *work) MUST_CHECK;
/* Runs the next waiting or due job, if any, in `arena`, with `desk` for its bookkeeping; resets
 * both. False when there was none: *due is when the timetable has the next one, 0 = it has none. */
bool jobs_run_next(struct work *work, struct arena *arena, struct arena *desk, instant *due);

/* ---- outbox_thread.c ---- */

void *outbox_main(void *work);

#endif
