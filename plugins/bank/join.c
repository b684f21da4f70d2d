/* SPDX-License-Identifier: MIT
 * join: a newcomer on the public page. Everything or nothing: one transaction, so that nobody is
 * left with an account and no sign-up. */
#include "join.h"

#include "consent.h"
#include "lists.h"
#include "notify.h"
#include "signup_routes.h"

enum { PASSWORD_LEAST = 8, PASSWORD_MOST = 200, COOKIE_SECONDS = SESSION_DAYS * 86400 };

/* Generous: a class of pupils signs up from one school's address. */
const struct limit_rule join_limit = { "join", 200, 600 };

#define JOINING(num, member, knd, flg, ...)                                                        \
    FIELD(num, struct joining, member, knd, flg, __VA_ARGS__)

const struct field joining_fields[] = {
    JOINING(1, shift, REF, REQUIRED, .target = "shift", .label = "Ca", .label_en = "Shift"),
    JOINING(2, full_name, TEXT, 0, .max = 120, .label = "Họ và tên", .label_en = "Full name",
            .help = "Viết như trên giấy tờ, ví dụ: Y Ngông Niê Kdăm",
            .help_en = "As on your papers, for example: Y Ngông Niê Kdăm"),
    JOINING(3, phone, TEXT, 0, .max = 20, .label = "Điện thoại", .label_en = "Phone",
            .help = "Dùng chung số với người nhà cũng được",
            .help_en = "A number shared with your family is fine"),
    JOINING(4, birth, DATE, 0, .label = "Ngày sinh", .label_en = "Birth date"),
    JOINING(5, commune, PLACE, 0, .label = "Xã, phường nơi ở", .label_en = "Commune"),
    JOINING(6, occupation, CODE, 0, .terms = &occupation_vocabulary, .label = "Nghề nghiệp",
            .label_en = "Occupation"),
    JOINING(7, skills, CODES, 0, .terms = &skill_vocabulary, .label = "Kỹ năng",
            .label_en = "Skills"),
    JOINING(8, languages, CODES, 0, .terms = &language_vocabulary, .label = "Tiếng nói được",
            .label_en = "Languages"),
    JOINING(9, free, GRID, 0, .label = "Giờ rảnh trong tuần", .label_en = "Weekly free time"),
    JOINING(10, busy_harvest, BOOL, 0, .label = "Bận mùa thu hoạch (15/10–15/01)",
            .label_en = "Busy at harvest (15 Oct – 15 Jan)"),
    JOINING(11, radius_km, INT, 0, .min = 0, .max = 300, .label = "Đi được bao xa (km)",
            .label_en = "How far you go (km)", .help = "Để 0 nếu đi được khắp tỉnh",
            .help_en = "0 means anywhere in the province"),
    JOINING(12, guardian_name, TEXT, 0, .max = 120, .label = "Người giám hộ",
            .label_en = "Guardian", .help = "Bắt buộc khi chưa đủ 16 tuổi",
            .help_en = "Required under 16"),
    JOINING(13, guardian_phone, TEXT, 0, .max = 20, .label = "Điện thoại người giám hộ",
            .label_en = "Guardian's phone"),
    JOINING(14, password, TEXT, SECRET, .max = PASSWORD_MOST, .label = "Mật khẩu",
            .label_en = "Password",
            .help = "Không bắt buộc: để trống thì mỗi lần vào sẽ nhận mã qua tin nhắn",
            .help_en = "Optional: without one a code comes by text message each time"),
    JOINING(15, consent_contact, BOOL, 0, .label = CONTACT_VI, .label_en = CONTACT_EN),
    JOINING(16, consent_matching, BOOL, 0, .label = MATCHING_VI, .label_en = MATCHING_EN),
    JOINING(17, consent_partner, BOOL, 0, .label = PARTNER_VI, .label_en = PARTNER_EN),
    JOINING(18, consent_photo, BOOL, 0, .label = PHOTO_VI, .label_en = PHOTO_EN),
    JOINING(19, consent_statistics, BOOL, 0, .label = STATISTICS_VI, .label_en = STATISTICS_EN),
    { 0 }
};

/* ---- before the writer --------------------------------------------------------------------- */

static err is_demo(struct ctx *cx, struct tx *tx, bool *demo)
{
    struct slice mark;
    err e = meta_get(cx, tx, "demo", &mark);
    *demo = !e && mark.size > 0;
    return e;
}

