/* SPDX-License-Identifier: MIT
 * verify: judges a signed credential by nothing but the credential, the issuer's keys and, if
 * given, a status list: without network, store or clock of its own. */
#ifndef VOLBANK_TRAINING_VERIFY_H
#define VOLBANK_TRAINING_VERIFY_H

#include "jwt.h"

enum verdict_kind {
    VERDICT_VALID,
    VERDICT_FORGED,      /* changed after it was signed, or signed by somebody else */
    VERDICT_UNKNOWN_KEY, /* names a key that is none of the issuer's */
    VERDICT_NOT_YET,
    VERDICT_EXPIRED,
    VERDICT_REVOKED,
    VERDICT_BAD_LIST /* the status list is not the one it names, or not the issuer's */
};

enum { ISSUER_KEYS_MAX = 64 };
struct issuer_keys {
    struct jwt_key keys[ISSUER_KEYS_MAX];
    size_t count;
};

struct verification {
    enum verdict_kind verdict;
    text name, holder, issuer, course; /* as the credential says */
    text address;                      /* where it can be looked up */
    instant from, until;               /* until: none = does not expire */
    bool listed_checked;               /* a status list was asked */
    instant listed_at;                 /* when that list was made */
};

/* A public key as base64url, one JWK, or a DID document. ERR_INVALID "issuer" when there is no
 * Ed25519 key in it. */
err issuer_keys_read(struct ctx *cx, text source, struct issuer_keys *out) MUST_CHECK;
/* Judges `token` as of cx->now; `status` is a status list credential, empty = not asked.
 * ERR_INVALID when either is no VC-JWT at all. */
err credential_verify(struct ctx *cx, text token, text status, const struct issuer_keys *keys,
                      struct verification *out) MUST_CHECK;

#endif
