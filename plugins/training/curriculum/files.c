/* SPDX-License-Identifier: MIT
 * files: see the header. A copy in a later version shares the bytes of the file it was copied from,
 * which cannot go, because what was approved is never deleted. */
#include "files.h"

#include "../gather.h"

const struct field material_attaching_fields[] = {
    LIKE(1, struct material_attaching, name, material_file_fields, name, 0,
         .help = "Để trống: tên của tệp", .help_en = "While empty, the file's own"),
    { 0 },
};
const struct field material_previewing_fields[] = {
    FIELD(1, struct material_previewing, material, REF, 0, .target = "material",
          .label = "Tài liệu", .label_en = "Material"),
    LIKE(2, struct material_previewing, body, material_fields, body, 0),
    { 0 },
};

/* ---- what a file is ------------------------------------------------------------------------ */

struct kind_of_file {
    size_t at;
    const char *magic;
    const char *ending; /* ZIP says no more than that it is one: the name tells which */
    const char *type;
};

#define OFFICE "application/vnd.openxmlformats-officedocument."

static const struct kind_of_file kinds[] = {
    { 0, "%PDF-", NULL, "application/pdf" },
    { 0, "\xFF\xD8\xFF", NULL, "image/jpeg" },
    { 0, "\x89PNG\r\n\x1A\n", NULL, "image/png" },
    { 0, "GIF8", NULL, "image/gif" },
    { 8, "WEBP", NULL, "image/webp" },
    { 0, "ID3", NULL, "audio/mpeg" },
    { 4, "ftyp", NULL, "video/mp4" },
    { 0, "PK\x03\x04", ".docx", OFFICE "wordprocessingml.document" },
    { 0, "PK\x03\x04", ".pptx", OFFICE "presentationml.presentation" },
    { 0, "PK\x03\x04", ".xlsx", OFFICE "spreadsheetml.sheet" },
};

static bool ends_as(text name, const char *ending)
{
    size_t size = ending ? strlen(ending) : 0;
    return name.size >= size &&
           text_equal_ascii(text_part(name, name.size - size, name.size), text_of(ending));
}

static const char *file_type(struct slice s, text name)
{
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        const struct kind_of_file *k = &kinds[i];
        size_t size = strlen(k->magic);
        bool begins = s.size >= k->at + size && memcmp(s.data + k->at, k->magic, size) == 0;
        if (begins && ends_as(name, k->ending)) return k->type;
    }
    return NULL;
}

static bool is_picture(const struct material_file *f)
{
    return text_starts(f->type, TEXT("image/"));
}

static text file_url(struct arena *arena, id file)
{
    return text_format(arena, "/api/v1/material_files/%.*s/content",
                       TEXT_ARGS(id_text(arena, file)));
}

/* ---- Markdown ------------------------------------------------------------------------------ */

struct naming {
    struct ctx *cx;
    struct tx *tx;
    struct gathered files;
};

/* "cam-nang/so-tay-doi-truong": an item of the library (library@1), once it is published. */
static bool library_address(const struct naming *n, text name, text *url)
{
    const text folder = TEXT("cam-nang/");
    const struct library_1 *library = ctx_service(n->cx, "library", 1);
    struct library_known known = { 0 };
    if (!library || !text_starts(name, folder)) return false;
    if (library->find(n->cx, n->tx, text_part(name, folder.size, name.size), &known))
        ctx_clear(n->cx);
    *url = known.url;
    return known.published;
}

static bool address_of(void *arg, text name, text *url)
{
    struct naming *n = arg;
    for (size_t i = 0; i < n->files.count; i++) {
        const struct material_file *f = gathered_at(&n->files, i);
        if (!text_equal(f->name, name)) continue;
        *url = file_url(n->cx->arena, f->id);
        return true;
    }
    return library_address(n, name, url);
}

err material_html(struct ctx *cx, struct tx *tx, id material, text body, text *html,
                  const struct markdown_fault **faults)
{
    struct naming n = { .cx = cx, .tx = tx };
    const struct markdown_options options = { .heading = 2, .resolve = address_of, .arg = &n };
    err e = ERR_NONE;
    if (!id_is_none(material))
        e = gather(cx, tx, &material_file_entity, "material", material, &n.files);
    if (!e) *html = markdown_html(cx, body, &options, faults);
    return e;
}

