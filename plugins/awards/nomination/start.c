/* SPDX-License-Identifier: MIT
 * start: see the header. A draft says nothing to anybody yet: it takes nobody's place. */
#include "start.h"

#include "guards.h"
#include "move.h"

const struct field nominating_fields[] = {
    LIKE(1, struct nominating, category, nomination_fields, category, REQUIRED),
    LIKE(2, struct nominating, person, nomination_fields, person, 0),
    LIKE(3, struct nominating, team, nomination_fields, team, 0),
    LIKE(4, struct nominating, unit_nominee, nomination_fields, unit_nominee, 0),
    LIKE(5, struct nominating, model, nomination_fields, model, 0),
    LIKE(6, struct nominating, unit, nomination_fields, unit, 0),
    LIKE(7, struct nominating, by_team, nomination_fields, by_team, 0),
    { 0 },
};

/* ---- what is honoured ---------------------------------------------------------------------- */

static void check_nominee(struct ctx *cx, const struct nomination *n, int32_t of)
{
    int given = !id_is_none(n->person) + !id_is_none(n->team) + !id_is_none(n->unit_nominee);
    if (given != 1)
        ctx_flaw(cx, "/person", "one",
                 SAY("Chọn đúng một: cá nhân, câu lạc bộ (đội, nhóm) hoặc đơn vị",
                     "Name one: a person, a team or a unit"));
    else if (of == NOMINEE_PERSON && id_is_none(n->person))
        ctx_flaw(cx, "/person", "kind",
                 SAY("Hạng mục này khen cá nhân", "This category honours people"));
    else if (of == NOMINEE_ORGANISATION && !id_is_none(n->person))
        ctx_flaw(cx, "/team", "kind",
                 SAY("Hạng mục này khen tập thể", "This category honours organisations"));
    if ((of == NOMINEE_MODEL) != (text_trim(n->model).size > 0))
        ctx_flaw(cx, "/model", "kind",
                 SAY("Ghi tên mô hình khi và chỉ khi hạng mục khen mô hình",
                     "Name the model if and only if the category honours models"));
}

/* The unit the nominee belongs to today. */
static err home_of(struct ctx *cx, struct tx *tx, const struct nomination *n, id *out)
{
    struct person who;
    struct team_known team;
    err e = ERR_NONE;
    *out = n->unit_nominee;
    if (!id_is_none(n->person)) {
        e = award_people(cx)->read(cx, tx, n->person, &who);
        if (!e) *out = who.unit;
    } else if (!id_is_none(n->team)) {
        e = award_teams(cx)->read(cx, tx, n->team, instant_date(cx->now), &team);
        if (!e) *out = team.unit;
    }
    if (e != ERR_NOT_FOUND) return e;
    ctx_flaw(cx, "/person", "unknown",
             SAY("Không có người, tập thể này", "There is no such nominee"));
    return cx->error;
}

/* ---- who nominates ------------------------------------------------------------------------- */

static err require_who(struct ctx *cx, const struct award_round *r, enum round_who who)
{
    if (code_set_has(r->who_may, who)) return ERR_NONE;
    return ctx_fail(cx, ERR_FORBIDDEN, NULL, "who",
                    SAY("Đợt xét này không nhận đề cử theo cách đó: xem phần «Ai có quyền đề cử»",
                        "The round takes no nominations of this kind: see who may nominate"));
}

static err by_unit(struct ctx *cx, struct tx *tx, const struct nominating *in,
                   const struct award_round *r, struct nomination *n)
{
    id home;
    err e = home_of(cx, tx, n, &home);
    if (e) return e;
    n->source = SOURCE_UNIT;
    n->unit = id_is_none(in->unit) ? home : in->unit;
    e = require_who(cx, r, WHO_UNIT);
    if (!e) e = access_require(cx, tx, "nomination.write", n->unit);
    if (!e && !unit_within(cx, tx, home, n->unit))
        ctx_flaw(cx, "/unit", "elsewhere",
                 SAY("Người, tập thể này không thuộc đơn vị đề cử",
                     "The nominee is not of the proposing unit"));
    return e ? e : cx->error;
}

