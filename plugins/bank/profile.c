/* SPDX-License-Identifier: MIT
 * profile: one's own record: seeing it, correcting it, giving and taking back consent. Taking back
 * what the bank cannot do without pauses the record; giving it again wakes it. */
#include "consent.h"
#include "join.h"
#include "lists.h"
#include "me.h"
#include "words.h"

#define PROFILE(num, member, knd, flg, ...)                                                        \
    FIELD(num, struct profile, member, knd, flg, __VA_ARGS__)

const struct field profile_fields[] = {
    PROFILE(1, full_name, TEXT, 0, .max = 120, .label = "Họ và tên", .label_en = "Full name"),
    PROFILE(2, phone, TEXT, 0, .max = 20, .label = "Điện thoại", .label_en = "Phone"),
    PROFILE(3, email, TEXT, 0, .max = 120, .label = "Thư điện tử", .label_en = "E-mail"),
    PROFILE(4, birth, DATE, 0, .label = "Ngày sinh", .label_en = "Birth date"),
    PROFILE(6, commune, PLACE, 0, .label = "Xã, phường nơi ở", .label_en = "Commune"),
    PROFILE(7, hamlet, TEXT, 0, .max = 80, .label = "Thôn, bon, buôn", .label_en = "Hamlet"),
    PROFILE(8, occupation, CODE, 0, .terms = &occupation_vocabulary, .label = "Nghề nghiệp",
            .label_en = "Occupation"),
    PROFILE(9, skills, CODES, 0, .terms = &skill_vocabulary, .label = "Kỹ năng",
            .label_en = "Skills"),
    PROFILE(10, languages, CODES, 0, .terms = &language_vocabulary, .label = "Tiếng nói được",
            .label_en = "Languages"),
    PROFILE(11, free, GRID, 0, .label = "Giờ rảnh trong tuần", .label_en = "Weekly free time"),
    PROFILE(12, busy_harvest, BOOL, 0, .label = "Bận mùa thu hoạch (15/10–15/01)",
            .label_en = "Busy at harvest (15 Oct – 15 Jan)"),
    PROFILE(13, radius_km, INT, 0, .min = 0, .max = 300, .label = "Đi được bao xa (km)",
            .label_en = "How far you go (km)", .help = "Để 0 nếu đi được khắp tỉnh",
            .help_en = "0 means anywhere in the province"),
    PROFILE(14, member_code, TEXT, 0, .max = 30, .label = "Mã đoàn viên",
            .label_en = "Member code"),
    PROFILE(15, guardian_name, TEXT, 0, .max = 120, .label = "Người giám hộ",
            .label_en = "Guardian", .help = "Bắt buộc khi chưa đủ 16 tuổi",
            .help_en = "Required under 16"),
    PROFILE(16, guardian_phone, TEXT, 0, .max = 20, .label = "Điện thoại người giám hộ",
            .label_en = "Guardian's phone"),
    PROFILE(17, consent_contact, BOOL, 0, .label = CONTACT_VI, .label_en = CONTACT_EN),
    PROFILE(18, consent_matching, BOOL, 0, .label = MATCHING_VI, .label_en = MATCHING_EN),
    PROFILE(19, consent_partner, BOOL, 0, .label = PARTNER_VI, .label_en = PARTNER_EN),
    PROFILE(20, consent_photo, BOOL, 0, .label = PHOTO_VI, .label_en = PHOTO_EN),
    PROFILE(21, consent_statistics, BOOL, 0, .label = STATISTICS_VI, .label_en = STATISTICS_EN),
    { 0 }
};

static const struct field *profile_field(const char *name)
{
    for (const struct field *f = profile_fields; f->id; f++)
        if (strcmp(f->name, name) == 0) return f;
    return NULL;
}

/* ---- seeing -------------------------------------------------------------------------------- */

static err consents_json(struct ctx *cx, struct tx *tx, struct json *j, id volunteer)
{
    bool holds;
    err e = ERR_NONE;
    for (const struct consent_row *r = consent_rows; !e && r->purpose; r++) {
        e = consent_holds(cx, tx, volunteer, r->purpose, &holds);
        json_bool_at(j, r->name, holds);
    }
    json_key(j, "consents");
    json_array(j);
    for (const struct consent_row *r = consent_rows; !e && r->purpose; r++) {
        e = consent_holds(cx, tx, volunteer, r->purpose, &holds);
        json_object(j);
        json_z_at(j, "name", r->name);
        json_text_at(j, "words", consent_words(cx, r->purpose));
        json_bool_at(j, "given", holds);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static err show(struct ctx *cx, struct tx *tx, struct response *rs, struct volunteer *v)
{
    err e = record_derive(cx, tx, &volunteer_entity, v, instant_date(cx->now));
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    record_json_members(cx, j, &volunteer_entity, v,
                        (struct record_view){ .personal = true, .labels = true });
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
static bool stays(const struct request *rq, const struct field *own, const struct field *f)
{
    return request_is_form(rq) && (own->flags & REQUIRED) && field_is_empty(f, request_body(rq));
}

/* Members of both tables have the same name and kind. */
static void take_fields(const struct request *rq, struct volunteer *v)
{
    const void *in = request_body(rq);
    for (const struct field *f = profile_fields; f->id; f++) {
        const struct field *own = entity_field(&volunteer_entity, f->name, strlen(f->name));
        if (!own || !was_sent(rq, f) || stays(rq, own, f)) continue;
        REQUIRE(own->kind == f->kind && own->size == f->size);
        memcpy(field_in(own, v), field_of(f, in), f->size);
    }
}

static err needed_hold(struct ctx *cx, struct tx *tx, id volunteer, bool *all)
{
    err e = ERR_NONE;
    *all = true;
    for (const struct consent_row *r = consent_rows; !e && r->purpose; r++) {
        bool holds = true;
        if (r->needed) e = consent_holds(cx, tx, volunteer, r->purpose, &holds);
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
    for (const struct consent_row *r = consent_rows; !e && r->purpose; r++) {
        const struct field *f = profile_field(r->name);
        if (!was_sent(rq, f)) continue;
        bool agreed = *(const bool *)field_of(f, request_body(rq));
        e = agreed ? consent_give(cx, tx, v->id, r->purpose, REGISTERED_SELF)
                   : consent_withdraw(cx, tx, v->id, r->purpose);
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
    e = take_consents(cx, tx, rq, &v);
    if (!e) e = record_update(cx, tx, &volunteer_entity, &v);
    if (!e) e = follow_phone(cx, tx, &v, old_phone);
    return e ? e : show(cx, tx, rs, &v);
}
