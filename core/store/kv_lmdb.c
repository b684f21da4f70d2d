/* SPDX-License-Identifier: MIT
 * kv_lmdb: the embedded backend, the only file that knows LMDB. One unnamed database; default
 * flags, so that a commit is durable, plus NOTLS, so that a reader may be pooled and move between
 * threads. Idle readers keep their slot but no snapshot: a pinned one makes the file grow with
 * every commit. Everything that lives as long as the environment is in its own arena; transactions
 * are in that of their ctx. A write transaction stays on the thread that began it. */
#include "kv.h"

#include <errno.h>
#include <lmdb.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder.h"

enum { READERS_MAX = 1022, IDLE_MAX = 64, FREE_LIST = 0, PAIR_OVERHEAD = 16 };
static const size_t map_default = (size_t)64 << 30;

struct reader {
    MDB_txn *txn;
    MDB_cursor *cursor;
};

struct lmdb {
    struct kv kv;
    struct arena *arena;
    MDB_env *env;
    MDB_dbi dbi;
    int lock; /* -1 when read only */
    size_t page_bytes;
    size_t quota;
    pthread_mutex_t mutex; /* of the idle readers */
    struct reader idle[IDLE_MAX];
    size_t idle_count;
};

struct lmdb_tx {
    struct kv_tx tx;
    struct lmdb *lmdb;
    struct lmdb_tx *parent;
    MDB_txn *txn;
    MDB_cursor *cursor; /* a reader's own; NULL in writes */
    bool scanning;      /* the reader's cursor is taken by a scan */
    size_t room;        /* bytes that may still be put before the quota */
};

static err code_of(int rc)
{
    switch (rc) {
    case ENOSPC:
    case EDQUOT:
    case MDB_MAP_FULL:
        return ERR_NO_SPACE;
    case MDB_CORRUPTED:
    case MDB_PAGE_NOTFOUND:
    case MDB_BAD_TXN:
    case MDB_INVALID:
        return ERR_CORRUPT;
    case MDB_READERS_FULL:
        return ERR_BUSY;
    case MDB_TXN_FULL:
        return ERR_TOO_LARGE;
    case ENOENT:
        return ERR_NOT_FOUND;
    default:
        return ERR_IO;
    }
}

static err lmdb_fail(struct ctx *cx, int rc, const char *doing)
{
    return ctx_fail(cx, code_of(rc), NULL, "store", SAY("Kho dữ liệu, %s: %s", "Store, %s: %s"),
                    doing, mdb_strerror(rc));
}

static err lmdb_result(struct ctx *cx, int rc, const char *doing)
{
    return rc == MDB_SUCCESS ? ERR_NONE : lmdb_fail(cx, rc, doing);
}

/* LMDB takes what it only reads through pointers that are not const. */
static MDB_val val_of(struct slice s)
{
    return (MDB_val){ s.size, (void *)(uintptr_t)s.data };
}

static struct slice slice_of(MDB_val v)
{
    return (struct slice){ v.mv_data, v.mv_size };
}

/* ---- readers ------------------------------------------------------------------------------- */

static struct reader reader_idle(struct lmdb *lmdb)
{
    struct reader r = { 0 };
    pthread_mutex_lock(&lmdb->mutex);
    if (lmdb->idle_count) r = lmdb->idle[--lmdb->idle_count];
    pthread_mutex_unlock(&lmdb->mutex);
    return r;
}

static void reader_end(struct reader r)
{
    if (r.cursor) mdb_cursor_close(r.cursor);
    mdb_txn_abort(r.txn);
}

static int reader_renew(struct reader *r)
{
    int rc = mdb_txn_renew(r->txn);
    if (!rc) rc = mdb_cursor_renew(r->txn, r->cursor);
    if (rc) reader_end(*r);
    return rc;
}

static int reader_new(struct lmdb *lmdb, struct reader *r)
{
    int rc = mdb_txn_begin(lmdb->env, NULL, MDB_RDONLY, &r->txn);
    if (rc) return rc;
    r->cursor = NULL;
    rc = mdb_cursor_open(r->txn, lmdb->dbi, &r->cursor);
    if (rc) reader_end(*r);
    return rc;
}

static int reader_take(struct lmdb *lmdb, struct reader *r)
{
    *r = reader_idle(lmdb);
    return r->txn ? reader_renew(r) : reader_new(lmdb, r);
}

static void reader_give(struct lmdb *lmdb, struct reader r)
{
    mdb_txn_reset(r.txn);
    pthread_mutex_lock(&lmdb->mutex);
    bool kept = lmdb->idle_count < IDLE_MAX;
    if (kept) lmdb->idle[lmdb->idle_count++] = r;
    pthread_mutex_unlock(&lmdb->mutex);
    if (!kept) reader_end(r);
}

