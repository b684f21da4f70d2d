/* SPDX-License-Identifier: MIT
 * adjustment_step: asks the table, who may, then the guards; a yearly plan that is adjusted moves
 * with its adjustment. */
#include "adjustment_step.h"

#include "plan_step.h"
#include "step_tell.h"

static const struct term actions[] = {
    { PLAN_ADJUSTMENT_SUBMIT, "submit", "Trình", "Submit" },
    { PLAN_ADJUSTMENT_WITHDRAW, "withdraw", "Rút đề nghị", "Withdraw" },
    { PLAN_ADJUSTMENT_RETURN, "return", "Trả lại để bổ sung", "Return" },
    { PLAN_ADJUSTMENT_APPROVE, "approve", "Ghi quyết định điều chỉnh", "Record the decision" },
    { PLAN_ADJUSTMENT_REFUSE, "refuse", "Ghi không điều chỉnh", "Record a refusal" },
    { 0 },
};
const struct vocabulary plan_adjustment_action_vocabulary = { "plan_adjustment_action", "Bước",
                                                              "Step", actions };

const struct field plan_adjustment_stepping_fields[] = {
    FIELD(1, struct plan_adjustment_stepping, action, ENUM, REQUIRED,
          .terms = &plan_adjustment_action_vocabulary, .label = "Bước", .label_en = "Step"),
    FIELD(2, struct plan_adjustment_stepping, reason, TEXT, 0, .max = 500, .label = "Lý do",
          .label_en = "Reason"),
    FIELD(3, struct plan_adjustment_stepping, decision, TEXT, 0, .max = 80,
          .label = "Số quyết định", .label_en = "Number of the decision"),
    FIELD(4, struct plan_adjustment_stepping, decided, DATE, 0, .label = "Ngày quyết định",
          .label_en = "Day of the decision"),
    FIELD(5, struct plan_adjustment_stepping, effective, DATE, 0, .label = "Áp dụng từ ngày",
          .label_en = "In force from", .help = "Để trống là từ ngày quyết định",
          .help_en = "Empty for the day of the decision"),
    { 0 },
};

err plan_adjustment_decider(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a, id *out)
{
    struct unit unit;
    id at = a->unit;
    for (;;) {
        err e = record_get(cx, tx, &unit_entity, at, &unit);
        if (e) return e;
        *out = at;
        if (id_is_none(unit.parent)) return ERR_NONE;
        at = unit.parent;
        *out = at;
        if (a->to == ADJUSTMENT_TO_ABOVE) return ERR_NONE;
    }
}

static err require(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a, bool decider)
{
    id at;
    if (!decider) return access_require(cx, tx, "plan_adjustment.write", a->unit);
    err e = plan_adjustment_decider(cx, tx, a, &at);
    return e ? e : access_require(cx, tx, "plan_adjustment.decide", at);
}

bool plan_adjustment_may(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a,
                         int32_t action)
{
    const struct plan_adjustment_rule *r = plan_adjustment_rule(a->state, action);
    id at;
    if (!r) return false;
    if (!r->by_decider) return access_may(cx, tx, "plan_adjustment.write", a->unit);
    return !plan_adjustment_decider(cx, tx, a, &at) &&
           access_may(cx, tx, "plan_adjustment.decide", at);
}

/* ---- guards -------------------------------------------------------------------------------- */

static err alone(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a)
{
    struct unit_plan_list all;
    err e = unit_plan_list(cx, tx, &plan_adjustment_entity, "unit", a->unit, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct plan_adjustment *other = unit_plan_at(&all, i);
        bool same = id_equal(other->plan, a->plan) && !id_equal(other->id, a->id);
        if (same && other->state == PLAN_ADJUSTMENT_SUBMITTED)
            return ctx_fail(cx, ERR_CONFLICT, NULL, "waiting",
                            SAY("«%.*s» đang chờ quyết định: mỗi lúc chỉ trình một đề nghị",
                                "«%.*s» waits to be decided: one at a time"),
                            TEXT_ARGS(other->title));
    }
    return e;
}

static void check_decision(struct ctx *cx, const struct plan_adjustment *a,
                           const struct plan_adjustment_stepping *in)
{
    if (text_is_empty(text_trim(in->decision)))
        ctx_flaw(cx, "/decision", "required",
                 SAY("Hãy ghi số quyết định", "Give the number of the decision"));
    if (!in->decided)
        ctx_flaw(cx, "/decided", "required",
                 SAY("Hãy ghi ngày quyết định", "Give the day of the decision"));
    else if (in->decided > instant_date(cx->now))
        ctx_flaw(cx, "/decided", "future", SAY("Ngày này chưa đến", "This day is to come"));
    else if (in->decided < instant_date(a->submitted))
        ctx_flaw(cx, "/decided", "early",
                 SAY("Quyết định không thể trước ngày trình", "It was submitted after this day"));
    if (in->effective && in->effective < in->decided)
        ctx_flaw(cx, "/effective", "early",
                 SAY("Áp dụng từ ngày quyết định trở đi: số liệu đã qua giữ nguyên",
                     "In force from the decision on: what is past stays as it was"));
}

