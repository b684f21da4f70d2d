/* SPDX-License-Identifier: MIT
 * blob: bytes that are no record: an uploaded file on its way through a job. Kept in parts of at
 * most BLOB_PART bytes under one id, outside the journal: whoever puts one takes it away again. */
#ifndef VOLBANK_STORE_BLOB_H
#define VOLBANK_STORE_BLOB_H

#include "../base/id.h"
#include "db.h"

enum { BLOB_PART = 1 << 20, BLOB_MAX = 64 << 20 };

/* Replaces what is there under this id. ERR_TOO_LARGE past BLOB_MAX. */
API err blob_put(struct ctx *cx, struct tx *tx, id which, struct slice bytes) MUST_CHECK;
/* All of it, in the arena. ERR_NOT_FOUND. */
API err blob_get(struct ctx *cx, struct tx *tx, id which, struct slice *out) MUST_CHECK;
/* Fine when there is none. */
API err blob_delete(struct ctx *cx, struct tx *tx, id which) MUST_CHECK;

#endif
