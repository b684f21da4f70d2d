/* SPDX-License-Identifier: MIT
 * jwt: see the header. */
#include "jwt.h"

text jwt_sign(struct arena *arena, text typ, text kid, const uint8_t seed[32], text payload)
{
    uint8_t public_key[SIGN_PUBLIC_SIZE], secret[SIGN_SECRET_SIZE], signature[SIGN_SIZE];
    struct buffer head = buffer_in(arena, 128);
    struct json j = json_into(&head);
    json_object(&j);
    json_z_at(&j, "alg", "EdDSA");
    json_text_at(&j, "typ", typ);
    json_text_at(&j, "kid", kid);
    json_object_end(&j);
    text first = base64url_text(arena, buffer_as_slice(&head));
    text second = base64url_text(arena, text_slice(payload));
    text both = text_format(arena, "%.*s.%.*s", TEXT_ARGS(first), TEXT_ARGS(second));
    sign_keys(seed, public_key, secret);
    sign_make(secret, text_slice(both), signature);
    crypto_wipe(secret, sizeof(secret));
    text third = base64url_text(arena, (struct slice){ signature, sizeof(signature) });
    return text_format(arena, "%.*s.%.*s", TEXT_ARGS(both), TEXT_ARGS(third));
}

static err no_jwt(struct ctx *cx)
{
    ctx_clear(cx);
    return ctx_fail(cx, ERR_INVALID, NULL, "jwt",
                    SAY("Tệp không phải chứng nhận điện tử dạng VC-JWT ký bằng Ed25519",
                        "This is not a VC-JWT signed with Ed25519"));
}

static bool read_part(struct ctx *cx, text part, const struct json_value **out)
{
    struct slice bytes;
    return base64url_parse(cx->arena, part, &bytes) && !json_read(cx, slice_text(bytes), out) &&
           json_kind_of(*out) == JSON_OBJECT;
}

err jwt_read(struct ctx *cx, text token, struct jwt *out)
{
    const struct json_value *head;
    text whole = text_trim(token), rest = whole;
    *out = (struct jwt){ 0 };
    text first = text_cut(&rest, '.');
    text second = text_cut(&rest, '.');
    if (!read_part(cx, first, &head) || !read_part(cx, second, &out->payload)) return no_jwt(cx);
    if (!base64url_parse(cx->arena, rest, &out->signature) || out->signature.size != SIGN_SIZE)
        return no_jwt(cx);
    /* "crit" names what a reader must understand; we understand none. */
    if (!text_equal_z(json_string(json_get(head, "alg")), "EdDSA") || json_get(head, "crit"))
        return no_jwt(cx);
    out->kid = json_string(json_get(head, "kid"));
    out->typ = json_string(json_get(head, "typ"));
    out->signed_part = text_part(whole, 0, first.size + 1 + second.size);
    return ERR_NONE;
}

bool jwt_signed_by(const struct jwt *jwt, const struct jwt_key *keys, size_t count, bool *known)
{
    *known = false;
    for (size_t i = 0; i < count; i++) {
        if (!text_is_empty(keys[i].kid) && !text_equal(keys[i].kid, jwt->kid)) continue;
        *known = true;
        if (sign_check(keys[i].public_key, text_slice(jwt->signed_part), jwt->signature.data))
            return true;
    }
    return false;
}