err material_preview(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct material_previewing *in = request_body(rq);
    const struct markdown_fault *fault = NULL;
    struct material m = { 0 };
    struct curriculum c;
    text html = { 0 };
    err e = ERR_NONE;
    if (!id_is_none(in->material)) {
        e = record_get(cx, tx, &material_entity, in->material, &m);
        if (!e) e = record_get(cx, tx, &curriculum_entity, m.curriculum, &c);
        if (!e) e = access_require(cx, tx, material_entity.write, c.unit);
    }
    if (!e) e = material_html(cx, tx, in->material, in->body, &html, &fault);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "html", html);
    json_key(j, "faults");
    json_array(j);
    for (; fault; fault = fault->next) {
        json_object(j);
        json_text_at(j, "target", fault->target);
        json_bool_at(j, "picture", fault->picture);
        json_object_end(j);
    }
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}

/* ---- putting and taking away --------------------------------------------------------------- */

static err material_of(struct ctx *cx, struct tx *tx, id which, struct material *m,
                       struct curriculum *c)
{
    err e = record_get(cx, tx, &material_entity, which, m);
    return e ? e : record_get(cx, tx, &curriculum_entity, m->curriculum, c);
}

static err name_is_good(struct ctx *cx, text name)
{
    bool slash = text_find(name, '/', 0) < name.size || text_find(name, '\\', 0) < name.size;
    if (text_is_empty(name) || slash || text_starts(name, TEXT(".")))
        ctx_flaw(cx, "/name", "name",
                 SAY("Tên tệp không có dấu / và không bắt đầu bằng dấu chấm",
                     "A file name has no slash and does not begin with a dot"));
    return cx->error;
}

static err bytes_are_good(struct ctx *cx, struct slice bytes, text name, const char **type)
{
    *type = file_type(bytes, name);
    if (!bytes.size)
        ctx_flaw(cx, "/file", "required", SAY("Hãy chọn một tệp", "Choose a file"));
    else if (!*type)
        ctx_flaw(
            cx, "/file", "type",
            SAY("Chỉ nhận PDF, ảnh (JPEG, PNG, GIF, WebP), Word, PowerPoint, Excel, MP3, MP4; "
                "tệp Office phải có đuôi .docx, .pptx hoặc .xlsx",
                "A file is PDF, a picture (JPEG, PNG, GIF, WebP), Word, PowerPoint, Excel, MP3 "
                "or MP4; Office files end in .docx, .pptx or .xlsx"));
    else if (bytes.size > FILE_MOST)
        ctx_flaw(cx, "/file", "size", SAY("Mỗi tệp nhiều nhất 10 MB", "A file has at most 10 MB"));
    return cx->error;
}

static err has_room(struct ctx *cx, struct tx *tx, id material, text name)
{
    struct gathered files;
    err e = gather(cx, tx, &material_file_entity, "material", material, &files);
    if (e) return e;
    if (files.count >= FILES_MOST)
        return ctx_fail(cx, ERR_CONFLICT, "/file", "many",
                        SAY("Một tài liệu có nhiều nhất %d tệp", "A material has at most %d files"),
                        FILES_MOST);
    for (size_t i = 0; i < files.count; i++)
        if (text_equal(((const struct material_file *)gathered_at(&files, i))->name, name))
            return ctx_fail(cx, ERR_CONFLICT, "/name", "exists",
                            SAY("Tài liệu đã có tệp tên này; hãy xóa tệp cũ hoặc đổi tên",
                                "The material has a file of this name; delete it or rename yours"));
    return ERR_NONE;
}

err material_file_add(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct material_attaching *in = request_body(rq);
    struct slice bytes = request_raw(rq);
    const char *type = NULL;
    struct material m;
    struct curriculum c;
    text name = text_is_empty(in->name) ? request_file_name(rq) : in->name;
    err e = viet_clean(cx, name, false, &name);
    if (!e) e = name_is_good(cx, name);
    if (!e) e = bytes_are_good(cx, bytes, name, &type);
    if (!e) e = material_of(cx, tx, request_id(rq), &m, &c);
    if (!e) e = curriculum_require_open(cx, tx, c.id);
    if (!e) e = has_room(cx, tx, m.id, name);
    if (e) return e;
    struct material_file f = {
        .material = m.id, .name = name, .type = text_of(type), .size = (int64_t)bytes.size
    };
    e = record_create(cx, tx, &material_file_entity, &f);
    if (!e) e = blob_put(cx, tx, f.id, bytes);
    return e ? e : respond_created(cx, tx, rq, rs, &material_file_entity, &f);
}

