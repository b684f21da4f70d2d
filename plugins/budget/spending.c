/* SPDX-License-Identifier: MIT
 * spending: what was spent of a line, by its document. Never more than is planned, never of an
 * estimate that is not approved; a mistake is reversed with its reason and stays to be read. */
#include "spending.h"

#include "list.h"

static const struct field spending_fields[] = {
    FIELD(1, struct budget_spending, line, REF, REQUIRED | INDEXED, .target = "budget_line",
          .label = "Dòng dự toán", .label_en = "Line"),
    FIELD(2, struct budget_spending, day, DATE, REQUIRED | INDEXED, .label = "Ngày chi",
          .label_en = "Day"),
    FIELD(3, struct budget_spending, amount, MONEY, REQUIRED, .min = 1, .max = BUDGET_LINE_MAX,
          .label = "Số tiền (đồng)", .label_en = "Amount (đồng)"),
    FIELD(4, struct budget_spending, document, TEXT, REQUIRED | SEARCHED, .max = 60,
          .label = "Số chứng từ", .label_en = "Document number", .help = "PC-012/2026",
          .help_en = "PC-012/2026"),
    FIELD(5, struct budget_spending, content, TEXT, SEARCHED, .max = 200, .label = "Nội dung",
          .label_en = "What for"),
    FIELD(6, struct budget_spending, reversed, TIME, READ_ONLY, .label = "Hủy lúc",
          .label_en = "Reversed at"),
    FIELD(7, struct budget_spending, reverse_reason, TEXT, READ_ONLY, .max = 300,
          .label = "Lý do hủy", .label_en = "Why it was reversed"),
    FIELD(8, struct budget_spending, key, TEXT, UNIQUE | READ_ONLY, .max = 120,
          .label = "Dòng và số chứng từ", .label_en = "Line and document"),
    { 0 },
};

const struct field budget_reversing_fields[] = {
    FIELD(1, struct budget_reversing, reason, TEXT, REQUIRED, .max = 300, .label = "Lý do hủy",
          .label_en = "Why it is reversed"),
    { 0 },
};

static enum kv_go add(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct budget_spending *s = record;
    int64_t *sum = arg;
    (void)cx, (void)tx, (void)failure;
    if (!s->reversed) *sum += s->amount;
    return KV_MORE;
}

err budget_spent(struct ctx *cx, struct tx *tx, id line, int64_t *out)
{
    *out = 0;
    return query_ref(cx, tx, &budget_spending_entity, "line", line, add, out);
}

static void check_day(struct ctx *cx, struct tx *tx, int64_t year, date day)
{
    date last = date_of((int)year, 12, 31) + (date)setting_int(cx, tx, "budget.settle_days");
    if (day > instant_date(cx->now))
        ctx_flaw(cx, "/day", "future", SAY("Ngày chi chưa tới", "The day is to come"));
    else if (day < date_of((int)year, 1, 1) || day > last)
        ctx_flaw(cx, "/day", "year",
                 SAY("Ngày chi ngoài năm %lld (chỉnh lý đến %.*s)",
                     "The day is not in %lld (settled until %.*s)"),
                 (long long)year, TEXT_ARGS(date_format_vi(cx->arena, last)));
}

static err check_left(struct ctx *cx, struct tx *tx, const struct budget_line *line, int64_t amount)
{
    int64_t spent;
    err e = budget_spent(cx, tx, line->id, &spent);
    if (e || amount <= budget_planned(line) - spent) return e;
    ctx_flaw(cx, "/amount", "over",
             SAY("Vượt dự toán: dòng này còn %.*s; hãy đề nghị điều chỉnh trước",
                 "Over the line: %.*s are left; propose an adjustment first"),
             TEXT_ARGS(budget_money(cx->arena, budget_planned(line) - spent)));
    return cx->error;
}

static err check_new(struct ctx *cx, struct tx *tx, struct budget_spending *s)
{
    struct budget_line line;
    struct budget_estimate estimate;
    err e = record_get(cx, tx, &budget_line_entity, s->line, &line);
    if (!e) e = record_get(cx, tx, &budget_estimate_entity, line.estimate, &estimate);
    if (e == ERR_NOT_FOUND) { /* the reference's own check says so */
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    if (estimate.state != ESTIMATE_APPROVED)
        return ctx_fail(cx, ERR_CONFLICT, "/line", "not-approved",
                        SAY("Dự toán chưa được duyệt: chưa ghi chi được",
                            "The estimate is not approved: nothing is spent of it yet"));
    check_day(cx, tx, estimate.year, s->day);
    s->key = text_format(cx->arena, "%.*s/%.*s", TEXT_ARGS(id_text(cx->arena, s->line)),
                         TEXT_ARGS(viet_fold(cx->arena, s->document)));
    e = check_left(cx, tx, &line, s->amount);
    return e ? e : cx->error;
}

static err spending_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    const struct budget_spending *old = before;
    struct budget_spending *s = record;
    if (!old) return check_new(cx, tx, s);
    if (s->reversed && !old->reversed) { /* by its own route only: READ_ONLY */
        s->key = TEXT("");
        return ERR_NONE;
    }
    for (const struct field *f = spending_fields; f->id; f++)
        if (!field_equal(f, old, s))
            return ctx_fail(cx, ERR_CONFLICT, NULL, "written",
                            SAY("Chứng từ đã ghi không sửa được: hãy hủy rồi ghi lại",
                                "What is recorded is not changed: reverse it, record it anew"));
    return ERR_NONE;
}

static err spending_removing(struct ctx *cx, struct tx *tx, const void *record)
{
    (void)tx, (void)record;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "written",
                    SAY("Chứng từ đã ghi không xóa được: hãy hủy với lý do",
                        "What is recorded does not go: reverse it with a reason"));
}

err budget_reverse(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct budget_reversing *in = request_body(rq);
    struct budget_spending s;
    err e = record_get(cx, tx, &budget_spending_entity, request_id(rq), &s);
    if (!e && s.reversed)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "reversed",
                        SAY("Chứng từ này đã hủy rồi", "It is reversed already"));
    s.reversed = cx->now;
    s.reverse_reason = in->reason;
    if (!e) e = record_update(cx, tx, &budget_spending_entity, &s);
    return e ? e : respond(cx, tx, rq, rs, &budget_spending_entity, &s);
}

const struct entity budget_spending_entity = {
    "budget_spending",
    "Khoản chi",
    sizeof(struct budget_spending),
    spending_fields,
    .number = 393,
    .label_en = "Spending",
    .check = spending_check,
    .removing = spending_removing,
    .read = "budget.read",
    .write = "budget.write",
    .scope = "line.estimate.unit",
    .title = "document",
    .sort = "day",
    .help = "Tiền đã chi của một dòng, theo số chứng từ; sai thì hủy với lý do.",
    .help_en = "Money spent of a line, by its document; a mistake is reversed with a reason.",
};
