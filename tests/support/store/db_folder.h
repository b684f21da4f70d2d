/* SPDX-License-Identifier: MIT
 * db_folder: a folder on kv_fault, and units of work to submit to it, for the tests of group
 * commit. A gate is a job that keeps the writer busy until the test opens it: what is submitted
 * meanwhile joins its group. */
#ifndef VOLBANK_TESTS_DB_FOLDER_H
#define VOLBANK_TESTS_DB_FOLDER_H

#include <pthread.h>
#include <semaphore.h>

#include "core/store/tx.h"
#include "tests/support/store/kv_fault.h"
#include "tests/support/store/temp_dir.h"

struct thing {
    id id;
    text name;
};
extern const struct entity thing_entity;

struct folder {
    char dir[TEMP_DIR_SIZE];
    struct kv_fault_plan plan;
    struct arena *arena;
    struct schema *schema;
    struct ctx cx;
    struct db *db;
    pthread_mutex_t mutex; /* of done_count */
    pthread_cond_t done_more;
    int done_count;
};

enum { KEYS = 3 };

/* Puts KEYS pairs named after `name`. */
struct work {
    struct db_job job;
    struct folder *folder;
    struct arena *arena;
    struct ctx cx;
    const char *name;
    size_t value_size;
    err fails_with;   /* after putting all */
    bool fails_first; /* before putting any */
    bool journalled;
    sem_t *started, *gate; /* says that it runs, then waits */
    int runs;
    int done_as; /* 1 = the first to be done, 0 = not yet */
};

struct gate {
    sem_t started, open;
    struct work *work;
};

struct count_keys {
    const char *name;
    int found;
};

/* A folder that is not open yet; folder_free closes what is. */
struct folder *folder_new(void);
void folder_open(struct folder *f, size_t queue_max);
/* One that is open, for a test of its own. */
int folder_setup(void **state);
void folder_free(struct folder *f);
int folder_teardown(void **state);
struct slice work_key(struct arena *arena, const char *name, int n);
/* A tx_fn over a struct work: puts its pairs, fails as told. */
err work_run(struct ctx *cx, struct tx *tx, void *arg);
struct work *work_new(struct folder *f, const char *name);
void submit(struct work *w);
void wait_done(struct folder *f, int count);
/* Submits a job that keeps the writer until gate_open. */
void gate_close(struct gate *gate, struct folder *f);
void gate_open(struct gate *gate);
/* Runs `works` as one group, behind its gate, and waits for all. */
void run_as_group(struct folder *f, struct work *works[], int count);
/* A tx_fn over a struct count_keys: how many of the pairs of that name are there. */
err count_keys(struct ctx *cx, struct tx *tx, void *arg);
/* How many of the KEYS pairs of a job are there. */
int keys_of(struct folder *f, const char *name);
/* A tx_fn: journal_verify. */
err verify_chain(struct ctx *cx, struct tx *tx, void *arg);
uint64_t journal_length(struct folder *f);

#endif
