/* SPDX-License-Identifier: MIT
 * blob: KEY_BLOB, id, part number from 0 -> bytes. Only the last part may be short; an empty blob
 * is one empty part. */
#include "blob.h"

#include "../base/buffer.h"
#include "key.h"

static void blob_begin(struct key *k, id which)
{
    key_begin(k, KEY_BLOB);
    key_id(k, which);
}

struct scanning {
    struct buffer bytes;
    bool any;
    bool deletes;
    struct ctx *cx;
    struct tx *tx;
};

static enum kv_go visit(void *arg, struct slice key, struct slice value, err *failure)
{
    struct scanning *s = arg;
    s->any = true;
    if (s->deletes)
        *failure = kv_del(s->cx, tx_kv(s->tx), slice_copy(s->cx->arena, key));
    else
        buffer_bytes(&s->bytes, value.data, value.size);
    return *failure ? KV_STOP : KV_MORE;
}

static err scan(struct scanning *s, id which)
{
    struct key from, to;
    blob_begin(&from, which);
    bool ends = key_after(&from, &to);
    REQUIRE(ends);
    return kv_scan(s->cx, tx_kv(s->tx), key_slice(&from), key_slice(&to), false, visit, s);
}

err blob_put(struct ctx *cx, struct tx *tx, id which, struct slice bytes)
{
    if (bytes.size > BLOB_MAX)
        return ctx_fail(cx, ERR_TOO_LARGE, NULL, "blob",
                        SAY("Tệp lớn hơn %d MB", "The file is larger than %d MB"), BLOB_MAX >> 20);
    err e = blob_delete(cx, tx, which);
    size_t at = 0;
    for (uint64_t part = 0; !e && (part == 0 || at < bytes.size); part++) {
        size_t size = bytes.size - at < BLOB_PART ? bytes.size - at : BLOB_PART;
        struct key k;
        blob_begin(&k, which);
        key_u64(&k, part);
        e = kv_put(cx, tx_kv(tx), key_slice(&k),
                   (struct slice){ size ? bytes.data + at : (const uint8_t *)"", size });
        at += size;
    }
    return e;
}

err blob_get(struct ctx *cx, struct tx *tx, id which, struct slice *out)
{
    struct scanning s = { .cx = cx, .tx = tx, .bytes = buffer_in(cx->arena, 4096) };
    err e = scan(&s, which);
    if (!e && !s.any) e = ERR_NOT_FOUND;
    *out = buffer_as_slice(&s.bytes);
    return e;
}

err blob_delete(struct ctx *cx, struct tx *tx, id which)
{
    struct scanning s = { .cx = cx, .tx = tx, .deletes = true };
    return scan(&s, which);
}
