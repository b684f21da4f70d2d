/* SPDX-License-Identifier: MIT
 * file_store: putting and getting. Bytes are written aside, synced, moved to their name, and the
 * name is synced: whatever moment the machine stops at, a name holds all of its bytes or is not
 * there. A file that is put again is written again: so a damaged copy is healed, and its time is
 * new. */
#include "file_store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_place.h"
#include "folder.h"

static text name_hex(struct arena *arena, struct hash name)
{
    return hex_text(arena, (struct slice){ name.bytes, sizeof name.bytes });
}

static const char *shard(struct arena *arena, const char *folder, struct hash name)
{
    return text_z(arena, text_format(arena, "%s/" FILES_DIR "/%02x", folder, name.bytes[0]));
}

const char *file_path(struct arena *arena, const char *folder, struct hash name)
{
    return text_z(arena, text_format(arena, "%s/%.*s", shard(arena, folder, name),
                                     TEXT_ARGS(name_hex(arena, name))));
}

const char *file_leaving_path(struct arena *arena, const char *folder, struct hash name)
{
    return text_z(arena, text_format(arena, "%s/" FILES_LEAVING "/%.*s", folder,
                                     TEXT_ARGS(name_hex(arena, name))));
}

err file_system_fail(struct ctx *cx, const char *path)
{
    int why = errno;
    if (why == ENOENT) return ERR_NOT_FOUND;
    return ctx_fail(cx, why == ENOSPC || why == EDQUOT ? ERR_NO_SPACE : ERR_IO, NULL, "file",
                    SAY("Không đọc ghi được tệp %s: %s", "Cannot read or write file %s: %s"), path,
                    strerror(why));
}

static err no_folder(struct ctx *cx)
{
    return ctx_fail(cx, ERR_UNSUPPORTED, NULL, "no-folder",
                    SAY("Kho dữ liệu này không có thư mục để giữ tệp",
                        "This store has no folder to keep files in"));
}

/* ---- putting ------------------------------------------------------------------------------- */

static bool write_all(int fd, struct slice bytes)
{
    while (bytes.size) {
        ssize_t put = write(fd, bytes.data, bytes.size);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        bytes.data += put;
        bytes.size -= (size_t)put;
    }
    return true;
}

static struct timespec time_of(instant at)
{
    return (struct timespec){ .tv_sec = (time_t)(at / 1000) };
}

/* A whole file under a name nobody looks for. */
static err write_aside(struct ctx *cx, const char *path, struct slice bytes)
{
    const struct timespec times[2] = { time_of(cx->now), time_of(cx->now) };
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) return file_system_fail(cx, path);
    bool written = write_all(fd, bytes) && futimens(fd, times) == 0 && fsync(fd) == 0;
    err e = written ? ERR_NONE : file_system_fail(cx, path);
    if (close(fd) != 0 && !e) e = file_system_fail(cx, path);
    if (e) (void)unlink(path);
    return e;
}

static const char *parent_of(struct arena *arena, const char *path)
{
    return text_z(arena, text_part(text_of(path), 0, (size_t)(strrchr(path, '/') - path)));
}

/* Names of folders are durable before what lies in them is. */
static err make_parent(struct ctx *cx, const char *folder, const char *path)
{
    struct stat st;
    const char *parent = parent_of(cx->arena, path);
    if (stat(parent, &st) == 0) return ERR_NONE;
    err e = folder_make(cx, parent);
    if (!e) e = folder_sync(cx, parent_of(cx->arena, parent));
    return e ? e : folder_sync(cx, folder);
}

err file_move(struct ctx *cx, const char *folder, const char *from, const char *to)
{
    err e = make_parent(cx, folder, to);
    if (!e && rename(from, to) != 0) e = file_system_fail(cx, from);
    return e ? e : folder_sync(cx, parent_of(cx->arena, to));
}

err file_touch(struct ctx *cx, const char *path)
{
    const struct timespec times[2] = { time_of(cx->now), time_of(cx->now) };
    return utimensat(AT_FDCWD, path, times, 0) == 0 ? ERR_NONE : file_system_fail(cx, path);
}

err file_put(struct ctx *cx, struct slice bytes, struct hash *name)
{
    const char *folder = cx->db ? db_folder(cx->db) : NULL;
    uint8_t salt[16];
    if (!folder) return no_folder(cx);
    if (bytes.size > FILE_STORE_MAX)
        return ctx_fail(cx, ERR_TOO_LARGE, NULL, "file",
                        SAY("Tệp lớn hơn %d MB", "The file is larger than %d MB"),
                        FILE_STORE_MAX >> 20);
    struct random_source random = random_machine();
    random_bytes(&random, salt, sizeof salt);
    *name = hash_sha256(bytes);
    const char *aside =
        text_z(cx->arena,
               text_format(cx->arena, "%s/" FILES_COMING "/%.*s", folder,
                           TEXT_ARGS(hex_text(cx->arena, (struct slice){ salt, sizeof salt }))));
    err e = make_parent(cx, folder, aside);
    if (!e) e = write_aside(cx, aside, bytes);
    return e ? e : file_move(cx, folder, aside, file_path(cx->arena, folder, *name));
}

/* ---- getting ------------------------------------------------------------------------------- */

static err read_open(struct ctx *cx, int fd, const char *path, struct slice *out)
{
    struct stat st;
    size_t got = 0;
    if (fstat(fd, &st) != 0) return file_system_fail(cx, path);
    if (!S_ISREG(st.st_mode) || st.st_size < 0 || st.st_size > FILE_STORE_MAX) return ERR_CORRUPT;
    size_t size = (size_t)st.st_size;
    uint8_t *bytes = arena_alloc(cx->arena, size ? size : 1);
    while (got < size) {
        ssize_t n = read(fd, bytes + got, size - got);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return file_system_fail(cx, path);
        if (n == 0) return ERR_CORRUPT;
        got += (size_t)n;
    }
    *out = (struct slice){ bytes, size };
    return ERR_NONE;
}

static err read_path(struct ctx *cx, const char *path, struct slice *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) return file_system_fail(cx, path);
    err e = read_open(cx, fd, path, out);
    (void)close(fd);
    return e;
}

err file_get(struct ctx *cx, struct hash name, struct slice *out)
{
    const char *folder = cx->db ? db_folder(cx->db) : NULL;
    if (!folder) return no_folder(cx);
    err e = read_path(cx, file_path(cx->arena, folder, name), out);
    if (e == ERR_NOT_FOUND) e = read_path(cx, file_leaving_path(cx->arena, folder, name), out);
    if (!e && !hash_equal(hash_sha256(*out), name)) e = ERR_CORRUPT;
    if (e != ERR_CORRUPT) return e;
    return ctx_fail(cx, e, NULL, "file", SAY("Tệp %.*s đã bị hỏng", "The file %.*s is damaged"),
                    TEXT_ARGS(name_hex(cx->arena, name)));
}

/* ---- staying ------------------------------------------------------------------------------- */

err file_bring_back(struct ctx *cx, const char *folder, struct hash name)
{
    const char *left = file_leaving_path(cx->arena, folder, name);
    err e = file_touch(cx, left);
    return e ? e : file_move(cx, folder, left, file_path(cx->arena, folder, name));
}

err file_keep(struct ctx *cx, const struct db *db, struct hash name)
{
    const char *folder = db ? db_folder(db) : NULL;
    struct stat st;
    if (!folder) return no_folder(cx);
    const char *path = file_path(cx->arena, folder, name);
    return stat(path, &st) == 0 ? ERR_NONE : file_bring_back(cx, folder, name);
}
