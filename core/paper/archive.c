/* SPDX-License-Identifier: MIT
 * archive: declared sizes may lie, so reading counts what comes out of the inflater and stops at
 * the same limits. */
#include "archive.h"

#include <zip.h>

struct archive {
    struct ctx *cx;
    zip_t *zip;
    uint64_t unpacked; /* bytes read so far from all entries */
};

struct archive_entry {
    struct archive *archive;
    zip_file_t *file;
    uint64_t packed, unpacked;
};

static err refuse_damaged(struct ctx *cx)
{
    return ctx_fail(cx, ERR_INVALID, NULL, "damaged-archive",
                    SAY("Tệp bị hỏng hoặc tải lên chưa đủ. Hãy mở lại bằng Excel, lưu rồi gửi lại.",
                        "The file is damaged or was cut off. Open it in Excel, save it and send it "
                        "again."));
}

static err refuse_exploding(struct ctx *cx)
{
    return ctx_fail(cx, ERR_INVALID, NULL, "exploding-archive",
                    SAY("Tệp nén bất thường: mở ra quá lớn nên bị từ chối",
                        "The file is refused: it unpacks to an abnormal size"));
}

static bool ratio_is_abnormal(uint64_t unpacked, uint64_t packed)
{
    return unpacked > ARCHIVE_RATIO_FROM && unpacked / ARCHIVE_RATIO_MAX > packed;
}

/* Judges what the directory declares, so that most bombs are refused before a byte is unpacked. */
static err judge_entries(struct ctx *cx, zip_t *zip)
{
    zip_int64_t count = zip_get_num_entries(zip, 0);
    uint64_t total = 0;

    if (count > ARCHIVE_ENTRIES_MAX) return refuse_exploding(cx);
    for (zip_int64_t i = 0; i < count; i++) {
        zip_stat_t stat;
        if (zip_stat_index(zip, (zip_uint64_t)i, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE) ||
            !(stat.valid & ZIP_STAT_COMP_SIZE))
            return refuse_damaged(cx);
        if (stat.valid & ZIP_STAT_ENCRYPTION_METHOD && stat.encryption_method != ZIP_EM_NONE)
            return ctx_fail(cx, ERR_INVALID, NULL, "locked-archive",
                            SAY("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.",
                                "The file has a password. Remove it and send the file again."));
        if (stat.size > ARCHIVE_BYTES_MAX || ratio_is_abnormal(stat.size, stat.comp_size))
            return refuse_exploding(cx);
        total += stat.size;
    }
    return total > ARCHIVE_BYTES_MAX ? refuse_exploding(cx) : ERR_NONE;
}

/* NULL when the bytes are no ZIP. */
static zip_t *zip_over(struct slice file)
{
    zip_error_t why;

    zip_error_init(&why);
    zip_source_t *source = zip_source_buffer_create(file.data, file.size, 0, &why);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &why) : NULL;
    if (source && !zip) zip_source_free(source);
    zip_error_fini(&why);
    return zip;
}

err archive_open(struct ctx *cx, struct slice file, struct archive **out)
{
    zip_t *zip = zip_over(file);

    *out = NULL;
    if (!zip) return refuse_damaged(cx);
    err e = judge_entries(cx, zip);
    if (e) {
        zip_discard(zip);
        return e;
    }
    struct archive *a = ARENA_NEW(cx->arena, struct archive);
    a->cx = cx;
    a->zip = zip;
    *out = a;
    return ERR_NONE;
}

void archive_close(struct archive *a)
{
    zip_discard(a->zip);
}

static zip_int64_t locate(const struct archive *a, text name)
{
    return zip_name_locate(a->zip, text_z(a->cx->arena, name), ZIP_FL_NOCASE);
}

bool archive_has(const struct archive *a, text name)
{
    return locate(a, name) >= 0;
}

