/* SPDX-License-Identifier: MIT
 * files: see the header. The disk is waited for before the writer's turn; a file that no record
 * comes to name is swept. */
#include "files.h"

#include "dossier_open.h"

const struct field attaching_fields[] = {
    LIKE(1, struct attaching, about, evidence_fields, about, 0),
    LIKE(2, struct attaching, kind, evidence_fields, kind, REQUIRED),
    { 0 },
};

struct attached {
    struct hash sha256;
    const struct file_type *type;
};

/* A name without the folders some browsers send, ended as its bytes say. */
static text clean_name(struct arena *arena, text name, const struct file_type *type)
{
    size_t from = 0;
    for (size_t i = 0; i < name.size; i++)
        if (name.data[i] == '/' || name.data[i] == '\\') from = i + 1;
    text base = text_trim(text_part(name, from, name.size));
    size_t dot = base.size;
    for (size_t i = 0; i < base.size; i++)
        if (base.data[i] == '.') dot = i;
    text stem = text_part(base, 0, dot);
    if (!stem.size) stem = TEXT("minh-chung");
    return text_format(arena, "%.*s%s", TEXT_ARGS(stem), type->ending);
}

static err judge(struct ctx *cx, struct tx *tx, struct slice bytes, const struct file_type **type)
{
    long long most = (long long)setting_int(cx, tx, "awards.evidence_mb");
    *type = file_type_of(bytes);
    if (!bytes.size)
        ctx_flaw(cx, "/file", "required", SAY("Hãy chọn một tệp", "Choose a file"));
    else if (bytes.size > (size_t)most << 20)
        ctx_flaw(cx, "/file", "size",
                 SAY("Mỗi tệp nhiều nhất %lld MB", "A file has at most %lld MB"), most);
    else if (!*type)
        ctx_flaw(cx, "/file", "type",
                 SAY("Nội dung tệp không phải PDF, ảnh, Word, Excel, PowerPoint, ghi âm hay video; "
                     "đổi tên tệp không làm nó thành loại khác",
                     "What is in the file is no PDF, picture, Word, Excel, PowerPoint, sound or "
                     "film; renaming a file does not change what it is"));
    return cx->error;
}

static err has_room(struct ctx *cx, struct tx *tx, id nomination, const struct hash *sha256)
{
    struct award_list files;
    long long most = (long long)setting_int(cx, tx, "awards.evidence_files");
    err e = award_list(cx, tx, &evidence_entity, "nomination", nomination, &files);
    if (!e && files.count >= (size_t)most)
        ctx_flaw(cx, "/file", "many",
                 SAY("Một hồ sơ có nhiều nhất %lld tệp", "A dossier has at most %lld files"), most);
    for (size_t i = 0; !e && sha256 && i < files.count; i++) {
        const struct evidence *f = award_list_at(&files, i);
        if (hash_equal(f->sha256, *sha256))
            ctx_flaw(cx, "/file", "twice",
                     SAY("Tệp này đã có trong hồ sơ: «%.*s»", "This file is there already: «%.*s»"),
                     TEXT_ARGS(f->name));
    }
    return e ? e : cx->error;
}

err evidence_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct nomination_whole w;
    struct attached *a = ARENA_NEW(cx->arena, struct attached);
    struct slice bytes = request_raw(rq);
    err e = dossier_open_to_write(cx, tx, request_id(rq), &w);
    if (!e) e = judge(cx, tx, bytes, &a->type);
    if (!e) e = has_room(cx, tx, w.nomination.id, NULL);
    if (!e) e = file_put(cx, bytes, &a->sha256);
    *prepared = a;
    return e;
}

err evidence_attach(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct attaching *in = request_body(rq);
    const struct attached *a = request_prepared(rq);
    struct nomination_whole w;
    struct evidence f = { .nomination = request_id(rq),
                          .about = in->about,
                          .kind = in->kind,
                          .type = text_of(a->type->type),
                          .sha256 = a->sha256,
                          .size = (int64_t)request_raw(rq).size };
    err e = dossier_open_to_write(cx, tx, f.nomination, &w);
    if (!e) e = has_room(cx, tx, f.nomination, &f.sha256);
    if (!e)
        e = viet_clean(cx, clean_name(cx->arena, request_file_name(rq), a->type), false, &f.name);
    if (!e) e = record_create(cx, tx, &evidence_entity, &f);
    return e ? e : respond_created(cx, tx, rq, rs, &evidence_entity, &f);
}

err evidence_remove(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct evidence f;
    struct nomination_whole w;
    err e = record_get(cx, tx, &evidence_entity, request_id(rq), &f);
    if (!e) e = dossier_open_to_write(cx, tx, f.nomination, &w);
    if (!e) e = record_delete(cx, tx, &evidence_entity, f.id);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_id_at(j, "nomination", f.nomination);
    json_object_end(j);
    return ERR_NONE;
}

/* ---- reading ------------------------------------------------------------------------------- */

struct reading {
    id which;
    struct evidence file;
    struct response *rs;
};

static err find(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reading *r = arg;
    struct nomination_whole w;
    err e = record_get(cx, tx, &evidence_entity, r->which, &r->file);
    if (!e) e = dossier_open(cx, tx, r->file.nomination, &w);
    return e ? e : respond_saw(cx, tx, r->rs, &evidence_entity, &r->file);
}

err evidence_content(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct reading r = { .which = request_id(rq), .rs = rs };
    struct slice bytes;
    (void)tx;
    err e = db_read(cx, find, &r);
    if (!e) e = file_get(cx, r.file.sha256, &bytes);
    return e ? e : respond_bytes(rs, r.file.type, bytes, r.file.name);
}
