/* SPDX-License-Identifier: MIT
 * account_routes: signing in by password or one-time code. A wrong password and an unknown name
 * take the same time and get the same answer. */
#include "account_routes.h"

#include "../access/api_key.h"
#include "../access/limit.h"
#include "../access/login_code.h"
#include "../access/session.h"
#include "../plugin/host.h"
#include "../work/work.h"

enum { PASSWORD_MIN = 8, PASSWORD_MAX = 200 };

const struct limit_rule sign_in_limit = { "sign-in", 20, 120 };
/* The same for one log-in, from however many addresses. Refused tries cost nothing more, and twice
 * a minute the owner gets through. */
static const struct limit_rule login_limit = { "login", 20, 120 };
/* A code is a text message somebody pays for, and five guesses. */
static const struct limit_rule code_limit = { "login-code", 5, 10 };

const struct field sign_in_fields[] = {
    FIELD(1, struct sign_in, login, TEXT, REQUIRED, .max = 120,
          .label = "Tên đăng nhập hoặc số điện thoại", .label_en = "Login or phone number"),
    FIELD(2, struct sign_in, password, TEXT, 0, .max = PASSWORD_MAX, .label = "Mật khẩu",
          .label_en = "Password"),
    FIELD(3, struct sign_in, code, TEXT, 0, .max = 12, .label = "Mã dùng một lần (6 số)",
          .label_en = "One-time code (6 digits)"),
    FIELD(4, struct sign_in, back, TEXT, 0, .max = 300, .label = "Rồi về trang",
          .label_en = "Then go to"),
    { 0 }
};
const struct field code_wish_fields[] = {
    FIELD(1, struct code_wish, login, TEXT, REQUIRED, .max = 120,
          .label = "Tên đăng nhập hoặc số điện thoại", .label_en = "Login or phone number"),
    { 0 }
};
const struct field password_change_fields[] = {
    FIELD(1, struct password_change, old_password, TEXT, REQUIRED, .max = PASSWORD_MAX,
          .label = "Mật khẩu cũ", .label_en = "Old password"),
    FIELD(2, struct password_change, new_password, TEXT, REQUIRED, .max = PASSWORD_MAX,
          .label = "Mật khẩu mới", .label_en = "New password"),
    { 0 }
};
const struct field key_wish_fields[] = { FIELD(1, struct key_wish, label, TEXT, REQUIRED, .max = 80,
                                               .label = "Tên khóa", .label_en = "Name of the key"),
                                         { 0 } };

/* What the pool found out. */
struct checked {
    id account;
    bool right;
};

/* Verifies against something even when there is no account, so that the time tells nothing. */
static bool fits(text password, text stored)
{
    static const char nobody[] = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                                 "RdescudvJCsgt3ub+b5dWRWJTmaaJObG6wDmOvl0Zzw";
    char hash[PASSWORD_HASH_MAX] = { 0 };
    bool known = !text_is_empty(stored) && stored.size < sizeof(hash);
    memcpy(hash, known ? stored.data : nobody, known ? stored.size : sizeof(nobody));
    return password_verify(password, hash) && known;
}

static err refused(struct ctx *cx)
{
    return ctx_fail(
        cx, ERR_UNAUTHENTICATED, NULL, "sign-in",
        SAY("Tên đăng nhập hoặc mật khẩu, mã chưa đúng. Hãy thử lại hoặc xin mã mới",
            "The login, the password or the code is not right. Try again or ask for a new code"));
}

static err take_login_try(struct ctx *cx, const struct limit_rule *rule, text login)
{
    const struct host *host = cx->app;
    return limit_take(cx, host->limits, rule, account_login_text(cx, login));
}

err session_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    const struct sign_in *in = request_body(rq);
    struct checked *checked = ARENA_NEW(cx->arena, struct checked);
    struct account account = { 0 };
    *prepared = checked;
    err e = take_login_try(cx, &login_limit, in->login);
    if (e) return e;
    e = account_by_login(cx, tx, in->login, &account);
    if (e && e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    checked->account = e ? ID_NONE : account.id;
    if (text_is_empty(in->code))
        checked->right = fits(in->password, e ? TEXT("") : account.password);
    return ERR_NONE;
}

static err write_me(struct ctx *cx, struct tx *tx, struct response *rs, int status, text back)
{
    struct account account;
    err e = record_get(cx, tx, &account_entity, cx->actor.account, &account);
    if (e) return e;
    const struct access *access = cx->actor.access;
    bool staff = false;
    struct json *j = respond_json(cx, rs, status);
    json_object(j);
    json_id_at(j, "id", account.id);
    json_text_at(j, "name", account.name);
    json_text_at(j, "login", account.login);
    json_bool_at(j, "must_change", account.must_change);
    json_key(j, "roles");
    json_array(j);
    for (size_t i = 0; access && i < access->count; i++) {
        const struct grant_held *g = &access->grants[i];
        const struct term *role = vocabulary_number(&role_terms, (unsigned)g->role);
        staff = staff || g->role != ROLE_VOLUNTEER;
        json_object(j);
        json_z_at(j, "role", role ? role->code : NULL);
        json_text_at(j, "role_label", role ? ctx_say(cx, role->vi, role->en) : TEXT(""));
        json_id_at(j, "unit", g->unit);
        json_text_at(j, "unit_name", record_title(cx, tx, &unit_entity, g->unit));
        json_object_end(j);
    }
    json_array_end(j);
    json_bool_at(j, "staff", staff);
    if (status == 201)
        json_text_at(j, "back", !text_is_empty(back) ? back : staff ? TEXT("/can-bo") : TEXT("/"));
    json_z_at(j, "lang", cx->lang == LANG_EN ? "en" : "vi");
    json_object_end(j);
    return ERR_NONE;
}