/* ---- how full ------------------------------------------------------------------------------ */

static size_t high_water(const struct lmdb *lmdb)
{
    MDB_envinfo info;
    mdb_env_info(lmdb->env, &info);
    return (info.me_last_pgno + 1) * lmdb->page_bytes;
}

/* Bytes of pages that commits to come may use again: each record of the free list begins with a
 * count of its pages. Only a reader may look at the free list. */
static size_t free_bytes(struct lmdb *lmdb)
{
    struct reader r;
    MDB_cursor *cursor;
    MDB_val key, value;
    size_t pages = 0;

    if (reader_take(lmdb, &r)) return 0;
    if (mdb_cursor_open(r.txn, FREE_LIST, &cursor) == MDB_SUCCESS) {
        while (mdb_cursor_get(cursor, &key, &value, MDB_NEXT) == MDB_SUCCESS) {
            size_t count;
            memcpy(&count, value.mv_data, sizeof count);
            pages += count;
        }
        mdb_cursor_close(cursor);
    }
    reader_give(lmdb, r);
    return pages * lmdb->page_bytes;
}

static size_t lmdb_used_bytes(struct kv *kv)
{
    struct lmdb *lmdb = (struct lmdb *)kv;
    size_t high = high_water(lmdb), again = free_bytes(lmdb);
    return high > again ? high - again : 0;
}

/* The file never shrinks, so past the quota only a walk over the free list tells what deleting gave
 * back; before it the walk is spared. */
static size_t room_left(struct lmdb *lmdb)
{
    size_t used = high_water(lmdb);
    if (used >= lmdb->quota) used = lmdb_used_bytes(&lmdb->kv);
    return used < lmdb->quota ? lmdb->quota - used : 0;
}

/* ---- opening ------------------------------------------------------------------------------- */

static int database_open(struct lmdb *lmdb, bool read_only)
{
    MDB_txn *txn;
    MDB_stat stat;
    int dead;

    int rc = mdb_reader_check(lmdb->env, &dead);
    if (!rc) rc = mdb_txn_begin(lmdb->env, NULL, read_only ? MDB_RDONLY : 0, &txn);
    if (rc) return rc;
    rc = mdb_dbi_open(txn, NULL, 0, &lmdb->dbi);
    if (!rc) rc = mdb_stat(txn, lmdb->dbi, &stat);
    if (rc) {
        mdb_txn_abort(txn);
        return rc;
    }
    lmdb->page_bytes = stat.ms_psize;
    return mdb_txn_commit(txn);
}

/* A file may end before its last page when that page was never written; one that was cut off ends
 * before pages that are in use. Nothing tells the two apart, and touching what lies behind the end
 * of a file is a SIGBUS: the hole is made readable, and a page of it that is in use is found
 * damaged when it is read. */
static int mend_end(struct lmdb *lmdb, size_t map)
{
    MDB_envinfo info;
    MDB_stat stat;
    struct stat file;
    int fd;

    int rc = mdb_env_info(lmdb->env, &info);
    if (!rc) rc = mdb_env_stat(lmdb->env, &stat);
    if (!rc) rc = mdb_env_get_fd(lmdb->env, &fd);
    if (!rc && fstat(fd, &file)) rc = errno;
    if (rc) return rc;
    size_t whole = (info.me_last_pgno + 1) * stat.ms_psize;
    if ((size_t)file.st_size >= whole) return 0;
    if (whole > map) return MDB_CORRUPTED;
    return ftruncate(fd, (off_t)whole) ? errno : 0;
}

static err env_open(struct ctx *cx, const struct kv_options *options, struct lmdb *lmdb)
{
    size_t map = options->map_bytes ? options->map_bytes : map_default;
    unsigned flags = MDB_NOTLS | (options->read_only ? MDB_RDONLY : 0);

    lmdb->quota = options->quota_bytes ? options->quota_bytes : map / 4 * 3;
    int rc = mdb_env_set_mapsize(lmdb->env, map);
    if (!rc) rc = mdb_env_set_maxreaders(lmdb->env, READERS_MAX);
    if (!rc) rc = mdb_env_open(lmdb->env, options->dir, flags, 0600);
    if (!rc && !options->read_only) rc = mend_end(lmdb, map);
    if (!rc) rc = database_open(lmdb, options->read_only);
    return lmdb_result(cx, rc, options->dir);
}

