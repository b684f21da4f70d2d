/* SPDX-License-Identifier: MIT
 * api_key: the journalled face of a session that does not expire. The day of its last use is kept
 * in the session, which has no history: using a key is no change of anything. */
#include "api_key.h"

#include "../base/buffer.h"
#include "session.h"

static err derive_maker(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct api_key *key = record;
    struct account account;
    (void)as_of;
    err e = record_get(cx, tx, &account_entity, key->account, &account);
    key->maker = e ? TEXT("") : account.name;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

struct scope_words {
    struct buffer out;
    date day;
};

static enum kv_go add_role(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct grant *g = record;
    struct scope_words *words = arg;
    (void)failure;
    if ((g->from && g->from > words->day) || (g->to && g->to < words->day)) return KV_MORE;
    const struct term *term = vocabulary_number(&role_terms, (unsigned)g->role);
    text role = term ? ctx_say(cx, term->vi, term->en) : TEXT("");
    text unit = record_title(cx, tx, &unit_entity, g->unit);
    buffer_format(&words->out, "%s%.*s · %.*s", words->out.size ? "; " : "", TEXT_ARGS(role),
                  TEXT_ARGS(unit));
    return KV_MORE;
}

static err derive_scope(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct api_key *key = record;
    struct scope_words words = { buffer_in(cx->arena, 128), as_of };
    err e = query_ref(cx, tx, &grant_entity, "account", key->account, add_role, &words);
    key->scope = buffer_as_text(&words.out);
    return e;
}

static err derive_used(struct ctx *cx, struct tx *tx, void *record, date as_of)
{
    struct api_key *key = record;
    struct session session;
    (void)as_of;
    err e = record_get(cx, tx, &session_entity, key->id, &session);
    key->used = e ? 0 : session.used;
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static const struct field_heir api_key_heir = { HEIR_MOVES, NULL, NULL, NULL };

static const struct field api_key_fields[] = {
    FIELD(1, struct api_key, account, REF, REQUIRED | INDEXED | CASCADE | READ_ONLY,
          .target = "account", .label = "Tài khoản", .label_en = "Account"),
    FIELD(2, struct api_key, label, TEXT, REQUIRED | READ_ONLY, .max = 80, .label = "Tên khóa",
          .label_en = "Name of the key"),
    FIELD(3, struct api_key, unit, REF, INDEXED | READ_ONLY, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit", .heir = &api_key_heir),
    FIELD(4, struct api_key, made, TIME, REQUIRED | INDEXED | READ_ONLY, .label = "Tạo lúc",
          .label_en = "Made"),
    FIELD(5, struct api_key, maker, TEXT, DERIVED | PERSONAL, .max = 120, .label = "Người tạo",
          .label_en = "Made by", .derive = derive_maker),
    FIELD(6, struct api_key, scope, TEXT, DERIVED, .max = 1000, .label = "Làm được gì, ở đâu",
          .label_en = "May act as", .derive = derive_scope),
    FIELD(7, struct api_key, used, DATE, DERIVED, .label = "Dùng lần cuối ngày",
          .label_en = "Last used on", .derive = derive_used),
    { 0 }
};

const struct entity api_key_entity = {
    "api_key",
    "Khóa API",
    sizeof(struct api_key),
    api_key_fields,
    .number = 13,
    .label_en = "API key",
    .read = "key.read",
    .scope = "unit",
    .owner = "account",
    .person = "account",
    .title = "label",
    .sort = "made",
    .help = "Khóa cho hệ thống khác thay mặt một tài khoản; bản thân khóa không bao giờ hiện lại.",
    .help_en =
        "A key with which another system acts for an account; the key itself is never shown again.",
};

err api_key_used(struct ctx *cx, struct tx *tx, id key)
{
    struct session session;
    err e = record_get(cx, tx, &session_entity, key, &session);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    session.used = instant_date(cx->now);
    return e ? e : record_update(cx, tx, &session_entity, &session);
}
