/* SPDX-License-Identifier: MIT
 * file: see the header. The disk is waited for before the writer's turn. */
#include "file.h"

const struct field library_file_fields[] = {
    FIELD(1, struct library_file, item, REF, REQUIRED | INDEXED | CASCADE, .target = "library_item",
          .label = "Tài liệu", .label_en = "Item"),
    FIELD(2, struct library_file, name, TEXT, REQUIRED, .max = 120, .label = "Tên tệp",
          .label_en = "File name"),
    FIELD(3, struct library_file, type, TEXT, REQUIRED, .max = 120, .label = "Loại tệp",
          .label_en = "Type"),
    FIELD(4, struct library_file, size, INT, REQUIRED, .label = "Số byte", .label_en = "Bytes"),
    FIELD(5, struct library_file, sha256, HASH, REQUIRED | INDEXED | STORED,
          .label = "Mã băm SHA-256", .label_en = "SHA-256"),
    FIELD(6, struct library_file, about, TEXT, 0, .max = 200, .label = "Là gì", .label_en = "What",
          .help = "Với ảnh: mô tả cho người không nhìn thấy",
          .help_en = "Of a picture: in words, for who cannot see it"),
    FIELD(7, struct library_file, cover, BOOL, 0, .label = "Ảnh khi chia sẻ",
          .label_en = "Picture when shared"),
    { 0 }
};

const struct entity library_file_entity = {
    "library_file",
    "Tệp của tài liệu",
    sizeof(struct library_file),
    library_file_fields,
    .number = 372,
    .label_en = "File of an item",
    .read = "library.read",
    .scope = "item.unit",
    .title = "name",
    .help = "Ảnh và tệp kèm một tài liệu, giữ theo mã băm.",
    .help_en = "Pictures and files of an item, kept by their hash.",
};

const struct field library_attaching_fields[] = {
    LIKE(1, struct library_attaching, about, library_file_fields, about, 0),
    LIKE(2, struct library_attaching, cover, library_file_fields, cover, 0),
    { 0 }
};

struct attached {
    struct hash sha256;
    const struct file_type *type;
};

bool library_is_picture(const struct library_file *file)
{
    return text_starts(file->type, TEXT("image/"));
}

text library_file_url(struct arena *arena, id file)
{
    return text_format(arena, "/api/v1/library_files/%.*s/content",
                       TEXT_ARGS(id_text(arena, file)));
}

/* ---- putting and taking away --------------------------------------------------------------- */

/* Small letters, digits and hyphens: as it is written in Markdown, ended as its bytes say. */
static text plain_name(struct arena *arena, text name, const struct file_type *type)
{
    struct buffer out = buffer_in(arena, name.size + 8);
    size_t from = 0, dot;
    for (size_t i = 0; i < name.size; i++)
        if (name.data[i] == '/' || name.data[i] == '\\') from = i + 1;
    for (dot = name.size; dot > from && name.data[dot - 1] != '.'; dot--) {
    }
    text rest = viet_fold(arena, text_part(name, from, dot > from ? dot - 1 : name.size));
    while (rest.size) {
        if (out.size) buffer_byte(&out, '-');
        buffer_text(&out, text_cut(&rest, ' '));
    }
    if (!out.size) buffer_z(&out, "tep");
    buffer_z(&out, type->ending);
    return buffer_as_text(&out);
}

static err judge(struct ctx *cx, struct slice bytes, bool cover, const struct file_type **type)
{
    *type = file_type_of(bytes);
    if (!bytes.size)
        ctx_flaw(cx, "/file", "required", SAY("Hãy chọn một tệp", "Choose a file"));
    else if (bytes.size > LIBRARY_FILE_MOST)
        ctx_flaw(cx, "/file", "size", SAY("Mỗi tệp nhiều nhất %d MB", "A file has at most %d MB"),
                 LIBRARY_FILE_MOST >> 20);
    else if (!*type)
        ctx_flaw(cx, "/file", "type",
                 SAY("Chỉ nhận PDF, ảnh, Word, Excel, PowerPoint, ghi âm, video; đổi tên tệp không "
                     "làm nó thành loại khác",
                     "A file is PDF, a picture, Word, Excel, PowerPoint, sound or film; renaming "
                     "one does not change what it is"));
    else if (cover && (*type)->family != FILE_PICTURE)
        ctx_flaw(cx, "/cover", "picture",
                 SAY("Ảnh khi chia sẻ phải là một bức ảnh", "What is shared is a picture"));
    return cx->error;
}

static err has_room(struct ctx *cx, struct tx *tx, const struct library_file *f)
{
    struct library_list files;
    err e = library_list(cx, tx, &library_file_entity, "item", f->item, &files);
    if (!e && files.count >= LIBRARY_FILES_MOST)
        ctx_flaw(cx, "/file", "many",
                 SAY("Một tài liệu có nhiều nhất %d tệp", "An item has at most %d files"),
                 LIBRARY_FILES_MOST);
    for (size_t i = 0; !e && i < files.count; i++) {
        const struct library_file *other = library_list_at(&files, i);
        if (text_equal(other->name, f->name))
            ctx_flaw(cx, "/file", "exists",
                     SAY("Tài liệu đã có tệp «%.*s»; hãy xóa tệp cũ hoặc đổi tên",
                         "There is a file «%.*s»; delete it or rename yours"),
                     TEXT_ARGS(f->name));
    }
    return e ? e : cx->error;
}

err library_file_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    const struct library_attaching *in = request_body(rq);
    struct attached *a = ARENA_NEW(cx->arena, struct attached);
    struct library_item item;
    struct slice bytes = request_raw(rq);
    err e = record_get(cx, tx, &library_item_entity, request_id(rq), &item);
    if (!e) e = access_require(cx, tx, library_item_entity.write, item.unit);
    if (!e) e = judge(cx, bytes, in->cover, &a->type);
    if (!e) e = file_put(cx, bytes, &a->sha256);
    *prepared = a;
    return e;
}

err library_file_attach(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    const struct library_attaching *in = request_body(rq);
    const struct attached *a = request_prepared(rq);
    struct library_file f = { .item = request_id(rq),
                              .name = plain_name(cx->arena, request_file_name(rq), a->type),
                              .type = text_of(a->type->type),
                              .about = in->about,
                              .sha256 = a->sha256,
                              .size = (int64_t)request_raw(rq).size,
                              .cover = in->cover };
    err e = has_room(cx, tx, &f);
    if (!e) e = record_create(cx, tx, &library_file_entity, &f);
    return e ? e : respond_created(cx, tx, rq, rs, &library_file_entity, &f);
}

err library_file_remove(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    err e = record_delete(cx, tx, &library_file_entity, request_id(rq));
    return e ? e : respond_nothing(rs);
}

/* ---- reading ------------------------------------------------------------------------------- */

struct reading {
    id which;
    struct library_file file;
};

static err find(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reading *r = arg;
    struct library_item item;
    err e = record_get(cx, tx, &library_file_entity, r->which, &r->file);
    if (!e) e = record_get(cx, tx, &library_item_entity, r->file.item, &item);
    return e || item_visible(cx, tx, &item) ? e : ERR_NOT_FOUND;
}

err library_file_content(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs)
{
    struct reading r = { .which = request_id(rq) };
    struct slice bytes;
    (void)tx;
    err e = db_read(cx, find, &r);
    if (!e) e = file_get(cx, r.file.sha256, &bytes);
    return e ? e : respond_bytes(rs, r.file.type, bytes, r.file.name);
}
