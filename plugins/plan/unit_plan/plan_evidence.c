/* SPDX-License-Identifier: MIT
 * plan_evidence: the file of an adjustment. It is what its bytes say, not what it is called, is
 * kept under the hash of what it holds, and goes out as a download only. */
#include "unit_plan_routes.h"

struct attached {
    struct hash sha256;
    const struct file_type *type;
};

static err open_to_write(struct ctx *cx, struct tx *tx, id which, struct plan_adjustment *out)
{
    err e = record_get(cx, tx, &plan_adjustment_entity, which, out);
    if (!e) e = access_require(cx, tx, "plan_adjustment.write", out->unit);
    if (e || plan_adjustment_is_open(out->state)) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "locked",
                    SAY("Đề nghị đã trình: tài liệu kèm theo giữ nguyên",
                        "The proposal was submitted: its evidence stays"));
}

err plan_evidence_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct attached *a = ARENA_NEW(cx->arena, struct attached);
    struct slice bytes = request_raw(rq);
    struct plan_adjustment adjustment;
    err e = open_to_write(cx, tx, request_id(rq), &adjustment);
    if (e) return e;
    a->type = file_type_of(bytes);
    if (!bytes.size)
        ctx_flaw(cx, "/file", "required", SAY("Hãy chọn một tệp", "Choose a file"));
    else if (bytes.size > (size_t)PLAN_EVIDENCE_MB << 20)
        ctx_flaw(cx, "/file", "size", SAY("Tệp nhiều nhất %d MB", "A file has at most %d MB"),
                 PLAN_EVIDENCE_MB);
    else if (!a->type)
        ctx_flaw(cx, "/file", "type",
                 SAY("Nội dung tệp không phải PDF, ảnh, Word, Excel, PowerPoint",
                     "What is in the file is no PDF, picture, Word, Excel or PowerPoint"));
    *prepared = a;
    return cx->error ? cx->error : file_put(cx, bytes, &a->sha256);
}

err plan_evidence_attach(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs)
{
    const struct attached *a = request_prepared(rq);
    struct plan_adjustment adjustment;
    text name = request_file_name(rq);
    for (size_t i = 0; i < name.size; i++)
        if (name.data[i] == '/' || name.data[i] == '\\') name = text_part(name, i + 1, name.size);
    err e = open_to_write(cx, tx, request_id(rq), &adjustment);
    if (!e) e = viet_clean(cx, text_trim(name), false, &adjustment.evidence_name);
    if (e) return e;
    if (!adjustment.evidence_name.size)
        adjustment.evidence_name = text_format(cx->arena, "tai-lieu%s", a->type->ending);
    adjustment.evidence = a->sha256;
    adjustment.evidence_type = text_of(a->type->type);
    e = record_update(cx, tx, &plan_adjustment_entity, &adjustment);
    return e ? e : respond(cx, tx, rq, rs, &plan_adjustment_entity, &adjustment);
}

struct reading {
    id which;
    struct plan_adjustment adjustment;
};

static err find(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reading *r = arg;
    err e = record_get(cx, tx, &plan_adjustment_entity, r->which, &r->adjustment);
    if (!e) e = access_require(cx, tx, "plan.read", r->adjustment.unit);
    if (e) return e;
    r->adjustment.evidence_name = text_copy(cx->arena, r->adjustment.evidence_name);
    r->adjustment.evidence_type = text_copy(cx->arena, r->adjustment.evidence_type);
    if (!hash_is_none(r->adjustment.evidence)) return ERR_NONE;
    return ctx_fail(cx, ERR_NOT_FOUND, NULL, "none", SAY("Chưa có tài liệu", "There is no file"));
}

err plan_evidence_content(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs)
{
    struct reading r = { .which = request_id(rq) };
    struct slice bytes;
    (void)tx;
    err e = db_read(cx, find, &r);
    if (!e) e = file_get(cx, r.adjustment.evidence, &bytes);
    return e ? e : respond_bytes(rs, r.adjustment.evidence_type, bytes, r.adjustment.evidence_name);
}
