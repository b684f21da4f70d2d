/* SPDX-License-Identifier: MIT
 * round_routes: opening a round pins the rule in force that day and takes its year; running and
 * publishing are jobs. */
#include "round_routes.h"

#include "run.h"

#define OF_ROUND(num, member, ...)                                                                 \
    LIKE(num, struct round_wish, member, evaluation_round_fields, member, __VA_ARGS__)

const struct field round_wish_fields[] = {
    OF_ROUND(1, unit, REQUIRED),
    OF_ROUND(2, year, REQUIRED),
    OF_ROUND(3, title, 0),
    OF_ROUND(4, seed, 0),
    { 0 },
};

err round_of_wish(struct ctx *cx, struct tx *tx, const struct round_wish *wish,
                  struct evaluation_round *out)
{
    static const struct rule_period calendar = { 1, 1 };
    const struct rule_period *period = &calendar;
    const struct rule_script *script;
    struct rule_pin pin;
    date today = instant_date(cx->now);
    err e = rule_version_pin(cx, tx, &bank_evaluate_hook, wish->unit, today, &pin);
    if (!e && !id_is_none(pin.version)) {
        e = rule_script_of(cx, pin.version, &script);
        if (!e) period = rule_script_period(script);
    }
    if (e) return e;
    *out = (struct evaluation_round){ .title = wish->title,
                                      .unit = wish->unit,
                                      .year = wish->year,
                                      .version = pin.version,
                                      .above = pin.above,
                                      .seed = wish->seed,
                                      .state = ROUND_DRAFT,
                                      .made = cx->now,
                                      .made_by = cx->actor.account };
    rule_period_days(period, (int)wish->year, &out->from, &out->until);
    if (!out->seed) out->seed = (int64_t)random_below(cx->random, INT32_MAX - 1) + 1;
    if (out->from <= today) return ERR_NONE;
    ctx_flaw(cx, "/year", "future", SAY("Năm này chưa bắt đầu", "This year has not begun"));
    return ERR_INVALID;
}

static err asked_round(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct evaluation_round *round)
{
    err e = record_get(cx, tx, &evaluation_round_entity, request_id(rq), round);
    return e ? e : round_settle(cx, tx, round);
}

static err require_unpublished(struct ctx *cx, const struct evaluation_round *round)
{
    bool may =
        round->state == ROUND_DRAFT || round->state == ROUND_RUN || round->state == ROUND_FAILED;
    if (may) return ERR_NONE;
    return ctx_fail(
        cx, ERR_CONFLICT, NULL, "state",
        SAY("Đợt đánh giá đang chạy hoặc đã công bố", "The round is under way, or published"));
}

static err require_same_rule(struct ctx *cx, struct tx *tx, const struct evaluation_round *round)
{
    struct rule_pin pin;
    err e = rule_version_pin(cx, tx, &bank_evaluate_hook, round->unit, instant_date(cx->now), &pin);
    if (e || id_equal(pin.version, round->version)) return e;
    return ctx_fail(
        cx, ERR_RETRY, NULL, "changed",
        SAY("Quy tắc vừa thay đổi, xin gửi lại", "The rule has just changed, send again"));
}

err round_open_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct evaluation_round *round = ARENA_NEW(cx->arena, struct evaluation_round);
    *prepared = round;
    return round_of_wish(cx, tx, request_body(rq), round);
}

err round_open(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct evaluation_round round = *(const struct evaluation_round *)request_prepared(rq);
    err e = require_same_rule(cx, tx, &round);
    if (!e) e = record_create(cx, tx, &evaluation_round_entity, &round);
    if (e == ERR_CONFLICT) {
        ctx_clear(cx);
        e = ctx_fail(cx, e, "/year", "exists",
                     SAY("Đơn vị đã có đợt đánh giá của năm này",
                         "The unit has a round for this year already"));
    }
    return e ? e : respond_created(cx, tx, rq, rs, &evaluation_round_entity, &round);
}

/* A rule that was mended after the round had been opened: the round takes the one in force now and
 * has to be run again. */
err round_repin_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct evaluation_round *round = ARENA_NEW(cx->arena, struct evaluation_round);
    struct evaluation_round there;
    *prepared = round;
    err e = record_get(cx, tx, &evaluation_round_entity, request_id(rq), &there);
    if (e) return e;
    struct round_wish wish = { .unit = there.unit, .year = there.year, .seed = there.seed };
    return round_of_wish(cx, tx, &wish, round);
}

err round_repin(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct evaluation_round *now = request_prepared(rq);
    struct evaluation_round round;
    err e = asked_round(cx, tx, rq, &round);
    if (!e) e = require_unpublished(cx, &round);
    if (!e) e = require_same_rule(cx, tx, now);
    if (e) return e;
    round.version = now->version;
    round.above = now->above;
    round.from = now->from;
    round.until = now->until;
    round.state = ROUND_DRAFT;
    e = record_update(cx, tx, &evaluation_round_entity, &round);
    return e ? e : respond(cx, tx, rq, rs, &evaluation_round_entity, &round);
}

err round_discard(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct evaluation_round round;
    err e = asked_round(cx, tx, rq, &round);
    if (!e) e = require_unpublished(cx, &round);
    if (e) return e;
    if (round.people)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "results",
                        SAY("Đợt đánh giá đã có kết quả, không bỏ được",
                            "The round has results and cannot be discarded"));
    e = record_delete(cx, tx, &evaluation_round_entity, round.id);
    return e ? e : respond_nothing(rs);
}

static err hand_to_job(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs,
                       const char *kind, int32_t state, struct evaluation_round *round)
{
    err e = round_job_start(cx, tx, kind, state, round);
    return e ? e : respond(cx, tx, rq, rs, &evaluation_round_entity, round);
}

err round_run(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct evaluation_round round;
    err e = asked_round(cx, tx, rq, &round);
    if (e) return e;
    e = require_unpublished(cx, &round);
    if (e) return e;
    return hand_to_job(cx, tx, rq, rs, EVALUATE_JOB, ROUND_RUNNING, &round);
}

err round_publish(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct evaluation_round round;
    err e = asked_round(cx, tx, rq, &round);
    if (e) return e;
    if (round.state != ROUND_RUN)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Chỉ công bố được đợt đánh giá đã có kết quả và chưa công bố",
                            "Only a round with results that is not published can be published"));
    if (round.until >= instant_date(cx->now))
        return ctx_fail(cx, ERR_CONFLICT, NULL, "early",
                        SAY("Năm đánh giá chưa kết thúc; kết quả hiện chỉ là tạm tính",
                            "The year is not over; what there is can only be provisional"));
    if (round.faults)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "faults",
                        SAY("Quy tắc bị lỗi với %lld người; hãy sửa quy tắc rồi chạy lại",
                            "The rule failed for %lld people; mend it and run again"),
                        (long long)round.faults);
    round.published = cx->now;
    round.published_by = cx->actor.account;
    return hand_to_job(cx, tx, rq, rs, EVALUATE_PUBLISH_JOB, ROUND_PUBLISHING, &round);
}
