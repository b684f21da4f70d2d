/* SPDX-License-Identifier: MIT
 * jwt: JSON Web Signatures in their compact form (RFC 7515), with Ed25519 only (RFC 8037, alg
 * "EdDSA"): whoever accepts one algorithm cannot be talked into another. Knows neither store nor
 * credentials. */
#ifndef VOLBANK_TRAINING_JWT_H
#define VOLBANK_TRAINING_JWT_H

#include "core/plugin/plugin.h"

struct jwt_key {
    text kid; /* "did:web:host#key-1"; empty = fits any */
    uint8_t public_key[SIGN_PUBLIC_SIZE];
};

struct jwt {
    text kid, typ;
    const struct json_value *payload;
    text signed_part; /* header.payload as sent */
    struct slice signature;
};

/* header.payload.signature with typ and kid; `seed` is the key's 32 secret bytes. */
text jwt_sign(struct arena *arena, text typ, text kid, const uint8_t seed[32], text payload);
/* Takes a token apart without judging who signed it; white space around it is none of it.
 * ERR_INVALID "jwt" when it is none, or its algorithm is not ours. */
err jwt_read(struct ctx *cx, text token, struct jwt *out) MUST_CHECK;
/* Whether one of the keys that bear its kid signed it. *known: whether there was such a key. */
bool jwt_signed_by(const struct jwt *jwt, const struct jwt_key *keys, size_t count, bool *known);

#endif
