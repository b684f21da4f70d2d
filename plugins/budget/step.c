/* SPDX-License-Identifier: MIT
 * step: asks the table, who may, then the guards; every step is kept with its reason. */
#include "step.h"

#include "list.h"
#include "tell.h"

static const struct term actions[] = {
    { BUDGET_SEND, "send", "Gửi cấp trên", "Send up" },
    { BUDGET_RECALL, "recall", "Lấy lại", "Take back" },
    { BUDGET_RETURN, "return", "Trả lại", "Return" },
    { BUDGET_TAKE, "take", "Tổng hợp", "Consolidate" },
    { BUDGET_APPROVE, "approve", "Duyệt", "Approve" },
    { 0 },
};
const struct vocabulary budget_action_vocabulary = { "budget_action", "Bước", "Step", actions };

const struct field budget_stepping_fields[] = {
    FIELD(1, struct budget_stepping, action, ENUM, REQUIRED, .terms = &budget_action_vocabulary,
          .label = "Bước", .label_en = "Step"),
    FIELD(2, struct budget_stepping, reason, TEXT, 0, .max = 500, .label = "Lý do",
          .label_en = "Reason"),
    FIELD(3, struct budget_stepping, decision, TEXT, 0, .max = 80, .label = "Số quyết định",
          .label_en = "Number of the decision"),
    FIELD(4, struct budget_stepping, decided, DATE, 0, .label = "Ngày quyết định",
          .label_en = "Day of the decision"),
    { 0 },
};

static id decider(const struct budget_estimate *estimate)
{
    return id_is_none(estimate->above) ? estimate->unit : estimate->above;
}

err budget_require_above(struct ctx *cx, struct tx *tx, const struct budget_estimate *estimate)
{
    return access_require(cx, tx, "budget.decide", decider(estimate));
}

bool budget_may(struct ctx *cx, struct tx *tx, const struct budget_estimate *estimate,
                int32_t action)
{
    const struct budget_rule *r = budget_rule(estimate->state, action, id_is_none(estimate->above));
    if (!r) return false;
    return r->by_above ? access_may(cx, tx, "budget.decide", decider(estimate))
                       : access_may(cx, tx, "budget.write", estimate->unit);
}

/* ---- guards -------------------------------------------------------------------------------- */

/* Of the same year, sent to the estimate's unit, in one of the states. */
static err count_below(struct ctx *cx, struct tx *tx, const struct budget_estimate *estimate,
                       uint32_t states, int64_t *count)
{
    struct budget_list all;
    err e = budget_list(cx, tx, &budget_estimate_entity, "above", estimate->unit, &all);
    *count = 0;
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct budget_estimate *below = budget_list_at(&all, i);
        *count += below->year == estimate->year && ((states >> below->state) & 1);
    }
    return e;
}

static err has_lines(struct ctx *cx, struct tx *tx, const struct budget_estimate *estimate)
{
    struct budget_list lines;
    int64_t parts;
    err e = budget_list(cx, tx, &budget_line_entity, "estimate", estimate->id, &lines);
    if (!e) e = count_below(cx, tx, estimate, 1U << ESTIMATE_TAKEN, &parts);
    if (e || lines.count || parts) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "empty",
                    SAY("Dự toán chưa có dòng nào, cũng chưa tổng hợp đơn vị nào",
                        "The estimate has no line and consolidates no unit"));
}

static err nothing_waits(struct ctx *cx, struct tx *tx, const struct budget_estimate *estimate)
{
    int64_t count;
    err e = count_below(cx, tx, estimate, 1U << ESTIMATE_SENT, &count);
    if (e || !count) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "waiting",
                    SAY("Còn %lld dự toán cấp dưới chờ tổng hợp hoặc trả lại",
                        "%lld estimates from below wait to be consolidated or returned"),
                    (long long)count);
}

