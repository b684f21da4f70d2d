/* SPDX-License-Identifier: MIT
 * folder: makes, locks and syncs the data folder. The lock is flock on an own file and not on the
 * backend's: two openings in one process exclude each other too, which fcntl locks do not do. */
#include "folder.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define LOCK_NAME "volbank.lock"

static err system_fail(struct ctx *cx, const char *dir)
{
    int why = errno;
    return ctx_fail(cx, why == ENOSPC || why == EDQUOT ? ERR_NO_SPACE : ERR_IO, NULL, "folder",
                    SAY("Thư mục dữ liệu %s: %s", "Data folder %s: %s"), dir, strerror(why));
}

err folder_make(struct ctx *cx, const char *dir)
{
    text path = text_copy(cx->arena, text_of(dir));
    size_t end = 0;

    while (end < path.size) {
        end = text_find(path, '/', end + 1);
        const char *part = text_z(cx->arena, text_part(path, 0, end));
        if (mkdir(part, 0700) != 0 && errno != EEXIST) return system_fail(cx, dir);
    }
    return ERR_NONE;
}

static bool is_remote(int fd)
{
    enum { NFS = 0x6969, SMB = 0x517B, CIFS = (int)0xFF534D42, SMB2 = (int)0xFE534D42 };
    struct statfs where;
    if (fstatfs(fd, &where) != 0) return false;
    int type = (int)where.f_type;
    return type == NFS || type == SMB || type == CIFS || type == SMB2;
}

static err lock_file(struct ctx *cx, const char *dir, int fd)
{
    if (is_remote(fd)) {
        return ctx_fail(cx, ERR_UNSUPPORTED, NULL, "folder-remote",
                        SAY("Thư mục dữ liệu %s nằm trên ổ đĩa mạng; hãy dùng ổ đĩa của máy này",
                            "Data folder %s is on a network drive; use a disk of this machine"),
                        dir);
    }
    if (flock(fd, LOCK_EX | LOCK_NB) == 0) return ERR_NONE;
    if (errno != EWOULDBLOCK) return system_fail(cx, dir);
    return ctx_fail(cx, ERR_CONFLICT, NULL, "folder-in-use",
                    SAY("Thư mục dữ liệu %s đang được một chương trình volbank khác sử dụng",
                        "Data folder %s is in use by another volbank process"),
                    dir);
}

err folder_lock(struct ctx *cx, const char *dir, int *fd)
{
    const char *path = text_z(cx->arena, text_format(cx->arena, "%s/" LOCK_NAME, dir));
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return system_fail(cx, dir);
    err e = lock_file(cx, dir, file);
    if (e) {
        close(file);
        return e;
    }
    *fd = file;
    return ERR_NONE;
}

err folder_sync(struct ctx *cx, const char *dir)
{
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return system_fail(cx, dir);
    err e = fsync(fd) == 0 ? ERR_NONE : system_fail(cx, dir);
    close(fd);
    return e;
}