static err open_for(struct ctx *cx, struct tx *tx, id account, struct response *rs, text back)
{
    text token;
    err e = session_open(cx, tx, account, &token);
    if (e) return e;
    const struct host *host = cx->app;
    cx->actor.account = account;
    e = access_load(cx, tx, registry_book(host->registry));
    if (e) return e;
    respond_cookie(cx, rs, "volbank", token, (int64_t)SESSION_DAYS * 86400);
    return write_me(cx, tx, rs, 201, back);
}

err session_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct sign_in *in = request_body(rq);
    const struct checked *checked = request_prepared(rq);
    bool right = checked->right;
    if (!text_is_empty(in->code)) {
        err e = login_code_use(cx, tx, in->login, in->code, &right);
        if (e) return e;
        /* The counted try must stay: refuse without undoing the transaction. */
        if (!right || id_is_none(checked->account)) return respond_refused(rs, refused(cx));
    }
    return right ? open_for(cx, tx, checked->account, rs, in->back) : refused(cx);
}

err session_end(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)rq;
    respond_cookie(cx, rs, "volbank", TEXT(""), 0);
    err e = id_is_none(cx->actor.session) ? ERR_NONE : session_close(cx, tx, cx->actor.session);
    return e ? e : respond_nothing(rs);
}

static err send_code(struct ctx *cx, struct tx *tx, const struct account *account, text code)
{
    bool phone = !text_is_empty(account->phone);
    struct message m = {
        .channel = phone ? CHANNEL_SMS : CHANNEL_EMAIL,
        .to = phone ? account->phone : account->email,
        .subject = TEXT("Mã đăng nhập Volbank"),
        .body = TEXT(MESSAGE_SECRET_MARK
                     " là mã đăng nhập Ngân hàng tình nguyện của bạn, dùng một lần trong 10 phút. "
                     "Không đưa mã này cho ai."),
        .secret = code,
        .about = TEXT("account.code"),
    };
    return text_is_empty(m.to) ? ERR_NONE : message_send(cx, tx, &m);
}

err login_code_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    (void)tx;
    *prepared = NULL;
    return take_login_try(cx, &code_limit, ((const struct code_wish *)request_body(rq))->login);
}

err login_code_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct code_wish *wish = request_body(rq);
    struct account account;
    text code;
    err e = account_by_login(cx, tx, wish->login, &account);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
    } else {
        if (!e) e = login_code_make(cx, tx, wish->login, &code);
        if (!e) e = send_code(cx, tx, &account, code);
        if (e) return e;
    }
    struct json *j = respond_json(cx, rs, 202);
    json_object(j);
    json_text_at(
        j, "message",
        ctx_say(cx, "Nếu có tài khoản này, mã đã được gửi tới điện thoại hoặc thư của bạn",
                "If there is such an account, a code is on its way to your phone or mail"));
    json_object_end(j);
    return ERR_NONE;
}

err me_read(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)rq;
    return write_me(cx, tx, rs, 200, TEXT(""));
}

struct new_password {
    text hash;
    bool right;
};

err password_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    const struct password_change *in = request_body(rq);
    struct new_password *out = ARENA_NEW(cx->arena, struct new_password);
    const struct host *host = cx->app;
    struct account account;
    char hash[PASSWORD_HASH_MAX];
    *prepared = out;
    if (in->new_password.size < PASSWORD_MIN)
        return ctx_fail(cx, ERR_INVALID, "/new_password", "short",
                        SAY("Mật khẩu mới phải có ít nhất 8 ký tự",
                            "The new password needs at least 8 characters"));
    err e = record_get(cx, tx, &account_entity, cx->actor.account, &account);
    if (e) return e;
    out->right = text_is_empty(account.password) || fits(in->old_password, account.password);
    e = out->right ? password_hash(cx, in->new_password, host->demo, hash) : ERR_NONE;
    if (!e && out->right) out->hash = text_copy(cx->arena, text_of(hash));
    return e;
}

err password_update(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct new_password *new = request_prepared(rq);
    struct account account;
    if (!new->right)
        return ctx_fail(cx, ERR_INVALID, "/old_password", "wrong",
                        SAY("Mật khẩu cũ chưa đúng", "The old password is not right"));
    err e = record_get(cx, tx, &account_entity, cx->actor.account, &account);
    if (e) return e;
    account.password = new->hash;
    account.must_change = false;
    e = record_update(cx, tx, &account_entity, &account);
    if (!e) e = session_close_all(cx, tx, account.id);
    return e ? e : open_for(cx, tx, account.id, rs, TEXT(""));
}

err api_key_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct key_wish *wish = request_body(rq);
    text token;
    if (id_is_none(cx->actor.session)) /* a key that leaked would outlive its own end */
        return ctx_fail(cx, ERR_FORBIDDEN, NULL, "by-key",
                        SAY("Một khóa không tạo được khóa khác; hãy đăng nhập để tạo",
                            "A key makes no other keys; sign in to make one"));
    err e = session_key_new(cx, tx, cx->actor.account, wish->label, &token);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 201);
    json_object(j);
    json_text_at(j, "label", wish->label);
    json_text_at(j, "token", token);
    json_object_end(j);
    return ERR_NONE;
}

err api_key_revoke(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct api_key key;
    err e = record_get(cx, tx, &api_key_entity, request_id(rq), &key);
    if (!e && !access_owns(cx, tx, &api_key_entity, &key))
        e = access_require(cx, tx, "key.revoke", key.unit);
    if (!e) e = session_close(cx, tx, key.id);
    return e ? e : respond_nothing(rs);
}
