/* SPDX-License-Identifier: MIT
 * issuer: keys are numbered by turn; the last one that is not retired signs. */
#include "issuer.h"

static const struct field key_fields[] = {
    FIELD(1, struct issuer_key, kid, TEXT, READ_ONLY | UNIQUE, .max = 30, .label = "Tên khóa",
          .label_en = "Name of the key"),
    FIELD(2, struct issuer_key, turn, INT, READ_ONLY | UNIQUE | INDEXED, .label = "Thứ tự",
          .label_en = "Turn"),
    FIELD(3, struct issuer_key, public_key, HASH, READ_ONLY, .label = "Khóa công khai",
          .label_en = "Public key"),
    FIELD(4, struct issuer_key, seed, HASH, SECRET | READ_ONLY, .label = "Khóa bí mật",
          .label_en = "Secret key"),
    FIELD(5, struct issuer_key, made, DATE, READ_ONLY, .label = "Ký từ ngày",
          .label_en = "Signs from"),
    FIELD(6, struct issuer_key, retired, DATE, READ_ONLY, .label = "Thôi ký từ ngày",
          .label_en = "Signs no more from"),
    { 0 }
};
const struct entity issuer_key_entity = {
    "issuer_key",
    "Khóa ký chứng nhận",
    sizeof(struct issuer_key),
    key_fields,
    .number = 222,
    .flags = ENTITY_APPEND_ONLY,
    .label_en = "Signing key",
    .read = "issuer_key.manage",
    .title = "kid",
    .sort = "turn",
    .help = "Khóa Ed25519 ký chứng nhận điện tử. Khóa cũ vẫn dùng để kiểm tra.",
    .help_en = "An Ed25519 key that signs credentials. Old ones still verify.",
};

/* ---- keys ---------------------------------------------------------------------------------- */

static enum kv_go keep_key(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    *(struct issuer_key *)arg = *(const struct issuer_key *)record;
    return KV_STOP;
}

/* The key of the last turn; its id is none when there is no key. */
static err last_key(struct ctx *cx, struct tx *tx, struct issuer_key *out)
{
    struct query q = { .entity = &issuer_key_entity,
                       .sort = entity_field(&issuer_key_entity, "turn", 4),
                       .descending = true };
    *out = (struct issuer_key){ 0 };
    return query_run(cx, tx, &q, keep_key, out, NULL);
}

static err make_key(struct ctx *cx, struct tx *tx, int64_t turn, struct issuer_key *out)
{
    uint8_t secret[SIGN_SECRET_SIZE];
    *out = (struct issuer_key){ .turn = turn, .made = instant_date(cx->now) };
    out->kid = text_format(cx->arena, "key-%lld", (long long)turn);
    random_bytes(cx->random, out->seed.bytes, sizeof(out->seed.bytes));
    sign_keys(out->seed.bytes, out->public_key.bytes, secret);
    crypto_wipe(secret, sizeof(secret));
    return record_create(cx, tx, &issuer_key_entity, out);
}

err issuer_ensure(struct ctx *cx, struct tx *tx)
{
    struct issuer_key last;
    err e = last_key(cx, tx, &last);
    return e || last.turn ? e : make_key(cx, tx, 1, &last);
}

err issuer_rotate(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct issuer_key last, next;
    err e = last_key(cx, tx, &last);
    if (!e) e = make_key(cx, tx, last.turn + 1, &next);
    if (!e && last.turn) {
        last.retired = instant_date(cx->now);
        e = record_update(cx, tx, &issuer_key_entity, &last);
    }
    return e ? e : respond_created(cx, tx, rq, rs, &issuer_key_entity, &next);
}

/* ---- name ---------------------------------------------------------------------------------- */

text issuer_url(struct ctx *cx, struct tx *tx, const struct request *rq)
{
    text set = setting_text(cx, tx, "training.public_url");
    while (text_ends(set, TEXT("/"))) set.size--;
    if (!text_is_empty(set)) return set;
    text proto = request_header(rq, "x-forwarded-proto");
    return text_format(cx->arena, "%s://%.*s", text_equal_z(proto, "https") ? "https" : "http",
                       TEXT_ARGS(request_header(rq, "host")));
}

