/* SPDX-License-Identifier: MIT
 * file_store: files people hand in, beside the store: FOLDER/files/ab/<sha-256 in hex>, named by
 * what they hold, so that nothing is kept twice and a changed byte is found. A record names one by
 * a HASH field with STORED. What holds: a file is durable under its name before a record naming it
 * is committed (record_write refuses others), it never changes, it is never executed, and it goes
 * some days after no record names it any more: first to files/leaving, from where an undo brings it
 * back, then away. `volbank backup` copies files, `dump` writes them, `verify` reads them all. */
#ifndef VOLBANK_STORE_FILE_STORE_H
#define VOLBANK_STORE_FILE_STORE_H

#include "db.h"

enum { FILE_STORE_MAX = 32 << 20 };

/* Keeps the bytes under their SHA-256, which is *name, durably; harmless to repeat. Before the
 * transaction that names them (a route's .prepare, a job), never in it: it waits for the disk.
 * ERR_TOO_LARGE, ERR_NO_SPACE, ERR_IO; ERR_UNSUPPORTED without a folder. */
API err file_put(struct ctx *cx, struct slice bytes, struct hash *name) MUST_CHECK;
/* All of it, in the arena; outside the writer. ERR_NOT_FOUND; ERR_CORRUPT when the bytes are not
 * those of the name. */
API err file_get(struct ctx *cx, struct hash name, struct slice *out) MUST_CHECK;

/* ---- for the store and the commands -------------------------------------------------------- */

/* Makes sure that what a record is about to name stays: ERR_NOT_FOUND when it is not there. */
err file_keep(struct ctx *cx, const struct db *db, struct hash name) MUST_CHECK;
/* The names that records hold, rising, each once; in the arena. */
err file_wanted(struct ctx *cx, struct tx *tx, struct hash **names, size_t *count) MUST_CHECK;

/* Takes out of the way what no record names: a day after it was put, and away a week later. What a
 * record names again is brought back. cx->now is the clock. */
enum { FILE_FRESH_DAYS = 1, FILE_LEAVING_DAYS = 7 };
struct file_sweep {
    size_t kept, left, gone; /* left: to files/leaving; gone: from there */
};
err file_sweep(struct ctx *cx, struct file_sweep *out) MUST_CHECK;

/* Copies every file of the folder (a data folder's files, or what another copy made) to `to` (made
 * when there is anything to copy), as `to`/ab/…; what is there already is left. */
err file_copy_all(struct ctx *cx, const char *files, const char *to, size_t *count) MUST_CHECK;

#endif
