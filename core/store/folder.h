/* SPDX-License-Identifier: MIT
 * folder: the data folder on disk, before a backend opens what is in it. One process at a time may
 * write in it; a lock file (flock, so a dead process holds nothing) says who. Private to store. */
#ifndef VOLBANK_STORE_FOLDER_H
#define VOLBANK_STORE_FOLDER_H

#include "../base/ctx.h"

/* Makes the folder, and those above it, readable by the owner only. ERR_IO. */
err folder_make(struct ctx *cx, const char *dir) MUST_CHECK;
/* Takes the lock for this process; *fd holds it until closed. ERR_CONFLICT when another process, or
 * another opening in this one, has it; ERR_UNSUPPORTED on a network file system, whose maps and
 * locks cannot be trusted. */
err folder_lock(struct ctx *cx, const char *dir, int *fd) MUST_CHECK;
/* Makes the names of newly made files durable: syncing the files alone does not. */
err folder_sync(struct ctx *cx, const char *dir) MUST_CHECK;

#endif
