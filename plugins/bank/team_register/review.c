/* SPDX-License-Identifier: MIT
 * review: opening and moving a team's yearly review. Whoever leads the team is told of each word of
 * the Front; what was asked to be mended stays on the review until the next demand. */
#include "../notify.h"
#include "register_routes.h"

const struct field review_opening_fields[] = {
    LIKE(1, struct review_opening, visit, team_review_fields, visit, REQUIRED),
    { 0 },
};
const struct field review_moving_fields[] = {
    FIELD(1, struct review_moving, action, TEXT, REQUIRED, .max = 20, .label = "Việc",
          .label_en = "Action", .help = "guide, pass, ask, answer, fail, resume",
          .help_en = "guide, pass, ask, answer, fail, resume"),
    FIELD(2, struct review_moving, words, TEXT, LINES, .max = 2000, .label = "Nội dung",
          .label_en = "Words"),
    LIKE(3, struct review_moving, seen, team_review_fields, seen, 0),
    LIKE(4, struct review_moving, revisit, team_review_fields, revisit, 0),
    { 0 },
};
const struct field team_closing_fields[] = {
    FIELD(1, struct team_closing, words, TEXT, REQUIRED | LINES, .max = 1000,
          .label = "Vì sao giải thể", .label_en = "Why it is closed",
          .help = "Ghi cả số, ngày quyết định giải thể nếu có.",
          .help_en = "With number and day of the decision, if there is one."),
    { 0 },
};

static err tell_leader(struct ctx *cx, struct tx *tx, const struct team *t, text words)
{
    struct team_member m;
    bool found;
    err e = team_leader(cx, tx, t->id, instant_date(cx->now), &m, &found);
    if (e || !found) return e;
    text whole = text_format(cx->arena, "đội «%.*s»: %.*s Xem ở mục Của tôi, Đội của tôi.",
                             TEXT_ARGS(t->name), TEXT_ARGS(words));
    return notify_tell(cx, tx, m.volunteer, TEXT("team.review"), whole,
                       id_new(cx->random, cx->now));
}

/* ---- opening --------------------------------------------------------------------------------- */

static err may_open(struct ctx *cx, struct tx *tx, const struct team *t, int64_t year)
{
    struct gathered all;
    if (t->closed)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "closed",
                        SAY("Đội này đã giải thể", "This team was closed"));
    err e = gather(cx, tx, &team_review_entity, "team", t->id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct team_review *r = gathered_at(&all, i);
        if (review_is_open(r->state))
            return ctx_fail(cx, ERR_CONFLICT, NULL, "open",
                            SAY("Lần rà soát năm %lld chưa xong", "The review of %lld is not over"),
                            (long long)r->year);
        if (r->year == year)
            return ctx_fail(cx, ERR_CONFLICT, NULL, "reviewed",
                            SAY("Năm nay đội này đã được rà soát; cần xem lại thì chọn «Rà soát "
                                "lại»",
                                "This team was reviewed this year; look at it again instead"));
    }
    return e;
}

static err require_reviewer(struct ctx *cx, struct tx *tx, const struct team *t, id *front)
{
    if (review_movers(cx, tx, t) & REVIEWER_FRONT && team_front_covers(cx, tx, t->unit, front))
        return ERR_NONE;
    return ctx_fail(cx, ERR_FORBIDDEN, NULL, "front",
                    SAY("Chỉ Mặt trận Tổ quốc của địa bàn rà soát đội này, và không ai rà soát đội "
                        "do chính mình phụ trách",
                        "Only the Fatherland Front of its area reviews this team, and nobody "
                        "reviews a team of their own"));
}

err review_open(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct review_opening *in = request_body(rq);
    struct team t;
    struct team_review r = { .team = request_id(rq),
                             .year = date_civil(instant_date(cx->now)).year,
                             .state = REVIEW_PLANNED,
                             .visit = in->visit,
                             .opened = cx->now };
    err e = record_get(cx, tx, &team_entity, r.team, &t);
    if (!e) e = require_reviewer(cx, tx, &t, &r.front);
    if (!e) e = may_open(cx, tx, &t, r.year);
    if (e) return e;
    if (in->visit < instant_date(cx->now)) {
        ctx_flaw(cx, "/visit", "past", SAY("Ngày này đã qua", "This day has passed"));
        return ERR_INVALID;
    }
    e = record_create(cx, tx, &team_review_entity, &r);
    if (!e)
        e = tell_leader(cx, tx, &t,
                        text_format(cx->arena, "Mặt trận Tổ quốc đến rà soát ngày %.*s.",
                                    TEXT_ARGS(date_format_vi(cx->arena, in->visit))));
    return e ? e : respond_created(cx, tx, rq, rs, &team_review_entity, &r);
}

/* ---- moving ---------------------------------------------------------------------------------- */

