/* SPDX-License-Identifier: MIT
 * idempotency: keys are stored as hashes of account, route and key. Every keeping clears away a few
 * entries past their time, so the table stays as long as two days of writes. Cookies are never
 * stored: a replay signs nobody in. */
#include "idempotency.h"

#include "../store/query.h"

struct idempotency {
    id id;
    struct hash key, digest;
    int64_t status;
    text body, location, etag;
    instant made;
    bool too_long;
};

static const struct field idempotency_fields[] = {
    FIELD(1, struct idempotency, key, HASH, REQUIRED | UNIQUE | SECRET, .label = "Khóa",
          .label_en = "Key"),
    FIELD(2, struct idempotency, digest, HASH, REQUIRED | SECRET, .label = "Dấu nội dung",
          .label_en = "Digest"),
    FIELD(3, struct idempotency, status, INT, REQUIRED | SECRET, .label = "Mã trả lời",
          .label_en = "Status"),
    FIELD(4, struct idempotency, body, TEXT, SECRET | LINES, .max = IDEMPOTENCY_BODY_MAX,
          .label = "Nội dung trả lời", .label_en = "Body"),
    FIELD(5, struct idempotency, location, TEXT, SECRET, .max = 500, .label = "Địa chỉ",
          .label_en = "Location"),
    FIELD(6, struct idempotency, etag, TEXT, SECRET, .label = "Thẻ phiên bản",
          .label_en = "Entity tag"),
    FIELD(7, struct idempotency, made, TIME, REQUIRED | INDEXED | SECRET, .label = "Lúc",
          .label_en = "Made"),
    FIELD(8, struct idempotency, too_long, BOOL, SECRET, .label = "Quá dài để giữ",
          .label_en = "Too long to keep"),
    { 0 }
};

const struct entity idempotency_entity = {
    "idempotency",
    "Yêu cầu đã làm",
    sizeof(struct idempotency),
    idempotency_fields,
    .number = 20,
    .flags = ENTITY_UNJOURNALLED,
    .label_en = "Answered request",
    .help = "Trả lời được giữ 48 giờ cho yêu cầu gửi lại cùng Idempotency-Key.",
    .help_en = "Answers kept 48 hours for a request sent again with its Idempotency-Key.",
};

static struct slice bytes_of(const void *data, size_t size)
{
    return (struct slice){ data, size };
}

err idempotency_begin(struct exchange *x)
{
    text key = exchange_header(x, "idempotency-key");
    if (text_is_empty(key) || x->rq.verb != POST) return ERR_NONE;
    bool good = key.size <= 128;
    for (size_t i = 0; i < key.size; i++) good &= key.data[i] > ' ' && key.data[i] < 127;
    if (!good)
        return ctx_fail(&x->cx, ERR_BAD_REQUEST, NULL, "idempotency-key",
                        SAY("Idempotency-Key không hợp lệ", "Not a usable Idempotency-Key"));
    struct idempotent *once = ARENA_NEW(x->arena, struct idempotent);
    struct slice none = { NULL, 0 };
    /* The path, not the row: the same key on another record is another request. */
    struct slice parts[] = { bytes_of(x->cx.actor.account.bytes, sizeof(x->cx.actor.account.bytes)),
                             text_slice(x->rq.path), text_slice(TEXT("\n")), text_slice(key) };
    /* With the key, which is stored nowhere: the digest of a ballot alone could be guessed. */
    struct slice sent[] = { text_slice(key), text_slice(TEXT("\n")), buffer_as_slice(&x->upload) };
    once->key = hash_of(none, parts, COUNT_OF(parts));
    once->digest = hash_of(none, sent, COUNT_OF(sent));
    x->once = once;
    return ERR_NONE;
}

static void give_again(struct exchange *x, const struct idempotency *kept)
{
    x->once->replayed = true;
    reply_bytes(x, (int)kept->status, TEXT("application/json"), text_slice(kept->body));
    if (kept->location.size) reply_header(x, "Location", kept->location);
    x->rs.etag = kept->etag;
    reply_header(x, "Idempotent-Replayed", TEXT("true"));
}

static bool is_past(const struct exchange *x, instant made)
{
    return made < x->cx.now - (instant)IDEMPOTENCY_HOURS * CLOCK_HOUR;
}

err idempotency_replay(struct exchange *x, struct tx *tx, bool *done)
{
    struct ctx *cx = &x->cx;
    struct idempotency kept, probe = { .key = x->once->key };
    *done = false;
    x->once->replayed = false;
    err e = record_find(cx, tx, &idempotency_entity, "key", &probe, &kept);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    if (is_past(x, kept.made)) return record_delete(cx, tx, &idempotency_entity, kept.id);
    if (!hash_equal(kept.digest, x->once->digest))
        return ctx_fail(cx, ERR_INVALID, NULL, "idempotency-key",
                        SAY("Idempotency-Key này đã dùng cho nội dung khác",
                            "This Idempotency-Key was used with another body"));
    if (kept.too_long)
        return ctx_fail(
            cx, ERR_CONFLICT, NULL, "done-before",
            SAY("Yêu cầu này đã làm xong trước đó", "This request was already carried out"));
    *done = true;
    give_again(x, &kept);
    return ERR_NONE;
}

struct past {
    id found[2];
    size_t count;
};

static enum kv_go note_past(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct past *past = arg;
    (void)cx, (void)tx, (void)failure;
    past->found[past->count++] = ((const struct idempotency *)record)->id;
    return past->count == COUNT_OF(past->found) ? KV_STOP : KV_MORE;
}

static err clear_past(struct exchange *x, struct tx *tx)
{
    struct idempotency probe = { .made = x->cx.now - (instant)IDEMPOTENCY_HOURS * CLOCK_HOUR };
    const struct field *made = entity_field(&idempotency_entity, "made", 4);
    struct query q = { .entity = &idempotency_entity, .filter_count = 1, .sort = made };
    struct past past = { .count = 0 };
    q.filters[0] = (struct query_filter){ .field = made, .op = QUERY_AT_MOST, .probe = &probe };
    err e = query_run(&x->cx, tx, &q, note_past, &past, NULL);
    for (size_t i = 0; !e && i < past.count; i++)
        e = record_delete(&x->cx, tx, &idempotency_entity, past.found[i]);
    return e;
}

static text header_in(const struct response *rs, const char *name)
{
    for (size_t i = 0; i < rs->header_count; i++)
        if (text_equal_z(rs->headers[i].name, name)) return rs->headers[i].value;
    return TEXT("");
}

err idempotency_keep(struct exchange *x, struct tx *tx)
{
    err e = clear_past(x, tx);
    if (e) return e;
    response_json_done(&x->rs);
    struct idempotency kept = { .key = x->once->key,
                                .digest = x->once->digest,
                                .status = x->rs.status,
                                .location = header_in(&x->rs, "Location"),
                                .etag = x->rs.etag,
                                .made = x->cx.now,
                                .too_long = x->rs.body.size > IDEMPOTENCY_BODY_MAX };
    if (!kept.too_long) kept.body = slice_text(x->rs.body);
    return record_create(&x->cx, tx, &idempotency_entity, &kept);
}