err archive_entry_open(struct ctx *cx, struct archive *a, text name, struct archive_entry **out)
{
    zip_int64_t at = locate(a, name);
    zip_stat_t stat;

    *out = NULL;
    if (at < 0)
        return ctx_fail(cx, ERR_INVALID, NULL, "part-missing",
                        SAY("Tệp thiếu phần “%.*s”", "The file lacks its part “%.*s”"),
                        TEXT_ARGS(name));
    if (zip_stat_index(a->zip, (zip_uint64_t)at, 0, &stat) != 0) return refuse_damaged(cx);
    zip_file_t *file = zip_fopen_index(a->zip, (zip_uint64_t)at, 0);
    if (!file) return refuse_damaged(cx);
    struct archive_entry *entry = ARENA_NEW(cx->arena, struct archive_entry);
    *entry = (struct archive_entry){ .archive = a, .file = file, .packed = stat.comp_size };
    *out = entry;
    return ERR_NONE;
}

int64_t archive_entry_read(struct archive_entry *entry, void *to, size_t size)
{
    struct archive *a = entry->archive;
    zip_int64_t got = zip_fread(entry->file, to, size);
    err e = ERR_NONE;

    if (got < 0) {
        e = refuse_damaged(a->cx);
    } else {
        entry->unpacked += (uint64_t)got;
        a->unpacked += (uint64_t)got;
        if (a->unpacked > ARCHIVE_BYTES_MAX || ratio_is_abnormal(entry->unpacked, entry->packed))
            e = refuse_exploding(a->cx);
    }
    return e ? -1 : got;
}

void archive_entry_close(struct archive_entry *entry)
{
    (void)zip_fclose(entry->file);
}

/* ---- making one ------------------------------------------------------------------------------ */

static err refuse_to_pack(struct ctx *cx)
{
    return ctx_fail(cx, ERR_NO_SPACE, NULL, "archive",
                    SAY("Không nén được tệp", "The files could not be packed"));
}

static bool add_part(zip_t *zip, const struct archive_part *part, instant made)
{
    enum { MS_PER_S = 1000 };
    zip_source_t *bytes = zip_source_buffer(zip, part->bytes.data, part->bytes.size, 0);
    zip_int64_t at = bytes ? zip_file_add(zip, part->name, bytes, ZIP_FL_ENC_UTF_8) : -1;
    if (at < 0) {
        zip_source_free(bytes);
        return false;
    }
    return zip_file_set_mtime(zip, (zip_uint64_t)at, (time_t)(made / MS_PER_S), 0) == 0;
}

static err copy_out(struct ctx *cx, zip_source_t *memory, struct slice *out)
{
    zip_stat_t stat;
    if (zip_source_stat(memory, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE) ||
        zip_source_open(memory) != 0)
        return refuse_to_pack(cx);
    uint8_t *bytes = arena_alloc(cx->arena, stat.size);
    zip_int64_t got = zip_source_read(memory, bytes, stat.size);
    (void)zip_source_close(memory);
    *out = (struct slice){ bytes, stat.size };
    return got >= 0 && (zip_uint64_t)got == stat.size ? ERR_NONE : refuse_to_pack(cx);
}

static err pack_into(struct ctx *cx, zip_source_t *memory, const struct archive_part parts[],
                     size_t count, instant made)
{
    zip_error_t why;
    zip_error_init(&why);
    zip_t *zip = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &why);
    zip_error_fini(&why);
    if (!zip) return refuse_to_pack(cx);
    zip_source_keep(memory); /* closing gives one hold back */
    bool fine = true;
    for (size_t i = 0; fine && i < count; i++) fine = add_part(zip, &parts[i], made);
    if (fine && zip_close(zip) == 0) return ERR_NONE;
    zip_discard(zip);
    return refuse_to_pack(cx);
}

err archive_pack(struct ctx *cx, const struct archive_part parts[], size_t count, instant made,
                 struct slice *out)
{
    zip_error_t why;
    zip_error_init(&why);
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &why);
    zip_error_fini(&why);
    if (!memory) return refuse_to_pack(cx);
    err e = pack_into(cx, memory, parts, count, made);
    if (!e) e = copy_out(cx, memory, out);
    zip_source_free(memory);
    return e;
}
