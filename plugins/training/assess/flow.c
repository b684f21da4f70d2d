/* SPDX-License-Identifier: MIT
 * flow: rights and the steps between states. */
#include "flow.h"

/* ---- who ----------------------------------------------------------------------------------- */

/* Where the right to appraise has to be held: at the unit above, or at the unit that is under
 * nobody. */
static err appraising_unit(struct ctx *cx, struct tx *tx, const struct assessment *a, id *out)
{
    struct unit unit;
    err e = record_get(cx, tx, &unit_entity, a->unit, &unit);
    *out = e || id_is_none(unit.parent) ? a->unit : unit.parent;
    return e;
}

static bool is_another(const struct ctx *cx, const struct assessment *a)
{
    return id_is_none(cx->actor.account) || !id_equal(a->submitted_by, cx->actor.account);
}

err assess_rights_of(struct ctx *cx, struct tx *tx, const struct assessment *a,
                     struct assess_rights *out)
{
    id above;
    err e = appraising_unit(cx, tx, a, &above);
    if (e) return e;
    bool own = access_owns(cx, tx, &assessment_entity, a);
    out->self = own || access_may(cx, tx, "assessment.self", a->unit);
    out->appraise = !own && is_another(cx, a) && access_may(cx, tx, "assessment.appraise", above);
    out->read = own || access_may(cx, tx, assessment_entity.read, a->unit);
    return ERR_NONE;
}

err self_require(struct ctx *cx, struct tx *tx, const struct assessment *a)
{
    struct assess_rights may;
    err e = assess_rights_of(cx, tx, a, &may);
    if (e || may.self) return e;
    return access_require(cx, tx, "assessment.self", a->unit);
}

err appraise_require(struct ctx *cx, struct tx *tx, const struct assessment *a)
{
    struct assess_rights may;
    id above;
    err e = assess_rights_of(cx, tx, a, &may);
    if (e || may.appraise) return e;
    e = appraising_unit(cx, tx, a, &above);
    if (e) return e;
    if (may.self && is_another(cx, a))
        return ctx_fail(cx, ERR_FORBIDDEN, NULL, "self-appraisal",
                        SAY("Đơn vị không tự thẩm định phiếu của mình: cấp trên thẩm định",
                            "A unit does not appraise itself: the level above does"));
    if (!is_another(cx, a))
        return ctx_fail(cx, ERR_FORBIDDEN, NULL, "same-person",
                        SAY("Bạn đã nộp phiếu này nên người khác phải thẩm định",
                            "You handed this in, so somebody else appraises it"));
    return access_require(cx, tx, "assessment.appraise", above);
}

/* ---- when ---------------------------------------------------------------------------------- */

static err refuse_state(struct ctx *cx, const struct assessment *a)
{
    const struct term *is = vocabulary_number(&assessment_state_vocabulary, (unsigned)a->state);
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                    SAY("Phiếu đang ở trạng thái «%s%.0s»", "The assessment is «%.0s%s»"),
                    is ? is->vi : "", is ? is->en : "");
}

static err refuse_closed(struct ctx *cx)
{
    return ctx_fail(cx, ERR_CONFLICT, NULL, "closed",
                    SAY("Bộ tiêu chí đã khóa sổ", "The criteria set is closed"));
}

err self_is_open(struct ctx *cx, const struct assessed *a)
{
    int32_t state = a->assessment.state;
    if (state != ASSESSMENT_SELF && state != ASSESSMENT_RETURNED)
        return refuse_state(cx, &a->assessment);
    return a->set.state == CRITERIA_OPEN ? ERR_NONE : refuse_closed(cx);
}

err appraisal_is_open(struct ctx *cx, const struct assessed *a)
{
    const struct assessment *sheet = &a->assessment;
    if (sheet->state != ASSESSMENT_SUBMITTED) return refuse_state(cx, sheet);
    bool may = a->set.state == CRITERIA_OPEN || !text_is_empty(sheet->correcting);
    return may ? ERR_NONE : refuse_closed(cx);
}