static err delete_file(struct ctx *cx, struct tx *tx, const struct material_file *f)
{
    err e = id_is_none(f->origin) ? blob_delete(cx, tx, f->id) : ERR_NONE;
    return e ? e : record_delete(cx, tx, &material_file_entity, f->id);
}

err material_files_delete(struct ctx *cx, struct tx *tx, id material)
{
    struct gathered files;
    err e = gather(cx, tx, &material_file_entity, "material", material, &files);
    for (size_t i = 0; !e && i < files.count; i++) e = delete_file(cx, tx, gathered_at(&files, i));
    return e;
}

err material_file_delete(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs)
{
    struct material_file f;
    struct material m;
    struct curriculum c;
    err e = record_get(cx, tx, &material_file_entity, request_id(rq), &f);
    if (!e) e = material_of(cx, tx, f.material, &m, &c);
    if (!e) e = curriculum_require_open(cx, tx, c.id);
    if (!e) e = delete_file(cx, tx, &f);
    return e ? e : respond_nothing(rs);
}

err material_delete(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct material m;
    struct curriculum c;
    err e = material_of(cx, tx, request_id(rq), &m, &c);
    if (!e) e = curriculum_require_open(cx, tx, c.id);
    if (!e) e = material_files_delete(cx, tx, m.id);
    if (!e) e = record_delete(cx, tx, &material_entity, m.id);
    return e ? e : respond_nothing(rs);
}

/* ---- reading ------------------------------------------------------------------------------- */

static err hidden(struct ctx *cx)
{
    ctx_clear(cx);
    return ctx_fail(cx, ERR_NOT_FOUND, NULL, "material",
                    SAY("Không có tài liệu này, hoặc giáo trình chưa được duyệt",
                        "There is no such material, or its curriculum is not approved yet"));
}

err material_file_content(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs)
{
    struct material_file f;
    struct material m;
    struct curriculum c;
    struct slice bytes;
    err e = record_get(cx, tx, &material_file_entity, request_id(rq), &f);
    if (!e) e = material_of(cx, tx, f.material, &m, &c);
    if (e == ERR_NOT_FOUND || (!e && !curriculum_visible(cx, tx, &c))) return hidden(cx);
    if (!e) e = blob_get(cx, tx, id_is_none(f.origin) ? f.id : f.origin, &bytes);
    if (e) return e;
    return respond_bytes(rs, f.type, bytes, f.name);
}

static void file_json(struct ctx *cx, struct json *j, const struct material_file *f)
{
    json_object(j);
    json_text_at(j, "name", f->name);
    json_text_at(j, "url", file_url(cx->arena, f->id));
    json_bool_at(j, "picture", is_picture(f));
    json_int_at(j, "kilobytes", (f->size + 1023) / 1024);
    json_object_end(j);
}

/* Codes of ISO 639 for screen readers, by material_language. */
static const char *lang_of(uint8_t language)
{
    static const char *const codes[] = { "vi", "vi", "en", "rad", "cmo", "hmn", "cma" };
    return language < COUNT_OF(codes) ? codes[language] : codes[0];
}

static err material_json(struct ctx *cx, struct tx *tx, struct json *j, const struct material *m,
                         const struct curriculum *c)
{
    struct gathered files;
    text html;
    err e = material_html(cx, tx, m->id, m->body, &html, NULL);
    if (!e) e = gather(cx, tx, &material_file_entity, "material", m->id, &files);
    if (e) return e;
    json_object(j);
    json_text_at(j, "page_title", m->title);
    json_text_at(j, "title", m->title);
    json_z_at(j, "language", lang_of(m->language));
    json_text_at(j, "curriculum", c->title);
    json_text_at(j, "code", c->code);
    json_int_at(j, "version", c->version);
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, c->unit));
    json_text_at(j, "block", record_title(cx, tx, &block_entity, m->block));
    json_bool_at(j, "approved", c->state == CURRICULUM_APPROVED);
    json_bool_at(j, "retired", c->state == CURRICULUM_RETIRED);
    json_text_at(j, "body_html", html);
    json_key(j, "files");
    json_array(j);
    for (size_t i = 0; i < files.count; i++) file_json(cx, j, gathered_at(&files, i));
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}

err material_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct material m;
    struct curriculum c;
    err e = material_of(cx, tx, request_id(rq), &m, &c);
    if (e == ERR_NOT_FOUND || (!e && !curriculum_visible(cx, tx, &c))) return hidden(cx);
    return e ? e : material_json(cx, tx, respond_json(cx, rs, 200), &m, &c);
}
