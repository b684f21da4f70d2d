/* SPDX-License-Identifier: MIT
 * account: log-ins and the roles they hold. A person may have no account (registered on paper), and
 * several people may share a phone: the login name is unique, the phone is not. */
#include "access.h"
#include "session.h"

#include "../base/viet.h"

static const struct term state_rows[] = { { ACCOUNT_ACTIVE, "active", "Đang dùng", "Active" },
                                          { ACCOUNT_LOCKED, "locked", "Tạm khóa", "Locked" },
                                          { ACCOUNT_CLOSED, "closed", "Đã đóng", "Closed" },
                                          { 0 } };
static const struct vocabulary state_terms = { "account_state", "Trạng thái tài khoản",
                                               "State of an account", state_rows };

static const struct field account_fields[] = {
    FIELD(1, struct account, login, TEXT, REQUIRED | UNIQUE | INDEXED | PERSONAL, .max = 80,
          .label = "Tên đăng nhập", .label_en = "Login"),
    FIELD(2, struct account, name, TEXT, REQUIRED | PERSONAL | SEARCHED, .max = 120,
          .label = "Họ và tên", .label_en = "Full name"),
    FIELD(3, struct account, phone, TEXT, PERSONAL | INDEXED, .max = 20, .label = "Điện thoại",
          .label_en = "Phone"),
    FIELD(4, struct account, email, TEXT, PERSONAL | INDEXED, .max = 120, .label = "Thư điện tử",
          .label_en = "E-mail"),
    FIELD(5, struct account, password, TEXT, SECRET | READ_ONLY | PERSONAL, .max = 128,
          .label = "Mật khẩu", .label_en = "Password"),
    FIELD(6, struct account, state, ENUM, REQUIRED | INDEXED, .terms = &state_terms,
          .label = "Trạng thái", .label_en = "State", .fallback = "active"),
    FIELD(7, struct account, last_login, TIME, READ_ONLY, .label = "Đăng nhập gần nhất",
          .label_en = "Last signed in"),
    FIELD(8, struct account, must_change, BOOL, 0, .label = "Phải đổi mật khẩu",
          .label_en = "Must change the password"),
    { 0 }
};

const struct entity account_entity = {
    "account",
    "Tài khoản",
    sizeof(struct account),
    account_fields,
    .number = 5,
    .label_en = "Account",
    .read = "account.read",
    .write = "account.write",
    .owner = "id",
    .title = "name",
    .help = "Quyền đăng nhập của một người.",
    .help_en = "What lets one person sign in.",
};

/* Whoever served a unit that ended serves its heir. */
static const struct field_heir grant_heir = { HEIR_CONTINUES, "from", "to", NULL };

static const struct field grant_fields[] = {
    FIELD(1, struct grant, account, REF, REQUIRED | INDEXED | CASCADE, .target = "account",
          .label = "Tài khoản", .label_en = "Account"),
    FIELD(2, struct grant, role, ENUM, REQUIRED | INDEXED, .terms = &role_terms, .label = "Vai trò",
          .label_en = "Role"),
    FIELD(3, struct grant, unit, REF, REQUIRED | INDEXED, .target = "unit", .label = "Tại đơn vị",
          .label_en = "At unit", .heir = &grant_heir),
    FIELD(4, struct grant, from, DATE, 0, .label = "Từ ngày", .label_en = "From"),
    FIELD(5, struct grant, to, DATE, 0, .label = "Đến hết ngày", .label_en = "To"),
    FIELD(6, struct grant, why, TEXT, 0, .max = 200, .label = "Căn cứ", .label_en = "Grounds"),
    { 0 }
};

/* Nobody hands out, changes or takes away more than they hold: grant.write above the unit, and for
 * the roles of the whole province the provincial administrator's. */
static err may_grant(struct ctx *cx, struct tx *tx, const struct grant *g)
{
    bool top = g->role == ROLE_PROVINCE_ADMIN || g->role == ROLE_OPERATOR;
    err e = access_require(cx, tx, "grant.write", top ? ID_NONE : g->unit);
    if (e || !top || access_holds(cx, tx, ROLE_BIT(ROLE_PROVINCE_ADMIN), ID_NONE)) return e;
    return ctx_fail(cx, ERR_FORBIDDEN, "/role", "more-than-held",
                    SAY("Chỉ quản trị tỉnh giao được vai trò này",
                        "Only the provincial administrator grants this role"));
}

static err grant_check(struct ctx *cx, struct tx *tx, const void *before, void *record)
{
    struct grant *g = record;
    if (g->from && g->to && g->to < g->from)
        ctx_flaw(cx, "/to", "order",
                 SAY("Ngày cuối phải sau ngày đầu", "The end must come after the start"));
    if (cx->actor.system) return cx->error;
    err e = before ? may_grant(cx, tx, before) : ERR_NONE;
    if (!e) e = may_grant(cx, tx, g);
    return e ? e : cx->error;
}

const struct entity grant_entity = {
    "grant",
    "Phân quyền",
    sizeof(struct grant),
    grant_fields,
    .number = 6,
    .label_en = "Grant",
    .check = grant_check,
    .read = "grant.read",
    .write = "grant.write",
    .scope = "unit",
    .owner = "account",
    .help = "Vai trò của một tài khoản tại một đơn vị và các đơn vị trực thuộc, theo thời gian.",
    .help_en = "The role an account holds at a body and those below it, over time.",
};

static err found_active(struct ctx *cx, err e, const struct account *account)
{
    if (!e && account->state == ACCOUNT_ACTIVE) return ERR_NONE;
    if (e && e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    return ctx_fail(cx, ERR_NOT_FOUND, "/login", "unknown",
                    SAY("Không có tài khoản này hoặc tài khoản đang bị khóa",
                        "There is no such account, or it is locked"));
}

err account_by_login(struct ctx *cx, struct tx *tx, text typed, struct account *out)
{
    struct account probe = { .login = account_login_text(cx, typed) };
    err e = record_find(cx, tx, &account_entity, "login", &probe, out);
    return found_active(cx, e, out);
}

text account_login_text(struct ctx *cx, text typed)
{
    text phone;
    text trimmed = text_trim(typed);
    if (viet_phone(cx->arena, trimmed, &phone)) return phone;
    char *lower = arena_alloc(cx->arena, trimmed.size);
    for (size_t i = 0; i < trimmed.size; i++) {
        char c = trimmed.data[i];
        lower[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    return (text){ lower, trimmed.size };
}