static err guard(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a, unsigned guards,
                 const struct plan_adjustment_stepping *in)
{
    err e = ERR_NONE;
    if ((guards & PLAN_ADJUSTMENT_HAS_REASON) && text_is_empty(text_trim(in->reason)))
        ctx_flaw(cx, "/reason", "required", SAY("Hãy ghi lý do", "Give the reason"));
    if (guards & PLAN_ADJUSTMENT_HAS_DECISION) check_decision(cx, a, in);
    if (cx->error) return cx->error;
    if (guards & PLAN_ADJUSTMENT_ALONE) e = alone(cx, tx, a);
    return e;
}

/* ---- the step ------------------------------------------------------------------------------ */

static err no_such_step(struct ctx *cx, const struct plan_adjustment *a)
{
    const struct term *is =
        vocabulary_number(&plan_adjustment_state_vocabulary, (unsigned)a->state);
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                    SAY("Đề nghị đang ở trạng thái «%s%.0s»: không làm bước này được",
                        "The proposal is «%.0s%s»: this step is not possible"),
                    is ? is->vi : "", is ? is->en : "");
}

static err move_plan(struct ctx *cx, struct tx *tx, id which, int32_t action)
{
    const struct unit_plan_stepping in = { .action = action };
    struct unit_plan p;
    if (id_is_none(which)) return ERR_NONE;
    err e = record_get(cx, tx, &unit_plan_entity, which, &p);
    return e ? e : unit_plan_step(cx, tx, &p, &in);
}

/* What stands before is kept with each change, so that it reads on when it no longer does. */
static err keep_what_was(struct ctx *cx, struct tx *tx, const struct unit_plan_list *changes,
                         date day)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < changes->count; i++) {
        struct plan_change *c = unit_plan_at(changes, i);
        e = plan_change_was(cx, tx, c, day, &c->was);
        if (!e) e = record_update(cx, tx, &plan_change_entity, c);
    }
    return e;
}

static err submit(struct ctx *cx, struct tx *tx, struct plan_adjustment *a,
                  const struct unit_plan_list *changes)
{
    date today = instant_date(cx->now);
    err e = plan_changes_fit(cx, tx, a, changes, a->effective > today ? a->effective : today);
    if (!e) e = keep_what_was(cx, tx, changes, today);
    a->submitted = cx->now;
    a->reason = TEXT("");
    return e ? e : move_plan(cx, tx, a->plan, UNIT_PLAN_ADJUST);
}

static err approve(struct ctx *cx, struct tx *tx, struct plan_adjustment *a,
                   const struct unit_plan_list *changes, const struct plan_adjustment_stepping *in)
{
    a->decision = in->decision;
    a->decided = in->decided;
    a->effective = in->effective ? in->effective : in->decided;
    err e = plan_changes_fit(cx, tx, a, changes, a->effective);
    if (!e) e = plan_changes_apply(cx, tx, a, changes);
    return e ? e : move_plan(cx, tx, a->plan, UNIT_PLAN_SETTLE);
}

err plan_adjustment_step(struct ctx *cx, struct tx *tx, struct plan_adjustment *a,
                         const struct plan_adjustment_stepping *in)
{
    const struct plan_adjustment_rule *r = plan_adjustment_rule(a->state, in->action);
    struct unit_plan_list changes;
    if (!r) return no_such_step(cx, a);
    err e = guard(cx, tx, a, r->guards, in);
    if (!e) e = plan_changes(cx, tx, a->id, &changes);
    if (e) return e;
    bool waited = a->state == PLAN_ADJUSTMENT_SUBMITTED;
    if (in->action == PLAN_ADJUSTMENT_SUBMIT)
        e = submit(cx, tx, a, &changes);
    else if (in->action == PLAN_ADJUSTMENT_APPROVE)
        e = approve(cx, tx, a, &changes, in);
    else if (waited)
        e = move_plan(cx, tx, a->plan, UNIT_PLAN_SETTLE);
    if (in->action == PLAN_ADJUSTMENT_RETURN || in->action == PLAN_ADJUSTMENT_REFUSE)
        a->reason = in->reason;
    if (in->action == PLAN_ADJUSTMENT_REFUSE) {
        a->decision = in->decision;
        a->decided = in->decided ? in->decided : instant_date(cx->now);
    }
    a->state = r->next;
    return e ? e : record_update(cx, tx, &plan_adjustment_entity, a);
}

err plan_adjustment_step_route(struct ctx *cx, struct tx *tx, const struct request *rq,
                               struct response *rs)
{
    const struct plan_adjustment_stepping *in = request_body(rq);
    struct plan_adjustment a;
    err e = record_get(cx, tx, &plan_adjustment_entity, request_id(rq), &a);
    if (e) return e;
    const struct plan_adjustment_rule *r = plan_adjustment_rule(a.state, in->action);
    if (!r) return no_such_step(cx, &a);
    e = require(cx, tx, &a, r->by_decider);
    if (!e) e = plan_adjustment_step(cx, tx, &a, in);
    if (!e) e = plan_adjustment_tell(cx, tx, &a, in->action);
    return e ? e : respond(cx, tx, rq, rs, &plan_adjustment_entity, &a);
}
