/* SPDX-License-Identifier: MIT
 * adjustment: the table of adjustments, and deciding one. What a line was approved with stays; the
 * difference is kept beside it. */
#include "adjustment.h"

#include "step.h"

static const struct term states[] = {
    { ADJUSTMENT_PROPOSED, "proposed", "Chờ duyệt", "Proposed" },
    { ADJUSTMENT_APPROVED, "approved", "Đã duyệt", "Approved" },
    { ADJUSTMENT_REFUSED, "refused", "Không duyệt", "Refused" },
    { 0 },
};
const struct vocabulary adjustment_state_vocabulary = { "adjustment_state", "Trạng thái", "State",
                                                        states };

static const struct field adjustment_fields[] = {
    FIELD(1, struct budget_adjustment, estimate, REF, REQUIRED | INDEXED | CASCADE,
          .target = "budget_estimate", .label = "Dự toán", .label_en = "Estimate"),
    FIELD(2, struct budget_adjustment, line, REF, INDEXED, .target = "budget_line", .label = "Dòng",
          .label_en = "Line", .help = "Để trống là thêm dòng mới",
          .help_en = "Empty for a new line"),
    FIELD(3, struct budget_adjustment, content, TEXT, 0, .max = 200,
          .label = "Nội dung chi của dòng mới", .label_en = "What the new line is for"),
    FIELD(4, struct budget_adjustment, source, REF, 0, .target = "budget_source",
          .label = "Nguồn của dòng mới", .label_en = "Source of the new line"),
    FIELD(5, struct budget_adjustment, amount, MONEY, REQUIRED, .min = -BUDGET_LINE_MAX,
          .max = BUDGET_LINE_MAX, .label = "Tăng, giảm (đồng)", .label_en = "More or less (đồng)",
          .help = "Giảm thì ghi số âm", .help_en = "Negative for less"),
    FIELD(6, struct budget_adjustment, grounds, TEXT, REQUIRED | LINES, .max = 500,
          .label = "Lý do điều chỉnh", .label_en = "Grounds"),
    FIELD(7, struct budget_adjustment, state, ENUM, READ_ONLY | INDEXED,
          .terms = &adjustment_state_vocabulary, .label = "Trạng thái", .label_en = "State"),
    FIELD(8, struct budget_adjustment, reason, TEXT, READ_ONLY, .max = 500, .label = "Ý kiến",
          .label_en = "What was said"),
    FIELD(9, struct budget_adjustment, decision, TEXT, READ_ONLY, .max = 80,
          .label = "Số quyết định", .label_en = "Number of the decision"),
    FIELD(10, struct budget_adjustment, decided, DATE, READ_ONLY, .label = "Ngày quyết định",
          .label_en = "Day of the decision"),
    { 0 },
};

const struct field budget_deciding_fields[] = {
    FIELD(1, struct budget_deciding, approve, BOOL, 0, .label = "Duyệt", .label_en = "Approve"),
    LIKE(2, struct budget_deciding, reason, adjustment_fields, reason, 0),
    LIKE(3, struct budget_deciding, decision, adjustment_fields, decision, 0),
    LIKE(4, struct budget_deciding, decided, adjustment_fields, decided, 0),
    { 0 },
};

static err check_line(struct ctx *cx, struct tx *tx, const struct budget_adjustment *a)
{
    struct budget_line line;
    int64_t spent;
    err e = record_get(cx, tx, &budget_line_entity, a->line, &line);
    if (e == ERR_NOT_FOUND || (!e && !id_equal(line.estimate, a->estimate))) {
        ctx_clear(cx);
        ctx_flaw(cx, "/line", "unknown",
                 SAY("Dòng này không thuộc dự toán", "The line is not of this estimate"));
        return cx->error;
    }
    if (!e) e = budget_spent(cx, tx, line.id, &spent);
    if (!e && a->amount < spent - budget_planned(&line)) /* both sides fit: 10^13 and less */
        ctx_flaw(cx, "/amount", "spent",
                 SAY("Dòng này đã chi %.*s: không giảm xuống dưới được",
                     "%.*s are spent of the line: it cannot have less"),
                 TEXT_ARGS(budget_money(cx->arena, spent)));
    line.adjusted += a->amount;
    return e || cx->error ? (e ? e : cx->error) : budget_check_sum(cx, tx, &line);
}

static err check_new_line(struct ctx *cx, struct tx *tx, const struct budget_estimate *estimate,
                          const struct budget_adjustment *a)
{
    const struct budget_line line = { .estimate = a->estimate, .adjusted = a->amount };
    if (text_is_empty(a->content))
        ctx_flaw(cx, "/content", "required", SAY("Hãy ghi nội dung chi", "Say what for"));
    if (id_is_none(a->source))
        ctx_flaw(cx, "/source", "required", SAY("Hãy chọn nguồn", "Choose the source"));
    if (a->amount < 0)
        ctx_flaw(cx, "/amount", "range", SAY("Dòng mới phải có tiền", "A new line has an amount"));
    if (cx->error) return cx->error;
    err e = budget_check_source(cx, tx, estimate, a->source);
    return e ? e : budget_check_sum(cx, tx, &line);
}

