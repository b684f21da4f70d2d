/* SPDX-License-Identifier: MIT
 * kv_fault: every call is counted, perhaps failed, then passed on. A commit that is to fail aborts
 * the transaction beneath, as a backend whose commit failed has written nothing. */
#include "kv_fault.h"

enum { POISON = 0xDB };

struct fault {
    struct kv kv;
    struct arena *arena;
    struct kv *inner;
    struct kv_fault_plan *plan;
};

/* A slice that was handed out, in tx->lent. */
struct lent {
    uint8_t *bytes;
    size_t size;
    struct lent *next;
};

struct fault_tx {
    struct kv_tx tx;
    struct kv_tx *inner;
    struct kv_fault_plan *plan;
    bool top;
    struct arena *arena; /* of what is lent, NULL = nothing */
    struct lent *lent;
};

void kv_fault_heal(struct kv_fault_plan *plan)
{
    plan->fail_at = plan->retry_from = plan->retry_count = 0;
    plan->calls = plan->commits = 0;
}

static err fault_now(struct ctx *cx, struct kv_fault_plan *plan)
{
    if (++plan->calls != plan->fail_at) return ERR_NONE;
    return ctx_fail(cx, plan->failure, NULL, "fault", SAY("Lỗi thử nghiệm", "A fault on purpose"));
}

/* ---- lent slices --------------------------------------------------------------------------- */

static struct slice lend(struct fault_tx *tx, struct slice s)
{
    if (!s.data) return s;
    if (!tx->arena) tx->arena = arena_new();
    struct lent *lent = ARENA_NEW(tx->arena, struct lent);
    lent->bytes = arena_alloc(tx->arena, s.size);
    lent->size = s.size;
    lent->next = tx->lent;
    tx->lent = lent;
    memcpy(lent->bytes, s.data, s.size);
    return (struct slice){ lent->bytes, s.size };
}

static void take_back(struct fault_tx *tx)
{
    if (!tx->arena) return;
    for (struct lent *lent = tx->lent; lent; lent = lent->next)
        memset(lent->bytes, POISON, lent->size);
    arena_free(tx->arena);
    tx->arena = NULL;
    tx->lent = NULL;
}

/* ---- the backend --------------------------------------------------------------------------- */

static err fault_open(struct ctx *cx, const struct kv_options *options, struct kv **out)
{
    const struct kv_fault_plan *given = options->own;
    struct arena *arena = arena_new();
    struct fault *fault = ARENA_NEW(arena, struct fault);

    fault->arena = arena;
    fault->plan = (struct kv_fault_plan *)(uintptr_t)given;
    err e = kv_open(cx, given->inner ? given->inner : &kv_lmdb, options, &fault->inner);
    if (e)
        arena_free(arena);
    else
        *out = &fault->kv;
    return e;
}

static void fault_close(struct kv *kv)
{
    struct fault *fault = (struct fault *)kv;
    kv_close(fault->inner);
    arena_free(fault->arena);
}

static err fault_begin(struct ctx *cx, struct kv *kv, struct kv_tx *parent, bool write,
                       struct kv_tx **out)
{
    struct fault *fault = (struct fault *)kv;
    struct fault_tx *tx = ARENA_NEW(cx->arena, struct fault_tx);

    tx->plan = fault->plan;
    tx->top = !parent;
    err e = fault_now(cx, tx->plan);
    struct kv_tx *above = parent ? ((struct fault_tx *)parent)->inner : NULL;
    if (!e) e = kv_begin(cx, fault->inner, above, write, &tx->inner);
    if (!e) *out = &tx->tx;
    return e;
}

static void fault_abort(struct kv_tx *kv_tx)
{
    struct fault_tx *tx = (struct fault_tx *)kv_tx;
    take_back(tx);
    kv_abort(tx->inner);
}

static err commit_fault(struct ctx *cx, struct fault_tx *tx)
{
    err e = fault_now(cx, tx->plan);
    if (e || !tx->top || !tx->tx.write) return e;
    long commit = ++tx->plan->commits, from = tx->plan->retry_from;
    if (!from || commit < from || commit >= from + tx->plan->retry_count) return ERR_NONE;
    return ctx_fail(cx, ERR_RETRY, NULL, "fault", SAY("Xin chạy lại", "Run again on purpose"));
}

static err fault_commit(struct ctx *cx, struct kv_tx *kv_tx)
{
    struct fault_tx *tx = (struct fault_tx *)kv_tx;
    err e = commit_fault(cx, tx);
    take_back(tx);
    if (!e) return kv_commit(cx, tx->inner);
    kv_abort(tx->inner);
    return e;
}

static err fault_get(struct ctx *cx, struct kv_tx *kv_tx, const struct slice keys[],
                     struct slice values[], size_t count)
{
    struct fault_tx *tx = (struct fault_tx *)kv_tx;
    err e = fault_now(cx, tx->plan);
    if (!e) e = kv_get(cx, tx->inner, keys, values, count);
    for (size_t i = 0; i < count && !e; i++) values[i] = lend(tx, values[i]);
    return e;
}

static err fault_put(struct ctx *cx, struct kv_tx *kv_tx, struct slice key, struct slice value)
{
    struct fault_tx *tx = (struct fault_tx *)kv_tx;
    take_back(tx);
    err e = fault_now(cx, tx->plan);
    return e ? e : kv_put(cx, tx->inner, key, value);
}

static err fault_del(struct ctx *cx, struct kv_tx *kv_tx, struct slice key)
{
    struct fault_tx *tx = (struct fault_tx *)kv_tx;
    take_back(tx);
    err e = fault_now(cx, tx->plan);
    return e ? e : kv_del(cx, tx->inner, key);
}

struct lending_visit {
    struct fault_tx *tx;
    kv_visit visit;
    void *arg;
};

static enum kv_go visit_lent(void *arg, struct slice key, struct slice value, err *failure)
{
    struct lending_visit *v = arg;
    return v->visit(v->arg, lend(v->tx, key), lend(v->tx, value), failure);
}

static err fault_scan(struct ctx *cx, struct kv_tx *kv_tx, struct slice from, struct slice to,
                      bool backwards, kv_visit visit, void *arg)
{
    struct fault_tx *tx = (struct fault_tx *)kv_tx;
    struct lending_visit v = { tx, visit, arg };
    err e = fault_now(cx, tx->plan);
    return e ? e : kv_scan(cx, tx->inner, from, to, backwards, visit_lent, &v);
}

static err fault_copy(struct ctx *cx, struct kv *kv, int fd)
{
    return kv_copy(cx, ((struct fault *)kv)->inner, fd);
}

static size_t fault_used_bytes(struct kv *kv)
{
    return kv_used_bytes(((struct fault *)kv)->inner);
}

const struct kv_backend kv_fault = {
    .name = "fault",
    .open = fault_open,
    .close = fault_close,
    .begin = fault_begin,
    .commit = fault_commit,
    .abort = fault_abort,
    .get = fault_get,
    .put = fault_put,
    .del = fault_del,
    .scan = fault_scan,
    .copy = fault_copy,
    .used_bytes = fault_used_bytes,
};
