/* SPDX-License-Identifier: MIT
 * item: what a department needs done, brings or hands over in one campaign, while it takes part.
 * Its files are kept by their hash and read by both sides only. */
#include "part.h"

static const struct term kind_rows[] = {
    { PART_NEED, "need", "Nhu cầu của địa bàn", "What a place needs" },
    { PART_GIVES, "gives", "Phần đóng góp", "What it brings" },
    { PART_DOCUMENT, "document", "Văn bản, tài liệu", "Document" },
    { 0 }
};
const struct vocabulary part_item_kind_vocabulary = { "part_item_kind", "Loại", "Kind", kind_rows };

const struct field part_item_fields[] = {
    FIELD(1, struct part_item, part, REF, REQUIRED | INDEXED | CASCADE,
          .target = "campaign_partner", .label = "Phần phối hợp", .label_en = "Part"),
    FIELD(2, struct part_item, kind, ENUM, REQUIRED, .terms = &part_item_kind_vocabulary,
          .label = "Loại", .label_en = "Kind"),
    FIELD(3, struct part_item, what, TEXT, REQUIRED | LINES, .max = 500, .label = "Nội dung",
          .label_en = "What",
          .help = "Ví dụ: 2 bác sĩ và thuốc cho 120 người; bon Bu Gia cần khám lưu động",
          .help_en = "For example: 2 doctors and medicine for 120 people"),
    FIELD(4, struct part_item, place, PLACE, INDEXED, .label = "Địa bàn", .label_en = "Place"),
    FIELD(5, struct part_item, people, INT, 0, .min = 0, .max = 100000, .label = "Số người",
          .label_en = "People", .help = "Cần bao nhiêu người, hoặc cử bao nhiêu người",
          .help_en = "How many are needed or sent"),
    FIELD(6, struct part_item, due, DATE, 0, .label = "Trước ngày", .label_en = "By"),
    FIELD(7, struct part_item, done, DATE, READ_ONLY, .label = "Xong ngày", .label_en = "Done on"),
    FIELD(8, struct part_item, answer, TEXT, READ_ONLY | LINES, .max = 500,
          .label = "Đơn vị tổ chức trả lời", .label_en = "The organiser's answer"),
    FIELD(9, struct part_item, answered, TIME, READ_ONLY, .label = "Trả lời lúc",
          .label_en = "Answered"),
    FIELD(10, struct part_item, file_name, TEXT, READ_ONLY, .max = 160, .label = "Tên tệp",
          .label_en = "File name"),
    FIELD(11, struct part_item, file_type, TEXT, READ_ONLY, .max = 120, .label = "Loại tệp",
          .label_en = "Type of file"),
    FIELD(12, struct part_item, sha256, HASH, READ_ONLY | INDEXED | STORED,
          .label = "Mã băm SHA-256", .label_en = "SHA-256"),
    { 0 }
};

static err item_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct part_item *i = record;
    const struct part_item *old = before;
    struct campaign_partner p;
    if (old && !id_equal(old->part, i->part))
        ctx_flaw(
            cx, "/part", "moved",
            SAY("Không chuyển sang chiến dịch khác được", "It cannot move to another campaign"));
    err e = record_get(cx, tx, &campaign_partner_entity, i->part, &p);
    if (e) return e;
    if (!old && !part_holds(&p))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "no-part",
                        SAY("Hãy nhận phối hợp trước, rồi mới ghi phần việc",
                            "Take part first, then say what you bring"));
    return cx->error;
}

const struct entity part_item_entity = {
    "part_item",
    "Phần việc của đơn vị phối hợp",
    sizeof(struct part_item),
    part_item_fields,
    .number = 133,
    .label_en = "Part of a co-host",
    .check = item_check,
    .read = "partner.read",
    .write = "partner.write",
    .scope = "part.unit",
    .title = "what",
    .help = "Nhu cầu, phần đóng góp, văn bản của một sở, ngành trong một chiến dịch.",
    .help_en = "What a department needs, brings or hands over in one campaign.",
};

const struct field item_answering_fields[] = { FIELD(1, struct item_answering, words, TEXT,
                                                     REQUIRED | LINES, .max = 500,
                                                     .label = "Trả lời", .label_en = "Answer"),
                                               { 0 } };
const struct field item_delivering_fields[] = {
    FIELD(1, struct item_delivering, done, DATE, 0, .label = "Xong ngày", .label_en = "Done on",
          .help = "Để trống nếu chưa xong", .help_en = "Empty while it is not"),
    { 0 }
};

struct item_place {
    struct part_item item;
    struct campaign_partner part;
    struct campaign campaign;
    unsigned sides;
};