err join_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    const struct joining *in = request_body(rq);
    char hash[PASSWORD_HASH_MAX];
    bool demo;
    text *stored = ARENA_NEW(cx->arena, text);
    *prepared = stored;
    if (text_is_empty(in->password)) return ERR_NONE;
    if (in->password.size < PASSWORD_LEAST)
        return ctx_fail(
            cx, ERR_INVALID, "/password", "short",
            SAY("Mật khẩu phải có ít nhất 8 ký tự", "The password needs at least 8 characters"));
    err e = is_demo(cx, tx, &demo);
    if (!e) e = password_hash(cx, in->password, demo, hash);
    if (!e) *stored = text_copy(cx->arena, text_of(hash));
    return e;
}

/* ---- where somebody belongs ---------------------------------------------------------------- */

struct unit_search {
    id unit;
    int32_t kind;
    date today;
};

/* A commune union before any other body of the commune. */
static enum kv_go look_at_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct unit *u = record;
    struct unit_search *s = arg;
    bool alive = !u->valid_to || u->valid_to >= s->today;
    if (!alive || u->kind != UNIT_COMMUNE_UNION) return KV_MORE;
    s->unit = u->id;
    return KV_STOP;
}

static enum kv_go keep_successor(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                 err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    *(id *)arg = ((const struct place_successor *)record)->new_place;
    return KV_STOP;
}

err unit_of_commune(struct ctx *cx, struct tx *tx, id commune, id otherwise, id *unit)
{
    struct unit_search s = { .today = instant_date(cx->now) };
    id next = ID_NONE;
    err e = query_ref(cx, tx, &unit_entity, "place", commune, look_at_unit, &s);
    if (!e && id_is_none(s.unit))
        e = query_ref(cx, tx, &place_successor_entity, "old", commune, keep_successor, &next);
    if (!e && !id_is_none(next))
        e = query_ref(cx, tx, &unit_entity, "place", next, look_at_unit, &s);
    *unit = id_is_none(s.unit) ? otherwise : s.unit;
    return e;
}

/* ---- who is it ----------------------------------------------------------------------------- */

struct known {
    const struct volunteer *new;
    text fold;
    bool found;
};

static enum kv_go compare_person(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                 err *failure)
{
    (void)tx;
    (void)failure;
    const struct volunteer *v = record;
    struct known *k = arg;
    bool other = v->birth != k->new->birth || v->state == VOLUNTEER_MERGED;
    if (other || !text_equal(viet_fold(cx->arena, v->full_name), k->fold)) return KV_MORE;
    k->found = true;
    return KV_STOP;
}

err refuse_known_person(struct ctx *cx, struct tx *tx, const struct volunteer *v)
{
    struct known k = { .new = v, .fold = viet_fold(cx->arena, v->full_name) };
    struct volunteer probe = { 0 };
    if (!viet_phone(cx->arena, v->phone, &probe.phone)) return ERR_NONE; /* the check says it */
    err e = query_by(cx, tx, &volunteer_entity, "phone", &probe, compare_person, &k);
    if (e || !k.found) return e;
    return ctx_fail(cx, ERR_CONFLICT, "/full_name", "known",
                    SAY("Đã có hồ sơ với tên, ngày sinh và số điện thoại này. Hãy đăng nhập rồi "
                        "đăng ký",
                        "There is a record with this name, birth date and phone already. Sign in, "
                        "then sign up"));
}

/* ---- the records of a newcomer ------------------------------------------------------------- */

static void require_consents(struct ctx *cx, const struct joining *in)
{
    if (!in->consent_contact)
        ctx_flaw(cx, "/consent_contact", "consent",
                 SAY("Cần đồng ý để liên lạc: đơn vị phải báo cho bạn giờ giấc và thay đổi của ca",
                     "Needed: the unit has to tell you times and changes of the shift"));
    if (!in->consent_matching)
        ctx_flaw(cx, "/consent_matching", "consent",
                 SAY("Cần đồng ý để xếp việc: đăng ký là để được xếp vào một ca",
                     "Needed: signing up is asking to be placed in a shift"));
}

static void require_way_in(struct ctx *cx, const struct joining *in)
{
    if (!text_is_empty(in->phone) || !text_is_empty(in->password)) return;
    ctx_flaw(cx, "/phone", "required",
             SAY("Hãy ghi số điện thoại, hoặc đặt mật khẩu để lần sau vào được",
                 "Give a phone number, or set a password to come back with"));
}

