/* SPDX-License-Identifier: MIT
 * line: the table of lines. A line changes while its estimate is open; from then on only what it
 * was adjusted by. */
#include "budget.h"
#include "list.h"

/* clang-format off: the paragraphs of the plan, a line each */
static const struct term tasks[] = {
    { 1, "III.1.1", "III.1.1 Phổ biến chủ trương, pháp luật", "III.1.1 Law and policy" },
    { 2, "III.1.2", "III.1.2 Tuyên truyền hoạt động", "III.1.2 Communication" },
    { 3, "III.1.3", "III.1.3 Hội nghị, tọa đàm, diễn đàn", "III.1.3 Conferences and forums" },
    { 4, "III.1.4", "III.1.4 Sản phẩm, ấn phẩm", "III.1.4 Publications" },
    { 5, "III.1.5", "III.1.5 Tôn vinh, khen thưởng", "III.1.5 Honours" },
    { 6, "III.2.1", "III.2.1 Chương trình, tài liệu bồi dưỡng", "III.2.1 Curricula" },
    { 7, "III.2.2", "III.2.2 Cẩm nang", "III.2.2 Handbooks" },
    { 8, "III.2.3", "III.2.3 Đội ngũ tập huấn viên", "III.2.3 Trainers" },
    { 9, "III.2.4", "III.2.4 Lớp tập huấn, bồi dưỡng", "III.2.4 Classes" },
    { 10, "III.2.5", "III.2.5 Cán bộ vùng dân tộc, miền núi, biên giới",
      "III.2.5 Minority, mountain, border areas" },
    { 11, "III.2.6", "III.2.6 Hướng dẫn đánh giá năng lực", "III.2.6 Assessment guidance" },
    { 12, "III.2.7", "III.2.7 Kiểm tra, đánh giá định kỳ", "III.2.7 Periodic checks" },
    { 13, "III.3.1", "III.3.1 Điều kiện áp dụng", "III.3.1 Conditions to apply" },
    { 14, "III.3.2", "III.3.2 Chương trình kinh tế - xã hội", "III.3.2 Local programmes" },
    { 15, "III.3.3", "III.3.3 Nhân rộng mô hình", "III.3.3 Replicating models" },
    { 16, "III.3.4", "III.3.4 Đa dạng hình thức tổ chức", "III.3.4 Ways of organising" },
    { 17, "III.3.5", "III.3.5 Đối thoại, sáng kiến", "III.3.5 Dialogue and ideas" },
    { 18, "V.2", "V.2 Sơ kết, tổng kết", "V.2 Reviews" },
    { 19, "V.6", "V.6 Ngân hàng tình nguyện, hệ thống", "V.6 The bank and its system" },
    { BUDGET_TASK_OTHER, "other", "Việc khác của kế hoạch", "Other" },
    { 0 },
};
/* clang-format on */
const struct vocabulary budget_task_vocabulary = { "budget_task", "Nhiệm vụ của kế hoạch",
                                                   "Task of the plan", tasks };

static const struct field line_fields[] = {
    FIELD(1, struct budget_line, estimate, REF, REQUIRED | INDEXED | CASCADE,
          .target = "budget_estimate", .label = "Dự toán", .label_en = "Estimate"),
    FIELD(2, struct budget_line, content, TEXT, REQUIRED | SEARCHED, .max = 200,
          .label = "Nội dung chi", .label_en = "What for"),
    FIELD(3, struct budget_line, calculation, TEXT, LINES, .max = 500, .label = "Cách tính",
          .label_en = "How it was reckoned", .help = "30 người × 2 ngày × 150.000 đồng",
          .help_en = "30 people × 2 days × 150,000 đồng"),
    FIELD(4, struct budget_line, source, REF, REQUIRED | INDEXED, .target = "budget_source",
          .label = "Nguồn kinh phí", .label_en = "Source"),
    FIELD(5, struct budget_line, task, ENUM, REQUIRED | INDEXED, .terms = &budget_task_vocabulary,
          .label = "Nhiệm vụ của kế hoạch", .label_en = "Task of the plan"),
    FIELD(6, struct budget_line, campaign, REF, INDEXED, .target = "campaign",
          .label = "Cho chiến dịch", .label_en = "For the campaign"),
    FIELD(7, struct budget_line, course, REF, INDEXED, .target = "course", .label = "Cho lớp",
          .label_en = "For the class"),
    FIELD(8, struct budget_line, amount, MONEY, 0, .min = 1, .max = BUDGET_LINE_MAX,
          .label = "Số tiền (đồng)", .label_en = "Amount (đồng)", .aliases = "thành tiền|dự toán"),
    FIELD(9, struct budget_line, adjusted, MONEY, READ_ONLY, .min = -BUDGET_LINE_MAX,
          .max = BUDGET_LINE_MAX, .label = "Điều chỉnh (đồng)", .label_en = "Adjusted by (đồng)"),
    FIELD(10, struct budget_line, added, BOOL, READ_ONLY, .label = "Thêm khi điều chỉnh",
          .label_en = "Added by an adjustment"),
    { 0 },
};