/* ---- steps --------------------------------------------------------------------------------- */

static err respond_sheet(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs, struct assessment *a)
{
    err e = record_update(cx, tx, &assessment_entity, a);
    return e ? e : respond(cx, tx, rq, rs, &assessment_entity, a);
}

const struct field submitting_fields[] = {
    FIELD(1, struct submitting, as_is, BOOL, 0, .label = "Nộp dù còn thiếu minh chứng",
          .label_en = "Hand it in although evidence is missing"),
    { 0 },
};

static void flaw_of_line(struct ctx *cx, const struct assessed *a, size_t i, const char *slug,
                         const char *vi, const char *en)
{
    text pointer =
        text_format(cx->arena, "/lines/%.*s", TEXT_ARGS(id_text(cx->arena, a->lines[i]->id)));
    const char *title = text_z(cx->arena, a->criteria[i]->title);
    ctx_flaw(cx, text_z(cx->arena, pointer), slug, SAY("%s: %s%.0s", "%s: %.0s%s"), title, vi, en);
}

static err require_filled(struct ctx *cx, const struct assessed *a, bool as_is)
{
    for (size_t i = 0; i < a->count; i++) {
        if (!a->lines[i]->scored)
            flaw_of_line(cx, a, i, "unscored", "chưa tự chấm", "no self score");
        else if (!as_is && line_is_unproven(a->criteria[i], a->lines[i]))
            flaw_of_line(cx, a, i, "evidence", "thiếu minh chứng", "its evidence is missing");
    }
    return cx->error;
}

err assessment_submit(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct submitting *in = request_body(rq);
    struct assessed a;
    err e = assessed_read(cx, tx, request_id(rq), &a);
    if (!e) e = self_require(cx, tx, &a.assessment);
    if (!e) e = self_is_open(cx, &a);
    if (!e) e = require_filled(cx, &a, in->as_is);
    if (e) return e;
    assessed_sum(&a);
    a.assessment.state = ASSESSMENT_SUBMITTED;
    if (!a.assessment.submitted) a.assessment.submitted = cx->now;
    a.assessment.submitted_by = cx->actor.account;
    return respond_sheet(cx, tx, rq, rs, &a.assessment);
}

const struct field returning_fields[] = {
    FIELD(1, struct returning, reason, TEXT, REQUIRED | LINES | PERSONAL, .max = 1000,
          .label = "Lý do trả lại", .label_en = "Why it is sent back", .help = "Đơn vị đọc được",
          .help_en = "The unit reads it"),
    { 0 },
};

err assessment_return(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct returning *in = request_body(rq);
    struct assessed a;
    err e = assessed_read(cx, tx, request_id(rq), &a);
    if (!e) e = appraise_require(cx, tx, &a.assessment);
    if (!e) e = appraisal_is_open(cx, &a);
    if (!e && a.set.state != CRITERIA_OPEN) e = refuse_closed(cx);
    if (e) return e;
    a.assessment.state = ASSESSMENT_RETURNED;
    a.assessment.returns++;
    a.assessment.return_reason = in->reason;
    return respond_sheet(cx, tx, rq, rs, &a.assessment);
}

const struct field reopening_fields[] = {
    FIELD(1, struct reopening, why, TEXT, REQUIRED | LINES | PERSONAL, .max = 600,
          .label = "Lý do xem xét lại", .label_en = "Why it is looked at again"),
    { 0 },
};

err assessment_reopen(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct reopening *in = request_body(rq);
    struct assessed a;
    err e = assessed_read(cx, tx, request_id(rq), &a);
    if (!e) e = appraise_require(cx, tx, &a.assessment);
    if (!e && a.assessment.state != ASSESSMENT_CLASSIFIED) e = refuse_state(cx, &a.assessment);
    if (e) return e;
    a.assessment.state = ASSESSMENT_SUBMITTED;
    a.assessment.correcting = in->why;
    return respond_sheet(cx, tx, rq, rs, &a.assessment);
}
