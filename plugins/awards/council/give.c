/* SPDX-License-Identifier: MIT
 * give: a member scores: one criterion after the other, each kept at once, then gives the review,
 * which is final, because from then on they see the others'. Who turns out to be in conflict does
 * not give: the review is set aside and says why. */
#include "conflict.h"
#include "council_routes.h"

const struct field scoring_fields[] = {
    LIKE(1, struct scoring, criterion, review_score_fields, criterion, REQUIRED),
    LIKE(2, struct scoring, points, review_score_fields, points, 0),
    LIKE(3, struct scoring, note, review_score_fields, note, 0),
    { 0 }
};
const struct field giving_fields[] = { LIKE(1, struct giving, note, review_fields, note, 0),
                                       { 0 } };
const struct field setting_aside_fields[] = {
    LIKE(1, struct setting_aside, why, review_fields, why, 0),
    LIKE(2, struct setting_aside, note, review_fields, note, REQUIRED, .label = "Nêu rõ lý do",
         .label_en = "Say why"),
    { 0 }
};

struct desk {
    struct review review;
    struct council_member member;
    struct nomination_whole whole;
    struct council_rubric rubric;
};

static err own_review(struct ctx *cx, struct tx *tx, id which, struct desk *d)
{
    err e = record_get(cx, tx, &review_entity, which, &d->review);
    if (!e) e = record_get(cx, tx, &council_member_entity, d->review.member, &d->member);
    if (!e) e = nomination_whole(cx, tx, d->review.nomination, &d->whole);
    if (e) return e;
    bool sits = council_member_sits(&d->member, instant_date(cx->now));
    if (sits && id_equal(d->member.account, cx->actor.account)) return ERR_NONE;
    return ctx_fail(cx, ERR_FORBIDDEN, NULL, "not-yours",
                    SAY("Phiếu này của thành viên khác", "This review is another member's"));
}

static err require_open(struct ctx *cx, const struct desk *d)
{
    if (d->review.state == REVIEW_GIVEN)
        return ctx_fail(
            cx, ERR_CONFLICT, NULL, "given",
            SAY("Phiếu đã nộp nên không sửa được nữa", "The review has been given and stands"));
    if (d->review.state == REVIEW_SET_ASIDE)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "set-aside",
                        SAY("Phiếu đã được để ngoài vì xung đột lợi ích",
                            "The review was set aside for a conflict of interest"));
    if (round_in_council(&d->whole.round) && d->whole.nomination.state == NOMINATION_CHECKED)
        return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "round-state",
                    SAY("Hồ sơ này hiện không được chấm", "This dossier is not being judged now"));
}

static err open_desk(struct ctx *cx, struct tx *tx, id which, struct desk *d)
{
    err e = own_review(cx, tx, which, d);
    if (!e) e = require_open(cx, d);
    return e ? e : council_rubric(cx, tx, d->whole.nomination.category, &d->rubric);
}

/* ---- points -------------------------------------------------------------------------------- */

static err check_points(struct ctx *cx, const struct request *rq, const struct desk *d)
{
    const struct scoring *in = request_body(rq);
    for (size_t i = 0; i < d->rubric.criteria.count; i++) {
        const struct award_criterion *c = award_list_at(&d->rubric.criteria, i);
        if (!id_equal(c->id, in->criterion)) continue;
        if (!request_gave(rq, "points"))
            return ctx_fail(cx, ERR_INVALID, "/points", "required",
                            SAY("Hãy cho điểm", "Give points"));
        if (in->points <= c->most * 10) return ERR_NONE;
        return ctx_fail(cx, ERR_INVALID, "/points", "range",
                        SAY("Điểm tiêu chí này từ 0 đến %lld", "This criterion takes 0 to %lld"),
                        (long long)c->most);
    }
    return ctx_fail(
        cx, ERR_INVALID, "/criterion", "unknown",
        SAY("Tiêu chí không thuộc hạng mục này", "The criterion is not of this category"));
}

static err keep_points(struct ctx *cx, struct tx *tx, const struct scoring *in, id review)
{
    struct review_score s, wanted = { .review = review,
                                      .criterion = in->criterion,
                                      .points = in->points,
                                      .note = in->note,
                                      .key = award_pair_key(cx->arena, review, in->criterion) };
    err e = record_find(cx, tx, &review_score_entity, "key", &wanted, &s);
    if (e == ERR_NOT_FOUND) return record_create(cx, tx, &review_score_entity, &wanted);
    wanted.id = s.id;
    return e ? e : record_update(cx, tx, &review_score_entity, &wanted);
}