static err judge(struct ctx *cx, const struct team *t, const struct review_rule *rule,
                 const struct review_moving *in)
{
    enum { LATEST = 366 };
    date today = instant_date(cx->now);
    if (rule->guards & REVIEW_WORDS && !text_trim(in->words).size)
        ctx_flaw(cx, "/words", "required", SAY("Hãy ghi nội dung", "Say what it is about"));
    if (rule->guards & REVIEW_REVISIT && !in->revisit)
        ctx_flaw(cx, "/revisit", "required",
                 SAY("Hãy ghi hạn khắc phục", "Say until when it must be mended"));
    else if (rule->guards & REVIEW_REVISIT &&
             (in->revisit <= today || in->revisit > today + LATEST))
        ctx_flaw(cx, "/revisit", "range",
                 SAY("Hạn khắc phục phải sau hôm nay và trong vòng một năm",
                     "It must be after today and within a year"));
    if (cx->error) return cx->error;
    if (rule->guards & REVIEW_BASIS && (!t->basis_day || !text_trim(t->basis_number).size))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "basis",
                        SAY("Sổ chưa có quyết định thành lập của đội này: đơn vị quản lý phải ghi "
                            "số, ngày, cơ quan ra quyết định trước",
                            "The register has no founding decision of this team: the unit in "
                            "charge must enter it first"));
    return ERR_NONE;
}

static text news_of(struct ctx *cx, const struct review_rule *rule, const struct review_moving *in)
{
    switch (rule->action) {
    case REVIEW_PASS:
        return TEXT("Mặt trận Tổ quốc kết luận hoạt động đúng quy định.");
    case REVIEW_ASK:
    case REVIEW_RESUME:
        return text_format(cx->arena, "Mặt trận Tổ quốc yêu cầu khắc phục trước ngày %.*s.",
                           TEXT_ARGS(date_format_vi(cx->arena, in->revisit)));
    case REVIEW_FAIL:
        return TEXT("Mặt trận Tổ quốc kết luận không bảo đảm quy định.");
    default:
        return TEXT("Mặt trận Tổ quốc có hướng dẫn mới.");
    }
}

err review_move_as(struct ctx *cx, struct tx *tx, struct team_review *r,
                   const struct review_rule *rule, const struct review_moving *in, uint8_t as)
{
    struct team t;
    struct team_review_step step = { .review = r->id,
                                     .team = r->team,
                                     .by = cx->actor.account,
                                     .action = rule->action,
                                     .from = r->state,
                                     .to = rule->next,
                                     .as = as,
                                     .day = instant_date(cx->now),
                                     .at = cx->now,
                                     .words = text_trim(in->words) };
    err e = record_get(cx, tx, &team_entity, r->team, &t);
    if (!e) e = judge(cx, &t, rule, in);
    if (e) return e;
    r->state = rule->next;
    if (rule->guards & REVIEW_REVISIT) {
        r->mend = step.words;
        r->revisit = step.revisit = in->revisit;
    }
    r->seen = code_set_either(r->seen, in->seen);
    e = record_update(cx, tx, &team_review_entity, r);
    if (!e) e = record_create(cx, tx, &team_review_step_entity, &step);
    if (!e && as == REVIEWER_FRONT) e = tell_leader(cx, tx, &t, news_of(cx, rule, in));
    return e;
}

static err as_whom(struct ctx *cx, struct tx *tx, const struct team_review *r,
                   const struct review_rule *rule, uint8_t *as)
{
    struct team t;
    err e = record_get(cx, tx, &team_entity, r->team, &t);
    if (e) return e;
    unsigned may = review_movers(cx, tx, &t) & rule->movers;
    *as = (uint8_t)(may & (~may + 1u)); /* the lowest of them */
    if (may) return ERR_NONE;
    return ctx_fail(cx, ERR_FORBIDDEN, NULL, "mover",
                    SAY("Việc này không phải của bạn đối với đội này",
                        "This is not for you to do with this team"));
}

err review_move(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct review_moving *in = request_body(rq);
    const struct term *action = vocabulary_code(&review_action_vocabulary, in->action);
    struct team_review r;
    uint8_t as = 0;
    if (!action || action->number == REVIEW_CLOSE) {
        ctx_flaw(cx, "/action", "term", SAY("Không có việc này", "There is no such action"));
        return ERR_INVALID;
    }
    err e = record_get(cx, tx, &team_review_entity, request_id(rq), &r);
    if (e) return e;
    const struct review_rule *rule = review_rule(r.state, action->number);
    const struct term *state = vocabulary_number(&review_state_vocabulary, (unsigned)r.state);
    if (!rule)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Không làm được việc này khi lần rà soát ở trạng thái «%s%.0s»",
                            "This cannot be done in the state «%.0s%s»"),
                        state ? state->vi : "", state ? state->en : "");
    e = as_whom(cx, tx, &r, rule, &as);
    if (!e) e = review_move_as(cx, tx, &r, rule, in, as);
    return e ? e : respond(cx, tx, rq, rs, &team_review_entity, &r);
}

err team_close(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct team_closing *in = request_body(rq);
    const struct review_moving words = { .words = in->words };
    struct team t;
    struct gathered all;
    err e = record_get(cx, tx, &team_entity, request_id(rq), &t);
    if (e) return e;
    if (t.closed)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "closed",
                        SAY("Đội này đã giải thể", "This team was closed"));
    e = gather(cx, tx, &team_review_entity, "team", t.id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct team_review *r = gathered_at(&all, i);
        const struct review_rule *rule = review_rule(r->state, REVIEW_CLOSE);
        if (rule) e = review_move_as(cx, tx, r, rule, &words, REVIEWER_UNIT);
    }
    t.closed = instant_date(cx->now);
    if (!e) e = record_update(cx, tx, &team_entity, &t);
    return e ? e : respond(cx, tx, rq, rs, &team_entity, &t);
}
