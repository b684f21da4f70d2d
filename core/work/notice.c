/* SPDX-License-Identifier: MIT
 * notice: greets by the given name and picks the way to reach somebody. */
#include "notice.h"

#include "../base/viet.h"

err notice_send(struct ctx *cx, struct tx *tx, const struct notice *notice, id account)
{
    struct account who;
    err e = record_get(cx, tx, &account_entity, account, &who);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    if (e) return e == ERR_NOT_FOUND ? ERR_NONE : e;
    bool phone = !text_is_empty(who.phone);
    struct message m = { .channel = phone ? CHANNEL_SMS : CHANNEL_EMAIL,
                         .to = phone ? who.phone : who.email,
                         .subject = text_of(notice->subject),
                         .body = text_format(cx->arena, "Chào %.*s, %.*s",
                                             TEXT_ARGS(viet_given_name(who.name)),
                                             TEXT_ARGS(notice->words)),
                         .unit = notice->unit,
                         .about = text_of(notice->about) };
    if (who.state != ACCOUNT_ACTIVE || text_is_empty(m.to)) return ERR_NONE;
    if (id_equal(account, cx->actor.account)) return ERR_NONE;
    if (notice->occasion.size) m.id = id_seeded(account, text_slice(notice->occasion));
    e = message_send(cx, tx, &m);
    if (e != ERR_INVALID) return e;
    ctx_clear(cx);
    return ERR_NONE;
}

struct telling {
    const struct notice *notice;
    uint32_t roles;
    bool found;
};

static enum kv_go tell_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct grant *g = record;
    struct telling *t = arg;
    bool holds = (t->roles & ROLE_BIT(g->role)) && grant_runs(g, instant_date(cx->now));
    if (!holds || id_equal(g->account, cx->actor.account)) return KV_MORE;
    t->found = true;
    *failure = notice_send(cx, tx, t->notice, g->account);
    return *failure ? KV_STOP : KV_MORE;
}

err notice_roles(struct ctx *cx, struct tx *tx, const struct notice *notice, id unit,
                 uint32_t roles, bool *found)
{
    struct telling t = { notice, roles, false };
    err e = id_is_none(unit) || text_is_empty(notice->words)
                ? ERR_NONE
                : query_ref(cx, tx, &grant_entity, "unit", unit, tell_one, &t);
    if (found) *found = t.found;
    return e;
}
