/* SPDX-License-Identifier: MIT
 * adjustment: the tables of adjustments and of what they change. Both change while the adjustment
 * is open, and its state by adjustment_step.c only. */
#include "adjustment.h"

static const struct term states[] = {
    { PLAN_ADJUSTMENT_DRAFT, "draft", "Đang soạn", "Draft" },
    { PLAN_ADJUSTMENT_SUBMITTED, "submitted", "Đã trình, chờ quyết định", "Submitted" },
    { PLAN_ADJUSTMENT_RETURNED, "returned", "Trả lại để bổ sung", "Returned" },
    { PLAN_ADJUSTMENT_APPROVED, "approved", "Đã quyết định điều chỉnh", "Approved" },
    { PLAN_ADJUSTMENT_REFUSED, "refused", "Không điều chỉnh", "Refused" },
    { PLAN_ADJUSTMENT_WITHDRAWN, "withdrawn", "Đã rút", "Withdrawn" },
    { 0 },
};
const struct vocabulary plan_adjustment_state_vocabulary = { "plan_adjustment_state", "Trạng thái",
                                                             "State", states };

static const struct term tos[] = {
    { ADJUSTMENT_TO_CHAIRMAN, "chairman", "Chủ tịch UBND tỉnh", "Chairman of the province" },
    { ADJUSTMENT_TO_ABOVE, "above", "Cấp trên trực tiếp", "The unit above" },
    { 0 },
};
const struct vocabulary plan_adjustment_to_vocabulary = { "plan_adjustment_to", "Trình ai",
                                                          "Submitted to", tos };