/* Asked when it is proposed, and again when it is approved. */
static err check_fits(struct ctx *cx, struct tx *tx, const struct budget_adjustment *a)
{
    struct budget_estimate estimate;
    err e = record_get(cx, tx, &budget_estimate_entity, a->estimate, &estimate);
    if (e == ERR_NOT_FOUND) { /* the reference's own check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    if (estimate.state != ESTIMATE_APPROVED)
        return ctx_fail(cx, ERR_CONFLICT, "/estimate", "not-approved",
                        SAY("Dự toán chưa duyệt thì sửa thẳng, không điều chỉnh",
                            "An estimate that is not approved is changed itself"));
    return id_is_none(a->line) ? check_new_line(cx, tx, &estimate, a) : check_line(cx, tx, a);
}

static err adjustment_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct budget_adjustment *old = before;
    struct budget_adjustment *a = record;
    budget_check_fixed(cx, &budget_adjustment_entity, "estimate", before, record);
    if (cx->error) return cx->error;
    if (!old) a->state = ADJUSTMENT_PROPOSED;
    if (old && old->state != ADJUSTMENT_PROPOSED)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "decided",
                        SAY("Điều chỉnh này đã quyết định rồi", "It is decided already"));
    return a->state == ADJUSTMENT_PROPOSED ? check_fits(cx, tx, a) : ERR_NONE;
}

static err adjustment_removing(struct ctx *cx, struct tx *tx, const void *record)
{
    const struct budget_adjustment *a = record;
    (void)tx;
    if (a->state == ADJUSTMENT_PROPOSED) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "decided",
                    SAY("Điều chỉnh đã quyết định không xóa được", "It is decided: it stays"));
}

/* ---- deciding ------------------------------------------------------------------------------ */

static err apply(struct ctx *cx, struct tx *tx, struct budget_adjustment *a)
{
    struct budget_line line = { .estimate = a->estimate,
                                .source = a->source,
                                .content = a->content,
                                .task = BUDGET_TASK_OTHER,
                                .adjusted = a->amount,
                                .added = true };
    if (id_is_none(a->line)) {
        err e = record_create(cx, tx, &budget_line_entity, &line);
        a->line = line.id;
        return e;
    }
    err e = record_get(cx, tx, &budget_line_entity, a->line, &line);
    line.adjusted += a->amount;
    return e ? e : record_update(cx, tx, &budget_line_entity, &line);
}

static void check_words(struct ctx *cx, const struct budget_deciding *in)
{
    if (!in->approve && text_is_empty(in->reason))
        ctx_flaw(cx, "/reason", "required", SAY("Hãy ghi lý do", "Give the reason"));
    if (in->approve && text_is_empty(in->decision))
        ctx_flaw(cx, "/decision", "required", SAY("Hãy ghi số quyết định", "Give the decision"));
    if (in->approve && !in->decided)
        ctx_flaw(cx, "/decided", "required",
                 SAY("Hãy ghi ngày quyết định", "Give the day of the decision"));
}

err budget_decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct budget_deciding *in = request_body(rq);
    struct budget_adjustment a;
    struct budget_estimate estimate;
    err e = record_get(cx, tx, &budget_adjustment_entity, request_id(rq), &a);
    if (!e) e = record_get(cx, tx, &budget_estimate_entity, a.estimate, &estimate);
    if (!e) e = budget_require_above(cx, tx, &estimate);
    if (e) return e;
    check_words(cx, in);
    if (cx->error) return cx->error;
    if (in->approve && a.state == ADJUSTMENT_PROPOSED) {
        e = check_fits(cx, tx, &a);
        if (!e) e = apply(cx, tx, &a);
    }
    a.state = in->approve ? ADJUSTMENT_APPROVED : ADJUSTMENT_REFUSED;
    a.reason = in->reason;
    a.decision = in->approve ? in->decision : TEXT("");
    a.decided = in->approve ? in->decided : instant_date(cx->now);
    if (!e) e = record_update(cx, tx, &budget_adjustment_entity, &a);
    return e ? e : respond(cx, tx, rq, rs, &budget_adjustment_entity, &a);
}

const struct entity budget_adjustment_entity = {
    "budget_adjustment",
    "Điều chỉnh dự toán",
    sizeof(struct budget_adjustment),
    adjustment_fields,
    .number = 394,
    .label_en = "Adjustment of an estimate",
    .check = adjustment_check,
    .removing = adjustment_removing,
    .read = "budget.read",
    .write = "budget.write",
    .scope = "estimate.unit",
    .help = "Thay đổi sau khi dự toán đã duyệt: đơn vị đề nghị, cấp trên quyết định.",
    .help_en = "A change after approval: proposed by the unit, decided by the unit above.",
};
