/* SPDX-License-Identifier: MIT
 * kv: what a storage backend is: one flat ordered map of bytes with serializable transactions.
 * Keys 1..511 bytes, values up to 16 MiB, enforced here above every backend. Slices handed out live
 * until the next put or del of that transaction or its end. One write transaction at a time per
 * environment; any number of readers. */
#ifndef VOLBANK_STORE_KV_H
#define VOLBANK_STORE_KV_H

#include "../base/ctx.h"

enum { KV_KEY_MAX = 511, KV_VALUE_MAX = 16 << 20, KV_GET_MAX = 64 };

struct kv;    /* an open environment */
struct kv_tx; /* a transaction; used by one thread at a time */

struct kv_options {
    const char *dir;    /* folder, made when missing */
    size_t map_bytes;   /* address space to reserve; 0 = 64 GiB */
    size_t quota_bytes; /* ERR_NO_SPACE beyond this; 0 = three quarters of the map */
    bool read_only;     /* look beside a process that writes; makes nothing, locks nobody out */
    const void *own;    /* what only this backend reads; NULL for LMDB */
};

enum kv_go { KV_MORE, KV_STOP };
/* Called per pair in key order. From inside, the pair visited may be deleted (by a copy of its
 * key); no other write into the scanned range. Sets *failure to end with it. */
typedef enum kv_go (*kv_visit)(void *arg, struct slice key, struct slice value, err *failure);

struct kv_backend {
    const char *name;
    err (*open)(struct ctx *cx, const struct kv_options *options, struct kv **out);
    void (*close)(struct kv *kv);
    /* parent NULL: a top transaction; else nested in it (write only), whose abort leaves the parent
     * as it was. */
    err (*begin)(struct ctx *cx, struct kv *kv, struct kv_tx *parent, bool write,
                 struct kv_tx **out);
    /* Ends tx, also on error. A top transaction is durable when it returns; ERR_RETRY from it asks
     * to run all of it again. */
    err (*commit)(struct ctx *cx, struct kv_tx *tx);
    void (*abort)(struct kv_tx *tx);
    err (*get)(struct ctx *cx, struct kv_tx *tx, const struct slice keys[], struct slice values[],
               size_t count);
    err (*put)(struct ctx *cx, struct kv_tx *tx, struct slice key, struct slice value);
    err (*del)(struct ctx *cx, struct kv_tx *tx, struct slice key);
    err (*scan)(struct ctx *cx, struct kv_tx *tx, struct slice from, struct slice to,
                bool backwards, kv_visit visit, void *arg);
    err (*copy)(struct ctx *cx, struct kv *kv, int fd); /* hot compact copy */
    size_t (*used_bytes)(struct kv *kv);
};

/* Every backend's struct kv and struct kv_tx begin with these. */
struct kv {
    const struct kv_backend *backend;
};
struct kv_tx {
    struct kv *kv;
    bool write;
    size_t put_bytes; /* keys and values put through this transaction, counted above the backend */
    bool touched;     /* a put or del was asked for, or a call failed: it is not as it began */
};

extern API const struct kv_backend kv_lmdb;

API err kv_open(struct ctx *cx, const struct kv_backend *backend, const struct kv_options *options,
                struct kv **out) MUST_CHECK;
API void kv_close(struct kv *kv);
API err kv_begin(struct ctx *cx, struct kv *kv, struct kv_tx *parent, bool write,
                 struct kv_tx **out) MUST_CHECK;
API err kv_commit(struct ctx *cx, struct kv_tx *tx) MUST_CHECK;
API void kv_abort(struct kv_tx *tx);
/* values[i].data == NULL when keys[i] is absent. count <= KV_GET_MAX. */
API err kv_get(struct ctx *cx, struct kv_tx *tx, const struct slice keys[], struct slice values[],
               size_t count) MUST_CHECK;
/* What is given to put and del is the caller's own bytes, never slices this transaction handed out:
 * those end here. */
API err kv_put(struct ctx *cx, struct kv_tx *tx, struct slice key, struct slice value) MUST_CHECK;
/* Absent keys are fine. */
API err kv_del(struct ctx *cx, struct kv_tx *tx, struct slice key) MUST_CHECK;
/* Pairs with from <= key < to (to empty = no end), last first when backwards. */
API err kv_scan(struct ctx *cx, struct kv_tx *tx, struct slice from, struct slice to,
                bool backwards, kv_visit visit, void *arg) MUST_CHECK;
API err kv_copy(struct ctx *cx, struct kv *kv, int fd) MUST_CHECK;
API size_t kv_used_bytes(struct kv *kv);

#endif
