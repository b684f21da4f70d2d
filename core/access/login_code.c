/* SPDX-License-Identifier: MIT
 * login_code: signing in without a password. Six digits, kept only as a hash bound to the login,
 * valid ten minutes and five tries; asking again replaces the code. Whether an account exists is
 * never told. */
#include "login_code.h"

#include "../base/crypto.h"
#include "session.h"

static const struct field login_code_fields[] = {
    FIELD(1, struct login_code, login, TEXT, REQUIRED | UNIQUE | PERSONAL, .max = 80,
          .label = "Tên đăng nhập", .label_en = "Login"),
    FIELD(2, struct login_code, code, HASH, REQUIRED | SECRET, .label = "Mã", .label_en = "Code"),
    FIELD(3, struct login_code, expires, TIME, REQUIRED, .label = "Hết hạn", .label_en = "Expires"),
    FIELD(4, struct login_code, tries, INT, 0, .min = 0, .max = CODE_TRIES, .label = "Số lần thử",
          .label_en = "Tries"),
    { 0 }
};

const struct entity login_code_entity = {
    "login_code",
    "Mã đăng nhập",
    sizeof(struct login_code),
    login_code_fields,
    .number = 8,
    .flags = ENTITY_UNJOURNALLED,
    .label_en = "Login code",
    .help = "Mã dùng một lần, lưu dưới dạng băm.",
    .help_en = "A code for one use, kept as a hash.",
};

enum { CODE_DIGITS = 6, CODE_RANGE = 1000000 };

static struct hash code_hash(text login, text code)
{
    struct slice parts[] = { text_slice(login), text_slice(TEXT("\n")), text_slice(code) };
    return hash_of((struct slice){ NULL, 0 }, parts, COUNT_OF(parts));
}

static err find_code(struct ctx *cx, struct tx *tx, text login, struct login_code *out)
{
    struct login_code probe = { .login = login };
    return record_find(cx, tx, &login_code_entity, "login", &probe, out);
}

err login_code_make(struct ctx *cx, struct tx *tx, text typed, text *code)
{
    text login = account_login_text(cx, typed);
    *code = text_format(cx->arena, "%0*u", CODE_DIGITS, random_below(cx->random, CODE_RANGE));
    struct login_code row;
    err e = find_code(cx, tx, login, &row);
    bool known = !e;
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        row = (struct login_code){ .login = login };
    } else if (e) {
        return e;
    }
    row.code = code_hash(login, *code);
    row.expires = cx->now + (instant)CODE_MINUTES * CLOCK_MINUTE;
    row.tries = 0;
    return known ? record_update(cx, tx, &login_code_entity, &row)
                 : record_create(cx, tx, &login_code_entity, &row);
}

err login_code_use(struct ctx *cx, struct tx *tx, text typed, text code, bool *right)
{
    text login = account_login_text(cx, typed);
    struct login_code row;
    *right = false;
    err e = find_code(cx, tx, login, &row);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e) return e;
    if (row.expires < cx->now || row.tries >= CODE_TRIES) return ERR_NONE;
    *right = hash_equal(row.code, code_hash(login, text_trim(code)));
    if (*right) return record_delete(cx, tx, &login_code_entity, row.id);
    row.tries++;
    return record_update(cx, tx, &login_code_entity, &row);
}
