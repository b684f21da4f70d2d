/* SPDX-License-Identifier: MIT
 * issuer: who signs: did:web of this server's public address, and its keys. One key signs at a
 * time; every one that ever signed stays in the DID document, so that rotating breaks nothing that
 * is in people's hands. */
#ifndef VOLBANK_TRAINING_ISSUER_H
#define VOLBANK_TRAINING_ISSUER_H

#include "training.h"

struct issuer {
    text url; /* public address without a slash at the end: https://host */
    text did; /* did:web:host */
    text kid; /* of the key that signs: did#key-1 */
    struct issuer_key key;
};

/* The public address: the setting training.public_url, else the one the request came to. */
text issuer_url(struct ctx *cx, struct tx *tx, const struct request *rq);
/* "https://host:8443/x" -> "did:web:host%3A8443:x" (W3C did:web §3.2). */
text issuer_did(struct arena *arena, text url);
/* Address and signing key; ERR_NOT_FOUND while nothing was ever issued. */
err issuer_read(struct ctx *cx, struct tx *tx, const struct request *rq,
                struct issuer *out) MUST_CHECK;
/* Makes the first key unless there is one. In a write. */
err issuer_ensure(struct ctx *cx, struct tx *tx) MUST_CHECK;

/* POST /issuer_keys: a new key signs from now on. Answers it. */
err issuer_rotate(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /.well-known/did.json */
err issuer_document(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
