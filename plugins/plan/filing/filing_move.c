/* SPDX-License-Identifier: MIT
 * filing_move: asks the table, then who, then the conditions; writes the filing, its report and
 * what was decided in one transaction. What was handed in is never lost: given back, it stays as it
 * was, and its unit goes on with a copy. */
#include "filing_move.h"

#include "filing_tell.h"

/* ---- who ------------------------------------------------------------------------------------- */

uint8_t filing_movers(struct ctx *cx, struct tx *tx, const struct report_filing *f)
{
    unsigned movers = 0;
    if (cx->actor.system) return FILING_BY_UNIT | FILING_BY_RECEIVER | FILING_BY_SYSTEM;
    if (access_may(cx, tx, "plan_report.write", f->unit)) movers |= FILING_BY_UNIT;
    if (!id_is_none(f->to) && access_may(cx, tx, "report_filing.receive", f->to))
        movers |= FILING_BY_RECEIVER;
    return (uint8_t)movers;
}

uint32_t filing_open_actions(struct ctx *cx, struct tx *tx, const struct report_filing *f)
{
    uint8_t movers = filing_movers(cx, tx, f);
    uint32_t actions = 0;
    for (const struct filing_rule *r = filing_table; r->state; r++)
        if (r->state == f->state && (r->movers & movers)) actions |= 1u << r->action;
    return actions;
}

/* ---- what must hold -------------------------------------------------------------------------- */

static err is_written(struct ctx *cx, struct tx *tx, const struct report_filing *f)
{
    struct plan_report r = { 0 };
    err e = id_is_none(f->report) ? ERR_NOT_FOUND
                                  : record_get(cx, tx, &plan_report_entity, f->report, &r);
    if (e && e != ERR_NOT_FOUND) return e;
    if (e) ctx_clear(cx);
    if (!text_is_empty(text_trim(r.results))) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "empty",
                    SAY("Báo cáo chưa có phần đánh giá kết quả: hãy viết rồi nộp",
                        "The report says nothing of the results yet: write it, then hand it in"));
}

static err is_opened(struct ctx *cx, const struct report_filing *f)
{
    struct civil last = date_civil(f->until);
    if (instant_date(cx->now) >= date_of(last.year, last.month, 1)) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "early",
                    SAY("Kỳ này chưa đến tháng cuối, chưa nộp được",
                        "The period is not in its last month yet"));
}

/* The receiver's own report of the period has taken this one in. */
static err is_not_used(struct ctx *cx, struct tx *tx, const struct report_filing *f)
{
    struct report_filing above = { .unit = f->to };
    above.key = text_format(cx->arena, "%.*s/%d/%lld/%lld", TEXT_ARGS(id_text(cx->arena, f->to)),
                            (int)f->kind, (long long)f->year, (long long)f->part);
    err e = record_find(cx, tx, &report_filing_entity, "key", &above, &above);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e || (above.state != FILING_SUBMITTED && above.state != FILING_ACCEPTED)) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "used",
                    SAY("Báo cáo của bạn về kỳ này đã nộp lên và có báo cáo này trong đó: hãy rút "
                        "lại trước",
                        "Your own report of this period is handed in and has this one in it: take "
                        "it back first"));
}

static err has_paper(struct ctx *cx, const struct report_filing *f,
                     const struct filing_moving *move)
{
    if (text_is_empty(text_trim(move->paper)))
        ctx_flaw(cx, "/paper", "required",
                 SAY("Hãy ghi số văn bản", "Give the number of the paper"));
    if (!move->paper_on)
        ctx_flaw(cx, "/paper_on", "required", SAY("Hãy ghi ngày nhận", "Say on which day it came"));
    else if (move->paper_on < f->from || move->paper_on > instant_date(cx->now))
        ctx_flaw(cx, "/paper_on", "range",
                 SAY("Ngày nhận phải từ ngày đầu kỳ đến hôm nay",
                     "It came between the first day of the period and today"));
    return cx->error;
}

err filing_holds(struct ctx *cx, struct tx *tx, const struct report_filing *f, unsigned guards,
                 const struct filing_moving *move)
{
    err e = ERR_NONE;
    if (guards & FILING_IF_REASON && text_is_empty(text_trim(move->reason)))
        ctx_flaw(cx, "/reason", "required",
                 SAY("Hãy ghi lý do để đơn vị nộp biết phải làm gì",
                     "Say why, so that the unit knows what to do"));
    if (cx->error) return cx->error;
    if (guards & FILING_IF_OTHER && !cx->actor.system &&
        id_equal(f->submitted_by, cx->actor.account))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "own",
                        SAY("Bạn là người nộp báo cáo này: người khác phải nhận hoặc trả lại",
                            "You handed this one in: somebody else must receive it"));
    if (guards & FILING_IF_PAPER) e = has_paper(cx, f, move);
    if (!e && guards & FILING_IF_OPENED) e = is_opened(cx, f);
    if (!e && guards & FILING_IF_NOT_USED) e = is_not_used(cx, tx, f);
    if (!e && guards & FILING_IF_WRITTEN) e = is_written(cx, tx, f);
    return e;
}

/* ---- what comes of it ------------------------------------------------------------------------ */