static err by_team(struct ctx *cx, struct tx *tx, const struct nominating *in,
                   const struct award_round *r, struct nomination *n)
{
    struct person me;
    struct team_known team;
    date today = instant_date(cx->now);
    bool leads = false, of_team = id_equal(n->team, in->by_team);
    err e = require_who(cx, r, WHO_TEAM);
    if (!e) e = award_people(cx)->of_actor(cx, tx, &me);
    if (!e) e = award_teams(cx)->read(cx, tx, in->by_team, today, &team);
    if (!e) e = award_teams(cx)->leads(cx, tx, in->by_team, me.id, today, &leads);
    if (!e && !leads)
        return ctx_fail(cx, ERR_FORBIDDEN, NULL, "leader",
                        SAY("Chỉ người phụ trách câu lạc bộ, đội, nhóm đề cử thay tập thể",
                            "Only who leads the team nominates for it"));
    if (!e && !id_is_none(n->person))
        e = award_teams(cx)->has(cx, tx, in->by_team, n->person, today, &of_team);
    if (!e && !of_team)
        ctx_flaw(cx, "/person", "elsewhere",
                 SAY("Tập thể chỉ đề cử chính mình hoặc thành viên của mình",
                     "A team nominates itself or its members"));
    if (e || cx->error) return e ? e : cx->error;
    n->source = SOURCE_TEAM;
    n->by_team = in->by_team;
    n->unit = team.unit;
    return ERR_NONE;
}

static err by_self(struct ctx *cx, const struct award_round *r, const struct person *me,
                   struct nomination *n)
{
    n->source = SOURCE_SELF;
    n->unit = me->unit;
    return require_who(cx, r, WHO_SELF);
}

/* Oneself, when nobody is named or the one who is named asks, and no unit or team speaks. */
static err is_self(struct ctx *cx, struct tx *tx, const struct nominating *in, struct person *me,
                   bool *self)
{
    bool alone = id_is_none(in->unit) && id_is_none(in->by_team) && id_is_none(in->team) &&
                 id_is_none(in->unit_nominee);
    *self = false;
    if (!alone) return ERR_NONE;
    err e = award_people(cx)->of_actor(cx, tx, me);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    *self = !e && (id_is_none(in->person) || id_equal(in->person, me->id));
    return e;
}

static err fill(struct ctx *cx, struct tx *tx, const struct nominating *in,
                const struct award_round *r, int32_t of, struct nomination *n)
{
    struct person me;
    bool self;
    err e = is_self(cx, tx, in, &me, &self);
    if (e) return e;
    if (self) n->person = me.id;
    check_nominee(cx, n, of);
    if (cx->error) return cx->error;
    if (self) return by_self(cx, r, &me, n);
    return id_is_none(in->by_team) ? by_unit(cx, tx, in, r, n) : by_team(cx, tx, in, r, n);
}

/* ---- once ---------------------------------------------------------------------------------- */

static err refuse_second_draft(struct ctx *cx, struct tx *tx, const struct nomination *n)
{
    struct award_list own;
    err e = award_list(cx, tx, &nomination_entity, "nominator", n->nominator, &own);
    for (size_t i = 0; !e && i < own.count; i++) {
        const struct nomination *o = award_list_at(&own, i);
        bool same = id_equal(o->round, n->round) &&
                    id_equal(nomination_nominee(o), nomination_nominee(n)) &&
                    !o->model.size == !n->model.size;
        if (same && nomination_is_editable(o->state))
            return ctx_fail(cx, ERR_CONFLICT, NULL, "draft",
                            SAY("Bạn đã có bản nháp cho người, tập thể này: hãy viết tiếp bản đó",
                                "You have a draft for this nominee: go on with it"));
    }
    return e;
}

static err require_open(struct ctx *cx, const struct award_round *r)
{
    if (r->state != ROUND_OPEN)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "closed",
                        SAY("Đợt xét không nhận hồ sơ lúc này", "The round takes no dossiers now"));
    if (instant_date(cx->now) <= r->dossiers_until) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "late",
                    SAY("Đã hết hạn nhận hồ sơ (đến hết ngày %.*s)", "Dossiers were due by %.*s"),
                    TEXT_ARGS(date_format_vi(cx->arena, r->dossiers_until)));
}