text issuer_did(struct arena *arena, text url)
{
    struct buffer did = buffer_in(arena, url.size + 16);
    size_t from = text_find(url, ':', 0) + 3;
    buffer_z(&did, "did:web:");
    for (size_t i = from; i < url.size; i++) {
        if (url.data[i] == ':')
            buffer_z(&did, "%3A");
        else
            buffer_byte(&did, url.data[i] == '/' ? ':' : (uint8_t)url.data[i]);
    }
    return buffer_as_text(&did);
}

static text kid_of(struct ctx *cx, text did, const struct issuer_key *key)
{
    return text_format(cx->arena, "%.*s#%.*s", TEXT_ARGS(did), TEXT_ARGS(key->kid));
}

err issuer_read(struct ctx *cx, struct tx *tx, const struct request *rq, struct issuer *out)
{
    err e = last_key(cx, tx, &out->key);
    if (e) return e;
    if (!out->key.turn)
        return ctx_fail(cx, ERR_NOT_FOUND, NULL, "issuer",
                        SAY("Máy chủ này chưa cấp chứng nhận nào",
                            "This server has not issued any certificate"));
    out->url = issuer_url(cx, tx, rq);
    out->did = issuer_did(cx->arena, out->url);
    out->kid = kid_of(cx, out->did, &out->key);
    return ERR_NONE;
}

/* ---- the DID document ---------------------------------------------------------------------- */

struct listing {
    struct json *j;
    text did;
    bool names; /* only their ids: who may assert */
};

static enum kv_go show_key(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct issuer_key *key = record;
    struct listing *l = arg;
    (void)tx, (void)failure;
    text kid = kid_of(cx, l->did, key);
    if (l->names) {
        json_text(l->j, kid);
        return KV_MORE;
    }
    struct slice raw = { key->public_key.bytes, sizeof(key->public_key.bytes) };
    json_object(l->j);
    json_text_at(l->j, "id", kid);
    json_z_at(l->j, "type", "JsonWebKey");
    json_text_at(l->j, "controller", l->did);
    json_key(l->j, "publicKeyJwk");
    json_object(l->j);
    json_z_at(l->j, "kty", "OKP");
    json_z_at(l->j, "crv", "Ed25519");
    json_z_at(l->j, "alg", "EdDSA");
    json_z_at(l->j, "use", "sig");
    json_text_at(l->j, "kid", kid);
    json_text_at(l->j, "x", base64url_text(cx->arena, raw));
    json_object_end(l->j);
    json_object_end(l->j);
    return KV_MORE;
}

static err list_keys(struct ctx *cx, struct tx *tx, struct listing *l, const char *key, bool names)
{
    l->names = names;
    json_key(l->j, key);
    json_array(l->j);
    err e = query_all(cx, tx, &issuer_key_entity, show_key, l);
    json_array_end(l->j);
    return e;
}

err issuer_document(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct buffer out = buffer_in(cx->arena, 1024);
    struct json j = json_into(&out);
    struct listing l = { .j = &j, .did = issuer_did(cx->arena, issuer_url(cx, tx, rq)) };
    json_object(&j);
    json_key(&j, "@context");
    json_array(&j);
    json_text(&j, TEXT("https://www.w3.org/ns/did/v1"));
    json_text(&j, TEXT("https://w3id.org/security/jwk/v1"));
    json_array_end(&j);
    json_text_at(&j, "id", l.did);
    err e = list_keys(cx, tx, &l, "verificationMethod", false);
    if (!e) e = list_keys(cx, tx, &l, "assertionMethod", true);
    json_object_end(&j);
    if (e) return e;
    respond_header(cx, rs, "Access-Control-Allow-Origin", TEXT("*"));
    return respond_bytes(rs, TEXT("application/did+json"), buffer_as_slice(&out), TEXT(""));
}
