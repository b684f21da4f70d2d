/* SPDX-License-Identifier: MIT
 * basis: a copy of the decision a team rests on. It may name people, so it goes to whoever may look
 * into the register, and as a download only. */
#include "register_routes.h"

struct attached {
    struct hash sha256;
};

static bool is_paper(const struct file_type *type)
{
    return type && (strcmp(type->ending, ".pdf") == 0 || strcmp(type->ending, ".jpg") == 0 ||
                    strcmp(type->ending, ".png") == 0);
}

err basis_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct attached *a = ARENA_NEW(cx->arena, struct attached);
    struct slice bytes = request_raw(rq);
    (void)tx;
    *prepared = a;
    if (!bytes.size)
        ctx_flaw(cx, "/file", "required", SAY("Hãy chọn một tệp", "Choose a file"));
    else if (bytes.size > (size_t)BASIS_MB_MOST << 20)
        ctx_flaw(cx, "/file", "size", SAY("Tệp nhiều nhất %d MB", "The file has at most %d MB"),
                 BASIS_MB_MOST);
    else if (!is_paper(file_type_of(bytes)))
        ctx_flaw(cx, "/file", "type",
                 SAY("Nội dung tệp phải là PDF hoặc ảnh JPEG, PNG",
                     "The file must be a PDF or a picture: JPEG, PNG"));
    return cx->error ? cx->error : file_put(cx, bytes, &a->sha256);
}

err basis_attach(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct attached *a = request_prepared(rq);
    struct team t;
    err e = record_get(cx, tx, &team_entity, request_id(rq), &t);
    if (e) return e;
    t.basis_file = a->sha256;
    e = record_update(cx, tx, &team_entity, &t);
    return e ? e : respond(cx, tx, rq, rs, &team_entity, &t);
}

struct reading {
    id which;
    struct team team;
};

static err find(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reading *r = arg;
    err e = record_get(cx, tx, &team_entity, r->which, &r->team);
    if (!e) e = team_require_register(cx, tx, r->team.unit);
    if (e || !hash_is_none(r->team.basis_file)) return e;
    return ctx_fail(cx, ERR_NOT_FOUND, NULL, "file",
                    SAY("Chưa có bản chụp quyết định", "There is no copy of the decision"));
}

err basis_content(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct reading r = { .which = request_id(rq) };
    struct slice bytes;
    (void)tx;
    err e = db_read(cx, find, &r);
    if (!e) e = file_get(cx, r.team.basis_file, &bytes);
    if (e) return e;
    const struct file_type *type = file_type_of(bytes);
    return respond_bytes(
        rs, text_of(type ? type->type : "application/octet-stream"), bytes,
        text_format(cx->arena, "quyet-dinh-thanh-lap%s", type ? type->ending : ""));
}
