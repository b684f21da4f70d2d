/* SPDX-License-Identifier: MIT
 * office: a data folder on real LMDB with running workers, and what a test asks of it. cx->app of
 * every job is the office. */
#ifndef VOLBANK_TESTS_OFFICE_H
#define VOLBANK_TESTS_OFFICE_H

#include <pthread.h>
#include <stdatomic.h>

#include "core/store/journal.h"
#include "core/work/work.h"

/* What jobs of tests write. */
struct thing {
    id id;
    text name;
};
extern const struct entity thing_entity;

struct office {
    char dir[64];
    struct arena *arena;
    struct schema *schema;
    struct random_source random;
    struct db *db;
    struct work *work;
    struct work_options options; /* of the next office_start */
    id account;                  /* an active one */
    /* For the kinds of jobs of a test. */
    atomic_int runs, at_once, most_at_once;
    atomic_bool open; /* what a job waits for */
    /* What was published. */
    pthread_mutex_t mutex;
    int published;
    char topic[64];
    char json[1024];
    /* Settings, by name; NULL = not set. */
    const char *smtp_url, *from, *gateway_url, *token;
};

/* Opens an empty folder; nothing runs yet. */
struct office *office_new(void);
void office_free(struct office *office);
/* work_start with the options, the kinds (count of them) and the office as app. */
void office_start(struct office *office, const struct job_kind *const *kinds, size_t count);
/* work_stop, then a new work object over the folder opened again, as after a restart. */
void office_restart(struct office *office);

/* A ctx of the office's own arena: the system, or the office's account. */
void office_ctx(struct office *office, struct ctx *cx, const char *why);
struct office *office_of(const struct ctx *cx);

/* Asks for a job as the office's account. */
id office_ask(struct office *office, const char *kind, const char *input);
struct job office_job(struct office *office, id which);
void office_put_job(struct office *office, struct job *job, const char *why);
/* Waits until the job is in this state and returns it; fails the test after 20 s. */
struct job office_wait_job(struct office *office, id which, int32_t state);
size_t office_count(struct office *office, const struct entity *entity);
id office_send(struct office *office, struct message message);
struct message office_message(struct office *office, id which);
struct message office_wait_message(struct office *office, id which, int32_t state);
/* Writes one thing in a db_write of cx. */
err thing_write(struct ctx *cx, const char *name);

/* Puts back the journal entries of a job's undo list, of which there must be `wanted`. */
void office_undo(struct office *office, text list, size_t wanted);
void assert_text(text got, const char *wanted);

/* Polls until *number >= least; false after 20 s. */
bool wait_for(const atomic_int *number, int least);
void pause_ms(int ms);

#endif
