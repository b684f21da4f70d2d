/* SPDX-License-Identifier: MIT
 * db: an open data folder: snapshots for readers, the way to the writer for writers, and the small
 * named values. A folder opened read only has no writer. */
#include "db.h"

#include <pthread.h>

#include "index_renew.h"
#include "key.h"
#include "tx.h"
#include "writer.h"

struct db {
    struct arena *arena;
    struct kv *kv;
    const struct schema *schema;
    const char *folder;
    struct writer *writer; /* NULL when read only */
};

/* ---- the folder ---------------------------------------------------------------------------- */

static err db_start(struct ctx *cx, const struct db_options *options, struct db *db)
{
    const struct kv_backend *backend = options->backend ? options->backend : &kv_lmdb;
    err e = kv_open(cx, backend, &options->kv, &db->kv);
    if (e) return e;
    if (options->kv.read_only && options->any_index) return ERR_NONE;
    if (options->kv.read_only) return index_require_fresh(cx, db, options->kv.dir);
    e = writer_start(cx, db->arena, db, options, &db->writer);
    return e ? e : index_renew(cx, db, options->log);
}

err db_open(struct ctx *cx, const struct db_options *options, struct db **out)
{
    struct arena *arena = arena_new();
    struct db *db = ARENA_NEW(arena, struct db);

    db->arena = arena;
    db->schema = options->schema;
    if (options->kv.dir) db->folder = text_z(arena, text_of(options->kv.dir));
    err e = db_start(cx, options, db);
    if (e) {
        db_close(db);
        return e;
    }
    *out = db;
    return ERR_NONE;
}

void db_close(struct db *db)
{
    if (!db) return;
    if (db->writer) writer_stop(db->writer);
    kv_close(db->kv);
    arena_free(db->arena);
}

const struct schema *db_schema(const struct db *db)
{
    return db->schema;
}

struct kv *db_kv(struct db *db)
{
    return db->kv;
}

const char *db_folder(const struct db *db)
{
    return db->folder;
}

void db_subscribe(struct db *db, db_watch watch, void *arg)
{
    REQUIRE(db->writer);
    writer_subscribe(db->writer, db->arena, watch, arg);
}

/* ---- reading ------------------------------------------------------------------------------- */

err db_read(struct ctx *cx, tx_fn fn, void *arg)
{
    struct tx tx = { .db = cx->db, .schema = cx->db->schema };
    err e = kv_begin(cx, cx->db->kv, NULL, false, &tx.kv);
    if (e) return e;
    e = fn(cx, &tx, arg);
    kv_abort(tx.kv);
    return e;
}

/* ---- writing ------------------------------------------------------------------------------- */

err db_submit(struct db *db, struct db_job *job)
{
    if (db->writer) return writer_submit(db->writer, job);
    return ctx_fail(
        job->cx, ERR_UNSUPPORTED, NULL, "read-only",
        SAY("Thư mục dữ liệu chỉ được mở để đọc", "The data folder is open for reading only"));
}

/* A thread that sleeps until its write is durable. The job comes first: done() gets its address. */
struct sleeper {
    struct db_job job;
    pthread_mutex_t mutex;
    pthread_cond_t wake;
    bool done;
};

static void sleeper_wake(struct db_job *job)
{
    struct sleeper *s = (struct sleeper *)job;
    pthread_mutex_lock(&s->mutex);
    s->done = true;
    pthread_cond_signal(&s->wake);
    pthread_mutex_unlock(&s->mutex);
}

static void sleeper_wait(struct sleeper *s)
{
    pthread_mutex_lock(&s->mutex);
    while (!s->done) pthread_cond_wait(&s->wake, &s->mutex);
    pthread_mutex_unlock(&s->mutex);
}

err db_write(struct ctx *cx, tx_fn fn, void *arg)
{
    struct db *db = cx->db;
    struct sleeper s = { .job = { .cx = cx, .fn = fn, .arg = arg, .done = sleeper_wake } };

    REQUIRE(!db->writer || !writer_is_here(db->writer));
    pthread_mutex_init(&s.mutex, NULL);
    pthread_cond_init(&s.wake, NULL);
    err e = db_submit(db, &s.job);
    if (!e) {
        sleeper_wait(&s);
        e = s.job.error;
    }
    pthread_cond_destroy(&s.wake);
    pthread_mutex_destroy(&s.mutex);
    if (!e && cx->wrote && s.job.seq) wrote_add(cx->wrote, s.job.seq);
    return e;
}

/* ---- a unit of work ------------------------------------------------------------------------ */

bool tx_is_write(const struct tx *tx)
{
    return tx->write;
}

struct kv_tx *tx_kv(struct tx *tx)
{
    return tx->kv;
}

const struct schema *tx_schema(const struct tx *tx)
{
    return tx->schema;
}

void tx_note(struct ctx *cx, struct tx *tx, const struct change *change)
{
    REQUIRE(tx->write);
    struct change *noted = ARENA_NEW(cx->arena, struct change);
    *noted = *change;
    noted->before = slice_copy(cx->arena, change->before);
    noted->after = slice_copy(cx->arena, change->after);
    noted->next = NULL;
    *tx->changes_end = noted;
    tx->changes_end = &noted->next;
}

/* ---- small named values -------------------------------------------------------------------- */

static void meta_key(struct key *k, const char *name)
{
    key_begin(k, KEY_META);
    key_bytes(k, text_slice(text_of(name)));
}

err meta_get(struct ctx *cx, struct tx *tx, const char *name, struct slice *out)
{
    struct key k;
    struct slice value;

    meta_key(&k, name);
    struct slice key = key_slice(&k);
    err e = kv_get(cx, tx->kv, &key, &value, 1);
    if (!e) *out = value.size ? slice_copy(cx->arena, value) : (struct slice){ 0 };
    return e;
}

err meta_put(struct ctx *cx, struct tx *tx, const char *name, struct slice value)
{
    struct key k;
    meta_key(&k, name);
    return kv_put(cx, tx->kv, key_slice(&k), value);
}
