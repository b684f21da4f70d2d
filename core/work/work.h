/* SPDX-License-Identifier: MIT
 * work: what runs without somebody waiting on a socket: jobs with progress, the timetable, the
 * pool, the outbox. A job and a message are records: made inside the transaction that wants them,
 * picked up after its commit, and found again after a crash. */
#ifndef VOLBANK_WORK_WORK_H
#define VOLBANK_WORK_WORK_H

#include "../access/access.h"

struct journal_entry;
struct log;
struct metrics;

/* ---- the pool: threads for SLOW routes and prepare functions ---- */
struct pool;
typedef void (*pool_fn)(void *arg);
/* Threads named pool-1, pool-2, …, with all signals blocked. The pool owns its memory. Aborts when
 * there are no threads to be had: it is made once, at start. */
API struct pool *pool_new(size_t threads, size_t queue_max);
API void pool_free(struct pool *pool); /* finishes what is queued; NULL is fine */
/* From any thread, never waits. False when the queue is full or the pool is being freed. */
API bool pool_submit(struct pool *pool, pool_fn fn, void *arg);

/* ---- jobs: durable records a person can leave and come back to ---- */
enum job_state { JOB_WAITING = 1, JOB_RUNNING, JOB_DONE, JOB_FAILED, JOB_STOPPED };
struct job {
    id id;
    text kind; /* job_kind.name */
    int32_t state;
    id account;          /* who asked; none = the timetable or a command */
    id unit;             /* for whom; none = the instance */
    text input;          /* JSON; PERSONAL: an import's rows may be in it */
    text result;         /* JSON; PERSONAL for the same reason */
    int64_t done, total; /* progress, in steps the kind chooses; total 0 = not known */
    text note;           /* one sentence for people, without personal data: live pages show it */
    instant made, started, ended;
    text undo;     /* journal numbers this job wrote, JSON array: what "Hoàn tác" puts back */
    bool stopping; /* somebody asked it to stop */
    struct job_run *run; /* the worker's own, not stored; NULL when a command or test calls run() */
};
extern API const struct entity job_entity;

struct job_kind {
    const char *name;
    const char *vi, *en;
    /* Runs outside any transaction with its own ctx (actor = who asked, or the system for the
     * timetable; why = "job <name>"); uses db_read/db_write(cx, …) in chunks of <= 500 records and
     * job_progress() between. May set job->result, note, done and total (texts live in cx->arena).
     * An error's detail becomes the note of the failed job. Interrupted by a crash or a restart it
     * is run again from `input` when `resumes`, else marked failed. Two jobs of one kind never run
     * at once. */
    err (*run)(struct ctx *cx, struct job *job);
    bool resumes;
    /* Timetable: also start by itself this often; 0 = only when asked. Such a run leaves a record
     * only when it wrote something, failed, or took long enough to report progress. */
    int64_t every_s;
};
/* Notes progress (durable at most once a second; live pages see each). ERR_TIMEOUT when the job was
 * asked to stop or the server is stopping: end cleanly and return it. `job` is the one run() got.
 */
API err job_progress(struct ctx *cx, struct job *job, int64_t done, int64_t total,
                     text note) MUST_CHECK;
/* Whether job_progress would say so now; of a loop that asks often, outside transactions: nothing
 * is told or stored. */
API bool job_is_stopping(struct job *job);
/* Makes the record, inside a transaction; a worker picks it up after the commit. `kind` must exist
 * in this process by then, otherwise it waits until it does. The input is rewritten with every
 * durable progress: past some 100 KB it should name a file instead. out (may be NULL) gets the
 * record. ERR_UNAUTHENTICATED for the public; the system's jobs run as the system. */
API err job_start(struct ctx *cx, struct tx *tx, const char *kind, id unit, text input,
                  struct job *out) MUST_CHECK;