err review_score(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct desk *d = ARENA_NEW(cx->arena, struct desk);
    struct council_points *p = ARENA_NEW(cx->arena, struct council_points);
    err e = open_desk(cx, tx, request_id(rq), d);
    if (!e) e = check_points(cx, rq, d);
    if (!e) e = keep_points(cx, tx, request_body(rq), d->review.id);
    if (!e) e = council_points(cx, tx, &d->rubric, d->review.id, p);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_int_at(j, "scored", (int64_t)p->given);
    json_int_at(j, "criteria", (int64_t)d->rubric.criteria.count);
    json_int_at(j, "total", council_total(&d->rubric, p));
    json_object_end(j);
    return ERR_NONE;
}

/* ---- giving -------------------------------------------------------------------------------- */

static err require_whole(struct ctx *cx, struct tx *tx, const struct desk *d)
{
    struct council_points *p = ARENA_NEW(cx->arena, struct council_points);
    err e = council_points(cx, tx, &d->rubric, d->review.id, p);
    for (size_t i = 0; !e && i < d->rubric.criteria.count; i++) {
        const struct award_criterion *c = award_list_at(&d->rubric.criteria, i);
        if (p->points[i] >= 0) continue;
        ctx_flaw(cx, "/scores", "missing", SAY("Chưa chấm: %.*s", "Not scored: %.*s"),
                 TEXT_ARGS(c->title));
    }
    return e ? e : cx->error;
}

static err answer(struct ctx *cx, struct response *rs, const struct review *r)
{
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_id_at(j, "id", r->id);
    json_text_at(j, "state",
                 text_of(vocabulary_number(&review_state_vocabulary, (unsigned)r->state)->code));
    json_object_end(j);
    return ERR_NONE;
}

static err refuse_conflict(struct ctx *cx, struct tx *tx, struct desk *d, int32_t why,
                           struct response *rs)
{
    err e = review_set_aside(cx, tx, &d->review, why, TEXT(""));
    if (e) return e;
    e = ctx_fail(cx, ERR_CONFLICT, NULL, "conflict",
                 SAY("Bạn có xung đột lợi ích với hồ sơ này. Phiếu được để ngoài, điểm không tính",
                     "You have a conflict of interest here. The review is set aside, its points "
                     "do not count"));
    return respond_refused(rs, e);
}

err review_give(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct desk *d = ARENA_NEW(cx->arena, struct desk);
    int32_t why = 0;
    err e = open_desk(cx, tx, request_id(rq), d);
    if (!e) e = require_whole(cx, tx, d);
    if (!e) e = conflict_of(cx, tx, &d->whole, &d->member, &why);
    if (e) return e;
    if (why) return refuse_conflict(cx, tx, d, why, rs);
    d->review.state = REVIEW_GIVEN;
    d->review.given = cx->now;
    if (request_gave(rq, "note")) d->review.note = ((const struct giving *)request_body(rq))->note;
    e = record_update(cx, tx, &review_entity, &d->review);
    return e ? e : answer(cx, rs, &d->review);
}

/* ---- setting aside ------------------------------------------------------------------------- */

err review_put_aside(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct setting_aside *in = request_body(rq);
    struct desk *d = ARENA_NEW(cx->arena, struct desk);
    struct council_hall hall;
    err e = own_review(cx, tx, request_id(rq), d);
    if (e == ERR_FORBIDDEN) {
        ctx_clear(cx);
        e = council_hall(cx, tx, d->whole.round.id, &hall);
        if (!e) e = council_hall_manages(cx, &hall);
    }
    if (e) return e;
    if (d->review.state == REVIEW_SET_ASIDE || d->whole.round.state >= ROUND_DECIDED)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "set-aside",
                        SAY("Phiếu này đã để ngoài, hoặc đợt xét đã có quyết định",
                            "It is set aside already, or the round is decided"));
    e = review_set_aside(cx, tx, &d->review, in->why ? in->why : AWARD_CONFLICT_OTHER, in->note);
    return e ? e : answer(cx, rs, &d->review);
}
