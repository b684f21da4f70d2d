/* SPDX-License-Identifier: MIT
 * estimate: the table of estimates and of their steps. One for each unit and year; it changes while
 * open, and its state by step.c only. */
#include "budget.h"
#include "step.h"

static const struct term states[] = {
    { ESTIMATE_DRAFT, "draft", "Đang lập", "Draft" },
    { ESTIMATE_SENT, "sent", "Đã gửi cấp trên", "Sent up" },
    { ESTIMATE_RETURNED, "returned", "Trả lại để sửa", "Returned" },
    { ESTIMATE_TAKEN, "taken", "Đã tổng hợp", "Consolidated" },
    { ESTIMATE_APPROVED, "approved", "Đã duyệt", "Approved" },
    { 0 },
};
const struct vocabulary budget_state_vocabulary = { "budget_state", "Trạng thái", "State", states };

static const struct field estimate_fields[] = {
    FIELD(1, struct budget_estimate, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị", .label_en = "Unit"),
    FIELD(2, struct budget_estimate, year, INT, REQUIRED | INDEXED, .min = 2020, .max = 2100,
          .label = "Năm ngân sách", .label_en = "Budget year", .aliases = "năm"),
    FIELD(3, struct budget_estimate, grounds, TEXT, LINES, .max = 2000, .label = "Thuyết minh",
          .label_en = "Grounds", .help = "Nhiệm vụ của năm, cách tính chung",
          .help_en = "The year's tasks and how it was reckoned"),
    FIELD(4, struct budget_estimate, state, ENUM, READ_ONLY | INDEXED,
          .terms = &budget_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(5, struct budget_estimate, above, REF, READ_ONLY | INDEXED, .target = "unit",
          .label = "Gửi lên", .label_en = "Sent to"),
    FIELD(6, struct budget_estimate, reason, TEXT, READ_ONLY, .max = 500, .label = "Lý do trả lại",
          .label_en = "Why it was returned"),
    FIELD(7, struct budget_estimate, decision, TEXT, READ_ONLY, .max = 80, .label = "Số quyết định",
          .label_en = "Number of the decision"),
    FIELD(8, struct budget_estimate, decided, DATE, READ_ONLY, .label = "Ngày quyết định",
          .label_en = "Day of the decision"),
    FIELD(9, struct budget_estimate, key, TEXT, UNIQUE | READ_ONLY, .max = 60, .label = "Khóa",
          .label_en = "Key"),
    { 0 },
};

static err refuse_locked(struct ctx *cx)
{
    return ctx_fail(
        cx, ERR_CONFLICT, NULL, "locked",
        SAY("Dự toán đã gửi hoặc đã duyệt: không sửa được; sau khi duyệt chỉ điều chỉnh",
            "The estimate was sent or approved: it changes by adjustments only"));
}

static err begin(struct ctx *cx, struct tx *tx, struct budget_estimate *e)
{
    struct unit unit;
    err failure = record_get(cx, tx, &unit_entity, e->unit, &unit);
    if (failure == ERR_NOT_FOUND) { /* the reference's own check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (failure) return failure;
    e->above = unit.parent;
    e->state = ESTIMATE_DRAFT;
    e->key = text_format(cx->arena, "%.*s/%lld", TEXT_ARGS(id_text(cx->arena, e->unit)),
                         (long long)e->year);
    return ERR_NONE;
}

static err estimate_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct budget_estimate *old = before;
    struct budget_estimate *e = record;
    if (!old) return begin(cx, tx, e);
    budget_check_fixed(cx, &budget_estimate_entity, "unit", before, record);
    budget_check_fixed(cx, &budget_estimate_entity, "year", before, record);
    if (cx->error) return cx->error;
    return old->state == e->state && !budget_is_open(old->state) ? refuse_locked(cx) : ERR_NONE;
}

static err estimate_removing(struct ctx *cx, struct tx *tx, const void *record)
{
    (void)tx;
    return ((const struct budget_estimate *)record)->state == ESTIMATE_DRAFT ? ERR_NONE
                                                                             : refuse_locked(cx);
}

const struct entity budget_estimate_entity = {
    "budget_estimate",
    "Dự toán năm",
    sizeof(struct budget_estimate),
    estimate_fields,
    .number = 391,
    .label_en = "Yearly estimate",
    .check = estimate_check,
    .removing = estimate_removing,
    .read = "budget.read",
    .write = "budget.write",
    .scope = "unit",
    .sort = "year",
    .key = "unit+year",
    .help = "Dự toán kinh phí một năm của một đơn vị, từ dưới lên.",
    .help_en = "What a unit needs in a year, built from below.",
};

/* ---- steps --------------------------------------------------------------------------------- */

static const struct field step_fields[] = {
    FIELD(1, struct budget_step, estimate, REF, REQUIRED | INDEXED | CASCADE,
          .target = "budget_estimate", .label = "Dự toán", .label_en = "Estimate"),
    FIELD(2, struct budget_step, action, ENUM, REQUIRED, .terms = &budget_action_vocabulary,
          .label = "Bước", .label_en = "Step"),
    FIELD(3, struct budget_step, reason, TEXT, 0, .max = 500, .label = "Lý do",
          .label_en = "Reason"),
    FIELD(4, struct budget_step, at, TIME, REQUIRED, .label = "Lúc", .label_en = "At"),
    { 0 },
};

const struct entity budget_step_entity = {
    "budget_step",
    "Bước của dự toán",
    sizeof(struct budget_step),
    step_fields,
    .number = 395,
    .flags = ENTITY_APPEND_ONLY,
    .label_en = "Step of an estimate",
    .read = "budget.read",
    .scope = "estimate.unit",
    .help = "Đã gửi, trả lại, tổng hợp, duyệt lúc nào, vì sao.",
    .help_en = "When an estimate was sent, returned, consolidated, approved, and why.",
};