err budget_check_sum(struct ctx *cx, struct tx *tx, const struct budget_line *l)
{
    struct budget_list all;
    int64_t sum = budget_planned(l);
    if (sum > BUDGET_LINE_MAX)
        ctx_flaw(cx, "/amount", "too-much",
                 SAY("Vượt mức một dòng được ghi", "More than a line may have"));
    err e = budget_list(cx, tx, &budget_line_entity, "estimate", l->estimate, &all);
    for (size_t i = 0; !e && i < all.count && sum <= BUDGET_ESTIMATE_MAX; i++) {
        const struct budget_line *other = budget_list_at(&all, i);
        if (!id_equal(other->id, l->id)) sum += budget_planned(other);
    }
    if (!e && sum > BUDGET_ESTIMATE_MAX)
        ctx_flaw(cx, "/amount", "too-much",
                 SAY("Tổng dự toán vượt %.*s", "The estimate would exceed %.*s"),
                 TEXT_ARGS(budget_money(cx->arena, BUDGET_ESTIMATE_MAX)));
    return e ? e : cx->error;
}

/* The campaign or class is one of the estimate's unit, or of a unit below. */
static err check_tie(struct ctx *cx, struct tx *tx, const struct budget_estimate *estimate,
                     const char *name, id which)
{
    const struct entity *entity = schema_named(tx_schema(tx), text_of(name));
    id unit;
    if (id_is_none(which)) return ERR_NONE;
    REQUIRE(entity); /* of a plugin that this one needs */
    void *record = arena_alloc(cx->arena, entity->size);
    err e = record_get(cx, tx, entity, which, record);
    if (e == ERR_NOT_FOUND) { /* the reference's own check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e) e = record_path(cx, tx, entity, record, "unit", &unit);
    if (!e && !unit_within(cx, tx, unit, estimate->unit))
        ctx_flaw(cx, text_z(cx->arena, text_format(cx->arena, "/%s", name)), "unit",
                 SAY("Của đơn vị khác", "It is another unit's"));
    return e;
}

/* Code that adjusts may set what was adjusted, and add a line; nothing else changes. */
static bool only_adjusted(const struct budget_line *old, const struct budget_line *l)
{
    if (!old) return l->added && !l->amount;
    struct budget_line same = *old;
    same.adjusted = l->adjusted;
    for (const struct field *f = line_fields; f->id; f++)
        if (!field_equal(f, &same, l)) return false;
    return true;
}

static err check_open(struct ctx *cx, const struct budget_estimate *estimate,
                      const struct budget_line *old, const struct budget_line *l)
{
    if (estimate->state == ESTIMATE_APPROVED && only_adjusted(old, l)) return ERR_NONE;
    if (!budget_is_open(estimate->state))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "locked",
                        SAY("Dự toán đã gửi hoặc đã duyệt: dòng này chỉ đổi bằng điều chỉnh",
                            "The estimate was sent or approved: lines change by adjustments only"));
    if (!l->amount) ctx_flaw(cx, "/amount", "required", SAY("Hãy ghi số tiền", "Give the amount"));
    return cx->error;
}

static err line_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct budget_line *l = record;
    struct budget_estimate estimate;
    budget_check_fixed(cx, &budget_line_entity, "estimate", before, record);
    if (cx->error) return cx->error;
    err e = record_get(cx, tx, &budget_estimate_entity, l->estimate, &estimate);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e) e = check_open(cx, &estimate, before, l);
    if (!e && !id_is_none(l->campaign) && !id_is_none(l->course))
        ctx_flaw(cx, "/course", "one",
                 SAY("Một dòng gắn với một lớp hoặc một chiến dịch",
                     "A line is for one class or one campaign"));
    if (!e) e = check_tie(cx, tx, &estimate, "campaign", l->campaign);
    if (!e) e = check_tie(cx, tx, &estimate, "course", l->course);
    if (e || cx->error) return e ? e : cx->error;
    e = budget_check_source(cx, tx, &estimate, l->source);
    return e ? e : budget_check_sum(cx, tx, l);
}

static err line_removing(struct ctx *cx, struct tx *tx, const void *record)
{
    const struct budget_line *l = record;
    struct budget_estimate estimate;
    err e = record_get(cx, tx, &budget_estimate_entity, l->estimate, &estimate);
    if (e == ERR_NOT_FOUND) { /* it goes with its estimate */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e || budget_is_open(estimate.state)) return e;
    return check_open(cx, &estimate, NULL, l);
}

const struct entity budget_line_entity = {
    "budget_line",
    "Dòng dự toán",
    sizeof(struct budget_line),
    line_fields,
    .number = 392,
    .label_en = "Line of an estimate",
    .check = line_check,
    .removing = line_removing,
    .read = "budget.read",
    .write = "budget.write",
    .scope = "estimate.unit",
    .title = "content",
    .help = "Một nội dung chi, nguồn, số tiền; gắn với lớp, chiến dịch, nhiệm vụ của kế hoạch.",
    .help_en = "What money is for, its source and amount, the class, campaign and task it serves.",
};
