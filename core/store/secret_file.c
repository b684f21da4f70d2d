/* SPDX-License-Identifier: MIT
 * secret_file: written aside, synced, moved to its name, and the name synced, so that a name holds
 * a whole secret or is not there. */
#include "secret_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "folder.h"

static err system_fail(struct ctx *cx, const char *path)
{
    int why = errno;
    if (why == ENOENT) return ERR_NOT_FOUND;
    return ctx_fail(cx, why == ENOSPC || why == EDQUOT ? ERR_NO_SPACE : ERR_IO, NULL, "file",
                    SAY("Không đọc ghi được tệp %s: %s", "Cannot read or write file %s: %s"), path,
                    strerror(why));
}

static err place_of(struct ctx *cx, const char **dir)
{
    const char *folder = cx->db ? db_folder(cx->db) : NULL;
    if (!folder)
        return ctx_fail(cx, ERR_UNSUPPORTED, NULL, "no-folder",
                        SAY("Kho dữ liệu này không có thư mục để giữ khóa",
                            "This store has no folder to keep keys in"));
    *dir = text_z(cx->arena, text_format(cx->arena, "%s/secrets", folder));
    return ERR_NONE;
}

static const char *path_of(struct ctx *cx, const char *dir, id which)
{
    return text_z(cx->arena,
                  text_format(cx->arena, "%s/%.*s", dir, TEXT_ARGS(id_text(cx->arena, which))));
}

static err write_whole(struct ctx *cx, const char *path, int flags, struct slice bytes)
{
    int fd = open(path, flags | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) return system_fail(cx, path);
    bool written = write(fd, bytes.data, bytes.size) == (ssize_t)bytes.size && fsync(fd) == 0;
    err e = written ? ERR_NONE : system_fail(cx, path);
    if (close(fd) != 0 && !e) e = system_fail(cx, path);
    return e;
}

err secret_file_put(struct ctx *cx, id which, struct slice secret)
{
    const char *dir = NULL;
    REQUIRE(secret.size <= SECRET_FILE_MAX);
    err e = place_of(cx, &dir);
    if (!e) e = folder_make(cx, dir);
    if (!e) e = folder_sync(cx, db_folder(cx->db));
    if (e) return e;
    const char *path = path_of(cx, dir, which);
    const char *aside = text_z(cx->arena, text_format(cx->arena, "%s.new", path));
    e = write_whole(cx, aside, O_CREAT | O_TRUNC, secret);
    if (!e && rename(aside, path) != 0) e = system_fail(cx, path);
    return e ? e : folder_sync(cx, dir);
}

err secret_file_get(struct ctx *cx, id which, struct slice *out)
{
    const char *dir = NULL;
    err e = place_of(cx, &dir);
    if (e) return e;
    const char *path = path_of(cx, dir, which);
    uint8_t *bytes = arena_alloc(cx->arena, SECRET_FILE_MAX);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) return system_fail(cx, path);
    ssize_t size = read(fd, bytes, SECRET_FILE_MAX);
    e = size < 0 ? system_fail(cx, path) : ERR_NONE;
    (void)close(fd);
    *out = (struct slice){ bytes, e ? 0 : (size_t)size };
    return e;
}

err secret_file_destroy(struct ctx *cx, id which)
{
    static const uint8_t nothing[SECRET_FILE_MAX] = { 0 };
    const char *dir = NULL;
    err e = place_of(cx, &dir);
    if (e) return e;
    const char *path = path_of(cx, dir, which);
    e = write_whole(cx, path, 0, (struct slice){ nothing, sizeof nothing });
    if (e == ERR_NOT_FOUND) return ERR_NONE;
    if (!e && unlink(path) != 0) e = system_fail(cx, path);
    return e ? e : folder_sync(cx, dir);
}

err secret_file_list(struct ctx *cx, id **out, size_t *count)
{
    enum { LIST_MAX = 4096 };
    const char *dir = NULL;
    *count = 0;
    err e = place_of(cx, &dir);
    if (e) return e;
    DIR *open_dir = opendir(dir);
    if (!open_dir) return errno == ENOENT ? ERR_NONE : system_fail(cx, dir);
    *out = ARENA_ARRAY(cx->arena, LIST_MAX, id);
    for (const struct dirent *d = readdir(open_dir); d && *count < LIST_MAX; d = readdir(open_dir))
        if (id_parse(text_of(d->d_name), &(*out)[*count])) (*count)++;
    (void)closedir(open_dir);
    return ERR_NONE;
}