err nomination_start(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct nominating *in = request_body(rq);
    struct award_round r;
    struct award_category c;
    struct nomination rival;
    struct nomination_levels levels;
    struct nomination n = { .category = in->category,
                            .person = in->person,
                            .team = in->team,
                            .unit_nominee = in->unit_nominee,
                            .model = text_trim(in->model),
                            .nominator = cx->actor.account,
                            .state = NOMINATION_DRAFT };
    err e = record_get(cx, tx, &award_round_entity, request_id(rq), &r);
    if (!e) e = require_open(cx, &r);
    if (!e) e = record_get(cx, tx, &award_category_entity, in->category, &c);
    if (!e && !id_equal(c.round, r.id)) e = ERR_NOT_FOUND;
    n.round = r.id;
    if (!e) e = fill(cx, tx, in, &r, c.of, &n);
    if (!e) e = nomination_levels(cx, tx, &n, &r, &levels);
    if (!e) e = refuse_second_draft(cx, tx, &n);
    if (e) return e;
    e = nomination_rival(cx, tx, &n, &r, &rival);
    if (!e) return nomination_taken(cx, tx, &rival);
    if (e != ERR_NOT_FOUND) return e;
    e = record_create(cx, tx, &nomination_entity, &n);
    return e ? e : respond_created(cx, tx, rq, rs, &nomination_entity, &n);
}

err nomination_discard(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct nomination n;
    err e = record_get(cx, tx, &nomination_entity, request_id(rq), &n);
    if (e) return e;
    if (!nomination_is_own(cx, tx, &n)) return access_require(cx, tx, "nomination.write", ID_NONE);
    if (n.state != NOMINATION_DRAFT || n.turn)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "handed-in",
                        SAY("Hồ sơ đã nộp thì không xóa được: hãy rút và ghi lý do",
                            "What was handed in is not deleted: withdraw it and say why"));
    e = record_delete(cx, tx, &nomination_entity, n.id);
    return e ? e : respond_nothing(rs);
}

/* ---- steps --------------------------------------------------------------------------------- */

static const struct term actions[] = {
    { MOVE_SUBMIT, "submit", "Nộp", "Hand in" },
    { MOVE_CONFIRM, "confirm", "Xác nhận", "Confirm" },
    { MOVE_RETURN, "return", "Trả lại", "Return" },
    { MOVE_REFUSE, "refuse", "Không chấp nhận", "Refuse" },
    { MOVE_WITHDRAW, "withdraw", "Rút hồ sơ", "Withdraw" },
    { MOVE_CHECK, "check", "Thẩm định đạt", "Check" },
    { MOVE_LAPSE, "lapse", "Quá hạn", "Lapse" },
    { MOVE_PROPOSE, "propose", "Hội đồng đề nghị", "Propose" },
    { MOVE_PASS_OVER, "pass_over", "Không chọn", "Pass over" },
    { MOVE_AWARD, "award", "Khen", "Award" },
    { MOVE_REVOKE, "revoke", "Thu hồi", "Revoke" },
    { 0 },
};
const struct vocabulary nomination_action_vocabulary = { "nomination_action", "Bước", "Step",
                                                         actions };

const struct field nomination_moving_fields[] = {
    FIELD(1, struct nomination_moving, action, ENUM, REQUIRED,
          .terms = &nomination_action_vocabulary, .label = "Bước", .label_en = "Step"),
    LIKE(2, struct nomination_moving, reason, nomination_fields, reason, 0,
         .help = "Phải có khi trả lại, từ chối, rút, thu hồi; người lập hồ sơ đọc được",
         .help_en = "Required to return, refuse, withdraw and revoke; the nominator reads it"),
    { 0 },
};

err nomination_move_route(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs)
{
    const struct nomination_moving *in = request_body(rq);
    struct nomination n;
    err e =
        nomination_move(cx, tx, request_id(rq), (enum nomination_action)in->action, in->reason, &n);
    return e ? e : respond(cx, tx, rq, rs, &nomination_entity, &n);
}
