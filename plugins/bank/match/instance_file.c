/* SPDX-License-Identifier: MIT
 * instance_file: the file VBM1. All sizes follow from the head, so the file's own size is compared
 * with them first: nothing is allocated for counts that the bytes do not bear out. Arrays are read
 * as they lie, so this is for little-endian machines. */
#include "instance.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "VBM1 is read as it lies");

enum { MAGIC = 0x56424d31, HEAD_SIZE = 32, HEAD_USED = 28, PARTS = 8 };

struct head {
    uint32_t magic;
    int32_t volunteers, roles, openings;
    uint64_t edges;
    int32_t bonus, unused;
};
_Static_assert(sizeof(struct head) == HEAD_SIZE, "head of VBM1");

struct part {
    void *bytes;
    size_t size;
};

/* The arrays in the order of the file. */
static void parts_of(const struct match_instance *in, struct part parts[PARTS])
{
    size_t n = in->volunteers;
    size_t m = in->roles;
    parts[0] = (struct part){ in->load, n };
    parts[1] = (struct part){ in->offset, 4 * (n + 1) };
    parts[2] = (struct part){ in->edge, 4 * (size_t)match_instance_edges(in) };
    parts[3] = (struct part){ in->minimum, 4 * m };
    parts[4] = (struct part){ in->capacity, 4 * m };
    parts[5] = (struct part){ in->day, m };
    parts[6] = (struct part){ in->opening, 4 * m };
    parts[7] = (struct part){ in->blocks, m };
}

static struct head head_of(const struct match_instance *in)
{
    return (struct head){ .magic = MAGIC,
                          .volunteers = (int32_t)in->volunteers,
                          .roles = (int32_t)in->roles,
                          .openings = (int32_t)in->openings,
                          .edges = match_instance_edges(in),
                          .bonus = in->bonus };
}

/* ---- reading ---- */

/* Where the bytes come from: memory, or a file when there is one. */
struct source {
    struct slice left;
    FILE *file;
    uint64_t size; /* of all of it */
    const char *name;
};

static bool source_take(struct source *source, void *out, size_t size)
{
    if (size == 0) return true;
    if (source->file) return fread(out, 1, size, source->file) == size;
    if (source->left.size < size) return false;
    memcpy(out, source->left.data, size);
    source->left.data += size;
    source->left.size -= size;
    return true;
}

#define BAD_FILE(cx, source, vi, en)                                                               \
    ctx_fail((cx), ERR_INVALID, NULL, "bad-instance", SAY("Tệp %s " vi, "File %s " en),            \
             (source)->name)

static err check_head(struct ctx *cx, const struct source *source, const struct head *head)
{
    if (head->magic != MAGIC) return BAD_FILE(cx, source, "không phải VBM1", "is not VBM1");
    if (head->volunteers < 0 || head->volunteers > MATCH_VOLUNTEERS_MAX)
        return BAD_FILE(cx, source, "ghi số người vô lý", "states an absurd number of volunteers");
    if (head->roles < 0 || head->roles > MATCH_ROLES_MAX || head->openings < 0)
        return BAD_FILE(cx, source, "ghi số vai vô lý", "states an absurd number of roles");
    if (head->edges > UINT32_MAX)
        return BAD_FILE(cx, source, "ghi quá nhiều cặp", "states too many pairs");
    uint64_t n = (uint64_t)head->volunteers;
    uint64_t m = (uint64_t)head->roles;
    uint64_t size = HEAD_SIZE + n + 4 * (n + 1) + 4 * head->edges + 14 * m;
    if (source->size < size) return BAD_FILE(cx, source, "bị cắt cụt", "is cut short");
    if (source->size > size)
        return BAD_FILE(cx, source, "có phần thừa ở cuối", "has something behind its end");
    return ERR_NONE;
}

/* The offsets say how long the edges are: they come before, and must agree with the head. */
static err read_arrays(struct ctx *cx, struct source *source, const struct head *head,
                       struct match_instance *in)
{
    struct part parts[PARTS];
    parts_of(in, parts);
    for (int k = 0; k < PARTS; k++) {
        if (k == 2) parts[k].size = 4 * (size_t)head->edges;
        if (!source_take(source, parts[k].bytes, parts[k].size))
            return BAD_FILE(cx, source, "không đọc hết được", "cannot be read to its end");
    }
    if (match_instance_edges(in) != head->edges)
        return BAD_FILE(cx, source, "có bảng vị trí không khớp số cặp",
                        "has offsets that do not end at its number of pairs");
    return ERR_NONE;
}

