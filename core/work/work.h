/* SPDX-License-Identifier: MIT
 * work: what runs without somebody waiting on a socket: jobs with progress, the timetable, the pool, the outbox. */
#ifndef VOLBANK_WORK_WORK_H
#define VOLBANK_WORK_WORK_H

#include "../access/access.h"

struct work; /* the running pool, timetable and outbox; owned by the app */

/* ---- the pool: threads for SLOW routes, prepare functions and jobs ---- */
struct pool;
typedef void (*pool_fn)(void *arg);
API struct pool *pool_new(size_t threads, size_t queue_max);
API void pool_free(struct pool *pool); /* finishes what is queued */
/* False when the queue is full. */
API bool pool_submit(struct pool *pool, pool_fn fn, void *arg);

/* ---- jobs: durable records a person can leave and come back to ---- */
enum job_state { JOB_WAITING = 1, JOB_RUNNING, JOB_DONE, JOB_FAILED, JOB_STOPPED };
struct job {
    id id;
    text kind;     /* job_kind.name */
    int32_t state;
    id account;    /* who asked */
    id unit;       /* for whom; none = the instance */
    text input;    /* JSON */
    text result;   /* JSON */
    int64_t done, total; /* progress, in steps the kind chooses */
    text note;     /* one sentence for people */
    instant made, started, ended;
    text undo;     /* journal numbers this job wrote, JSON array: what "Hoàn tác" puts back */
};
extern API const struct entity job_entity;

struct job_kind {
    const char *name;
    const char *vi, *en;
    /* Runs outside any transaction with its own ctx (actor = who asked, why = the kind); uses db_read/db_write(cx, …) in chunks of <= 500 records and
     * job_progress() between. Interrupted by a crash it is run again from `input` when `resumes`, else marked failed. */
    err (*run)(struct ctx *cx, struct job *job);
    bool resumes;
    int64_t every_s; /* timetable: also start by itself this often; 0 = only when asked */
};
/* Writes progress (durable at most once a second; live pages see each). ERR_TIMEOUT when the job was asked to stop: end cleanly. */
API err job_progress(struct ctx *cx, struct job *job, int64_t done, int64_t total, text note) MUST_CHECK;
/* Makes the record, inside a transaction; the worker picks it up after the commit. */
API err job_start(struct ctx *cx, struct tx *tx, const char *kind, id unit, text input, struct job *out) MUST_CHECK;

/* ---- the outbox: messages to people ---- */
enum message_state { MESSAGE_WAITING = 1, MESSAGE_SENT, MESSAGE_FAILED, MESSAGE_DEMO /* shown on the outbox page only */ };
enum message_channel { CHANNEL_SMS = 1, CHANNEL_EMAIL };
struct message {
    id id;
    int32_t channel;
    text to;       /* PERSONAL */
    text subject;
    text body;     /* PERSONAL */
    int32_t state;
    instant made, sent;
    int64_t tries;
    text error;
    id unit;       /* whose staff may see that it went */
    text about;    /* why: "signup.invited" */
};
extern API const struct entity message_entity;
/* Queues a message inside a transaction; it leaves after the commit. */
API err message_send(struct ctx *cx, struct tx *tx, const struct message *message) MUST_CHECK;

#endif
