/* SPDX-License-Identifier: MIT
 * tell: see the header. A message says neither whose dossier it is nor the reasons: both are read
 * after signing in. */
#include "tell.h"

static text words_of(struct ctx *cx, const struct nomination_whole *w, int32_t state)
{
    text round = w->round.title;
    text until = date_format_vi(cx->arena, w->round.check_until);
    switch (state) {
    case NOMINATION_RETURNED:
        return text_format(cx->arena,
                           "một hồ sơ bạn lập trong «%.*s» được trả lại để bổ sung. Hạn nộp lại: "
                           "hết ngày %.*s. Xem lý do trong mục Khen thưởng.",
                           TEXT_ARGS(round), TEXT_ARGS(until));
    case NOMINATION_REFUSED:
        return text_format(cx->arena,
                           "một hồ sơ bạn lập trong «%.*s» không được chấp nhận. Xem lý do trong "
                           "mục Khen thưởng.",
                           TEXT_ARGS(round));
    case NOMINATION_LAPSED:
        return text_format(cx->arena,
                           "một hồ sơ bạn lập trong «%.*s» đã quá hạn xác nhận. Xem mục Khen "
                           "thưởng.",
                           TEXT_ARGS(round));
    default:
        return (text){ 0 };
    }
}

static err send(struct ctx *cx, struct tx *tx, const struct account *who,
                const struct nomination *n, text words)
{
    bool phone = !text_is_empty(who->phone);
    text about = text_format(cx->arena, "%.*s/%d/%lld", TEXT_ARGS(id_text(cx->arena, n->id)),
                             (int)n->state, (long long)n->turn);
    struct message m = { .id = id_seeded(who->id, text_slice(about)),
                         .channel = phone ? CHANNEL_SMS : CHANNEL_EMAIL,
                         .to = phone ? who->phone : who->email,
                         .subject = TEXT("Khen thưởng"),
                         .body =
                             text_format(cx->arena, "Chào %.*s, %.*s",
                                         TEXT_ARGS(viet_given_name(who->name)), TEXT_ARGS(words)),
                         .unit = n->unit,
                         .about = TEXT("nomination.moved") };
    err e = text_is_empty(m.to) ? ERR_NONE : message_send(cx, tx, &m);
    if (e != ERR_INVALID) return e;
    ctx_clear(cx); /* nobody can be reached there */
    return ERR_NONE;
}

err nomination_tell(struct ctx *cx, struct tx *tx, const struct nomination_whole *before,
                    const struct nomination *n)
{
    struct account who;
    text words = words_of(cx, before, n->state);
    if (text_is_empty(words) || id_equal(n->nominator, cx->actor.account)) return ERR_NONE;
    err e = record_get(cx, tx, &account_entity, n->nominator, &who);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    if (e || who.state != ACCOUNT_ACTIVE) return e;
    return send(cx, tx, &who, n, words);
}
