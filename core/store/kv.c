/* SPDX-License-Identifier: MIT
 * kv: what holds above every backend: the limits of keys and values, and the dispatch to the
 * backend's table. A backend may rely on keys of 1..KV_KEY_MAX bytes, values up to KV_VALUE_MAX and
 * writes in write transactions only. Sizes come from data, so too large is an error; a key of no
 * bytes or a write through a read transaction is our own mistake. */
#include "kv.h"

static err key_fits(struct ctx *cx, struct slice key)
{
    REQUIRE(key.size > 0);
    if (key.size <= KV_KEY_MAX) return ERR_NONE;
    return ctx_fail(cx, ERR_TOO_LARGE, NULL, "key-too-large",
                    SAY("Khóa dài %zu byte, tối đa %d", "The key has %zu bytes of at most %d"),
                    key.size, KV_KEY_MAX);
}

static err value_fits(struct ctx *cx, struct slice value)
{
    if (value.size <= KV_VALUE_MAX) return ERR_NONE;
    return ctx_fail(cx, ERR_TOO_LARGE, NULL, "value-too-large",
                    SAY("Giá trị dài %zu byte, tối đa %d", "The value has %zu bytes of at most %d"),
                    value.size, KV_VALUE_MAX);
}

err kv_open(struct ctx *cx, const struct kv_backend *backend, const struct kv_options *options,
            struct kv **out)
{
    *out = NULL;
    err e = backend->open(cx, options, out);
    if (!e) (*out)->backend = backend;
    return e;
}

void kv_close(struct kv *kv)
{
    if (kv) kv->backend->close(kv);
}

err kv_begin(struct ctx *cx, struct kv *kv, struct kv_tx *parent, bool write, struct kv_tx **out)
{
    REQUIRE(!parent || (write && parent->write && parent->kv == kv));
    *out = NULL;
    err e = kv->backend->begin(cx, kv, parent, write, out);
    if (e) return e;
    (*out)->kv = kv;
    (*out)->write = write;
    (*out)->put_bytes = 0;
    (*out)->touched = false;
    return ERR_NONE;
}

err kv_commit(struct ctx *cx, struct kv_tx *tx)
{
    return tx->kv->backend->commit(cx, tx);
}

void kv_abort(struct kv_tx *tx)
{
    tx->kv->backend->abort(tx);
}

err kv_get(struct ctx *cx, struct kv_tx *tx, const struct slice keys[], struct slice values[],
           size_t count)
{
    REQUIRE(count <= KV_GET_MAX);
    for (size_t i = 0; i < count; i++) {
        err e = key_fits(cx, keys[i]);
        if (e) return e;
    }
    err e = tx->kv->backend->get(cx, tx, keys, values, count);
    if (e) tx->touched = true;
    return e;
}

err kv_put(struct ctx *cx, struct kv_tx *tx, struct slice key, struct slice value)
{
    REQUIRE(tx->write);
    tx->touched = true;
    err e = key_fits(cx, key);
    if (!e) e = value_fits(cx, value);
    if (!e) e = tx->kv->backend->put(cx, tx, key, value);
    if (!e) tx->put_bytes += key.size + value.size;
    return e;
}

err kv_del(struct ctx *cx, struct kv_tx *tx, struct slice key)
{
    REQUIRE(tx->write);
    tx->touched = true;
    err e = key_fits(cx, key);
    return e ? e : tx->kv->backend->del(cx, tx, key);
}

err kv_scan(struct ctx *cx, struct kv_tx *tx, struct slice from, struct slice to, bool backwards,
            kv_visit visit, void *arg)
{
    err e = from.size ? key_fits(cx, from) : ERR_NONE;
    if (!e && to.size) e = key_fits(cx, to);
    if (e) return e;
    if (to.size && slice_compare(from, to) >= 0) return ERR_NONE;
    e = tx->kv->backend->scan(cx, tx, from, to, backwards, visit, arg);
    if (e) tx->touched = true;
    return e;
}

err kv_copy(struct ctx *cx, struct kv *kv, int fd)
{
    return kv->backend->copy(cx, kv, fd);
}

size_t kv_used_bytes(struct kv *kv)
{
    return kv->backend->used_bytes(kv);
}