static err folder_open(struct ctx *cx, const struct kv_options *options, struct lmdb *lmdb)
{
    if (options->read_only) return env_open(cx, options, lmdb);
    err e = folder_make(cx, options->dir);
    if (!e) e = folder_lock(cx, options->dir, &lmdb->lock);
    if (!e) e = env_open(cx, options, lmdb);
    return e ? e : folder_sync(cx, options->dir);
}

static void lmdb_close(struct kv *kv)
{
    struct lmdb *lmdb = (struct lmdb *)kv;
    for (size_t i = 0; i < lmdb->idle_count; i++) reader_end(lmdb->idle[i]);
    if (lmdb->env) mdb_env_close(lmdb->env);
    if (lmdb->lock >= 0) close(lmdb->lock);
    pthread_mutex_destroy(&lmdb->mutex);
    arena_free(lmdb->arena);
}

static err lmdb_open(struct ctx *cx, const struct kv_options *options, struct kv **out)
{
    struct arena *arena = arena_new();
    struct lmdb *lmdb = ARENA_NEW(arena, struct lmdb);

    lmdb->arena = arena;
    lmdb->lock = -1;
    pthread_mutex_init(&lmdb->mutex, NULL);
    err e = lmdb_result(cx, mdb_env_create(&lmdb->env), options->dir);
    if (!e) e = folder_open(cx, options, lmdb);
    if (e) {
        lmdb_close(&lmdb->kv);
        return e;
    }
    *out = &lmdb->kv;
    return ERR_NONE;
}

/* ---- transactions -------------------------------------------------------------------------- */

static err begin_read(struct ctx *cx, struct lmdb_tx *tx)
{
    struct reader r;
    int rc = reader_take(tx->lmdb, &r);
    if (rc) return lmdb_fail(cx, rc, "begin to read");
    tx->txn = r.txn;
    tx->cursor = r.cursor;
    return ERR_NONE;
}

static err begin_write(struct ctx *cx, struct lmdb_tx *tx)
{
    MDB_txn *above = tx->parent ? tx->parent->txn : NULL;
    int rc = mdb_txn_begin(tx->lmdb->env, above, 0, &tx->txn);
    if (rc) return lmdb_fail(cx, rc, "begin to write");
    tx->room = tx->parent ? tx->parent->room : room_left(tx->lmdb);
    return ERR_NONE;
}

static err lmdb_begin(struct ctx *cx, struct kv *kv, struct kv_tx *parent, bool write,
                      struct kv_tx **out)
{
    struct lmdb_tx *tx = ARENA_NEW(cx->arena, struct lmdb_tx);
    tx->lmdb = (struct lmdb *)kv;
    tx->parent = (struct lmdb_tx *)parent;
    err e = write ? begin_write(cx, tx) : begin_read(cx, tx);
    if (!e) *out = &tx->tx;
    return e;
}

static void lmdb_abort(struct kv_tx *kv_tx)
{
    struct lmdb_tx *tx = (struct lmdb_tx *)kv_tx;
    if (kv_tx->write) {
        mdb_txn_abort(tx->txn);
    } else {
        reader_give(tx->lmdb, (struct reader){ tx->txn, tx->cursor });
    }
    tx->txn = NULL;
}

static err lmdb_commit(struct ctx *cx, struct kv_tx *kv_tx)
{
    struct lmdb_tx *tx = (struct lmdb_tx *)kv_tx;
    if (!kv_tx->write) {
        lmdb_abort(kv_tx);
        return ERR_NONE;
    }
    int rc = mdb_txn_commit(tx->txn);
    tx->txn = NULL;
    if (rc) return lmdb_fail(cx, rc, "commit");
    if (tx->parent) tx->parent->room = tx->room;
    return ERR_NONE;
}

/* ---- pairs --------------------------------------------------------------------------------- */

static err lmdb_get(struct ctx *cx, struct kv_tx *kv_tx, const struct slice keys[],
                    struct slice values[], size_t count)
{
    struct lmdb_tx *tx = (struct lmdb_tx *)kv_tx;
    for (size_t i = 0; i < count; i++) {
        MDB_val key = val_of(keys[i]), value = { 0 };
        int rc = mdb_get(tx->txn, tx->lmdb->dbi, &key, &value);
        if (rc && rc != MDB_NOTFOUND) return lmdb_fail(cx, rc, "get");
        values[i] = rc ? (struct slice){ 0 } : slice_of(value);
    }
    return ERR_NONE;
}

