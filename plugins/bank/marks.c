/* SPDX-License-Identifier: MIT
 * marks: an officer or team leader marks people from the list, at the shift or from paper later. */
#include "attend.h"

enum { EARLY_MINUTES = 60 };

#define MARK(num, member, ...)                                                                     \
    LIKE(num, struct marking, member, attendance_fields, member, __VA_ARGS__)

const struct field marking_fields[] = { MARK(1, signup, 0),
                                        MARK(2, volunteer, 0),
                                        MARK(3, state, REQUIRED),
                                        MARK(4, late_minutes, 0),
                                        MARK(5, minutes, 0, .help = "Để trống thì tính đến hết ca",
                                             .help_en = "Empty: until the end of the shift"),
                                        MARK(6, role, 0),
                                        MARK(7, evidence, 0),
                                        MARK(8, at, 0),
                                        FIELD(9, struct marking, id, REF, 0, .target = "attendance",
                                              .label = "Mã do máy khách đặt",
                                              .label_en = "Id made by the client"),
                                        MARK(10, note, 0),
                                        { 0 } };

static err no_signup(struct ctx *cx)
{
    return ctx_fail(
        cx, ERR_NOT_FOUND, "/volunteer", "signup",
        SAY("Người này không có đăng ký ở ca này", "This person is not signed up here"));
}

/* Somebody who came without a sign-up, from the officer's own units only: a sign-up opens a
 * person's name. Not stored yet. */
static err walk_in(struct ctx *cx, struct tx *tx, const struct marking *in,
                   const struct signup_place *p, struct signup *out)
{
    struct volunteer v;
    err e = record_get(cx, tx, &volunteer_entity, in->volunteer, &v);
    if (e && e != ERR_NOT_FOUND) return e;
    if (e || !access_may(cx, tx, "volunteer.read", v.unit)) return no_signup(cx);
    *out = (struct signup){ .id = ID_NONE,
                            .shift = p->shift.id,
                            .opening = p->opening.id,
                            .volunteer = v.id,
                            .state = SIGNUP_ACCEPTED,
                            .made = cx->now,
                            .decided = cx->now,
                            .decided_by = cx->actor.account };
    return ERR_NONE;
}

static err find_signup(struct ctx *cx, struct tx *tx, const struct marking *in,
                       const struct signup_place *p, struct signup *out)
{
    struct signup probe = { 0 };
    err e;
    if (!id_is_none(in->signup)) {
        e = record_get(cx, tx, &signup_entity, in->signup, out);
        return !e && !id_equal(out->shift, p->shift.id) ? no_signup(cx) : e;
    }
    if (id_is_none(in->volunteer))
        return ctx_fail(cx, ERR_INVALID, "/signup", "required",
                        SAY("Hãy cho biết điểm danh ai", "Say whom to mark"));
    probe.key = text_format(cx->arena, "%.*s/%.*s", TEXT_ARGS(id_text(cx->arena, p->shift.id)),
                            TEXT_ARGS(id_text(cx->arena, in->volunteer)));
    e = record_find(cx, tx, &signup_entity, "key", &probe, out);
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    return walk_in(cx, tx, in, p, out);
}

static err require_accepted(struct ctx *cx, const struct signup *s)
{
    if (s->state == SIGNUP_ACCEPTED) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                    SAY("Hãy nhận đăng ký này trước khi điểm danh",
                        "Accept this sign-up before marking attendance"));
}

/* Whoever says beforehand that they cannot come is excused before the shift; the rest is marked
 * when it happens. */
static err require_begun(struct ctx *cx, const struct marking *in, const struct shift *shift)
{
    bool open = cx->now >= shift_start(shift) - (instant)EARLY_MINUTES * CLOCK_MINUTE;
    if (open || in->state == ATTENDANCE_EXCUSED) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "window",
                    SAY("Chưa đến giờ ca này", "It is too early for this shift"));
}

