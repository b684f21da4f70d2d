/* SPDX-License-Identifier: MIT
 * tell: an estimate that comes back waits for somebody to mend it: those who write the unit's own
 * are told. Messages are short and name nobody; reasons are read after signing in. */
#include "tell.h"

struct telling {
    const struct budget_estimate *estimate;
    text words;
};

static err send(struct ctx *cx, struct tx *tx, const struct telling *t, const struct account *a)
{
    bool phone = !text_is_empty(a->phone);
    struct message m = { .channel = phone ? CHANNEL_SMS : CHANNEL_EMAIL,
                         .to = phone ? a->phone : a->email,
                         .subject = TEXT("Dự toán năm"),
                         .body =
                             text_format(cx->arena, "Chào %.*s, %.*s",
                                         TEXT_ARGS(viet_given_name(a->name)), TEXT_ARGS(t->words)),
                         .unit = t->estimate->unit,
                         .about = TEXT("budget.step") };
    if (text_is_empty(m.to)) return ERR_NONE;
    err e = message_send(cx, tx, &m);
    if (e == ERR_INVALID) ctx_clear(cx); /* nobody can be reached there */
    return e == ERR_INVALID ? ERR_NONE : e;
}

static enum kv_go tell_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct grant *g = record;
    const struct telling *t = arg;
    struct account a;
    date today = instant_date(cx->now);
    bool holds = (!g->from || g->from <= today) && (!g->to || today <= g->to);
    bool writes = (ROLES_STAFF | ROLE_BIT(ROLE_PARTNER)) & ROLE_BIT((enum role)g->role);
    if (!holds || !writes || id_equal(g->account, cx->actor.account)) return KV_MORE;
    *failure = record_get(cx, tx, &account_entity, g->account, &a);
    if (!*failure && a.state == ACCOUNT_ACTIVE) *failure = send(cx, tx, t, &a);
    return *failure ? KV_STOP : KV_MORE;
}

err budget_tell(struct ctx *cx, struct tx *tx, const struct budget_estimate *estimate,
                const struct budget_stepping *step)
{
    text unit = record_title(cx, tx, &unit_entity, estimate->unit);
    struct telling t = { .estimate = estimate };
    if (step->action == BUDGET_RETURN)
        t.words =
            text_format(cx->arena,
                        "dự toán năm %lld của %.*s được trả lại để sửa. Xem lý do và gửi lại ở "
                        "mục Kinh phí.",
                        (long long)estimate->year, TEXT_ARGS(unit));
    if (step->action == BUDGET_APPROVE)
        t.words =
            text_format(cx->arena, "dự toán năm %lld của %.*s đã được duyệt theo %.*s.",
                        (long long)estimate->year, TEXT_ARGS(unit), TEXT_ARGS(step->decision));
    if (text_is_empty(t.words)) return ERR_NONE;
    return query_ref(cx, tx, &grant_entity, "unit", estimate->unit, tell_one, &t);
}
