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

static err send(struct ctx *cx, struct tx *tx, const struct nomination *n, text words,
                text occasion)
{
    const struct notice notice = { .subject = "Khen thưởng",
                                   .about = "nomination.moved",
                                   .words = words,
                                   .unit = n->unit,
                                   .occasion = occasion };
    return notice_send(cx, tx, &notice, n->nominator);
}

err nomination_tell(struct ctx *cx, struct tx *tx, const struct nomination_whole *before,
                    const struct nomination *n)
{
    text words = words_of(cx, before, n->state);
    text occasion = text_format(cx->arena, "%.*s/%d/%lld", TEXT_ARGS(id_text(cx->arena, n->id)),
                                (int)n->state, (long long)n->turn);
    if (text_is_empty(words)) return ERR_NONE;
    return send(cx, tx, n, words, occasion);
}

/* ---- before it is due ---------------------------------------------------------------------- */

static date due_of(const struct award_round *r, const struct nomination *n, date today)
{
    if (n->state == NOMINATION_DRAFT && round_takes_dossiers(r, today)) return r->dossiers_until;
    if (n->state == NOMINATION_RETURNED && round_takes_returned(r, today)) return r->check_until;
    return 0;
}

err nominations_remind(struct ctx *cx, struct tx *tx, const struct award_round *r)
{
    enum { SOON_DAYS = 3 };
    struct award_list all;
    date today = instant_date(cx->now);
    err e = award_list(cx, tx, &nomination_entity, "round", r->id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct nomination *n = award_list_at(&all, i);
        date due = due_of(r, n, today);
        if (!due || due - today > SOON_DAYS) continue;
        text day = date_format_vi(cx->arena, due);
        text words = text_format(cx->arena,
                                 "một hồ sơ bạn lập trong «%.*s» chưa nộp. Hạn: hết ngày %.*s. Xem "
                                 "mục Khen thưởng.",
                                 TEXT_ARGS(r->title), TEXT_ARGS(day));
        text occasion = text_format(cx->arena, "%.*s/due/%.*s",
                                    TEXT_ARGS(id_text(cx->arena, n->id)), TEXT_ARGS(day));
        e = send(cx, tx, n, words, occasion);
    }
    return e;
}
