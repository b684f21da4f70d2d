/* SPDX-License-Identifier: MIT
 * profile: one's own record: seeing it, correcting it, giving and taking back consent. Taking back
 * what the bank cannot do without pauses the record; giving it again wakes it. */
#include "join.h"
#include "lists.h"
#include "me.h"
#include "team_known.h"
#include "words.h"

#define WHO(num, member, ...)                                                                      \
    LIKE(num, struct profile, who.member, volunteer_fields, member, __VA_ARGS__)
#define AGREED(num, member) LIKE(num, struct consent_boxes, member, consent_box_fields, member, 0)

const struct field profile_fields[] = { WHO(1, full_name, 0),       WHO(2, phone, 0),
                                        WHO(3, email, 0),           WHO(4, birth, 0),
                                        WHO(6, commune, 0),         WHO(7, hamlet, 0),
                                        WHO(8, occupation, 0),      WHO(9, skills, 0),
                                        WHO(10, languages, 0),      WHO(11, free, 0),
                                        WHO(12, busy_harvest, 0),   WHO(13, radius_km, 0),
                                        WHO(14, member_code, 0),    WHO(15, guardian_name, 0),
                                        WHO(16, guardian_phone, 0), { 0 } };

const struct field consenting_fields[] = {
    AGREED(1, consent_contact), AGREED(2, consent_matching),   AGREED(3, consent_partner),
    AGREED(4, consent_photo),   AGREED(5, consent_statistics), { 0 }
};

/* ---- seeing -------------------------------------------------------------------------------- */

static err consents_json(struct ctx *cx, struct tx *tx, struct json *j, id volunteer)
{
    bool holds;
    err e = ERR_NONE;
    for (const struct field *box = consent_box_fields; !e && box->id; box++) {
        e = consent_holds(cx, tx, volunteer, box->id, &holds);
        json_bool_at(j, box->name, holds);
    }
    json_key(j, "consents");
    json_array(j);
    for (const struct field *box = consent_box_fields; !e && box->id; box++) {
        e = consent_holds(cx, tx, volunteer, box->id, &holds);
        json_object(j);
        json_z_at(j, "name", box->name);
        json_text_at(j, "words", consent_words(cx, box->id));
        json_bool_at(j, "given", holds);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static err show(struct ctx *cx, struct tx *tx, struct response *rs, struct volunteer *v)
{
    id *teams = NULL;
    size_t led = 0;
    err e = record_derive(cx, tx, &volunteer_entity, v, instant_date(cx->now));
    if (!e) e = team_service.led(cx, tx, v->id, instant_date(cx->now), &teams, &led);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    record_json_members(cx, j, &volunteer_entity, v,
                        (struct record_view){ .personal = true, .labels = true });
    json_bool_at(j, "certificates", ctx_service(cx, "credential", 1) != NULL);
    json_bool_at(j, "leads_team", led > 0);
    json_text_at(j, "phone_text", words_phone(cx, v->phone));
    json_text_at(j, "guardian_phone_text", words_phone(cx, v->guardian_phone));
    json_text_at(j, "commune_name", record_title(cx, tx, &place_entity, v->commune));
    json_text_at(j, "unit_name", record_title(cx, tx, &unit_entity, v->unit));
    e = consents_json(cx, tx, j, v->id);
    json_object_end(j);
    return e;
}

err me_profile(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)rq;
    struct volunteer v;
    err e = volunteer_of_actor(cx, tx, &v);
    return e ? e : show(cx, tx, rs, &v);
}

/* ---- changing ------------------------------------------------------------------------------ */

static bool is_box(const struct field *f)
{
    return f->kind == FIELD_BOOL || f->kind == FIELD_CODES || f->kind == FIELD_GRID;
}

static bool was_sent(const struct request *rq, const struct field *f)
{
    return request_gave(rq, f->name) || (request_is_form(rq) && is_box(f));
}

/* A form that leaves empty what has to be there (a commune that ended in the reform is in no list
 * of choices) keeps it. */
static bool stays(const struct request *rq, const struct field *f, const struct volunteer *who)
{
    return request_is_form(rq) && (f->flags & REQUIRED) && field_is_empty(f, who);
}

static void take_fields(const struct request *rq, struct volunteer *v)
{
    const struct profile *in = request_body(rq);
    for (const struct field *row = profile_fields; row->id; row++) {
        if (row->like != volunteer_fields) continue;
        const struct field *f = entity_field(&volunteer_entity, row->name, strlen(row->name));
        if (was_sent(rq, f) && !stays(rq, f, &in->who))
            memcpy(field_in(f, v), field_of(f, &in->who), f->size);
    }
}

static err needed_hold(struct ctx *cx, struct tx *tx, id volunteer, bool *all)
{
    err e = ERR_NONE;
    *all = true;
    for (const struct field *box = consent_box_fields; !e && box->id; box++) {
        bool holds = true;
        if (box->flags & REQUIRED) e = consent_holds(cx, tx, volunteer, box->id, &holds);
        *all = *all && holds;
    }
    return e;
}

static err take_consents(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct volunteer *v)
{
    bool before = false;
    bool after = false;
    err e = needed_hold(cx, tx, v->id, &before);
    const struct consent_boxes *in = request_body(rq);
    for (const struct field *box = consent_box_fields; !e && box->id; box++) {
        if (!was_sent(rq, box)) continue;
        e = consent_ticked(in, box) ? consent_give(cx, tx, v->id, box->id, REGISTERED_SELF)
                                    : consent_withdraw(cx, tx, v->id, box->id);
    }
    if (!e) e = needed_hold(cx, tx, v->id, &after);
    if (before && !after && v->state == VOLUNTEER_ACTIVE) v->state = VOLUNTEER_PAUSED;
    if (!before && after && v->state == VOLUNTEER_PAUSED) v->state = VOLUNTEER_ACTIVE;
    return e;
}

/* The account follows the phone: codes go there, and it is the login when it was. */
static err follow_phone(struct ctx *cx, struct tx *tx, const struct volunteer *v, text old_phone)
{
    struct account account;
    if (id_is_none(v->account) || text_equal(v->phone, old_phone)) return ERR_NONE;
    err e = record_get(cx, tx, &account_entity, v->account, &account);
    if (e) return e;
    account.phone = v->phone;
    if (text_equal(account.login, old_phone)) e = login_for(cx, tx, v, &account.login);
    return e ? e : record_update(cx, tx, &account_entity, &account);
}

err me_profile_change(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct volunteer v;
    err e = volunteer_of_actor(cx, tx, &v);
    if (e) return e;
    text old_phone = v.phone;
    take_fields(rq, &v);
    e = record_update(cx, tx, &volunteer_entity, &v);
    if (!e) e = follow_phone(cx, tx, &v, old_phone);
    return e ? e : show(cx, tx, rs, &v);
}

err me_consents_change(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct volunteer v;
    err e = volunteer_of_actor(cx, tx, &v);
    if (!e) e = take_consents(cx, tx, rq, &v);
    if (!e) e = record_update(cx, tx, &volunteer_entity, &v);
    return e ? e : show(cx, tx, rs, &v);
}