/* Asks a job to stop: a waiting one is stopped at once, a running one at its next progress,
 * in another process at its next durable one. ERR_NOT_FOUND; ERR_CONFLICT when it has ended
 * already. Asking twice is harmless. */
API err job_ask_stop(struct ctx *cx, struct tx *tx, id which) MUST_CHECK;

/* ---- the outbox: messages to people ---- */
enum message_state {
    MESSAGE_WAITING = 1,
    MESSAGE_SENT,
    MESSAGE_FAILED,
    MESSAGE_DEMO /* shown on the outbox page only */
};
enum message_channel { CHANNEL_SMS = 1, CHANNEL_EMAIL };
struct message {
    id id;
    int32_t channel;
    text to; /* PERSONAL: a phone as +84…, or one e-mail address */
    text subject;
    text body; /* PERSONAL */
    text
        secret; /* a one-time code, stands at MESSAGE_SECRET_MARK; gone once the message has left */
    int32_t state;
    instant made, sent;
    int64_t tries;
    text error;  /* why the last try failed: a code and our own words, never the other side's */
    id unit;     /* whose staff may see that it went; none = nobody sees its personal fields */
    text about;  /* why: "signup.invited" */
    instant due; /* not tried before */
};
extern API const struct entity message_entity;
#define MESSAGE_SECRET_MARK "••••••" /* all that readers of the outbox see of the secret */
/* Queues a message inside a transaction (state, times and tries are set here); it leaves after the
 * commit. With an id it is the one of that id: nothing happens when it was queued before.
 * ERR_INVALID when nobody can be reached at `to`. */
API err message_send(struct ctx *cx, struct tx *tx, const struct message *message) MUST_CHECK;
/* The body with the secret in its place: for whom it is sent to only. */
API text message_words(struct arena *arena, const struct message *message);

/* ---- the running worker threads, timetable and outbox; owned by the app ---- */
struct work;

enum { OUTBOX_RETRIES = 3 };
struct outbox_options {
    bool demo; /* a folder of invented people: nothing ever leaves, messages become MESSAGE_DEMO */
    int64_t retry_ms[OUTBOX_RETRIES]; /* waits before further tries; 0s = 1 min, 5 min, 1 h */
};

struct work_options {
    struct db *db;
    const struct job_kind *const *kinds;
    size_t kind_count;
    size_t job_threads;                 /* 0 = 1: jobs wait for each other */
    const struct permission_book *book; /* for the grants of who asked */
    /* Tells live pages of topic "job/ID" what anybody may see: {"id","kind","state","done","total",
     * "note"}. From worker threads; may be NULL. */
    void (*publish)(void *arg, text topic, text json);
    void *publish_arg;
    const void *app; /* cx->app of every job */
    /* Values of "mail.smtp_url" (smtp://host:port, smtps://user:password@host), "mail.from",
     * "sms.gateway_url" and "sms.token", asked before every round; empty = not set. NULL = none
     * set. */
    text (*setting)(struct ctx *cx, struct tx *tx, const char *name);
    struct log *log;
    struct metrics *metrics;
    struct random_source *random; /* used by many threads: the machine's */
    struct outbox_options outbox;
};

/* What db_subscribe needs before the first write; threads come with work_start. */
API struct work *work_new(void);
/* A db_watch; arg is the struct work. Wakes the workers when there is a new job or message. */
API void work_watch(void *arg, const struct journal_entry *entry);
/* Copies the options (what they point to is borrowed until work_stop returned), settles the jobs a
 * crash left running, and starts the threads. */
API err work_start(struct ctx *cx, struct work *work,
                   const struct work_options *options) MUST_CHECK;
/* Asks running jobs to end, waits for them and for a message under way, ends the threads. What
 * waits stays waiting for the next start. Call it before db_close; fine when never started. */
API void work_stop(struct work *work);
/* After db_close, because the store calls work_watch until then. NULL is fine. */
API void work_free(struct work *work);

#endif
