/* SPDX-License-Identifier: MIT
 * round_move: asks the table, then the guards; a cancelled round lets its dossiers lapse in the
 * same transaction. */
#include "round_move.h"

#include "../nomination/move.h"

static const struct term actions[] = {
    { ROUND_OPENS, "open", "Mở đợt xét", "Open" },
    { ROUND_CLOSES, "close", "Đóng nhận hồ sơ", "Close for dossiers" },
    { ROUND_COMMENTS, "comment", "Bắt đầu lấy ý kiến", "Begin the comments" },
    { ROUND_VOTES, "vote", "Bắt đầu bình chọn", "Begin the vote" },
    { ROUND_CONVENES, "council", "Chuyển hội đồng", "To the council" },
    { ROUND_DECIDES, "decide", "Ra quyết định", "Decide" },
    { ROUND_PUBLISHES, "publish", "Công bố kết quả", "Publish the results" },
    { ROUND_CANCELS, "cancel", "Hủy đợt xét", "Cancel" },
    { 0 },
};
static const struct vocabulary action_vocabulary = { "round_action", "Bước", "Step", actions };

const struct field round_moving_fields[] = {
    FIELD(1, struct round_moving, action, ENUM, REQUIRED, .terms = &action_vocabulary,
          .label = "Bước", .label_en = "Step"),
    FIELD(2, struct round_moving, reason, TEXT, 0, .max = 300, .label = "Lý do",
          .label_en = "Reason", .help = "Phải có khi hủy; người lập hồ sơ đọc được",
          .help_en = "Required to cancel; nominators read it"),
    { 0 },
};

/* ---- guards -------------------------------------------------------------------------------- */

static err not_yet(struct ctx *cx, const char *slug, date day)
{
    return ctx_fail(cx, ERR_CONFLICT, NULL, slug,
                    SAY("Chưa tới lúc: phải đợi đến ngày %.*s", "Not yet: it waits for %.*s"),
                    TEXT_ARGS(date_format_vi(cx->arena, day)));
}

static err day_has_come(struct ctx *cx, const char *slug, date day, const char *vi, const char *en)
{
    if (!day) return ctx_fail(cx, ERR_CONFLICT, NULL, slug, SAY("%s%.0s", "%.0s%s"), vi, en);
    return day <= instant_date(cx->now) ? ERR_NONE : not_yet(cx, slug, day);
}

static err count_states(struct ctx *cx, struct tx *tx, const struct award_round *r, uint32_t states,
                        int64_t *count)
{
    struct award_list all;
    err e = award_list(cx, tx, &nomination_entity, "round", r->id, &all);
    *count = 0;
    for (size_t i = 0; !e && i < all.count; i++)
        *count += (states >> ((const struct nomination *)award_list_at(&all, i))->state) & 1;
    return e;
}

static err none_waits(struct ctx *cx, struct tx *tx, const struct award_round *r)
{
    const uint32_t waiting =
        1u << NOMINATION_SUBMITTED | 1u << NOMINATION_RETURNED | 1u << NOMINATION_CONFIRMED;
    int64_t count;
    err e = count_states(cx, tx, r, waiting, &count);
    if (e || !count) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "waiting",
                    SAY("Còn %lld hồ sơ chờ xác nhận, bổ sung hoặc thẩm định",
                        "%lld dossiers still wait to be confirmed, mended or checked"),
                    (long long)count);
}

static err all_voted(struct ctx *cx, struct tx *tx, const struct award_round *r)
{
    int64_t count;
    err e = count_states(cx, tx, r, 1u << NOMINATION_CHECKED, &count);
    if (e || !count) return e;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "unvoted",
                    SAY("Hội đồng chưa bỏ phiếu về %lld hồ sơ", "%lld dossiers are not voted on"),
                    (long long)count);
}

static err is_heard(struct ctx *cx, const struct award_round *r)
{
    date until = r->comment_until > r->vote_until ? r->comment_until : r->vote_until;
    return until < instant_date(cx->now) ? ERR_NONE : not_yet(cx, "public", until + 1);
}

