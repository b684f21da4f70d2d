/* SPDX-License-Identifier: MIT
 * db: an open data folder. Reads run where they are asked, on a snapshot; writes are functions run
 * by one writer thread, many to a durable commit (group commit), and one failure rolls back alone.
 * A write function may be run again (a neighbour in its group had to be rolled back, a backend asks
 * with ERR_RETRY): it has no side effects outside the transaction. */
#ifndef VOLBANK_STORE_DB_H
#define VOLBANK_STORE_DB_H

#include "kv.h"
#include "schema.h"

struct db;
struct tx; /* one unit of work's view of the data */
struct journal_entry;

struct db_options {
    const struct kv_backend *backend; /* NULL = LMDB */
    struct kv_options kv;
    const struct schema *schema; /* borrowed */
    struct log *log;
    struct metrics *metrics;
    size_t queue_max; /* writes waiting; 0 = 1024; beyond: ERR_BUSY with retry_after_s */
    bool any_index;   /* read only: indexes made by another version are no hindrance */
};

/* Opens (making an empty store when there is none) and starts the writer thread. ERR_CONFLICT when
 * another process has it open. Indexes made by another version of ours or of ICU are made anew
 * before it returns; read only that is refused (ERR_UNSUPPORTED "index-version"). */
API err db_open(struct ctx *cx, const struct db_options *options, struct db **out) MUST_CHECK;
/* Finishes what is queued, then closes. */
API void db_close(struct db *db);
API const struct schema *db_schema(const struct db *db);
API struct kv *db_kv(struct db *db);
/* The folder it was opened in; NULL when the backend has none. */
const char *db_folder(const struct db *db);

typedef err (*tx_fn)(struct ctx *cx, struct tx *tx, void *arg);

/* cx->db is the folder. Runs fn on a snapshot. */
API err db_read(struct ctx *cx, tx_fn fn, void *arg) MUST_CHECK;
/* Runs fn in the writer and waits until it is durable. Called from the writer thread itself it is
 * REQUIREd not to be. */
API err db_write(struct ctx *cx, tx_fn fn, void *arg) MUST_CHECK;

/* A write somebody waits for without blocking a thread. All members are the caller's until done()
 * is called, on the writer thread, after the group is durable (or the write failed: error). done
 * must be quick and must not write. */
struct db_job {
    struct ctx *cx;
    tx_fn fn;
    void *arg;
    void (*done)(struct db_job *job);
    err error;
    uint64_t seq;        /* journal number of this write; 0 when it journalled nothing */
    struct db_job *next; /* the queue's */
};
/* ERR_BUSY at once when the queue is full or closing; then done is not called. */
API err db_submit(struct db *db, struct db_job *job) MUST_CHECK;

/* Subscribers run on the writer thread after a group is durable and before its replies, entry by
 * entry in order. They must be quick. Subscribe before the first write. */
typedef void (*db_watch)(void *arg, const struct journal_entry *entry);
API void db_subscribe(struct db *db, db_watch watch, void *arg);

API bool tx_is_write(const struct tx *tx);
API struct kv_tx *tx_kv(struct tx *tx);
API const struct schema *tx_schema(const struct tx *tx);

/* Small named values outside the journal: seeds, marks of a demo folder, schema versions. Empty
 * slice when absent. */
API err meta_get(struct ctx *cx, struct tx *tx, const char *name, struct slice *out) MUST_CHECK;
API err meta_put(struct ctx *cx, struct tx *tx, const char *name, struct slice value) MUST_CHECK;

#endif