static err place_of(struct ctx *cx, struct tx *tx, id which, struct item_place *out)
{
    err e = record_get(cx, tx, &part_item_entity, which, &out->item);
    if (!e) e = record_get(cx, tx, &campaign_partner_entity, out->item.part, &out->part);
    if (!e) e = record_get(cx, tx, &campaign_entity, out->part.campaign, &out->campaign);
    if (!e) out->sides = part_sides(cx, tx, &out->part, &out->campaign);
    return e;
}

err item_answer(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct item_answering *in = request_body(rq);
    struct item_place p;
    err e = place_of(cx, tx, request_id(rq), &p);
    if (!e && !(p.sides & SIDE_UNION))
        e = access_require(cx, tx, "campaign.write", p.campaign.unit);
    if (e) return e;
    p.item.answer = text_trim(in->words);
    p.item.answered = cx->now;
    e = record_update(cx, tx, &part_item_entity, &p.item);
    return e ? e : respond(cx, tx, rq, rs, &part_item_entity, &p.item);
}

static err of_department(struct ctx *cx, struct tx *tx, id which, struct item_place *p)
{
    err e = place_of(cx, tx, which, p);
    if (!e && !(p->sides & SIDE_DEPARTMENT))
        e = access_require(cx, tx, "partner.write", p->part.unit);
    return e;
}

err item_deliver(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct item_delivering *in = request_body(rq);
    struct item_place p;
    err e = of_department(cx, tx, request_id(rq), &p);
    if (e) return e;
    if (in->done > instant_date(cx->now)) {
        ctx_flaw(cx, "/done", "future", SAY("Ngày này chưa tới", "This day is still to come"));
        return cx->error;
    }
    p.item.done = in->done;
    e = record_update(cx, tx, &part_item_entity, &p.item);
    return e ? e : respond(cx, tx, rq, rs, &part_item_entity, &p.item);
}

/* ---- files --------------------------------------------------------------------------------- */

struct item_file {
    struct hash sha256;
    const struct file_type *type;
};

err item_file_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct item_place p;
    struct item_file *f = ARENA_NEW(cx->arena, struct item_file);
    struct slice bytes = request_raw(rq);
    err e = of_department(cx, tx, request_id(rq), &p);
    if (e) return e;
    f->type = file_type_of(bytes);
    if (!bytes.size)
        ctx_flaw(cx, "/file", "required", SAY("Hãy chọn một tệp", "Choose a file"));
    else if (!f->type)
        ctx_flaw(cx, "/file", "type",
                 SAY("Chỉ nhận PDF, ảnh, Word, Excel, PowerPoint",
                     "Only PDF, pictures, Word, Excel, PowerPoint"));
    if (cx->error) return cx->error;
    *prepared = f;
    return file_put(cx, bytes, &f->sha256);
}

/* Without the folders some browsers send. */
static text plain_name(text name)
{
    size_t from = 0;
    for (size_t i = 0; i < name.size; i++)
        if (name.data[i] == '/' || name.data[i] == '\\') from = i + 1;
    return text_trim(text_part(name, from, name.size));
}

err item_file_put(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct item_file *f = request_prepared(rq);
    struct item_place p;
    err e = of_department(cx, tx, request_id(rq), &p);
    if (!e) e = viet_clean(cx, plain_name(request_file_name(rq)), false, &p.item.file_name);
    if (e) return e;
    if (text_is_empty(p.item.file_name))
        p.item.file_name = text_format(cx->arena, "tai-lieu%s", f->type->ending);
    p.item.file_type = text_of(f->type->type);
    p.item.sha256 = f->sha256;
    e = record_update(cx, tx, &part_item_entity, &p.item);
    return e ? e : respond(cx, tx, rq, rs, &part_item_entity, &p.item);
}

struct item_reading {
    id which;
    struct item_place p;
};

static err find_file(struct ctx *cx, struct tx *tx, void *arg)
{
    struct item_reading *r = arg;
    err e = place_of(cx, tx, r->which, &r->p);
    if (!e && !r->p.sides) e = access_require(cx, tx, "partner.read", r->p.part.unit);
    if (!e && text_is_empty(r->p.item.file_name))
        e = ctx_fail(cx, ERR_NOT_FOUND, NULL, "file", SAY("Chưa có tệp", "There is no file"));
    return e;
}

err item_file_get(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct item_reading r = { .which = request_id(rq) };
    struct slice bytes;
    (void)tx;
    err e = db_read(cx, find_file, &r);
    if (!e) e = file_get(cx, r.p.item.sha256, &bytes);
    return e ? e : respond_bytes(rs, r.p.item.file_type, bytes, r.p.item.file_name);
}
