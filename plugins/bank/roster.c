/* SPDX-License-Identifier: MIT
 * roster: the list of a shift and its poster. Who may see whose name is decided here, line by line.
 */
#include "attend.h"
#include "consent.h"
#include "partner/part.h"
#include "risk.h"
#include "words.h"

struct listing {
    struct response *rs;
    struct json *j;
    const struct signup_place *place;
    bool partner; /* names of those who agreed, nothing else */
};

/* ---- who looks ----------------------------------------------------------------------------- */

static enum kv_go find_partner(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)failure;
    const struct campaign_partner *p = record;
    struct listing *l = arg;
    l->partner = part_holds(p) && access_may(cx, tx, "roster.read", p->unit);
    return l->partner ? KV_STOP : KV_MORE;
}

static err who_looks(struct ctx *cx, struct tx *tx, struct listing *l)
{
    id unit = l->place->campaign.unit;
    if (access_may(cx, tx, "signup.read", unit)) return ERR_NONE;
    err e = query_ref(cx, tx, &campaign_partner_entity, "campaign", l->place->campaign.id,
                      find_partner, l);
    return e || l->partner ? e : access_require(cx, tx, "signup.read", unit);
}

static err name_shown(struct ctx *cx, struct tx *tx, const struct listing *l,
                      const struct signup *s, const struct volunteer *v, bool *shown)
{
    if (l->partner) return consent_holds(cx, tx, v->id, CONSENT_PARTNER, shown);
    *shown = s->state == SIGNUP_ACCEPTED || access_may(cx, tx, "volunteer.read", v->unit);
    return ERR_NONE;
}

/* ---- the lines ----------------------------------------------------------------------------- */

static void term_at(struct ctx *cx, struct json *j, const char *key, const char *label_key,
                    const struct vocabulary *terms, unsigned number)
{
    const struct term *t = vocabulary_number(terms, number);
    json_z_at(j, key, t ? t->code : NULL);
    json_text_at(j, label_key, t ? ctx_say(cx, t->vi, t->en) : TEXT(""));
}

