/* SPDX-License-Identifier: MIT
 * unit_plan_record: the table of plans. One for each unit and year; it changes while open, and its
 * state by plan_step.c only. */
#include "unit_plan.h"

static const struct term states[] = {
    { UNIT_PLAN_DRAFT, "draft", "Đang xây dựng", "Draft" },
    { UNIT_PLAN_SUBMITTED, "submitted", "Đã trình cấp trên", "Submitted" },
    { UNIT_PLAN_RETURNED, "returned", "Trả lại để sửa", "Returned" },
    { UNIT_PLAN_APPROVED, "approved", "Đã duyệt", "Approved" },
    { UNIT_PLAN_ADJUSTING, "adjusting", "Đang xin điều chỉnh", "Being adjusted" },
    { UNIT_PLAN_CLOSED, "closed", "Đã khép năm", "Closed" },
    { 0 },
};
const struct vocabulary unit_plan_state_vocabulary = { "unit_plan_state", "Trạng thái", "State",
                                                       states };

static const struct field plan_fields[] = {
    FIELD(1, struct unit_plan, unit, REF, REQUIRED | INDEXED, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit"),
    FIELD(2, struct unit_plan, year, INT, REQUIRED | INDEXED, .min = 2023, .max = 2100,
          .label = "Năm", .label_en = "Year"),
    FIELD(3, struct unit_plan, basis, TEXT, LINES, .max = 2000, .label = "Căn cứ",
          .label_en = "Basis",
          .help = "Mỗi dòng một văn bản: Kế hoạch 630/KH-UBND, chương trình "
                  "công tác năm của cấp trên",
          .help_en = "One document a line"),
    FIELD(4, struct unit_plan, aims, TEXT, LINES, .max = 4000, .label = "Mục đích, yêu cầu",
          .label_en = "Aims", .help = "Mỗi dòng một ý", .help_en = "One a line"),
    FIELD(5, struct unit_plan, ways, TEXT, LINES, .max = 4000, .label = "Giải pháp, phân công",
          .label_en = "How and by whom", .help = "Mỗi dòng một ý", .help_en = "One a line"),
    FIELD(6, struct unit_plan, number, TEXT, 0, .max = 80, .label = "Số văn bản",
          .label_en = "Number of the paper", .help = "Ví dụ 12-KH/ĐTN; chưa có thì để trống",
          .help_en = "Empty while it has none"),
    FIELD(7, struct unit_plan, state, ENUM, READ_ONLY | INDEXED,
          .terms = &unit_plan_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(8, struct unit_plan, above, REF, READ_ONLY | INDEXED, .target = "unit",
          .label = "Trình lên", .label_en = "Submitted to"),
    FIELD(9, struct unit_plan, reason, TEXT, READ_ONLY, .max = 500, .label = "Lý do trả lại",
          .label_en = "Why it was returned"),
    FIELD(10, struct unit_plan, submitted, TIME, READ_ONLY, .label = "Trình lúc",
          .label_en = "Submitted at"),
    FIELD(11, struct unit_plan, approved, DATE, READ_ONLY, .label = "Duyệt ngày",
          .label_en = "Approved on"),
    FIELD(12, struct unit_plan, decision, TEXT, READ_ONLY, .max = 80, .label = "Văn bản duyệt",
          .label_en = "Approved by"),
    FIELD(13, struct unit_plan, key, TEXT, UNIQUE | READ_ONLY, .max = 60, .label = "Khóa",
          .label_en = "Key"),
    { 0 },
};

text unit_plan_term(const struct ctx *cx, const struct vocabulary *v, int32_t number)
{
    const struct term *t = vocabulary_number(v, (unsigned)number);
    return t ? ctx_say(cx, t->vi, t->en) : TEXT("");
}

const char *unit_plan_code(const struct vocabulary *v, int32_t number)
{
    const struct term *t = vocabulary_number(v, (unsigned)number);
    return t ? t->code : "";
}

void unit_plan_fixed(struct ctx *cx, const struct entity *entity, const char *field,
                     const void *before, const void *record)
{
    const struct field *f = entity_field(entity, field, strlen(field));
    if (before && !field_equal(f, before, record))
        ctx_flaw(cx, text_z(cx->arena, text_format(cx->arena, "/%s", field)), "fixed",
                 SAY("Không đổi được nữa", "It cannot be changed"));
}

static text key_of(struct ctx *cx, id unit, int64_t year)
{
    return text_format(cx->arena, "%.*s/%lld", TEXT_ARGS(id_text(cx->arena, unit)),
                       (long long)year);
}

err unit_plan_of(struct ctx *cx, struct tx *tx, id unit, int64_t year, struct unit_plan *out)
{
    const struct unit_plan probe = { .key = key_of(cx, unit, year) };
    return record_find(cx, tx, &unit_plan_entity, "key", &probe, out);
}

static err refuse_locked(struct ctx *cx)
{
    return ctx_fail(cx, ERR_CONFLICT, NULL, "locked",
                    SAY("Kế hoạch đã trình hoặc đã duyệt: chỉ thay đổi bằng điều chỉnh",
                        "The plan was submitted or approved: it changes by adjustments only"));
}

static err begin(struct ctx *cx, struct tx *tx, struct unit_plan *p)
{
    struct unit unit;
    err e = record_get(cx, tx, &unit_entity, p->unit, &unit);
    if (e == ERR_NOT_FOUND) { /* the reference's own check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    p->above = unit.parent;
    p->state = UNIT_PLAN_DRAFT;
    p->key = key_of(cx, p->unit, p->year);
    return ERR_NONE;
}

static err plan_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct unit_plan *old = before;
    struct unit_plan *p = record;
    if (!old) return begin(cx, tx, p);
    unit_plan_fixed(cx, &unit_plan_entity, "unit", before, record);
    unit_plan_fixed(cx, &unit_plan_entity, "year", before, record);
    if (cx->error) return cx->error;
    return old->state == p->state && !unit_plan_is_open(old->state) ? refuse_locked(cx) : ERR_NONE;
}

static err plan_removing(struct ctx *cx, struct tx *tx, const void *record)
{
    (void)tx;
    return ((const struct unit_plan *)record)->state == UNIT_PLAN_DRAFT ? ERR_NONE
                                                                        : refuse_locked(cx);
}

const struct entity unit_plan_entity = {
    "unit_plan",
    "Kế hoạch năm của đơn vị",
    sizeof(struct unit_plan),
    plan_fields,
    .number = 350,
    .label_en = "Yearly plan of a unit",
    .check = plan_check,
    .removing = plan_removing,
    .read = "plan.read",
    .write = "unit_plan.write",
    .scope = "unit",
    .sort = "year",
    .key = "unit+year",
    .help = "Một đơn vị làm gì trong một năm của kế hoạch; cấp trên duyệt.",
    .help_en = "What a unit does in a year of the plan; approved by the unit above.",
};
