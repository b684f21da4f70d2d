/* SPDX-License-Identifier: MIT
 * guards: what must be true besides the table's row, each with the sentence that says why not. */
#include "guards.h"

#include "guard.h"

static err late(struct ctx *cx, const struct award_round *r, date until)
{
    text day = date_format_vi(cx->arena, until);
    (void)r;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "late",
                    SAY("Đã hết hạn nộp (đến hết ngày %.*s). Hồ sơ vẫn được giữ nguyên ở dạng bản "
                        "nháp nhưng không vào đợt xét này",
                        "It was due by %.*s. The dossier is kept as a draft, but is not in this "
                        "round"),
                    TEXT_ARGS(day));
}

static err in_time(struct ctx *cx, const struct nomination_whole *w)
{
    date today = instant_date(cx->now);
    const struct award_round *r = &w->round;
    bool again = w->nomination.state == NOMINATION_RETURNED;
    if (again ? round_takes_returned(r, today) : round_takes_dossiers(r, today)) return ERR_NONE;
    if (r->state == ROUND_CANCELLED)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "cancelled",
                        SAY("Đợt xét đã bị hủy; hồ sơ vẫn được giữ",
                            "The round was cancelled; the dossier is kept"));
    if (r->state == ROUND_PLANNED || today < r->dossiers_from)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "early",
                        SAY("Đợt xét nhận hồ sơ từ ngày %.*s", "Dossiers are taken from %.*s"),
                        TEXT_ARGS(date_format_vi(cx->arena, r->dossiers_from)));
    return late(cx, r, again ? r->check_until : r->dossiers_until);
}

static err is_free(struct ctx *cx, struct tx *tx, const struct nomination_whole *w)
{
    struct nomination rival;
    err e = nomination_rival(cx, tx, &w->nomination, &w->round, &rival);
    if (e) return e == ERR_NOT_FOUND ? ERR_NONE : e;
    return nomination_taken(cx, tx, &rival);
}

err nomination_taken(struct ctx *cx, struct tx *tx, const struct nomination *rival)
{
    text unit = record_title(cx, tx, &unit_entity, rival->unit);
    text round = record_title(cx, tx, &award_round_entity, rival->round);
    return ctx_fail(cx, ERR_CONFLICT, NULL, "twice",
                    SAY("Đã có hồ sơ đề nghị trong năm này: «%.*s», do %.*s đề cử",
                        "There is a dossier already this year: «%.*s», proposed by %.*s"),
                    TEXT_ARGS(round), TEXT_ARGS(unit));
}

static err goes_on(struct ctx *cx, const struct nomination_whole *w)
{
    if (round_is_checked(&w->round, instant_date(cx->now))) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "over",
                    SAY("Đã hết hạn xác nhận, bổ sung hồ sơ (đến hết ngày %.*s)",
                        "The time to confirm and mend dossiers is over (%.*s)"),
                    TEXT_ARGS(date_format_vi(cx->arena, w->round.check_until)));
}

static err has_reason(struct ctx *cx, text reason)
{
    if (text_trim(reason).size) return ERR_NONE;
    ctx_flaw(cx, "/reason", "required", SAY("Hãy ghi lý do", "Give the reason"));
    return cx->error;
}

static err is_decided(struct ctx *cx, const struct award_round *r)
{
    if (r->decision_number.size && r->decided) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "decision",
                    SAY("Đợt xét chưa có số và ngày quyết định",
                        "The round has no decision with a number and a day"));
}

static err is_undecided(struct ctx *cx, const struct award_round *r)
{
    if (r->state < ROUND_DECIDED) return ERR_NONE;
    return ctx_fail(
        cx, ERR_CONFLICT, NULL, "decided",
        SAY("Đợt xét đã có quyết định hoặc đã khép lại", "The round is decided or over"));
}

static err is_before_council(struct ctx *cx, const struct award_round *r)
{
    if (r->state >= ROUND_OPEN && r->state < ROUND_COUNCIL) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "council",
                    SAY("Đợt xét đã sang hội đồng", "The round is before its council already"));
}

static err is_late(struct ctx *cx, const struct award_round *r)
{
    if (r->state >= ROUND_OPEN && !round_is_checked(r, instant_date(cx->now))) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "in-time",
                    SAY("Chưa hết hạn xác nhận", "It can still be confirmed"));
}

/* In the order in which somebody would want to hear it: the cheap and final ones first. */
err nomination_guard(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                     unsigned guards, text reason)
{
    err e = ERR_NONE;
    if (guards & GUARD_UNDECIDED) e = is_undecided(cx, &w->round);
    if (!e && (guards & GUARD_BEFORE)) e = is_before_council(cx, &w->round);
    if (!e && (guards & GUARD_LATE)) e = is_late(cx, &w->round);
    if (!e && (guards & GUARD_IN_TIME)) e = in_time(cx, w);
    if (!e && (guards & GUARD_ON)) e = goes_on(cx, w);
    if (!e && (guards & GUARD_DECISION)) e = is_decided(cx, &w->round);
    if (!e && (guards & GUARD_REASON)) e = has_reason(cx, reason);
    if (!e && (guards & GUARD_FREE)) e = is_free(cx, tx, w);
    if (!e && (guards & GUARD_BALLOT)) e = ballot_ready(cx, tx, w);
    if (!e && (guards & GUARD_COMPLETE)) e = dossier_ready(cx, tx, w);
    return e;
}