static err require_evidence(struct ctx *cx, const struct marking *in)
{
    if (in->evidence != EVIDENCE_SCANNED) return ERR_NONE;
    return ctx_fail(cx, ERR_INVALID, "/evidence", "scanned",
                    SAY("«Quét mã» chỉ do người tham gia tự quét",
                        "Only the person's own scan counts as scanned"));
}

static struct attendance mark_from(const struct ctx *cx, const struct marking *in,
                                   const struct signup *s, const struct shift *shift)
{
    int64_t planned = shift->to_minute - shift->from_minute;
    int64_t late = in->state == ATTENDANCE_LATE ? in->late_minutes : 0;
    bool came = in->state == ATTENDANCE_PRESENT || in->state == ATTENDANCE_LATE;
    int64_t minutes = planned > late ? planned - late : 0;
    if (in->minutes && in->minutes < minutes) minutes = in->minutes;
    return (struct attendance){
        .id = in->id,
        .signup = s->id,
        .shift = s->shift,
        .volunteer = s->volunteer,
        .state = in->state,
        .evidence = in->evidence ? in->evidence : EVIDENCE_CONFIRMED,
        .at = in->at ? in->at : cx->now,
        .late_minutes = late,
        .minutes = came ? minutes : 0,
        .role = in->role ? in->role : shift_role_vocabulary.terms[0].number,
        .marked_by = cx->actor.account,
        .note = in->note,
    };
}

/* What the request comes to. *changes false: the attendance there stands. */
static err plan(struct ctx *cx, struct tx *tx, const struct request *rq, struct crediting *c,
                struct signup *s, bool *changes)
{
    const struct marking *in = request_body(rq);
    struct attendance there;
    err e = signup_place_of(cx, tx, request_id(rq), &c->place);
    if (!e) e = find_signup(cx, tx, in, &c->place, s);
    if (!e) e = require_accepted(cx, s);
    if (!e) e = require_begun(cx, in, &c->place.shift);
    if (!e) e = require_evidence(cx, in);
    if (e) return e;
    c->attendance = mark_from(cx, in, s, &c->place.shift);
    e = mark_in_time(cx, tx, &c->place.shift, c->attendance.at);
    if (e) return e;
    *changes = true;
    if (id_is_none(s->id)) return ERR_NONE;
    e = attendance_of(cx, tx, s->id, &there);
    if (e) return e == ERR_NOT_FOUND ? ERR_NONE : e;
    struct attendance mark = c->attendance;
    *changes = mark_merge(&there, &mark, &c->attendance);
    if (!*changes) c->attendance = there;
    return ERR_NONE;
}

err mark_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct crediting *c = ARENA_NEW(cx->arena, struct crediting);
    struct signup s = { 0 };
    bool changes = false;
    *prepared = c;
    err e = plan(cx, tx, rq, c, &s, &changes);
    if (e || !changes) return e;
    e = credit_facts_of(cx, tx, c);
    return e ? e : credit_decide(cx, c);
}

err mark_put(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct crediting c = { 0 };
    struct signup s = { 0 };
    bool changes = false;
    err e = plan(cx, tx, rq, &c, &s, &changes);
    if (e) return e;
    if (!changes) return respond(cx, tx, rq, rs, &attendance_entity, &c.attendance);
    bool known =
        !id_is_none(c.attendance.id) && record_exists(cx, tx, &attendance_entity, c.attendance.id);
    if (id_is_none(s.id)) {
        e = record_create(cx, tx, &signup_entity, &s);
        c.attendance.signup = s.id;
    }
    if (!e) e = attendance_store(cx, tx, &c, request_prepared(rq));
    if (e) return e;
    respond_live(
        cx, rs,
        text_format(cx->arena, "shift/%.*s", TEXT_ARGS(id_text(cx->arena, c.attendance.shift))));
    return known ? respond(cx, tx, rq, rs, &attendance_entity, &c.attendance)
                 : respond_created(cx, tx, rq, rs, &attendance_entity, &c.attendance);
}