static err read_source(struct ctx *cx, struct source *source, struct match_instance **out)
{
    struct head head = { 0 };
    *out = NULL;
    if (source->size < HEAD_SIZE) return BAD_FILE(cx, source, "bị cắt cụt", "is cut short");
    if (!source_take(source, &head, sizeof head))
        return BAD_FILE(cx, source, "không đọc được", "cannot be read");
    err e = check_head(cx, source, &head);
    if (e) return e;
    struct match_instance *in =
        match_instance_new((uint32_t)head.volunteers, (uint32_t)head.roles, (uint32_t)head.edges);
    in->openings = (uint32_t)head.openings;
    in->bonus = head.bonus;
    e = read_arrays(cx, source, &head, in);
    if (!e) e = match_instance_check(cx, in);
    if (e)
        match_instance_free(in);
    else
        *out = in;
    return e;
}

err match_instance_parse(struct ctx *cx, struct slice file, const char *name,
                         struct match_instance **out)
{
    struct source source = { .left = file, .size = file.size, .name = name };
    return read_source(cx, &source, out);
}

static err cannot_open(struct ctx *cx, const char *path)
{
    return ctx_fail(cx, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, NULL, "file",
                    SAY("Không mở được tệp %s: %s", "Cannot open %s: %s"), path, strerror(errno));
}

err match_instance_read(struct ctx *cx, const char *path, struct match_instance **out)
{
    struct stat seen;
    *out = NULL;
    FILE *file = fopen(path, "rb");
    if (!file) return cannot_open(cx, path);
    struct source source = { .file = file, .name = path };
    bool plain = fstat(fileno(file), &seen) == 0 && S_ISREG(seen.st_mode);
    source.size = plain ? (uint64_t)seen.st_size : 0;
    err e = plain ? read_source(cx, &source, out)
                  : BAD_FILE(cx, &source, "không phải tệp thường", "is not a plain file");
    (void)fclose(file);
    return e;
}

/* ---- writing ---- */

static bool write_parts(FILE *file, const struct match_instance *in)
{
    struct head head = head_of(in);
    struct part parts[PARTS];
    parts_of(in, parts);
    bool good = fwrite(&head, sizeof head, 1, file) == 1;
    for (int k = 0; good && k < PARTS; k++)
        good = parts[k].size == 0 || fwrite(parts[k].bytes, parts[k].size, 1, file) == 1;
    return good;
}

err match_instance_write(struct ctx *cx, const struct match_instance *in, const char *path)
{
    FILE *file = fopen(path, "wb");
    if (!file) return cannot_open(cx, path);
    bool written = write_parts(file, in);
    bool closed = fclose(file) == 0;
    if (written && closed) return ERR_NONE;
    return ctx_fail(cx, ERR_IO, NULL, "file",
                    SAY("Không ghi hết được tệp %s", "Cannot write all of %s"), path);
}

struct slice match_instance_bytes(struct ctx *cx, const struct match_instance *in)
{
    struct head head = head_of(in);
    struct part parts[PARTS];
    size_t size = sizeof head;
    parts_of(in, parts);
    for (int k = 0; k < PARTS; k++) size += parts[k].size;
    struct buffer out = buffer_in(cx->arena, size);
    buffer_bytes(&out, &head, sizeof head);
    for (int k = 0; k < PARTS; k++) buffer_bytes(&out, parts[k].bytes, parts[k].size);
    return buffer_as_slice(&out);
}

struct hash match_instance_digest(const struct match_instance *in)
{
    struct head head = head_of(in);
    struct part parts[PARTS];
    struct slice slices[1 + PARTS] = { { (const uint8_t *)&head, HEAD_USED } };
    parts_of(in, parts);
    for (int k = 0; k < PARTS; k++) slices[1 + k] = (struct slice){ parts[k].bytes, parts[k].size };
    return hash_of((struct slice){ 0 }, slices, 1 + PARTS);
}
