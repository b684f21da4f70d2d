/* SPDX-License-Identifier: MIT
 * paper_join: the same rules as on the public page, without an account. */
#include "paper_join.h"

#include "consent.h"
#include "join.h"
#include "signup_routes.h"

#define PAPER(num, member, knd, flg, ...)                                                          \
    FIELD(num, struct paper_joining, member, knd, flg, __VA_ARGS__)

const struct field paper_joining_fields[] = {
    PAPER(1, unit, REF, REQUIRED, .target = "unit", .label = "Đơn vị", .label_en = "Unit"),
    PAPER(2, full_name, TEXT, REQUIRED, .max = 120, .label = "Họ và tên", .label_en = "Full name"),
    PAPER(3, phone, TEXT, 0, .max = 20, .label = "Điện thoại", .label_en = "Phone"),
    PAPER(4, email, TEXT, 0, .max = 120, .label = "Thư điện tử", .label_en = "E-mail"),
    PAPER(5, birth, DATE, REQUIRED, .label = "Ngày sinh", .label_en = "Birth date"),
    PAPER(7, commune, PLACE, REQUIRED, .label = "Xã, phường nơi ở", .label_en = "Commune"),
    PAPER(8, hamlet, TEXT, 0, .max = 80, .label = "Thôn, bon, buôn", .label_en = "Hamlet"),
    PAPER(9, occupation, CODE, 0, .terms = &occupation_vocabulary, .label = "Nghề nghiệp",
          .label_en = "Occupation"),
    PAPER(10, skills, CODES, 0, .terms = &skill_vocabulary, .label = "Kỹ năng",
          .label_en = "Skills"),
    PAPER(11, languages, CODES, 0, .terms = &language_vocabulary, .label = "Tiếng nói được",
          .label_en = "Languages"),
    PAPER(12, free, GRID, 0, .label = "Giờ rảnh trong tuần", .label_en = "Weekly free time"),
    PAPER(13, busy_harvest, BOOL, 0, .label = "Bận mùa thu hoạch", .label_en = "Busy at harvest"),
    PAPER(14, radius_km, INT, 0, .min = 0, .max = 300, .label = "Đi được bao xa (km)",
          .label_en = "How far they go (km)"),
    PAPER(15, member_code, TEXT, 0, .max = 30, .label = "Mã đoàn viên", .label_en = "Member code"),
    PAPER(16, guardian_name, TEXT, 0, .max = 120, .label = "Người giám hộ", .label_en = "Guardian"),
    PAPER(17, guardian_phone, TEXT, 0, .max = 20, .label = "Điện thoại người giám hộ",
          .label_en = "Guardian's phone"),
    PAPER(18, paper_consents, CODES, REQUIRED, .terms = &consent_purpose_vocabulary,
          .label = "Mục đích đã đồng ý trên giấy", .label_en = "Purposes agreed to on paper"),
    PAPER(19, shift, REF, 0, .target = "shift", .label = "Đăng ký luôn ca",
          .label_en = "Sign up for a shift too"),
    { 0 }
};

static struct volunteer volunteer_from(const struct paper_joining *in)
{
    return (struct volunteer){ .full_name = in->full_name,
                               .birth = in->birth,
                               .phone = in->phone,
                               .email = in->email,
                               .commune = in->commune,
                               .hamlet = in->hamlet,
                               .unit = in->unit,
                               .occupation = in->occupation,
                               .skills = in->skills,
                               .languages = in->languages,
                               .free = in->free,
                               .busy_harvest = in->busy_harvest,
                               .radius_km = in->radius_km,
                               .member_code = in->member_code,
                               .guardian_name = in->guardian_name,
                               .guardian_phone = in->guardian_phone,
                               .registered_by = REGISTERED_PAPER,
                               .state = VOLUNTEER_ACTIVE };
}

static void require_consents(struct ctx *cx, code_set agreed)
{
    for (const struct consent_row *r = consent_rows; r->purpose; r++)
        if (r->needed && !code_set_has(agreed, r->purpose))
            ctx_flaw(cx, "/paper_consents", "consent",
                     SAY("Giấy phải có: «%s%.0s»", "The paper has to say: «%.0s%s»"), r->vi, r->en);
}

static err give_consents(struct ctx *cx, struct tx *tx, id volunteer, code_set agreed)
{
    err e = ERR_NONE;
    for (const struct consent_row *r = consent_rows; !e && r->purpose; r++)
        if (code_set_has(agreed, r->purpose))
            e = consent_give(cx, tx, volunteer, r->purpose, REGISTERED_PAPER);
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
    struct volunteer v = volunteer_from(in);
    require_consents(cx, in->paper_consents);
    err e = refuse_known_person(cx, tx, &v);
    if (!e) e = record_create(cx, tx, &volunteer_entity, &v);
    if (!e) e = give_consents(cx, tx, v.id, in->paper_consents);
    if (!e) e = sign_up(cx, tx, in->shift, &v, rs);
    return e ? e : respond_created(cx, tx, rq, rs, &volunteer_entity, &v);
}
