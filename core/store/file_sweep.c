/* SPDX-License-Identifier: MIT
 * file_sweep: every file at once: which are wanted, taking away what is not, copying all of them.
 * What is wanted is read after the files were listed, so a file put meanwhile is not on the list; a
 * record that comes to name one meanwhile brings it back itself (file_keep). */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_place.h"
#include "folder.h"
#include "query.h"

enum { DAY_MS = 86400000 };

/* ---- what is there ------------------------------------------------------------------------- */

bool file_name_parse(struct arena *arena, text name, struct hash *out)
{
    struct slice bytes;
    if (!hex_parse(arena, name, &bytes) || bytes.size != sizeof out->bytes) return false;
    memcpy(out->bytes, bytes.data, sizeof out->bytes);
    return true;
}

static err see_entry(struct ctx *cx, const char *folder, const char *name, file_seen seen,
                     void *arg)
{
    struct stat st;
    const char *path = text_z(cx->arena, text_format(cx->arena, "%s/%s", folder, name));
    if (lstat(path, &st) != 0 || !S_ISREG(st.st_mode)) return ERR_NONE; /* gone meanwhile */
    return seen(cx, arg, path, text_copy(cx->arena, text_of(name)), (instant)st.st_mtime * 1000);
}

err file_each_in(struct ctx *cx, const char *folder, file_seen seen, void *arg)
{
    DIR *dir = opendir(folder);
    if (!dir) {
        err none = file_system_fail(cx, folder);
        return none == ERR_NOT_FOUND ? ERR_NONE : none;
    }
    err e = ERR_NONE;
    for (const struct dirent *entry; !e && (entry = readdir(dir));)
        e = see_entry(cx, folder, entry->d_name, seen, arg);
    (void)closedir(dir);
    return e;
}

err file_each(struct ctx *cx, const char *files, file_seen seen, void *arg)
{
    err e = ERR_NONE;
    for (unsigned first = 0; !e && first < 256; first++)
        e = file_each_in(cx, text_z(cx->arena, text_format(cx->arena, "%s/%02x", files, first)),
                         seen, arg);
    return e;
}

/* ---- what is wanted ------------------------------------------------------------------------ */

struct wanting {
    const struct entity *entity;
    struct hash *names;
    size_t count, room;
};

static void want(struct ctx *cx, struct wanting *w, const struct hash *name)
{
    if (w->count == w->room) {
        size_t room = w->room ? w->room * 2 : 64;
        struct hash *names = ARENA_ARRAY(cx->arena, room, struct hash);
        if (w->count) memcpy(names, w->names, w->count * sizeof *names);
        w->names = names;
        w->room = room;
    }
    w->names[w->count++] = *name;
}

static enum kv_go want_of(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct wanting *w = arg;
    (void)tx;
    (void)failure;
    for (const struct field *f = w->entity->fields; f->id; f++)
        if ((f->flags & STORED) && !field_is_empty(f, record)) want(cx, w, field_of(f, record));
    return KV_MORE;
}

static bool names_files(const struct entity *entity)
{
    for (const struct field *f = entity->fields; f->id; f++)
        if (f->flags & STORED) return true;
    return false;
}

static int by_bytes(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct hash));
}

err file_wanted(struct ctx *cx, struct tx *tx, struct hash **names, size_t *count)
{
    const struct schema *schema = tx_schema(tx);
    struct wanting w = { 0 };
    size_t kept = 0;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < schema_count(schema); i++) {
        w.entity = schema_at(schema, i);
        if (names_files(w.entity)) e = query_all(cx, tx, w.entity, want_of, &w);
    }
    if (w.count) qsort(w.names, w.count, sizeof *w.names, by_bytes);
    for (size_t i = 0; i < w.count; i++)
        if (!kept || by_bytes(&w.names[kept - 1], &w.names[i])) w.names[kept++] = w.names[i];
    *names = w.names;
    *count = kept;
    return e;
}

/* ---- sweeping ------------------------------------------------------------------------------ */

struct listed {
    struct hash name;
    const char *path;
    struct listed *next;
};

struct sweeping {
    instant before; /* what is younger stays where it is */
    struct listed *first;
    size_t count;
    struct hash *wanted;
    size_t wanted_count;
};

static err list_old(struct ctx *cx, void *arg, const char *path, text name, instant at)
{
    struct sweeping *s = arg;
    struct listed *l = ARENA_NEW(cx->arena, struct listed);
    if (!file_name_parse(cx->arena, name, &l->name)) return ERR_NONE; /* not ours */
    s->count++;
    if (at >= s->before) return ERR_NONE;
    l->path = path;
    l->next = s->first;
    s->first = l;
    return ERR_NONE;
}

static err read_wanted(struct ctx *cx, struct tx *tx, void *arg)
{
    struct sweeping *s = arg;
    return file_wanted(cx, tx, &s->wanted, &s->wanted_count);
}

