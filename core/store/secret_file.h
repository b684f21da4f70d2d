/* SPDX-License-Identifier: MIT
 * secret_file: a short secret beside the store, FOLDER/secrets/<id>, for what must become
 * unreadable for ever at some moment: no transaction, journal, backup or dump ever holds it, and
 * destroying it is the whole point. What it protects lies in the store, sealed. */
#ifndef VOLBANK_STORE_SECRET_FILE_H
#define VOLBANK_STORE_SECRET_FILE_H

#include "../base/ctx.h"
#include "db.h"

enum { SECRET_FILE_MAX = 256 };

/* Durable once it returns. Outside the writer, before the transaction that relies on it. Replaces
 * what is there. ERR_NO_SPACE, ERR_IO; ERR_UNSUPPORTED without a folder. */
API err secret_file_put(struct ctx *cx, id which, struct slice secret) MUST_CHECK;
/* In the arena: wipe it when done. ERR_NOT_FOUND: it was destroyed, or the store was brought from
 * elsewhere. */
API err secret_file_get(struct ctx *cx, id which, struct slice *out) MUST_CHECK;
/* Overwrites, then removes. Fine when there is none. A medium that keeps old blocks (a flash disk,
 * a file system with snapshots) may keep these too. */
API err secret_file_destroy(struct ctx *cx, id which) MUST_CHECK;
/* The ids there are secrets of: those left behind by a crash are for their owner to destroy. */
API err secret_file_list(struct ctx *cx, id **out, size_t *count) MUST_CHECK;

#endif
