/* SPDX-License-Identifier: MIT
 * paper_join: the same rules as on the public page, without an account. */
#include "paper_join.h"

#include "join.h"
#include "signup_routes.h"

#define WHO(num, member, ...)                                                                      \
    LIKE(num, struct paper_joining, who.member, volunteer_fields, member, __VA_ARGS__)

const struct field paper_joining_fields[] = {
    WHO(1, unit, REQUIRED),
    WHO(2, full_name, REQUIRED),
    WHO(3, phone, 0),
    WHO(4, email, 0),
    WHO(5, birth, REQUIRED),
    WHO(7, commune, REQUIRED),
    WHO(8, hamlet, 0),
    WHO(9, occupation, 0),
    WHO(10, skills, 0),
    WHO(11, languages, 0),
    WHO(12, free, 0),
    WHO(13, busy_harvest, 0),
    WHO(14, radius_km, 0),
    WHO(15, member_code, 0),
    WHO(16, guardian_name, 0),
    WHO(17, guardian_phone, 0),
    FIELD(18, struct paper_joining, paper_consents, CODES, REQUIRED,
          .terms = &consent_purpose_vocabulary, .label = "Mục đích đã đồng ý trên giấy",
          .label_en = "Purposes agreed to on paper"),
    LIKE(19, struct paper_joining, shift, signup_fields, shift, 0, .label = "Đăng ký luôn ca",
         .label_en = "Sign up for a shift too"),
    { 0 }
};

static void require_consents(struct ctx *cx, code_set agreed)
{
    for (const struct field *box = consent_box_fields; box->id; box++)
        if ((box->flags & REQUIRED) && !code_set_has(agreed, box->id))
            ctx_flaw(cx, "/paper_consents", "consent",
                     SAY("Giấy phải có: «%s%.0s»", "The paper has to say: «%.0s%s»"), box->label,
                     box->label_en);
}

static err give_consents(struct ctx *cx, struct tx *tx, id volunteer, code_set agreed)
{
    err e = ERR_NONE;
    for (const struct field *box = consent_box_fields; !e && box->id; box++)
        if (code_set_has(agreed, box->id))
            e = consent_give(cx, tx, volunteer, box->id, REGISTERED_PAPER);
    return e;
}

static err sign_up(struct ctx *cx, struct tx *tx, id shift, const struct volunteer *v,
                   struct response *rs)
{
    struct signup_place place;
    struct signup s;
    if (id_is_none(shift)) return ERR_NONE;
    err e = signup_place_of(cx, tx, shift, &place);
    if (!e) e = signup_apply(cx, tx, v, &place, &s);
    if (!e) signup_publish(cx, rs, &s);
    return e;
}

err paper_join(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct paper_joining *in = request_body(rq);
    struct volunteer v = in->who;
    v.registered_by = REGISTERED_PAPER;
    v.state = VOLUNTEER_ACTIVE;
    require_consents(cx, in->paper_consents);
    err e = refuse_known_person(cx, tx, &v);
    if (!e) e = record_create(cx, tx, &volunteer_entity, &v);
    if (!e) e = give_consents(cx, tx, v.id, in->paper_consents);
    if (!e) e = sign_up(cx, tx, in->shift, &v, rs);
    return e ? e : respond_created(cx, tx, rq, rs, &volunteer_entity, &v);
}
