/* SPDX-License-Identifier: MIT
 * session: tokens are stored hashed, so that a stolen copy of the data signs nobody in. Sessions
 * live outside the journal: they are not facts about the province. */
#include "session.h"

#include "../base/crypto.h"
#include "api_key.h"

static const struct field session_fields[] = {
    FIELD(1, struct session, account, REF, REQUIRED | INDEXED | CASCADE, .target = "account",
          .label = "Tài khoản", .label_en = "Account"),
    FIELD(2, struct session, token, HASH, REQUIRED | UNIQUE | SECRET, .label = "Mã phiên",
          .label_en = "Token"),
    FIELD(3, struct session, made, TIME, REQUIRED, .label = "Bắt đầu", .label_en = "Made"),
    FIELD(4, struct session, expires, TIME, 0, .label = "Hết hạn", .label_en = "Expires"),
    FIELD(5, struct session, api_key, BOOL, 0, .label = "Khóa API", .label_en = "API key"),
    FIELD(6, struct session, label, TEXT, 0, .max = 80, .label = "Tên khóa", .label_en = "Label"),
    FIELD(7, struct session, used, DATE, 0, .label = "Dùng lần cuối", .label_en = "Last used"),
    { 0 }
};

const struct entity session_entity = {
    "session",
    "Phiên đăng nhập",
    sizeof(struct session),
    session_fields,
    .number = 7,
    .flags = ENTITY_UNJOURNALLED,
    .label_en = "Session",
    .owner = "account",
    .help = "Một lần đăng nhập, hoặc một khóa cho hệ thống khác.",
    .help_en = "One sign-in, or a key for another system.",
};

enum { TOKEN_BYTES = 32 };

static struct hash token_hash(text token)
{
    struct slice part = text_slice(token);
    return hash_of((struct slice){ NULL, 0 }, &part, 1);
}

bool session_resolve(struct ctx *cx, struct tx *tx, text token, const struct permission_book *book)
{
    struct session session;
    struct session probe = { .token = token_hash(token) };
    struct account account;
    cx->actor = (struct actor){ 0 };
    err e = record_find(cx, tx, &session_entity, "token", &probe, &session);
    if (!e && session.expires && session.expires < cx->now) e = ERR_NOT_FOUND;
    if (!e) e = record_get(cx, tx, &account_entity, session.account, &account);
    if (!e && account.state != ACCOUNT_ACTIVE) e = ERR_NOT_FOUND;
    if (!e) {
        cx->actor.account = session.account;
        cx->actor.session = session.api_key ? ID_NONE : session.id;
        cx->actor.key = session.api_key ? session.id : ID_NONE;
        cx->actor.key_unnoted = session.api_key && session.used != instant_date(cx->now);
        e = access_load(cx, tx, book);
    }
    if (e) {
        ctx_clear(cx);
        cx->actor = (struct actor){ 0 };
    }
    return !e;
}

static err open_session(struct ctx *cx, struct tx *tx, struct session *session, text *token)
{
    uint8_t secret[TOKEN_BYTES];
    random_bytes(cx->random, secret, sizeof(secret));
    *token = base64url_text(cx->arena, (struct slice){ secret, sizeof(secret) });
    crypto_wipe(secret, sizeof(secret));
    session->token = token_hash(*token);
    session->made = cx->now;
    return record_create(cx, tx, &session_entity, session);
}

err session_open(struct ctx *cx, struct tx *tx, id account, text *token)
{
    struct session session = { .account = account,
                               .expires = cx->now + (instant)SESSION_DAYS * CLOCK_DAY };
    struct account who;
    err e = record_get(cx, tx, &account_entity, account, &who);
    if (!e) e = open_session(cx, tx, &session, token);
    if (e) return e;
    who.last_login = cx->now;
    return record_update(cx, tx, &account_entity, &who);
}

/* The unit of the first role held today, by which staff find the key. */
static id unit_of_actor(const struct ctx *cx, id account)
{
    const struct access *access = cx->actor.access;
    if (!access || !id_equal(account, cx->actor.account)) return ID_NONE;
    for (size_t i = 0; i < access->count; i++)
        if (access->grants[i].role != ROLE_VOLUNTEER) return access->grants[i].unit;
    return ID_NONE;
}

err session_key_new(struct ctx *cx, struct tx *tx, id account, text label, text *token)
{
    struct session session = { .account = account, .api_key = true, .label = label };
    err e = open_session(cx, tx, &session, token);
    struct api_key key = { .id = session.id,
                           .account = account,
                           .label = label,
                           .unit = unit_of_actor(cx, account),
                           .made = cx->now };
    return e ? e : record_create(cx, tx, &api_key_entity, &key);
}

err session_close(struct ctx *cx, struct tx *tx, id session)
{
    struct session row;
    err e = record_get(cx, tx, &session_entity, session, &row);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (!e && row.api_key) e = record_delete(cx, tx, &api_key_entity, session);
    return e ? e : record_delete(cx, tx, &session_entity, session);
}

struct closing {
    id found[64];
    size_t count;
};

static enum kv_go note_session(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx;
    (void)tx;
    (void)failure;
    const struct session *session = record;
    struct closing *closing = arg;
    closing->found[closing->count++] = session->id;
    return closing->count == COUNT_OF(closing->found) ? KV_STOP : KV_MORE;
}

err session_close_all(struct ctx *cx, struct tx *tx, id account)
{
    struct closing closing;
    do {
        closing.count = 0;
        err e = query_ref(cx, tx, &session_entity, "account", account, note_session, &closing);
        for (size_t i = 0; !e && i < closing.count; i++)
            e = session_close(cx, tx, closing.found[i]);
        if (e) return e;
    } while (closing.count == COUNT_OF(closing.found));
    return ERR_NONE;
}
