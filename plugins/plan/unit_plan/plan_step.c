/* SPDX-License-Identifier: MIT
 * plan_step: asks the table, who may, then the guards. */
#include "plan_step.h"

#include "doing.h"
#include "step_tell.h"

static const struct term actions[] = {
    { UNIT_PLAN_SUBMIT, "submit", "Trình cấp trên", "Submit" },
    { UNIT_PLAN_RECALL, "recall", "Lấy lại", "Take back" },
    { UNIT_PLAN_RETURN, "return", "Trả lại", "Return" },
    { UNIT_PLAN_APPROVE, "approve", "Duyệt", "Approve" },
    { UNIT_PLAN_ADJUST, "adjust", "Xin điều chỉnh", "Propose an adjustment" },
    { UNIT_PLAN_SETTLE, "settle", "Xong điều chỉnh", "Settle an adjustment" },
    { UNIT_PLAN_CLOSE, "close", "Khép năm", "Close the year" },
    { 0 },
};
const struct vocabulary unit_plan_action_vocabulary = { "unit_plan_action", "Bước", "Step",
                                                        actions };

const struct field unit_plan_stepping_fields[] = {
    FIELD(1, struct unit_plan_stepping, action, ENUM, REQUIRED,
          .terms = &unit_plan_action_vocabulary, .label = "Bước", .label_en = "Step"),
    FIELD(2, struct unit_plan_stepping, reason, TEXT, 0, .max = 500, .label = "Lý do",
          .label_en = "Reason"),
    FIELD(3, struct unit_plan_stepping, decision, TEXT, 0, .max = 80, .label = "Số văn bản duyệt",
          .label_en = "Number of the decision"),
    FIELD(4, struct unit_plan_stepping, decided, DATE, 0, .label = "Ngày duyệt",
          .label_en = "Day of the decision"),
    { 0 },
};

id unit_plan_decider(const struct unit_plan *p)
{
    return id_is_none(p->above) ? p->unit : p->above;
}

static err require(struct ctx *cx, struct tx *tx, const struct unit_plan *p, unsigned by)
{
    if (by == UNIT_PLAN_BY_OWN) return access_require(cx, tx, "unit_plan.write", p->unit);
    if (by == UNIT_PLAN_BY_ABOVE)
        return access_require(cx, tx, "unit_plan.decide", unit_plan_decider(p));
    return ctx_fail(cx, ERR_FORBIDDEN, NULL, "system",
                    SAY("Bước này tự đến khi trình và quyết định điều chỉnh",
                        "This step follows from adjustments"));
}

bool unit_plan_may(struct ctx *cx, struct tx *tx, const struct unit_plan *p, int32_t action)
{
    const struct unit_plan_rule *r = unit_plan_rule(p->state, action, id_is_none(p->above));
    if (!r || r->by == UNIT_PLAN_BY_SYSTEM) return false;
    return r->by == UNIT_PLAN_BY_OWN ? access_may(cx, tx, "unit_plan.write", p->unit)
                                     : access_may(cx, tx, "unit_plan.decide", unit_plan_decider(p));
}

/* ---- guards -------------------------------------------------------------------------------- */

static err has_activities(struct ctx *cx, struct tx *tx, const struct unit_plan *p)
{
    struct unit_plan_list all;
    err e = unit_plan_list(cx, tx, &plan_activity_entity, "plan", p->id, &all);
    if (e || all.count) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "empty",
                    SAY("Kế hoạch chưa có hoạt động nào", "The plan has no activity yet"));
}

static err year_over(struct ctx *cx, const struct unit_plan *p)
{
    if (date_civil(instant_date(cx->now)).year > p->year) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "early",
                    SAY("Hết năm %lld mới khép được", "It is closed once %lld is over"),
                    (long long)p->year);
}

static err all_declared(struct ctx *cx, struct tx *tx, const struct unit_plan *p)
{
    static const char *const quarters[] = { "", "I", "II", "III", "IV" };
    struct doing d;
    err e = doing_read(cx, tx, p, instant_date(cx->now), &d);
    for (int q = 1; !e && q <= 4; q++)
        if (doing_owes(&d, q))
            return ctx_fail(cx, ERR_CONFLICT, NULL, "undeclared",
                            SAY("Quý %s chưa kê khai hoạt động",
                                "The activities of quarter %s are not declared"),
                            quarters[q]);
    return e;
}