static struct volunteer volunteer_from(const struct joining *in)
{
    return (struct volunteer){ .full_name = in->full_name,
                               .birth = in->birth,
                               .phone = in->phone,
                               .commune = in->commune,
                               .occupation = in->occupation,
                               .skills = in->skills,
                               .languages = in->languages,
                               .free = in->free,
                               .busy_harvest = in->busy_harvest,
                               .radius_km = in->radius_km,
                               .guardian_name = in->guardian_name,
                               .guardian_phone = in->guardian_phone,
                               .registered_by = REGISTERED_SELF,
                               .state = VOLUNTEER_ACTIVE };
}

static err make_volunteer(struct ctx *cx, struct tx *tx, const struct joining *in,
                          const struct signup_place *place, struct volunteer *v)
{
    id otherwise = id_is_none(place->campaign.area) ? place->campaign.unit : place->campaign.area;
    *v = volunteer_from(in);
    require_consents(cx, in);
    require_way_in(cx, in);
    err e = unit_of_commune(cx, tx, in->commune, otherwise, &v->unit);
    if (!e && !cx->error) e = refuse_known_person(cx, tx, v);
    if (!e) e = record_create(cx, tx, &volunteer_entity, v);
    return e ? e : cx->error;
}

err login_for(struct ctx *cx, struct tx *tx, const struct volunteer *v, text *login)
{
    struct account taken;
    struct account probe = { .login = v->phone };
    *login = account_login_text(cx, v->code);
    if (text_is_empty(v->phone)) return ERR_NONE;
    err e = record_find(cx, tx, &account_entity, "login", &probe, &taken);
    if (e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    *login = v->phone;
    return ERR_NONE;
}

/* Somebody signed in without a record (an officer) keeps the account they have. */
static err give_account(struct ctx *cx, struct tx *tx, text password, struct volunteer *v,
                        struct response *rs)
{
    struct account account = {
        .name = v->full_name, .phone = v->phone, .password = password, .state = ACCOUNT_ACTIVE
    };
    text token;
    v->account = cx->actor.account;
    if (!id_is_none(v->account)) return record_update(cx, tx, &volunteer_entity, v);
    err e = login_for(cx, tx, v, &account.login);
    if (!e) e = record_create(cx, tx, &account_entity, &account);
    if (!e) e = session_open(cx, tx, account.id, &token);
    if (e) return e;
    respond_cookie(cx, rs, "volbank", token, COOKIE_SECONDS);
    cx->actor.account = v->account = account.id; /* what follows is their own doing */
    return record_update(cx, tx, &volunteer_entity, v);
}

static err give_consents(struct ctx *cx, struct tx *tx, const struct joining *in,
                         const struct volunteer *v)
{
    err e = consent_give(cx, tx, v->id, CONSENT_CONTACT, REGISTERED_SELF);
    if (!e) e = consent_give(cx, tx, v->id, CONSENT_MATCHING, REGISTERED_SELF);
    if (!e && in->consent_partner)
        e = consent_give(cx, tx, v->id, CONSENT_PARTNER, REGISTERED_SELF);
    if (!e && in->consent_photo) e = consent_give(cx, tx, v->id, CONSENT_PHOTO, REGISTERED_SELF);
    if (!e && in->consent_statistics)
        e = consent_give(cx, tx, v->id, CONSENT_STATISTICS, REGISTERED_SELF);
    return e;
}

static err newcomer(struct ctx *cx, struct tx *tx, const struct request *rq,
                    const struct signup_place *place, struct volunteer *v, struct response *rs)
{
    const struct joining *in = request_body(rq);
    const text *password = request_prepared(rq);
    err e = make_volunteer(cx, tx, in, place, v);
    if (!e) e = give_account(cx, tx, *password, v, rs);
    if (!e) e = give_consents(cx, tx, in, v);
    return e;
}

err join_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct joining *in = request_body(rq);
    struct signup_place place;
    struct volunteer v;
    struct signup signup;
    err e = signup_place_of(cx, tx, in->shift, &place);
    if (e) return e;
    e = volunteer_of_actor(cx, tx, &v);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        e = newcomer(cx, tx, rq, &place, &v, rs);
        if (!e) e = notify_guardian(cx, tx, &place, &v);
    }
    if (!e) e = signup_apply(cx, tx, &v, &place, &signup);
    if (e) return e;
    signup_publish(cx, rs, &signup);
    signup_answer(cx, rs, 201, &signup, &v);
    return ERR_NONE;
}
