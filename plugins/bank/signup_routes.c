/* SPDX-License-Identifier: MIT
 * signup_routes: thin: the moves are in signup_flow.c. */
#include "signup_routes.h"

#include "words.h"

enum { REMIND_MINUTES = 120 };

const struct field deciding_fields[] = {
    FIELD(1, struct deciding, decision, ENUM, REQUIRED, .terms = &decision_vocabulary,
          .label = "Quyết định", .label_en = "Decision"),
    LIKE(2, struct deciding, reason, signup_fields, reason, 0,
         .help = "Người đăng ký sẽ đọc được lý do này", .help_en = "The person will read this"),
    LIKE(3, struct deciding, unchecked, signup_fields, unchecked, 0,
         .label = "Vì sao tin chứng chỉ chưa kiểm tra được",
         .label_en = "Why certificates that could not be checked are taken on trust"),
    LIKE(4, struct deciding, waiver, signup_fields, waiver, 0),
    { 0 }
};
const struct field inviting_fields[] = {
    LIKE(1, struct inviting, volunteer, signup_fields, volunteer, REQUIRED),
    LIKE(2, struct inviting, shift, signup_fields, shift, REQUIRED),
    LIKE(3, struct inviting, waiver, signup_fields, waiver, 0),
    { 0 }
};
const struct field waiving_fields[] = {
    LIKE(1, struct waiving, waiver, signup_fields, waiver, REQUIRED), { 0 }
};

void signup_publish(struct ctx *cx, struct response *rs, const struct signup *s)
{
    respond_live(cx, rs,
                 text_format(cx->arena, "opening/%.*s", TEXT_ARGS(id_text(cx->arena, s->opening))));
    respond_live(cx, rs,
                 text_format(cx->arena, "shift/%.*s", TEXT_ARGS(id_text(cx->arena, s->shift))));
}

void signup_answer(struct ctx *cx, struct response *rs, int status, const struct signup *s,
                   const struct volunteer *v)
{
    const struct term *t =
        vocabulary_number(entity_field(&signup_entity, "state", 5)->terms, (unsigned)s->state);
    struct json *j = respond_json(cx, rs, status);
    json_object(j);
    json_id_at(j, "id", s->id);
    json_text_at(j, "code", v->code);
    json_z_at(j, "state", t ? t->code : NULL);
    json_text_at(j, "state_label", signup_state_label(cx, s->state));
    json_object_end(j);
}

err signup_decide_route(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    struct signup s;
    err e = record_get(cx, tx, &signup_entity, request_id(rq), &s);
    if (!e) e = signup_decide(cx, tx, &s, request_body(rq));
    if (e) return e;
    signup_publish(cx, rs, &s);
    return respond(cx, tx, rq, rs, &signup_entity, &s);
}

err signup_waive_route(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct waiving *in = request_body(rq);
    struct signup s;
    err e = record_get(cx, tx, &signup_entity, request_id(rq), &s);
    if (!e) e = signup_waive(cx, tx, &s, in->waiver);
    if (e) return e;
    signup_publish(cx, rs, &s);
    return respond(cx, tx, rq, rs, &signup_entity, &s);
}

err signup_invite_route(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    const struct inviting *in = request_body(rq);
    struct signup_place place;
    struct volunteer v;
    struct signup s;
    err e = signup_place_of(cx, tx, in->shift, &place);
    if (!e && !id_equal(place.opening.id, request_id(rq))) e = ERR_NOT_FOUND;
    if (!e) e = record_get(cx, tx, &volunteer_entity, in->volunteer, &v);
    if (!e) e = signup_invite(cx, tx, &v, &place, in->waiver, &s);
    if (e) return e;
    signup_publish(cx, rs, &s);
    return respond_created(cx, tx, rq, rs, &signup_entity, &s);
}

/* ---- what a person takes home -------------------------------------------------------------- */

/* A sign-up with all that belongs to it, for who may see it. */
struct seen {
    struct signup signup;
    struct signup_place place;
    struct volunteer volunteer;
    struct place commune;
};

static err see(struct ctx *cx, struct tx *tx, id which, struct seen *out)
{
    err e = record_get(cx, tx, &signup_entity, which, &out->signup);
    if (!e) e = signup_place_of(cx, tx, out->signup.shift, &out->place);
    if (e) return e;
    bool own = access_owns(cx, tx, &signup_entity, &out->signup);
    if (!own && !access_may(cx, tx, "signup.read", out->place.campaign.unit)) return ERR_NOT_FOUND;
    e = record_get(cx, tx, &volunteer_entity, out->signup.volunteer, &out->volunteer);
    return e ? e : record_get(cx, tx, &place_entity, out->place.opening.place, &out->commune);
}