static const struct field adjustment_fields[] = {
    FIELD(1, struct plan_adjustment, unit, REF, REQUIRED | INDEXED, .target = "unit",
          .label = "Đơn vị trình", .label_en = "Proposed by"),
    FIELD(2, struct plan_adjustment, plan, REF, INDEXED, .target = "unit_plan",
          .label = "Kế hoạch năm", .label_en = "Yearly plan",
          .help = "Để trống là điều chỉnh chính Kế hoạch 630/KH-UBND",
          .help_en = "Empty for Plan 630/KH-UBND itself"),
    FIELD(3, struct plan_adjustment, title, TEXT, REQUIRED, .max = 200, .label = "Về việc",
          .label_en = "About"),
    FIELD(4, struct plan_adjustment, grounds, TEXT, REQUIRED | LINES, .max = 4000,
          .label = "Lý do, căn cứ", .label_en = "Grounds", .help = "Mỗi dòng một ý",
          .help_en = "One a line"),
    FIELD(5, struct plan_adjustment, effective, DATE, 0, .label = "Áp dụng từ ngày",
          .label_en = "In force from"),
    FIELD(6, struct plan_adjustment, to, ENUM, 0, .terms = &plan_adjustment_to_vocabulary,
          .label = "Trình ai", .label_en = "Submitted to",
          .help =
              "Kế hoạch 630/KH-UBND: Chủ tịch UBND tỉnh; kế hoạch của đơn vị: cấp trên đã duyệt",
          .help_en = "Plan 630/KH-UBND: the Chairman; a unit's plan: who approved it"),
    FIELD(7, struct plan_adjustment, state, ENUM, READ_ONLY | INDEXED,
          .terms = &plan_adjustment_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(8, struct plan_adjustment, number, TEXT, 0, .max = 80, .label = "Số tờ trình",
          .label_en = "Number of the submission", .help = "Chưa có thì để trống",
          .help_en = "Empty while it has none"),
    FIELD(9, struct plan_adjustment, reason, TEXT, READ_ONLY, .max = 500,
          .label = "Ý kiến khi trả lại, không duyệt", .label_en = "What was said"),
    FIELD(10, struct plan_adjustment, submitted, TIME, READ_ONLY, .label = "Trình lúc",
          .label_en = "Submitted at"),
    FIELD(11, struct plan_adjustment, decision, TEXT, READ_ONLY, .max = 80,
          .label = "Số quyết định", .label_en = "Number of the decision"),
    FIELD(12, struct plan_adjustment, decided, DATE, READ_ONLY, .label = "Ngày quyết định",
          .label_en = "Day of the decision"),
    FIELD(13, struct plan_adjustment, evidence, HASH, READ_ONLY | STORED,
          .label = "Tài liệu kèm theo", .label_en = "Evidence"),
    FIELD(14, struct plan_adjustment, evidence_name, TEXT, READ_ONLY, .max = 160,
          .label = "Tên tài liệu", .label_en = "Name of the evidence"),
    FIELD(15, struct plan_adjustment, evidence_type, TEXT, READ_ONLY, .max = 120,
          .label = "Loại tệp", .label_en = "Type"),
    { 0 },
};

static err refuse_locked(struct ctx *cx)
{
    return ctx_fail(cx, ERR_CONFLICT, NULL, "locked",
                    SAY("Đề nghị điều chỉnh đã trình: không sửa, không xóa được",
                        "The adjustment was submitted: it neither changes nor goes"));
}

/* Whose plan, and to whom: Plan 630 is the province's, and what its top proposes goes to the
 * Chairman. */
static err address(struct ctx *cx, struct tx *tx, struct plan_adjustment *a)
{
    struct unit unit;
    struct unit_plan plan;
    err e = record_get(cx, tx, &unit_entity, a->unit, &unit);
    if (!e && !id_is_none(a->plan)) e = record_get(cx, tx, &unit_plan_entity, a->plan, &plan);
    if (e == ERR_NOT_FOUND) { /* the reference's own check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    bool top = id_is_none(unit.parent);
    if (id_is_none(a->plan) && !top)
        ctx_flaw(cx, "/plan", "required",
                 SAY("Kế hoạch 630/KH-UBND do Tỉnh đoàn trình điều chỉnh; hãy chọn kế hoạch năm "
                     "của đơn vị",
                     "Only the provincial union proposes changes to Plan 630: name the unit's own "
                     "plan"));
    if (!id_is_none(a->plan) && !id_equal(plan.unit, a->unit))
        ctx_flaw(cx, "/plan", "unit", SAY("Kế hoạch của đơn vị khác", "It is another unit's plan"));
    if (top || !a->to) a->to = top ? ADJUSTMENT_TO_CHAIRMAN : ADJUSTMENT_TO_ABOVE;
    return cx->error;
}

static err adjustment_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct plan_adjustment *old = before;
    struct plan_adjustment *a = record;
    unit_plan_fixed(cx, &plan_adjustment_entity, "unit", before, record);
    unit_plan_fixed(cx, &plan_adjustment_entity, "plan", before, record);
    if (cx->error) return cx->error;
    if (!old) a->state = PLAN_ADJUSTMENT_DRAFT;
    if (old && old->state == a->state && !plan_adjustment_is_open(old->state))
        return refuse_locked(cx);
    return address(cx, tx, a);
}

static err adjustment_removing(struct ctx *cx, struct tx *tx, const void *record)
{
    (void)tx;
    return ((const struct plan_adjustment *)record)->state == PLAN_ADJUSTMENT_DRAFT
               ? ERR_NONE
               : refuse_locked(cx);
}

const struct entity plan_adjustment_entity = {
    "plan_adjustment",
    "Điều chỉnh kế hoạch",
    sizeof(struct plan_adjustment),
    adjustment_fields,
    .number = 353,
    .label_en = "Adjustment of a plan",
    .check = adjustment_check,
    .removing = adjustment_removing,
    .read = "plan.read",
    .write = "plan_adjustment.write",
    .scope = "unit",
    .title = "title",
    .help = "Đề nghị bổ sung, điều chỉnh kế hoạch với lý do, và quyết định (V.2c).",
    .help_en = "A proposal to adjust a plan, with its grounds and the decision (V.2c).",
};

/* ---- what changes -------------------------------------------------------------------------- */

static const struct term whats[] = {
    { PLAN_CHANGE_TARGET, "target", "Mức hoặc ngày của chỉ tiêu", "Level or day of a target" },
    { PLAN_CHANGE_ADD, "add", "Thêm hoạt động", "An activity more" },
    { PLAN_CHANGE_ALTER, "alter", "Đổi hoạt động", "Change an activity" },
    { PLAN_CHANGE_DROP, "drop", "Bỏ hoạt động", "Drop an activity" },
    { 0 },
};
const struct vocabulary plan_change_vocabulary = { "plan_change", "Thay đổi gì", "What changes",
                                                   whats };

static const struct field change_fields[] = {
    FIELD(1, struct plan_change, adjustment, REF, REQUIRED | INDEXED | CASCADE,
          .target = "plan_adjustment", .label = "Đề nghị điều chỉnh", .label_en = "Adjustment"),
    FIELD(2, struct plan_change, what, ENUM, REQUIRED, .terms = &plan_change_vocabulary,
          .label = "Thay đổi gì", .label_en = "What changes"),
    FIELD(3, struct plan_change, target, ENUM, 0, .terms = &plan_target_vocabulary,
          .label = "Chỉ tiêu", .label_en = "Target"),
    FIELD(4, struct plan_change, due, DATE, 0, .label = "Mức đang phải đạt vào ngày",
          .label_en = "The level due on", .help = "Trống: thêm một mức mới",
          .help_en = "Empty: a level more"),
    FIELD(5, struct plan_change, by, DATE, 0, .label = "Đổi thành ngày", .label_en = "Becomes due"),
    FIELD(6, struct plan_change, percent, INT, 0, .min = 1, .max = 100,
          .label = "Đổi thành mức (%)", .label_en = "Becomes (%)"),
    FIELD(7, struct plan_change, activity, REF, INDEXED, .target = "plan_activity",
          .label = "Hoạt động", .label_en = "Activity"),
    FIELD(8, struct plan_change, name, TEXT, 0, .max = 160, .label = "Tên hoạt động",
          .label_en = "Name of the activity"),
    FIELD(9, struct plan_change, quarter, INT, 0, .min = 1, .max = 4, .label = "Quý",
          .label_en = "Quarter"),
    FIELD(10, struct plan_change, times, INT, 0, .min = 1, .max = 200, .label = "Số lần",
          .label_en = "How often"),
    FIELD(11, struct plan_change, why, TEXT, 0, .max = 500, .label = "Vì sao", .label_en = "Why"),
    FIELD(12, struct plan_change, was, TEXT, READ_ONLY, .max = 300, .label = "Đang là",
          .label_en = "It is"),
    { 0 },
};

static err change_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct plan_change *c = record;
    struct plan_adjustment a;
    unit_plan_fixed(cx, &plan_change_entity, "adjustment", before, record);
    if (cx->error) return cx->error;
    err e = record_get(cx, tx, &plan_adjustment_entity, c->adjustment, &a);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    return plan_adjustment_is_open(a.state) ? ERR_NONE : refuse_locked(cx);
}

static err change_removing(struct ctx *cx, struct tx *tx, const void *record)
{
    const struct plan_change *c = record;
    struct plan_adjustment a;
    err e = record_get(cx, tx, &plan_adjustment_entity, c->adjustment, &a);
    if (e == ERR_NOT_FOUND) { /* it goes with its adjustment */
        ctx_clear(cx);
        return ERR_NONE;
    }
    return e || plan_adjustment_is_open(a.state) ? e : refuse_locked(cx);
}

const struct entity plan_change_entity = {
    "plan_change",
    "Nội dung điều chỉnh",
    sizeof(struct plan_change),
    change_fields,
    .number = 354,
    .label_en = "What an adjustment changes",
    .check = change_check,
    .removing = change_removing,
    .read = "plan.read",
    .write = "plan_adjustment.write",
    .scope = "adjustment.unit",
    .help = "Một thay đổi trong một đề nghị điều chỉnh.",
    .help_en = "One change of an adjustment.",
};
