/* SPDX-License-Identifier: MIT
 * cmd_store: `volbank backup | restore | verify | dump | load`: the whole store in and out. Backups
 * are hot compact copies made off the map, with the files people handed in beside them in
 * FILE.files; a restore never overwrites. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../store/dump.h"
#include "../store/file_store.h"
#include "app.h"
#include "args.h"
#include "commands.h"

static const struct option_row no_options[] = { { 0 } };

/* Reads exactly `want` plain arguments. */
static bool plain_arguments(struct args *args, size_t want, const char *usage, int argc,
                            char *argv[])
{
    if (!args_read(args, no_options, usage, argc, argv)) return false;
    if (args->rest_count == want) return true;
    (void)fprintf(stderr, "%s\n", usage);
    return false;
}

static err io_failed(struct ctx *cx, const char *path)
{
    const char *why = strerror(errno);
    return ctx_fail(cx, ERR_IO, NULL, "file",
                    SAY("Không đọc ghi được «%s»: %s", "Cannot read or write «%s»: %s"), path, why);
}

static const char *files_beside(struct ctx *cx, const char *path)
{
    return text_z(cx->arena, text_format(cx->arena, "%s.files", path));
}

/* After the copy: whatever it names was there before it began, and nothing goes within days. */
static err copy_files(struct ctx *cx, const char *backup)
{
    size_t count;
    const char *to = files_beside(cx, backup);
    err e = file_copy_all(
        cx, text_z(cx->arena, text_format(cx->arena, "%s/files", db_folder(cx->db))), to, &count);
    if (!e && count)
        (void)printf("%zu tệp đính kèm trong %s\n%zu attached files in %s\n", count, to, count, to);
    return e;
}

int command_backup(struct ctx *cx, int argc, char *argv[])
{
    struct args args;
    if (!plain_arguments(&args, 1, "volbank backup --data DIR FILE", argc, argv)) return EXIT_USAGE;
    int fd = open(args.rest[0], O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) return app_report(cx, io_failed(cx, args.rest[0]));
    err e = kv_copy(cx, db_kv(cx->db), fd);
    if (!e && fsync(fd) != 0) e = io_failed(cx, args.rest[0]);
    (void)close(fd);
    if (!e) e = copy_files(cx, args.rest[0]);
    if (e) (void)unlink(args.rest[0]);
    return app_report(cx, e);
}

static err copy_bytes(struct ctx *cx, int from, int to, const char *name)
{
    char bytes[1 << 16];
    for (;;) {
        ssize_t got = read(from, bytes, sizeof(bytes));
        if (got == 0) return fsync(to) == 0 ? ERR_NONE : io_failed(cx, name);
        if (got < 0 || write(to, bytes, (size_t)got) != got) return io_failed(cx, name);
    }
}

static err restore_store(struct ctx *cx, const char *copy, const char *folder)
{
    const char *path = text_z(cx->arena, text_format(cx->arena, "%s/data.mdb", folder));
    int from = open(copy, O_RDONLY | O_CLOEXEC);
    int to = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    err e =
        from < 0 || to < 0 ? io_failed(cx, from < 0 ? copy : path) : copy_bytes(cx, from, to, path);
    if (from >= 0) (void)close(from);
    if (to >= 0) (void)close(to);
    return e;
}

/* FILE.files has the shape of the folder's own files/, one level up. */
static err restore_files(struct ctx *cx, const char *copy, const char *folder)
{
    size_t count;
    const char *to = text_z(cx->arena, text_format(cx->arena, "%s/files", folder));
    return file_copy_all(cx, files_beside(cx, copy), to, &count);
}

struct missing {
    size_t files;
};

static err count_missing(struct ctx *cx, struct tx *tx, void *arg)
{
    struct missing *m = arg;
    struct hash *names;
    size_t count;
    err e = file_wanted(cx, tx, &names, &count);
    for (size_t i = 0; !e && i < count; i++)
        if (file_keep(cx, cx->db, names[i])) m->files++;
    return e;
}

int command_restore(struct ctx *cx, int argc, char *argv[])
{
    struct args args;
    struct missing missing = { 0 };
    const char *usage = "volbank restore FILE NEW_DIR";
    if (!plain_arguments(&args, 2, usage, argc, argv)) return EXIT_USAGE;
    if (mkdir(args.rest[1], 0700) != 0) return app_report(cx, io_failed(cx, args.rest[1]));
    err e = restore_store(cx, args.rest[0], args.rest[1]);
    if (!e) e = restore_files(cx, args.rest[0], args.rest[1]);
    if (!e) e = app_open(cx, (struct app *)(uintptr_t)cx->app, args.rest[1], false);
    if (!e) e = db_read(cx, count_missing, &missing);
    if (e) return app_report(cx, e);
    (void)printf("Đã phục hồi vào %s\nRestored into %s\n", args.rest[1], args.rest[1]);
    if (!missing.files) return EXIT_DONE;
    (void)printf(
        "Thiếu %zu tệp đính kèm: chép cả %s\n%zu attached files are missing: bring %s too\n",
        missing.files, files_beside(cx, args.rest[0]), missing.files,
        files_beside(cx, args.rest[0]));
    return EXIT_PROBLEMS;
}

struct verifying {
    size_t records, faults;
};

static void count_fault(void *arg, const char *message)
{
    struct verifying *v = arg;
    v->faults++;
    (void)printf("%s\n", message);
}

static err verify(struct ctx *cx, struct tx *tx, void *arg)
{
    struct verifying *v = arg;
    return dump_verify(cx, tx, count_fault, v, &v->records);
}

int command_verify(struct ctx *cx, int argc, char *argv[])
{
    struct args args;
    if (!plain_arguments(&args, 0, "volbank verify --data DIR", argc, argv)) return EXIT_USAGE;
    struct verifying v = { 0, 0 };
    err e = db_read(cx, verify, &v);
    if (e) return app_report(cx, e);
    (void)printf("%zu bản ghi, %zu chỗ sai\n%zu records, %zu faults\n", v.records, v.faults,
                 v.records, v.faults);
    return v.faults ? EXIT_PROBLEMS : EXIT_DONE;
}

static err write_dump(struct ctx *cx, struct tx *tx, void *arg)
{
    return dump_write(cx, tx, arg);
}

int command_dump(struct ctx *cx, int argc, char *argv[])
{
    struct args args;
    if (!plain_arguments(&args, 1, "volbank dump --data DIR FILE|-", argc, argv)) return EXIT_USAGE;
    bool standard = strcmp(args.rest[0], "-") == 0;
    FILE *out = standard ? stdout : fopen(args.rest[0], "wx");
    if (!out) return app_report(cx, io_failed(cx, args.rest[0]));
    err e = db_read(cx, write_dump, out);
    if (!e && fflush(out) != 0) e = io_failed(cx, args.rest[0]);
    if (!standard) (void)fclose(out);
    return app_report(cx, e);
}

int command_load(struct ctx *cx, int argc, char *argv[])
{
    struct args args;
    if (!plain_arguments(&args, 1, "volbank load --data DIR FILE", argc, argv)) return EXIT_USAGE;
    FILE *in = fopen(args.rest[0], "r");
    if (!in) return app_report(cx, io_failed(cx, args.rest[0]));
    err e = dump_load(cx, in);
    (void)fclose(in);
    return app_report(cx, e);
}