static err lmdb_put(struct ctx *cx, struct kv_tx *kv_tx, struct slice key, struct slice value)
{
    struct lmdb_tx *tx = (struct lmdb_tx *)kv_tx;
    MDB_val k = val_of(key), v = val_of(value);
    size_t cost = key.size + value.size + PAIR_OVERHEAD;

    if (cost > tx->room) {
        return ctx_fail(cx, ERR_NO_SPACE, NULL, "quota",
                        SAY("Kho dữ liệu đã dùng hết %zu MB cho phép",
                            "The store has used up its quota of %zu MB"),
                        tx->lmdb->quota >> 20);
    }
    int rc = mdb_put(tx->txn, tx->lmdb->dbi, &k, &v, 0);
    if (rc) return lmdb_fail(cx, rc, "put");
    tx->room -= cost;
    return ERR_NONE;
}

static err lmdb_del(struct ctx *cx, struct kv_tx *kv_tx, struct slice key)
{
    struct lmdb_tx *tx = (struct lmdb_tx *)kv_tx;
    MDB_val k = val_of(key);
    int rc = mdb_del(tx->txn, tx->lmdb->dbi, &k, NULL);
    return rc == MDB_NOTFOUND ? ERR_NONE : lmdb_result(cx, rc, "del");
}

/* ---- scans --------------------------------------------------------------------------------- */

struct scan {
    MDB_cursor *cursor;
    struct slice from, to;
    bool backwards;
    kv_visit visit;
    void *arg;
};

/* The last pair before `bound` (empty = the end). */
static int seek_before(MDB_cursor *cursor, struct slice bound, MDB_val *key, MDB_val *value)
{
    *key = val_of(bound);
    int rc = bound.size ? mdb_cursor_get(cursor, key, value, MDB_SET_RANGE) : MDB_NOTFOUND;
    if (rc == MDB_NOTFOUND) return mdb_cursor_get(cursor, key, value, MDB_LAST);
    return rc ? rc : mdb_cursor_get(cursor, key, value, MDB_PREV);
}

/* The first pair at `bound` or behind it (empty = the start). */
static int seek_from(MDB_cursor *cursor, struct slice bound, MDB_val *key, MDB_val *value)
{
    *key = val_of(bound);
    return mdb_cursor_get(cursor, key, value, bound.size ? MDB_SET_RANGE : MDB_FIRST);
}

static int scan_first(const struct scan *s, MDB_val *key, MDB_val *value)
{
    return s->backwards ? seek_before(s->cursor, s->to, key, value)
                        : seek_from(s->cursor, s->from, key, value);
}

static bool scan_within(const struct scan *s, struct slice key)
{
    if (s->backwards) return slice_compare(key, s->from) >= 0;
    return !s->to.size || slice_compare(key, s->to) < 0;
}

/* LMDB keeps a cursor in its place while the visit writes through the same transaction. */
static err scan_run(struct ctx *cx, const struct scan *s)
{
    MDB_val key, value;
    int rc = scan_first(s, &key, &value);
    while (rc == MDB_SUCCESS && scan_within(s, slice_of(key))) {
        err failure = ERR_NONE;
        enum kv_go go = s->visit(s->arg, slice_of(key), slice_of(value), &failure);
        if (failure || go == KV_STOP) return failure;
        rc = mdb_cursor_get(s->cursor, &key, &value, s->backwards ? MDB_PREV : MDB_NEXT);
    }
    return rc && rc != MDB_NOTFOUND ? lmdb_fail(cx, rc, "scan") : ERR_NONE;
}

static err lmdb_scan(struct ctx *cx, struct kv_tx *kv_tx, struct slice from, struct slice to,
                     bool backwards, kv_visit visit, void *arg)
{
    struct lmdb_tx *tx = (struct lmdb_tx *)kv_tx;
    struct scan s = { tx->cursor, from, to, backwards, visit, arg };

    if (tx->cursor && !tx->scanning) {
        tx->scanning = true;
        err e = scan_run(cx, &s);
        tx->scanning = false;
        return e;
    }
    int rc = mdb_cursor_open(tx->txn, tx->lmdb->dbi, &s.cursor);
    if (rc) return lmdb_fail(cx, rc, "scan");
    err e = scan_run(cx, &s);
    mdb_cursor_close(s.cursor);
    return e;
}

static err lmdb_copy(struct ctx *cx, struct kv *kv, int fd)
{
    struct lmdb *lmdb = (struct lmdb *)kv;
    return lmdb_result(cx, mdb_env_copyfd2(lmdb->env, fd, MDB_CP_COMPACT), "copy");
}

const struct kv_backend kv_lmdb = {
    .name = "lmdb",
    .open = lmdb_open,
    .close = lmdb_close,
    .begin = lmdb_begin,
    .commit = lmdb_commit,
    .abort = lmdb_abort,
    .get = lmdb_get,
    .put = lmdb_put,
    .del = lmdb_del,
    .scan = lmdb_scan,
    .copy = lmdb_copy,
    .used_bytes = lmdb_used_bytes,
};
