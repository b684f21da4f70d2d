/* SPDX-License-Identifier: MIT
 * verify: the signature first: nothing of an unsigned file is believed, not even its dates. */
#include "verify.h"

#include "credential.h"

/* ---- keys ---------------------------------------------------------------------------------- */

static bool take_raw(struct ctx *cx, text encoded, text kid, struct issuer_keys *out)
{
    struct slice raw;
    if (!base64url_parse(cx->arena, encoded, &raw) || raw.size != SIGN_PUBLIC_SIZE) return false;
    if (out->count == ISSUER_KEYS_MAX) return false;
    struct jwt_key *key = &out->keys[out->count++];
    key->kid = kid;
    memcpy(key->public_key, raw.data, SIGN_PUBLIC_SIZE);
    return true;
}

static void take_jwk(struct ctx *cx, const struct json_value *jwk, text kid,
                     struct issuer_keys *out)
{
    bool ours = text_equal_z(json_string(json_get(jwk, "kty")), "OKP") &&
                text_equal_z(json_string(json_get(jwk, "crv")), "Ed25519");
    if (ours) (void)take_raw(cx, json_string(json_get(jwk, "x")), kid, out);
}

static void take_document(struct ctx *cx, const struct json_value *root, struct issuer_keys *out)
{
    const struct json_value *methods = json_get(root, "verificationMethod");
    take_jwk(cx, root, json_string(json_get(root, "kid")), out);
    for (const struct json_value *m = json_first(methods); m; m = json_next(m))
        take_jwk(cx, json_get(m, "publicKeyJwk"), json_string(json_get(m, "id")), out);
}

err issuer_keys_read(struct ctx *cx, text source, struct issuer_keys *out)
{
    const struct json_value *root;
    text plain = text_trim(source);
    *out = (struct issuer_keys){ 0 };
    if (take_raw(cx, plain, TEXT(""), out)) return ERR_NONE;
    if (!json_read(cx, plain, &root)) take_document(cx, root, out);
    ctx_clear(cx);
    if (out->count) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, NULL, "issuer",
                    SAY("Không có khóa công khai Ed25519 nào: cần khóa dạng base64url, một JWK "
                        "hoặc tệp did.json",
                        "No Ed25519 public key: give it as base64url, a JWK or a did.json file"));
}

/* ---- what it says -------------------------------------------------------------------------- */

static bool has_type(const struct json_value *credential, const char *wanted)
{
    const struct json_value *type = json_get(credential, "type");
    for (const struct json_value *t = json_first(type); t; t = json_next(t))
        if (text_equal_z(json_string(t), wanted)) return true;
    return false;
}

static text issuer_of(const struct json_value *credential)
{
    const struct json_value *issuer = json_get(credential, "issuer");
    text whole = json_string(issuer);
    return text_is_empty(whole) ? json_string(json_get(issuer, "id")) : whole;
}

static bool read_time(const struct json_value *credential, const char *key, instant *out)
{
    const struct json_value *v = json_get(credential, key);
    *out = 0;
    return !v || instant_parse(json_string(v), out);
}

static err read_words(struct ctx *cx, const struct json_value *payload, struct verification *out)
{
    const struct json_value *subject = json_get(payload, "credentialSubject");
    const struct json_value *issuer = json_get(payload, "issuer");
    text body = json_string(json_get(issuer, "name"));
    out->name = json_string(json_get(payload, "name"));
    out->address = json_string(json_get(payload, "id"));
    out->issuer = text_is_empty(body) ? issuer_of(payload) : body;
    out->course = json_string(json_get(json_get(subject, "achievement"), "description"));
    out->holder =
        json_string(json_get(json_first(json_get(subject, "identifier")), "identityHash"));
    bool times = read_time(payload, "validFrom", &out->from) &&
                 read_time(payload, "validUntil", &out->until);
    if (times && has_type(payload, "VerifiableCredential")) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, NULL, "credential",
                    SAY("Tệp có chữ ký nhưng không phải chứng nhận (W3C Verifiable Credential)",
                        "It is signed, but no W3C Verifiable Credential"));
}

/* ---- the status list ----------------------------------------------------------------------- */

static bool bit_of(struct ctx *cx, text encoded, int64_t index, bool *set)
{
    enum { LIST_BYTES_MAX = 4 * 1024 * 1024 };
    struct slice packed, bits;
    text rest = text_part(encoded, 1, encoded.size);
    if (encoded.size == 0 || encoded.data[0] != 'u') return false;
    if (!base64url_parse(cx->arena, rest, &packed)) return false;
    if (!compress_gunzip(cx->arena, packed, LIST_BYTES_MAX, &bits)) return false;
    if (index < 0 || (uint64_t)index / 8 >= bits.size) return false;
    *set = bits.data[index / 8] & 0x80u >> (index % 8);
    return true;
}

static bool list_fits(const struct json_value *list, const struct json_value *entry,
                      const struct json_value *credential)
{
    const struct json_value *subject = json_get(list, "credentialSubject");
    return has_type(list, "BitstringStatusListCredential") &&
           text_equal(json_string(json_get(list, "id")),
                      json_string(json_get(entry, "statusListCredential"))) &&
           text_equal_z(json_string(json_get(subject, "statusPurpose")), "revocation") &&
           text_equal_z(json_string(json_get(entry, "statusPurpose")), "revocation") &&
           text_equal(issuer_of(list), issuer_of(credential));
}

static err judge_status(struct ctx *cx, const struct json_value *credential, text status,
                        const struct issuer_keys *keys, struct verification *out)
{
    const struct json_value *entry = json_get(credential, "credentialStatus");
    struct jwt list;
    int64_t index;
    bool known, revoked;
    err e = jwt_read(cx, status, &list);
    if (e) return e;
    out->verdict = VERDICT_BAD_LIST;
    if (!jwt_signed_by(&list, keys->keys, keys->count, &known)) return ERR_NONE;
    if (!list_fits(list.payload, entry, credential)) return ERR_NONE;
    const struct json_value *subject = json_get(list.payload, "credentialSubject");
    if (!text_to_int(json_string(json_get(entry, "statusListIndex")), &index)) return ERR_NONE;
    if (!bit_of(cx, json_string(json_get(subject, "encodedList")), index, &revoked))
        return ERR_NONE;
    if (!read_time(list.payload, "validFrom", &out->listed_at)) return ERR_NONE;
    out->listed_checked = true;
    out->verdict = revoked ? VERDICT_REVOKED : VERDICT_VALID;
    return ERR_NONE;
}

/* ---- the verdict --------------------------------------------------------------------------- */

err credential_verify(struct ctx *cx, text token, text status, const struct issuer_keys *keys,
                      struct verification *out)
{
    struct jwt jwt;
    bool known;
    *out = (struct verification){ .verdict = VERDICT_VALID };
    err e = jwt_read(cx, token, &jwt);
    if (!e) e = read_words(cx, jwt.payload, out);
    if (e) return e;
    if (!jwt_signed_by(&jwt, keys->keys, keys->count, &known)) {
        out->verdict = known ? VERDICT_FORGED : VERDICT_UNKNOWN_KEY;
        return ERR_NONE;
    }
    if (!text_is_empty(status)) e = judge_status(cx, jwt.payload, status, keys, out);
    if (e || out->verdict != VERDICT_VALID) return e;
    if (out->from && cx->now < out->from) out->verdict = VERDICT_NOT_YET;
    if (out->until && cx->now > out->until) out->verdict = VERDICT_EXPIRED;
    return ERR_NONE;
}
