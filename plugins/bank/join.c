/* SPDX-License-Identifier: MIT
 * join: a newcomer on the public page. Everything or nothing: one transaction, so that nobody is
 * left with an account and no sign-up. */
#include "join.h"

#include "lists.h"
#include "notify.h"
#include "signup_routes.h"

enum { PASSWORD_LEAST = 8, PASSWORD_MOST = 200, COOKIE_SECONDS = SESSION_DAYS * 86400 };

/* Generous: a class of pupils signs up from one school's address. */
const struct limit_rule join_limit = { "join", 200, 600 };

#define WHO(num, member, ...)                                                                      \
    LIKE(num, struct joining, who.member, volunteer_fields, member, __VA_ARGS__)
#define AGREED(num, member, ...)                                                                   \
    LIKE(num, struct joining, agreed.member, consent_box_fields, member, __VA_ARGS__)

const struct field joining_fields[] = {
    LIKE(1, struct joining, shift, signup_fields, shift, REQUIRED),
    WHO(3, phone, 0, .help = "Dùng chung số với người nhà cũng được",
        .help_en = "A number shared with your family is fine"),
    WHO(2, full_name, 0),
    WHO(4, birth, 0),
    WHO(12, guardian_name, 0),
    WHO(13, guardian_phone, 0),
    WHO(5, commune, 0),
    WHO(6, occupation, 0),
    WHO(7, skills, 0),
    WHO(8, languages, 0),
    WHO(9, free, 0),
    WHO(10, busy_harvest, 0),
    WHO(11, radius_km, 0),
    AGREED(15, consent_contact, 0),
    AGREED(16, consent_matching, 0),
    AGREED(17, consent_partner, 0),
    AGREED(18, consent_photo, 0),
    AGREED(19, consent_statistics, 0),
    FIELD(14, struct joining, password, TEXT, SECRET, .max = PASSWORD_MOST, .label = "Mật khẩu",
          .label_en = "Password",
          .help = "Không bắt buộc: để trống thì mỗi lần vào sẽ nhận mã qua tin nhắn",
          .help_en = "Optional: without one a code comes by text message each time"),
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

static void require_consents(struct ctx *cx, const struct consent_boxes *agreed)
{
    if (!agreed->consent_contact)
        ctx_flaw(cx, "/consent_contact", "consent",
                 SAY("Cần đồng ý để liên lạc: đơn vị phải báo cho bạn giờ giấc và thay đổi của ca",
                     "Needed: the unit has to tell you times and changes of the shift"));
    if (!agreed->consent_matching)
        ctx_flaw(cx, "/consent_matching", "consent",
                 SAY("Cần đồng ý để xếp việc: đăng ký là để được xếp vào một ca",
                     "Needed: signing up is asking to be placed in a shift"));
}

static void require_way_in(struct ctx *cx, const struct joining *in)
{
    if (!text_is_empty(in->who.phone) || !text_is_empty(in->password)) return;
    ctx_flaw(cx, "/phone", "required",
             SAY("Hãy ghi số điện thoại, hoặc đặt mật khẩu để lần sau vào được",
                 "Give a phone number, or set a password to come back with"));
}

static err make_volunteer(struct ctx *cx, struct tx *tx, const struct joining *in,
                          const struct signup_place *place, struct volunteer *v)
{
    id otherwise = id_is_none(place->campaign.area) ? place->campaign.unit : place->campaign.area;
    *v = in->who;
    v->registered_by = REGISTERED_SELF;
    v->state = VOLUNTEER_ACTIVE;
    require_consents(cx, &in->agreed);
    require_way_in(cx, in);
    err e = unit_of_commune(cx, tx, v->commune, otherwise, &v->unit);
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

static err give_consents(struct ctx *cx, struct tx *tx, const struct consent_boxes *agreed,
                         id volunteer)
{
    err e = ERR_NONE;
    for (const struct field *box = consent_box_fields; !e && box->id; box++)
        if (consent_ticked(agreed, box))
            e = consent_give(cx, tx, volunteer, box->id, REGISTERED_SELF);
    return e;
}

static err newcomer(struct ctx *cx, struct tx *tx, const struct request *rq,
                    const struct signup_place *place, struct volunteer *v, struct response *rs)
{
    const struct joining *in = request_body(rq);
    const text *password = request_prepared(rq);
    err e = make_volunteer(cx, tx, in, place, v);
    if (!e) e = give_account(cx, tx, *password, v, rs);
    if (!e) e = give_consents(cx, tx, &in->agreed, v->id);
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
