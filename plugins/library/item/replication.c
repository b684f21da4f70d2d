/* SPDX-License-Identifier: MIT
 * replication: who copied a model. The copier says what came of it; whoever keeps the model looks
 * and confirms, or says what is wanting. A result that was confirmed is not rewritten. */
#include "item.h"

const struct field replication_fields[] = {
    FIELD(1, struct replication, model, REF, REQUIRED | INDEXED | CASCADE, .target = "library_item",
          .label = "Mô hình", .label_en = "Model"),
    FIELD(2, struct replication, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị làm theo", .label_en = "Unit that copied it"),
    FIELD(3, struct replication, since, DATE, REQUIRED, .label = "Làm từ ngày",
          .label_en = "Since"),
    FIELD(4, struct replication, result, TEXT, REQUIRED | LINES, .max = 1000, .label = "Kết quả",
          .label_en = "Result", .help = "Bằng số; khác mô hình gốc ở đâu",
          .help_en = "In figures; and what was done otherwise"),
    FIELD(5, struct replication, people, INT, 0, .min = 0, .max = 10000000,
          .label = "Số người được giúp", .label_en = "People helped"),
    FIELD(6, struct replication, campaign, TEXT, 0, .max = 300, .label = "Chiến dịch làm chứng",
          .label_en = "Campaign that shows it", .help = "Dán địa chỉ trang của chiến dịch",
          .help_en = "Paste the address of its page"),
    FIELD(7, struct replication, state, ENUM, READ_ONLY | INDEXED,
          .terms = &replication_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(8, struct replication, reason, TEXT, READ_ONLY, .max = 300, .label = "Lý do",
          .label_en = "Reason"),
    FIELD(9, struct replication, key, TEXT, READ_ONLY | UNIQUE, .max = 80, .label = "Khóa",
          .label_en = "Key"),
    { 0 }
};

static err check_model(struct ctx *cx, struct tx *tx, const struct replication *r)
{
    struct library_item model;
    err e = record_get(cx, tx, &library_item_entity, r->model, &model);
    if (e == ERR_NOT_FOUND) { /* the reference check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e && (model.kind != ITEM_MODEL || model.state != ITEM_PUBLISHED))
        ctx_flaw(cx, "/model", "model",
                 SAY("Chỉ nhân rộng mô hình đã đăng", "Only a published model can be copied"));
    if (!e && id_equal(model.unit, r->unit))
        ctx_flaw(cx, "/unit", "own",
                 SAY("Đơn vị làm ra mô hình không tính là nhân rộng",
                     "The unit a model is from does not copy it"));
    return e;
}

static err replication_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct replication *was = before;
    struct replication *r = record;
    if (was && was->state == REPLICATION_CONFIRMED && r->state == was->state)
        return ctx_fail(
            cx, ERR_CONFLICT, NULL, "confirmed",
            SAY("Đã xác nhận thì không sửa được nữa", "What was confirmed is not rewritten"));
    /* what is said anew is looked at anew */
    if (!was || (was->state == REPLICATION_REFUSED && r->state == was->state))
        r->state = r->state && !was ? r->state : REPLICATION_REPORTED;
    r->key = library_pair_key(cx->arena, r->model, r->unit);
    if (r->since > instant_date(cx->now))
        ctx_flaw(cx, "/since", "future", SAY("Ngày này chưa tới", "That day is still to come"));
    err e = check_model(cx, tx, r);
    if (!e) e = library_campaign_clean(cx, tx, "/campaign", &r->campaign);
    return e ? e : cx->error;
}

const struct entity replication_entity = {
    "replication",
    "Nhân rộng",
    sizeof(struct replication),
    replication_fields,
    .number = 373,
    .label_en = "Copy of a model",
    .check = replication_check,
    .read = "library.read",
    .write = "library.write",
    .scope = "unit",
    .title = "result",
    .help = "Một đơn vị làm theo một mô hình, với kết quả.",
    .help_en = "A unit that copied a model, with what came of it.",
};

const struct field replication_deciding_fields[] = {
    FIELD(1, struct replication_deciding, confirm, BOOL, 0, .label = "Xác nhận",
          .label_en = "Confirm"),
    LIKE(2, struct replication_deciding, reason, replication_fields, reason, 0),
    { 0 }
};

err replication_decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct replication_deciding *in = request_body(rq);
    struct replication r;
    err e = record_get(cx, tx, &replication_entity, request_id(rq), &r);
    if (e) return e;
    if (r.state != REPLICATION_REPORTED)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Việc này đã được trả lời", "This was answered already"));
    if (!in->confirm && text_is_empty(in->reason))
        return ctx_fail(cx, ERR_INVALID, "/reason", "required",
                        SAY("Ghi còn thiếu gì", "Say what is wanting"));
    r.state = in->confirm ? REPLICATION_CONFIRMED : REPLICATION_REFUSED;
    r.reason = in->confirm ? TEXT("") : in->reason;
    e = record_update(cx, tx, &replication_entity, &r);
    return e ? e : respond(cx, tx, rq, rs, &replication_entity, &r);
}
