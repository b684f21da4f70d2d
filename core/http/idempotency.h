/* SPDX-License-Identifier: MIT
 * idempotency: a POST with an Idempotency-Key is carried out once in 48 hours: its answer is stored
 * in the same transaction and given again. The same key with another body is ERR_INVALID. Failures
 * leave nothing behind, so they may be tried again. */
#ifndef VOLBANK_HTTP_IDEMPOTENCY_H
#define VOLBANK_HTTP_IDEMPOTENCY_H

#include "serving.h"

enum { IDEMPOTENCY_HOURS = 48, IDEMPOTENCY_BODY_MAX = 8 * 1024 };

struct idempotent {
    struct hash key, digest;
    bool replayed;
};

/* Reads the header: x->once is set when there is one. ERR_BAD_REQUEST when it is no key (1-128
 * visible ASCII characters). */
err idempotency_begin(struct exchange *x) MUST_CHECK;
/* In the transaction, before the work: *done = the answer has been given again. */
err idempotency_replay(struct exchange *x, struct tx *tx, bool *done) MUST_CHECK;
/* In the transaction, after the work. */
err idempotency_keep(struct exchange *x, struct tx *tx) MUST_CHECK;

#endif