static err has_decision(struct ctx *cx, const struct award_round *r)
{
    if (r->decision_number.size && r->decided) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "decision",
                    SAY("Chưa có số và ngày quyết định", "There is no decision yet"));
}

static err has_reason(struct ctx *cx, text reason)
{
    if (reason.size) return ERR_NONE;
    ctx_flaw(cx, "/reason", "required", SAY("Hãy ghi lý do", "Give the reason"));
    return cx->error;
}

static err guard(struct ctx *cx, struct tx *tx, const struct award_round *r, unsigned guards,
                 text reason)
{
    err e = ERR_NONE;
    if (guards & ROUND_HAS_REASON) e = has_reason(cx, reason);
    if (!e && (guards & ROUND_DOSSIERS_IN) && instant_date(cx->now) <= r->dossiers_until)
        e = not_yet(cx, "dossiers", r->dossiers_until + 1);
    if (!e && (guards & ROUND_COMMENT_DAY))
        e = day_has_come(cx, "comment", r->comment_from, "Đợt xét không lấy ý kiến",
                         "The round takes no comments");
    if (!e && (guards & ROUND_VOTE_DAY))
        e = day_has_come(cx, "vote", r->vote_from, "Đợt xét không có bình chọn",
                         "The round has no vote");
    if (!e && (guards & ROUND_HEARD)) e = is_heard(cx, r);
    if (!e && (guards & ROUND_NOTHING_WAITS)) e = none_waits(cx, tx, r);
    if (!e && (guards & ROUND_VOTED)) e = all_voted(cx, tx, r);
    if (!e && (guards & ROUND_HAS_DECISION)) e = has_decision(cx, r);
    if (!e && (guards & ROUND_IS_READY)) e = round_ready(cx, tx, r);
    return e;
}

/* ---- the move ------------------------------------------------------------------------------ */

/* What stands in a round that is cancelled stands no more: its nominees are free for another. */
static err let_lapse(struct ctx *cx, struct tx *tx, const struct award_round *r, text reason)
{
    struct award_list all;
    err e = award_list(cx, tx, &nomination_entity, "round", r->id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct nomination *n = award_list_at(&all, i);
        if (nomination_rule(n->state, MOVE_LAPSE))
            e = nomination_move_by(cx, tx, n->id, MOVE_LAPSE, reason, MOVER_SYSTEM, NULL);
    }
    return e;
}

static err no_such_step(struct ctx *cx, const struct award_round *r)
{
    const struct term *is = vocabulary_number(&round_state_vocabulary, (unsigned)r->state);
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                    SAY("Đợt xét đang ở trạng thái «%s%.0s»: không làm bước này được",
                        "The round is «%.0s%s»: this step is not possible"),
                    is ? is->vi : "", is ? is->en : "");
}

err round_move_by(struct ctx *cx, struct tx *tx, struct award_round *r, enum round_action action,
                  text reason)
{
    const struct round_rule *rule = round_rule(r->state, action);
    reason = text_trim(reason);
    if (!rule) return no_such_step(cx, r);
    err e = guard(cx, tx, r, rule->guards, reason);
    if (e) return e;
    r->state = rule->next;
    if (action == ROUND_CANCELS) r->end_reason = reason;
    e = record_update(cx, tx, &award_round_entity, r);
    return e || action != ROUND_CANCELS ? e : let_lapse(cx, tx, r, reason);
}

err round_move(struct ctx *cx, struct tx *tx, id which, enum round_action action, text reason,
               struct award_round *after)
{
    struct award_round r;
    err e = record_get(cx, tx, &award_round_entity, which, &r);
    if (!e) e = access_require(cx, tx, award_round_entity.write, r.unit);
    if (e) return e;
    const struct round_rule *rule = round_rule(r.state, action);
    if (!rule || rule->by_code) return no_such_step(cx, &r);
    e = round_move_by(cx, tx, &r, action, reason);
    if (!e && after) *after = r;
    return e;
}

err round_move_route(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct round_moving *in = request_body(rq);
    struct award_round r;
    err e = round_move(cx, tx, request_id(rq), (enum round_action)in->action, in->reason, &r);
    return e ? e : respond(cx, tx, rq, rs, &award_round_entity, &r);
}