static text where_text(struct ctx *cx, const struct seen *s)
{
    text location = s->place.campaign.location;
    if (text_is_empty(location)) return s->commune.name;
    return text_format(cx->arena, "%.*s, %.*s", TEXT_ARGS(location), TEXT_ARGS(s->commune.name));
}

/* Nobody there to ask about the certificates it requires: said, because the officer decides then.
 */
static void unchecked_json(struct ctx *cx, struct json *j, const struct seen *s)
{
    code_set wanted = s->place.opening.certificates;
    bool unknown = !code_set_is_empty(wanted) && !ctx_service(cx, "credential", 1);
    json_key(j, "unchecked");
    if (!unknown) {
        json_null(j);
        return;
    }
    text names = words_codes(cx, &certificate_vocabulary, wanted);
    text vi = text_format(cx->arena, "Chưa kiểm tra được chứng chỉ: %.*s. Cán bộ sẽ xem xét.",
                          TEXT_ARGS(names));
    text en = text_format(cx->arena, "Could not be checked: %.*s. An officer will decide.",
                          TEXT_ARGS(names));
    json_text(j, cx->lang == LANG_EN ? en : vi);
}

/* Taken without a certificate: which, and the officer's reason. */
static void waived_json(struct ctx *cx, struct json *j, const struct signup *s)
{
    json_key(j, "waived");
    if (code_set_is_empty(s->waived)) {
        json_null(j);
        return;
    }
    json_text(j, text_format(cx->arena,
                             cx->lang == LANG_EN ? "Taken without a valid certificate: %.*s. %.*s"
                                                 : "Được nhận khi không có chứng chỉ còn hạn: "
                                                   "%.*s. Lý do: %.*s",
                             TEXT_ARGS(words_codes(cx, &certificate_vocabulary, s->waived)),
                             TEXT_ARGS(s->waiver)));
}

err signup_receipt(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct seen s;
    err e = see(cx, tx, request_id(rq), &s);
    if (e) return e;
    bool accepted = s.signup.state == SIGNUP_ACCEPTED;
    text phone = s.place.campaign.leader_phone;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_id_at(j, "id", s.signup.id);
    json_text_at(j, "code", s.volunteer.code);
    json_text_at(j, "state_label", signup_state_label(cx, s.signup.state));
    json_bool_at(j, "accepted", accepted);
    json_bool_at(j, "waiting", s.signup.state == SIGNUP_WAITING);
    json_text_at(j, "title", s.place.opening.title);
    json_text_at(j, "campaign", s.place.campaign.title);
    json_id_at(j, "campaign_id", s.place.campaign.id);
    json_text_at(j, "day_text", words_day(cx, s.place.shift.day));
    json_text_at(j, "time_text",
                 words_time(cx, s.place.shift.from_minute, s.place.shift.to_minute));
    json_text_at(j, "place", s.commune.name);
    json_text_at(j, "location", s.place.campaign.location);
    json_text_at(j, "map_text", where_text(cx, &s));
    json_text_at(j, "leader_name", s.place.campaign.leader_name);
    json_key(j, "leader_phone");
    if (accepted && !text_is_empty(phone))
        json_text(j, phone);
    else
        json_null(j);
    json_text_at(j, "leader_phone_text", accepted ? words_phone(cx, phone) : TEXT(""));
    unchecked_json(cx, j, &s);
    waived_json(cx, j, &s.signup);
    json_bool_at(j, "trainee", s.signup.trainee);
    json_text_at(j, "calendar",
                 text_format(cx->arena, "/api/v1/signups/%.*s/calendar",
                             TEXT_ARGS(id_text(cx->arena, s.signup.id))));
    json_object_end(j);
    return ERR_NONE;
}

err signup_calendar(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct seen s;
    text file;
    err e = see(cx, tx, request_id(rq), &s);
    if (e) return e;
    struct ics_event event = {
        .uid = text_format(cx->arena, "%.*s@volbank", TEXT_ARGS(id_text(cx->arena, s.signup.id))),
        .start = shift_start(&s.place.shift),
        .end = shift_end(&s.place.shift),
        .summary = s.place.opening.title,
        .location = where_text(cx, &s),
        .description = text_format(cx->arena, "%.*s\n%.*s", TEXT_ARGS(s.place.campaign.title),
                                   TEXT_ARGS(s.place.opening.duties)),
        .remind_minutes = REMIND_MINUTES,
        .cancelled = !signup_keeps_time(s.signup.state),
    };
    e = ics_calendar(cx, &event, 1, &file);
    return e ? e
             : respond_bytes(rs, text_of(ics_media()), text_slice(file),
                             TEXT("ca-tinh-nguyen.ics"));
}
