/* SPDX-License-Identifier: MIT
 * step_tell: to those who hold a staff role at the unit that acts next or has waited. */
#include "step_tell.h"

#include "adjustment_step.h"
#include "plan_step.h"

static err tell(struct ctx *cx, struct tx *tx, id to, const char *about, text words)
{
    const struct notice n = {
        .subject = "Kế hoạch năm", .about = about, .words = words, .unit = to
    };
    return notice_roles(cx, tx, &n, to, ROLES_STAFF, NULL);
}

static text plan_words(struct ctx *cx, struct tx *tx, const struct unit_plan *p, const char *says)
{
    return text_format(cx->arena, "kế hoạch năm %lld của %.*s %s Xem ở mục Kế hoạch của đơn vị.",
                       (long long)p->year, TEXT_ARGS(record_title(cx, tx, &unit_entity, p->unit)),
                       says);
}

err unit_plan_tell(struct ctx *cx, struct tx *tx, const struct unit_plan *p, int32_t action)
{
    static const char about[] = "plan.step";
    switch (action) {
    case UNIT_PLAN_SUBMIT:
        return tell(cx, tx, unit_plan_decider(p), about, plan_words(cx, tx, p, "chờ duyệt."));
    case UNIT_PLAN_RETURN:
        return tell(cx, tx, p->unit, about, plan_words(cx, tx, p, "được trả lại để sửa."));
    case UNIT_PLAN_APPROVE:
        return tell(cx, tx, p->unit, about, plan_words(cx, tx, p, "đã được duyệt."));
    default:
        return ERR_NONE;
    }
}

static text adjustment_words(struct ctx *cx, const struct plan_adjustment *a, const char *says)
{
    return text_format(cx->arena, "đề nghị «%.*s» %s Xem ở mục Điều chỉnh kế hoạch.",
                       TEXT_ARGS(a->title), says);
}

err plan_adjustment_tell(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a,
                         int32_t action)
{
    static const char about[] = "plan.adjustment";
    id decider = ID_NONE;
    err e = ERR_NONE;
    switch (action) {
    case PLAN_ADJUSTMENT_SUBMIT:
        e = plan_adjustment_decider(cx, tx, a, &decider);
        return e ? e : tell(cx, tx, decider, about, adjustment_words(cx, a, "chờ quyết định."));
    case PLAN_ADJUSTMENT_RETURN:
        return tell(cx, tx, a->unit, about, adjustment_words(cx, a, "được trả lại để bổ sung."));
    case PLAN_ADJUSTMENT_APPROVE:
        return tell(cx, tx, a->unit, about, adjustment_words(cx, a, "đã có quyết định."));
    case PLAN_ADJUSTMENT_REFUSE:
        return tell(cx, tx, a->unit, about, adjustment_words(cx, a, "không được chấp nhận."));
    default:
        return ERR_NONE;
    }
}