static err mark_json(struct ctx *cx, struct tx *tx, struct json *j, const struct signup *s)
{
    struct attendance a;
    struct credit probe = { 0 };
    struct credit credit = { 0 };
    err e = attendance_of(cx, tx, s->id, &a);
    if (e == ERR_NOT_FOUND) {
        json_key(j, "attendance");
        json_null(j);
        json_key(j, "hours");
        json_null(j);
        return ERR_NONE;
    }
    probe.attendance = a.id;
    if (!e) e = record_find(cx, tx, &credit_entity, "attendance", &probe, &credit);
    if (e && e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    json_key(j, "attendance");
    json_object(j);
    json_id_at(j, "id", a.id);
    term_at(cx, j, "state", "state_label", &attendance_state_vocabulary, (unsigned)a.state);
    term_at(cx, j, "evidence", "evidence_label", &evidence_vocabulary, (unsigned)a.evidence);
    json_int_at(j, "late_minutes", a.late_minutes);
    json_int_at(j, "minutes", a.minutes);
    json_bool_at(j, "confirmed_twice", !id_is_none(a.confirmed_by));
    json_object_end(j);
    json_text_at(j, "hours", words_hundredths(cx, credit.hours));
    json_id_at(j, "credit", credit.id);
    if (!id_is_none(credit.verdict)) json_id_at(j, "verdict", credit.verdict);
    json_bool_at(j, "credit_declined", credit.state == CREDIT_DECLINED);
    return ERR_NONE;
}

static err line_json(struct ctx *cx, struct tx *tx, struct listing *l, const struct signup *s,
                     struct volunteer *v)
{
    const struct field *state = entity_field(&signup_entity, "state", 5);
    struct json *j = l->j;
    bool shown = false;
    err e = name_shown(cx, tx, l, s, v, &shown);
    if (e) return e;
    json_object(j);
    json_id_at(j, "signup", s->id);
    json_id_at(j, "volunteer", v->id);
    json_text_at(j, "code", v->code);
    json_z_at(j, "name", shown ? text_z(cx->arena, v->full_name) : NULL);
    json_z_at(j, "phone", shown && !l->partner ? text_z(cx->arena, v->phone) : NULL);
    term_at(cx, j, "state", "state_label", state->terms, (unsigned)s->state);
    if (!l->partner) {
        json_text_at(j, "unit", record_title(cx, tx, &unit_entity, v->unit));
        json_text_at(j, "reason", s->reason);
        json_text_at(j, "unchecked", s->unchecked);
        json_text_at(j, "waived", words_codes(cx, &certificate_vocabulary, s->waived));
        json_text_at(j, "waiver", s->waiver);
        json_bool_at(j, "trainee", s->trainee);
        e = risk_json(cx, tx, j, l->place, s);
        if (!e) e = mark_json(cx, tx, j, s);
    }
    if (!e && shown && !l->partner) {
        e = respond_saw(cx, tx, l->rs, &volunteer_entity, v);
    }
    json_object_end(j);
    return e;
}

static enum kv_go show_line(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct signup *s = record;
    struct listing *l = arg;
    struct volunteer v;
    if (l->partner && s->state != SIGNUP_ACCEPTED) return KV_MORE;
    *failure = record_get(cx, tx, &volunteer_entity, s->volunteer, &v);
    if (!*failure) *failure = line_json(cx, tx, l, s, &v);
    return *failure ? KV_STOP : KV_MORE;
}

static void shift_json(struct ctx *cx, struct tx *tx, struct json *j, const struct signup_place *p)
{
    json_key(j, "shift");
    json_object(j);
    json_id_at(j, "id", p->shift.id);
    json_id_at(j, "opening", p->opening.id);
    json_text_at(j, "title", p->opening.title);
    json_text_at(j, "campaign", p->campaign.title);
    json_text_at(j, "day", date_format(cx->arena, p->shift.day));
    json_text_at(j, "day_text", words_day(cx, p->shift.day));
    json_text_at(j, "time_text", words_time(cx, p->shift.from_minute, p->shift.to_minute));
    json_text_at(j, "place", record_title(cx, tx, &place_entity, p->opening.place));
    json_int_at(j, "taken", p->shift.taken);
    json_int_at(j, "waiting", p->shift.waiting);
    json_int_at(j, "max", p->opening.max_people);
    json_object_end(j);
}

err shift_roster(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct signup_place place;
    struct listing l = { .rs = rs, .place = &place };
    err e = signup_place_of(cx, tx, request_id(rq), &place);
    if (!e) e = who_looks(cx, tx, &l);
    if (e) return e;
    l.j = respond_json(cx, rs, 200);
    json_object(l.j);
    shift_json(cx, tx, l.j, &place);
    json_key(l.j, "items");
    json_array(l.j);
    e = query_ref(cx, tx, &signup_entity, "shift", place.shift.id, show_line, &l);
    json_array_end(l.j);
    json_object_end(l.j);
    return e;
}

/* ---- the poster ---------------------------------------------------------------------------- */

static text site_address(struct ctx *cx, struct tx *tx, const struct request *rq)
{
    text set = setting_text(cx, tx, "bank.public_url");
    if (!text_is_empty(set)) return set;
    text proto = request_header(rq, "x-forwarded-proto");
    return text_format(cx->arena, "%s://%.*s", text_equal_z(proto, "https") ? "https" : "http",
                       TEXT_ARGS(request_header(rq, "host")));
}

err shift_poster(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct signup_place p;
    text svg;
    err e = signup_place_of(cx, tx, request_id(rq), &p);
    if (e) return e;
    text url = text_format(cx->arena, "%.*s/diem-danh?ma=%.*s", TEXT_ARGS(site_address(cx, tx, rq)),
                           TEXT_ARGS(p.shift.code));
    e = qr_svg(cx, url, ctx_say(cx, "Mã QR để điểm danh", "QR code for checking in"), &svg);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    shift_json(cx, tx, j, &p);
    json_text_at(j, "code", p.shift.code);
    json_text_at(j, "url", url);
    json_text_at(j, "svg", svg);
    json_object_end(j);
    return ERR_NONE;
}
