/* SPDX-License-Identifier: MIT
 * file_place: where the files of file_store.h lie on disk; private to file_*.c. */
#ifndef VOLBANK_STORE_FILE_PLACE_H
#define VOLBANK_STORE_FILE_PLACE_H

#include "file_store.h"

#define FILES_DIR "files"
#define LEAVING "leaving"
#define FILES_COMING FILES_DIR "/coming"    /* half written */
#define FILES_LEAVING FILES_DIR "/" LEAVING /* named by no record since the last sweeps */

/* FOLDER/files/ab/<hex>, and FOLDER/files/leaving/<hex>. */
const char *file_path(struct arena *arena, const char *folder, struct hash name);
const char *file_leaving_path(struct arena *arena, const char *folder, struct hash name);

/* Fills the path's time with cx->now: the age a sweep looks at. */
err file_touch(struct ctx *cx, const char *path) MUST_CHECK;
/* From files/leaving back to its place; ERR_NOT_FOUND when it is in neither. */
err file_bring_back(struct ctx *cx, const char *folder, struct hash name) MUST_CHECK;
/* Moves `from` over `to` and makes the new name durable. ERR_NOT_FOUND when `from` is gone. */
err file_move(struct ctx *cx, const char *folder, const char *from, const char *to) MUST_CHECK;
/* What errno says about the folder; fails. */
err file_system_fail(struct ctx *cx, const char *path);

/* Every regular file of one folder below `folder`: its name there and its time. A folder that is
 * not there has none. */
typedef err (*file_seen)(struct ctx *cx, void *arg, const char *path, text name, instant at);
err file_each_in(struct ctx *cx, const char *folder, file_seen seen, void *arg) MUST_CHECK;
/* The same for the 256 folders 00 … ff below `files`. */
err file_each(struct ctx *cx, const char *files, file_seen seen, void *arg) MUST_CHECK;
bool file_name_parse(struct arena *arena, text name, struct hash *out);

#endif
