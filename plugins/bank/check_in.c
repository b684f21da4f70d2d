/* SPDX-License-Identifier: MIT
 * check_in: a person at the place, with the code in front of them. */
#include "attend.h"
#include "gather.h"
#include "lists.h"
#include "signup_routes.h"
#include "words.h"

enum { EARLY_MINUTES = 60 };

/* A whole village behind one address checks in at the same time. */
const struct limit_rule check_in_limit = { "check-in", 200, 1000 };

const struct field checking_in_fields[] = {
    FIELD(1, struct checking_in, code, TEXT, REQUIRED, .max = 12, .label = "Mã điểm danh",
          .label_en = "Check-in code"),
    FIELD(2, struct checking_in, at, TIME, 0, .label = "Lúc quét", .label_en = "Scanned at"),
    FIELD(3, struct checking_in, id, REF, 0, .target = "attendance", .label = "Mã do máy khách đặt",
          .label_en = "Id made by the client"),
    { 0 }
};
const struct field code_asked_fields[] = {
    FIELD(1, struct code_asked, ma, TEXT, 0, .max = 12, .label = "Mã", .label_en = "Code"), { 0 }
};

static instant asked_at(const struct ctx *cx, const struct checking_in *in)
{
    return in->at ? in->at : cx->now;
}

static bool in_window(const struct shift *shift, instant at)
{
    return at >= shift_start(shift) - (instant)EARLY_MINUTES * CLOCK_MINUTE &&
           at <= shift_end(shift);
}

/* The accepted sign-up whose shift has the code; *fits says whether it is the time. */
static err find_signup(struct ctx *cx, struct tx *tx, id volunteer, text code, instant at,
                       struct signup *out, bool *fits)
{
    struct gathered all;
    err e = gather(cx, tx, &signup_entity, "volunteer", volunteer, &all);
    *fits = false;
    for (size_t i = 0; !e && i < all.count && !*fits; i++) {
        const struct signup *s = gathered_at(&all, i);
        struct shift shift;
        if (s->state != SIGNUP_ACCEPTED) continue;
        e = record_get(cx, tx, &shift_entity, s->shift, &shift);
        if (e || !text_equal(shift.code, code)) continue;
        *out = *s;
        *fits = in_window(&shift, at);
    }
    return e;
}

static err find_mine(struct ctx *cx, struct tx *tx, const struct checking_in *in,
                     struct signup *out)
{
    struct volunteer v;
    bool fits = false;
    *out = (struct signup){ 0 };
    err e = volunteer_of_actor(cx, tx, &v);
    if (!e)
        e = find_signup(cx, tx, v.id, code_plain(cx->arena, in->code), asked_at(cx, in), out,
                        &fits);
    if (e || fits) return e;
    if (id_is_none(out->id))
        return ctx_fail(cx, ERR_NOT_FOUND, "/code", "code",
                        SAY("Không có ca nào của bạn ứng với mã này. Hãy hỏi đội trưởng",
                            "No shift of yours has this code. Ask the leader"));
    return ctx_fail(cx, ERR_CONFLICT, "/code", "window",
                    SAY("Chỉ điểm danh được từ một giờ trước ca đến hết ca",
                        "Checking in is open from an hour before the shift until its end"));
}

/* What this request comes to; *known = there is a mark already, which stands. */
static err plan(struct ctx *cx, struct tx *tx, const struct request *rq, struct crediting *c,
                bool *known)
{
    const struct checking_in *in = request_body(rq);
    struct signup s;
    err e = find_mine(cx, tx, in, &s);
    if (!e) e = signup_place_of(cx, tx, s.shift, &c->place);
    if (e) return e;
    e = attendance_of(cx, tx, s.id, &c->attendance);
    *known = !e;
    if (e != ERR_NOT_FOUND) return e;
    c->attendance = (struct attendance){ .id = in->id,
                                         .signup = s.id,
                                         .shift = s.shift,
                                         .volunteer = s.volunteer,
                                         .evidence = EVIDENCE_SCANNED,
                                         .role = shift_role_vocabulary.terms[0].number,
                                         .marked_by = cx->actor.account };
    mark_by_time(&c->place.shift, asked_at(cx, in), &c->attendance);
    return mark_in_time(cx, tx, &c->place.shift, c->attendance.at);
}

err check_in_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct crediting *c = ARENA_NEW(cx->arena, struct crediting);
    bool known = false;
    *prepared = c;
    err e = plan(cx, tx, rq, c, &known);
    if (e || known) return e;
    e = credit_facts_of(cx, tx, c);
    return e ? e : credit_decide(cx, c);
}

err check_in(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct crediting c = { 0 };
    bool known = false;
    err e = plan(cx, tx, rq, &c, &known);
    if (e) return e;
    if (known) return respond(cx, tx, rq, rs, &attendance_entity, &c.attendance);
    e = attendance_store(cx, tx, &c, request_prepared(rq));
    if (e) return e;
    respond_live(
        cx, rs,
        text_format(cx->arena, "shift/%.*s", TEXT_ARGS(id_text(cx->arena, c.attendance.shift))));
    return respond_created(cx, tx, rq, rs, &attendance_entity, &c.attendance);
}

/* ---- the page ------------------------------------------------------------------------------ */

struct today {
    struct json *j;
    date day;
};

static enum kv_go show_today(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct signup *s = record;
    struct today *t = arg;
    struct signup_place p;
    struct attendance mark;
    if (s->state != SIGNUP_ACCEPTED) return KV_MORE;
    *failure = signup_place_of(cx, tx, s->shift, &p);
    if (*failure) return KV_STOP;
    if (p.shift.day != t->day) return KV_MORE;
    err e = attendance_of(cx, tx, s->id, &mark);
    json_object(t->j);
    json_id_at(t->j, "shift", s->shift);
    json_text_at(t->j, "title", p.opening.title);
    json_text_at(t->j, "time_text", words_time(cx, p.shift.from_minute, p.shift.to_minute));
    json_bool_at(t->j, "marked", !e);
    json_object_end(t->j);
    return KV_MORE;
}

err check_in_page(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct code_asked *asked = request_query_record(rq);
    struct volunteer v;
    err e = volunteer_of_actor(cx, tx, &v);
    if (e) return e;
    text code = code_plain(cx->arena, asked->ma);
    struct json *j = respond_json(cx, rs, 200);
    struct today t = { j, instant_date(cx->now) };
    json_object(j);
    json_text_at(j, "code", code);
    json_text_at(j, "data_code", code);
    json_key(j, "today");
    json_array(j);
    e = query_ref(cx, tx, &signup_entity, "volunteer", v.id, show_today, &t);
    json_array_end(j);
    json_object_end(j);
    return e;
}