static err above_is(struct ctx *cx, struct tx *tx, const struct budget_estimate *estimate,
                    bool approved)
{
    struct budget_estimate probe = {
        .key = text_format(cx->arena, "%.*s/%lld", TEXT_ARGS(id_text(cx->arena, estimate->above)),
                           (long long)estimate->year)
    };
    struct budget_estimate above;
    err e = record_find(cx, tx, &budget_estimate_entity, "key", &probe, &above);
    if (e && e != ERR_NOT_FOUND) return e;
    if (!e && (approved ? above.state == ESTIMATE_APPROVED : budget_is_open(above.state)))
        return ERR_NONE;
    ctx_clear(cx);
    if (approved)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "above",
                        SAY("Dự toán của cấp trên chưa được duyệt",
                            "The estimate of the unit above is not approved"));
    return ctx_fail(cx, ERR_CONFLICT, NULL, "above",
                    SAY("Dự toán năm của cấp trên chưa lập, hoặc đã gửi đi",
                        "The unit above has no estimate of the year, or sent it already"));
}

static void check_words(struct ctx *cx, unsigned guards, const struct budget_stepping *in)
{
    if ((guards & BUDGET_HAS_REASON) && text_is_empty(text_trim(in->reason)))
        ctx_flaw(cx, "/reason", "required", SAY("Hãy ghi lý do", "Give the reason"));
    if ((guards & BUDGET_HAS_DECISION) && text_is_empty(text_trim(in->decision)))
        ctx_flaw(cx, "/decision", "required",
                 SAY("Hãy ghi số quyết định", "Give the number of the decision"));
    if ((guards & BUDGET_HAS_DECISION) && !in->decided)
        ctx_flaw(cx, "/decided", "required",
                 SAY("Hãy ghi ngày quyết định", "Give the day of the decision"));
}

static err guard(struct ctx *cx, struct tx *tx, const struct budget_estimate *estimate,
                 unsigned guards, const struct budget_stepping *in)
{
    err e = ERR_NONE;
    check_words(cx, guards, in);
    if (cx->error) return cx->error;
    if (guards & BUDGET_NOTHING_WAITS) e = nothing_waits(cx, tx, estimate);
    if (!e && (guards & BUDGET_HAS_LINES)) e = has_lines(cx, tx, estimate);
    if (!e && (guards & BUDGET_ABOVE_OPEN)) e = above_is(cx, tx, estimate, false);
    if (!e && (guards & BUDGET_ABOVE_APPROVED)) e = above_is(cx, tx, estimate, true);
    return e;
}

/* ---- the step ------------------------------------------------------------------------------ */

static err no_such_step(struct ctx *cx, const struct budget_estimate *estimate)
{
    const struct term *is = vocabulary_number(&budget_state_vocabulary, (unsigned)estimate->state);
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                    SAY("Dự toán đang ở trạng thái «%s%.0s»: không làm bước này được",
                        "The estimate is «%.0s%s»: this step is not possible"),
                    is ? is->vi : "", is ? is->en : "");
}

err budget_step(struct ctx *cx, struct tx *tx, struct budget_estimate *estimate,
                const struct budget_stepping *in)
{
    const struct budget_rule *r =
        budget_rule(estimate->state, in->action, id_is_none(estimate->above));
    if (!r) return no_such_step(cx, estimate);
    err e = guard(cx, tx, estimate, r->guards, in);
    if (e) return e;
    estimate->state = r->next;
    estimate->reason = in->action == BUDGET_RETURN ? in->reason : TEXT("");
    if (in->action == BUDGET_APPROVE) {
        estimate->decision = in->decision;
        estimate->decided = in->decided;
    }
    struct budget_step kept = {
        .estimate = estimate->id, .action = in->action, .reason = in->reason, .at = cx->now
    };
    e = record_update(cx, tx, &budget_estimate_entity, estimate);
    return e ? e : record_create(cx, tx, &budget_step_entity, &kept);
}

err budget_step_route(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct budget_stepping *in = request_body(rq);
    struct budget_estimate estimate;
    err e = record_get(cx, tx, &budget_estimate_entity, request_id(rq), &estimate);
    if (e) return e;
    const struct budget_rule *r =
        budget_rule(estimate.state, in->action, id_is_none(estimate.above));
    if (!r) return no_such_step(cx, &estimate);
    e = r->by_above ? budget_require_above(cx, tx, &estimate)
                    : access_require(cx, tx, "budget.write", estimate.unit);
    if (!e) e = budget_step(cx, tx, &estimate, in);
    if (!e) e = budget_tell(cx, tx, &estimate, in);
    return e ? e : respond(cx, tx, rq, rs, &budget_estimate_entity, &estimate);
}