err filing_draft_again(struct ctx *cx, struct tx *tx, struct report_filing *f)
{
    struct plan_report r = { 0 };
    if (id_is_none(f->report)) return ERR_NONE;
    err e = record_get(cx, tx, &plan_report_entity, f->report, &r);
    if (e || r.state != REPORT_KEPT) return e;
    r.state = REPORT_GIVEN_BACK;
    e = record_update(cx, tx, &plan_report_entity, &r);
    if (e) return e;
    r.id = ID_NONE;
    r.state = REPORT_DRAFT;
    r.kept = 0;
    r.counted_on = 0;
    r.pdf = r.docx = r.xlsx = r.figures = (struct hash){ 0 };
    e = record_create(cx, tx, &plan_report_entity, &r);
    f->report = r.id;
    return e;
}

static bool was_given_back(const struct report_filing *f)
{
    return f->back_by != 0;
}

static void hand_in(struct ctx *cx, struct report_filing *f)
{
    date today = instant_date(cx->now);
    f->late = today > f->due && !was_given_back(f);
    if (was_given_back(f)) f->late = f->late || instant_date(f->submitted) > f->due;
    if (was_given_back(f) && today > f->back_by) f->late = true;
    if (!f->submitted) f->submitted = cx->now;
    f->submitted_by = cx->actor.account;
    f->turn++;
}

static err give_back(struct ctx *cx, struct tx *tx, struct report_filing *f)
{
    date today = instant_date(cx->now);
    date until = today + (date)setting_int(cx, tx, "plan.filing_back_days");
    f->back_by = until > f->due ? until : f->due;
    return filing_draft_again(cx, tx, f);
}

static err carry_out(struct ctx *cx, struct tx *tx, const struct filing_moving *move,
                     struct report_filing *f)
{
    switch (move->action) {
    case FILING_SUBMIT:
        hand_in(cx, f);
        return ERR_NONE;
    case FILING_RECALL:
        if (!was_given_back(f)) f->submitted = 0;
        if (!was_given_back(f)) f->late = false;
        return filing_draft_again(cx, tx, f);
    case FILING_RETURN:
        return give_back(cx, tx, f);
    case FILING_PAPER:
        f->paper = text_trim(move->paper);
        f->paper_on = move->paper_on;
        f->late = move->paper_on > f->due;
        return ERR_NONE;
    default:
        return ERR_NONE;
    }
}

static bool decides(int32_t action)
{
    return action != FILING_SUBMIT && action != FILING_RECALL;
}

static err note(struct ctx *cx, struct tx *tx, const struct report_filing *before,
                const struct report_filing *f, const struct filing_moving *move)
{
    struct report_move m = { .filing = f->id,
                             .action = move->action,
                             .unit = decides(move->action) ? f->to : f->unit,
                             .account = cx->actor.account,
                             .at = cx->now,
                             .reason = text_trim(move->reason),
                             .report = before->report,
                             .turn = f->turn };
    return record_create(cx, tx, &report_move_entity, &m);
}

/* ---- the move -------------------------------------------------------------------------------- */

static err no_such_move(struct ctx *cx, const struct report_filing *f)
{
    const struct term *is = vocabulary_number(&filing_state_vocabulary, (unsigned)f->state);
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                    SAY("Báo cáo đang ở trạng thái «%s%.0s»: không làm bước này được",
                        "The report is «%.0s%s»: this step is not possible"),
                    is ? is->vi : "", is ? is->en : "");
}

static err not_yours(struct ctx *cx, struct tx *tx, const struct filing_rule *rule,
                     const struct report_filing *f)
{
    id unit = rule->movers & FILING_BY_UNIT ? f->unit : f->to;
    if (id_is_none(unit))
        return ctx_fail(
            cx, ERR_FORBIDDEN, NULL, "mover",
            SAY("Không có đơn vị cấp trên nhận báo cáo này", "No unit above receives this report"));
    return ctx_fail(
        cx, ERR_FORBIDDEN, NULL, "mover",
        SAY("Bước này là việc của cán bộ %.*s", "This step is for the officers of %.*s"),
        TEXT_ARGS(record_title(cx, tx, &unit_entity, unit)));
}

err filing_move(struct ctx *cx, struct tx *tx, id which, const struct filing_moving *move,
                struct report_filing *after)
{
    struct report_filing before;
    err e = record_get(cx, tx, &report_filing_entity, which, &before);
    if (e) return e;
    const struct filing_rule *rule = filing_rule(before.state, (enum filing_action)move->action);
    uint8_t movers = filing_movers(cx, tx, &before);
    if (!movers) e = access_require(cx, tx, "plan_report.write", before.unit);
    if (e) return e;
    if (!rule) return no_such_move(cx, &before);
    if (!(rule->movers & movers)) return not_yours(cx, tx, rule, &before);
    e = filing_holds(cx, tx, &before, rule->guards, move);
    if (e) return e;
    struct report_filing f = before;
    f.state = rule->next_again && was_given_back(&before) ? rule->next_again : rule->next;
    f.reason = text_trim(move->reason);
    if (decides(move->action)) {
        f.decided = cx->now;
        f.decided_by = cx->actor.account;
    }
    e = carry_out(cx, tx, move, &f);
    if (!e) e = record_update(cx, tx, &report_filing_entity, &f);
    if (!e) e = note(cx, tx, &before, &f, move);
    if (!e) e = filing_tell(cx, tx, &f, move->action);
    if (!e && after) *after = f;
    return e;
}