static bool is_wanted(const struct sweeping *s, const struct hash *name)
{
    return s->wanted_count &&
           bsearch(name, s->wanted, s->wanted_count, sizeof *s->wanted, by_bytes) != NULL;
}

static err sweep_places(struct ctx *cx, const char *folder, struct file_sweep *out)
{
    struct sweeping s = { .before = cx->now - (instant)FILE_FRESH_DAYS * DAY_MS };
    const char *files = text_z(cx->arena, text_format(cx->arena, "%s/" FILES_DIR, folder));
    err e = file_each(cx, files, list_old, &s);
    if (!e) e = db_read(cx, read_wanted, &s);
    for (const struct listed *l = s.first; !e && l; l = l->next) {
        if (is_wanted(&s, &l->name)) continue;
        e = file_touch(cx, l->path);
        if (!e) e = file_move(cx, folder, l->path, file_leaving_path(cx->arena, folder, l->name));
        if (!e) out->left++;
    }
    out->kept = s.count - out->left;
    return e;
}

static err sweep_leaving(struct ctx *cx, const char *folder, struct file_sweep *out)
{
    struct sweeping s = { .before = INT64_MAX };
    const instant last = cx->now - (instant)FILE_LEAVING_DAYS * DAY_MS;
    const char *leaving = text_z(cx->arena, text_format(cx->arena, "%s/" FILES_LEAVING, folder));
    err e = file_each_in(cx, leaving, list_old, &s);
    if (!e) e = db_read(cx, read_wanted, &s);
    for (const struct listed *l = s.first; !e && l; l = l->next) {
        struct stat st;
        if (is_wanted(&s, &l->name))
            e = file_keep(cx, cx->db, l->name);
        else if (stat(l->path, &st) == 0 && (instant)st.st_mtime * 1000 < last &&
                 unlink(l->path) == 0)
            out->gone++;
    }
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static err drop_half(struct ctx *cx, void *arg, const char *path, text name, instant at)
{
    (void)arg;
    (void)name;
    if (at < cx->now - (instant)FILE_FRESH_DAYS * DAY_MS) (void)unlink(path);
    return ERR_NONE;
}

err file_sweep(struct ctx *cx, struct file_sweep *out)
{
    const char *folder = db_folder(cx->db);
    *out = (struct file_sweep){ 0 };
    if (!folder) return ERR_NONE;
    err e = sweep_leaving(cx, folder, out);
    if (!e) e = sweep_places(cx, folder, out);
    if (e) return e;
    return file_each_in(cx, text_z(cx->arena, text_format(cx->arena, "%s/" FILES_COMING, folder)),
                        drop_half, NULL);
}

/* ---- copying ------------------------------------------------------------------------------- */

struct copying {
    const char *to;
    size_t count;
};

static err copy_bytes(struct ctx *cx, int from, int to, const char *path)
{
    uint8_t bytes[1 << 16];
    for (;;) {
        ssize_t got = read(from, bytes, sizeof bytes);
        if (got == 0) return fsync(to) == 0 ? ERR_NONE : file_system_fail(cx, path);
        if (got < 0 || write(to, bytes, (size_t)got) != got) return file_system_fail(cx, path);
    }
}

static err copy_to(struct ctx *cx, const char *path, const char *to)
{
    const char *half = text_z(cx->arena, text_format(cx->arena, "%s.half", to));
    int in = open(path, O_RDONLY | O_CLOEXEC);
    if (in < 0) return file_system_fail(cx, path);
    int out = open(half, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    err e = out < 0 ? file_system_fail(cx, half) : copy_bytes(cx, in, out, path);
    (void)close(in);
    if (out >= 0) (void)close(out);
    if (!e && rename(half, to) != 0) e = file_system_fail(cx, to);
    return e;
}

static err copy_one(struct ctx *cx, void *arg, const char *path, text name, instant at)
{
    struct copying *c = arg;
    struct hash hash;
    struct stat st;
    (void)at;
    if (!file_name_parse(cx->arena, name, &hash)) return ERR_NONE;
    const char *shard = text_z(cx->arena, text_format(cx->arena, "%s/%02x", c->to, hash.bytes[0]));
    const char *to = text_z(cx->arena, text_format(cx->arena, "%s/%.*s", shard, TEXT_ARGS(name)));
    c->count++;
    if (stat(to, &st) == 0) return ERR_NONE;
    err e = folder_make(cx, shard);
    if (!e) e = copy_to(cx, path, to);
    if (!e) e = folder_sync(cx, shard);
    return e ? e : folder_sync(cx, c->to);
}

err file_copy_all(struct ctx *cx, const char *files, const char *to, size_t *count)
{
    struct copying c = { .to = to };
    err e = file_each(cx, files, copy_one, &c);
    if (!e)
        e = file_each_in(cx, text_z(cx->arena, text_format(cx->arena, "%s/" LEAVING, files)),
                         copy_one, &c);
    *count = c.count;
    return e;
}