static void check_words(struct ctx *cx, unsigned guards, const struct unit_plan_stepping *in)
{
    if ((guards & UNIT_PLAN_HAS_REASON) && text_is_empty(text_trim(in->reason)))
        ctx_flaw(cx, "/reason", "required", SAY("Hãy ghi lý do", "Give the reason"));
    if (in->decided > instant_date(cx->now))
        ctx_flaw(cx, "/decided", "future", SAY("Ngày này chưa đến", "This day is to come"));
    if (!(guards & UNIT_PLAN_HAS_DECISION)) return;
    if (text_is_empty(text_trim(in->decision)))
        ctx_flaw(cx, "/decision", "required",
                 SAY("Hãy ghi số văn bản", "Give the number of the decision"));
    if (!in->decided)
        ctx_flaw(cx, "/decided", "required",
                 SAY("Hãy ghi ngày duyệt", "Give the day of the decision"));
}

static err guard(struct ctx *cx, struct tx *tx, const struct unit_plan *p, unsigned guards,
                 const struct unit_plan_stepping *in)
{
    err e = ERR_NONE;
    check_words(cx, guards, in);
    if (cx->error) return cx->error;
    if (guards & UNIT_PLAN_HAS_ACTIVITIES) e = has_activities(cx, tx, p);
    if (!e && (guards & UNIT_PLAN_YEAR_OVER)) e = year_over(cx, p);
    if (!e && (guards & UNIT_PLAN_DECLARED)) e = all_declared(cx, tx, p);
    return e;
}

/* ---- the step ------------------------------------------------------------------------------ */

static err no_such_step(struct ctx *cx, const struct unit_plan *p)
{
    const struct term *is = vocabulary_number(&unit_plan_state_vocabulary, (unsigned)p->state);
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                    SAY("Kế hoạch đang ở trạng thái «%s%.0s»: không làm bước này được",
                        "The plan is «%.0s%s»: this step is not possible"),
                    is ? is->vi : "", is ? is->en : "");
}

/* The unit above is the one it stands under on the day it is submitted. */
static err address(struct ctx *cx, struct tx *tx, struct unit_plan *p)
{
    struct unit unit;
    err e = record_get(cx, tx, &unit_entity, p->unit, &unit);
    if (!e) p->above = unit.parent;
    return e;
}

err unit_plan_step(struct ctx *cx, struct tx *tx, struct unit_plan *p,
                   const struct unit_plan_stepping *in)
{
    const struct unit_plan_rule *r = unit_plan_rule(p->state, in->action, id_is_none(p->above));
    if (!r) return no_such_step(cx, p);
    err e = guard(cx, tx, p, r->guards, in);
    if (e) return e;
    p->state = r->next;
    if (in->action == UNIT_PLAN_RETURN) p->reason = in->reason;
    if (in->action == UNIT_PLAN_SUBMIT) {
        p->reason = TEXT("");
        p->submitted = cx->now;
        e = address(cx, tx, p);
    }
    if (in->action == UNIT_PLAN_APPROVE) {
        p->approved = in->decided ? in->decided : instant_date(cx->now);
        p->decision = in->decision;
    }
    return e ? e : record_update(cx, tx, &unit_plan_entity, p);
}

err unit_plan_step_route(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs)
{
    const struct unit_plan_stepping *in = request_body(rq);
    struct unit_plan p;
    err e = record_get(cx, tx, &unit_plan_entity, request_id(rq), &p);
    if (e) return e;
    const struct unit_plan_rule *r = unit_plan_rule(p.state, in->action, id_is_none(p.above));
    if (!r) return no_such_step(cx, &p);
    e = require(cx, tx, &p, r->by);
    if (!e) e = unit_plan_step(cx, tx, &p, in);
    if (!e) e = unit_plan_tell(cx, tx, &p, in->action);
    return e ? e : respond(cx, tx, rq, rs, &unit_plan_entity, &p);
}
