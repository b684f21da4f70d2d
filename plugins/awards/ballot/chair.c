/* SPDX-License-Identifier: MIT
 * chair: a box read whole, and the questions asked of every step with it. */
#include "chair.h"

#include <stdlib.h>

#include "../council/blind.h"
#include "../council/conflict.h"

bool ballot_sits(const struct ctx *cx, const struct council_member *m)
{
    return !m->until || m->until > instant_date(cx->now);
}

err ballot_leads(struct ctx *cx, struct tx *tx, const struct award_round *r, bool *leads)
{
    struct council_member seat;
    bool there = false;
    *leads = access_may(cx, tx, "council.manage", r->unit);
    if (*leads) return ERR_NONE;
    err e = council_seat(cx, tx, r->id, &seat, &there);
    *leads = !e && there && ballot_sits(cx, &seat) &&
             (seat.part == COUNCIL_CHAIR || seat.part == COUNCIL_SECRETARY);
    return e;
}

err ballot_require_leader(struct ctx *cx, struct tx *tx, const struct award_round *r)
{
    bool leads;
    err e = ballot_leads(cx, tx, r, &leads);
    if (e || leads) return e;
    return ctx_fail(cx, ERR_FORBIDDEN, NULL, "leader",
                    SAY("Việc này là của chủ tịch, thư ký hội đồng hoặc cơ quan thường trực",
                        "This is for the chair, the secretary or the round's office"));
}

/* ---- a box --------------------------------------------------------------------------------- */

static int by_position(const void *x, const void *y)
{
    const struct ballot_candidate *a = x;
    const struct ballot_candidate *b = y;
    return (a->position > b->position) - (a->position < b->position);
}

static err read_parts(struct ctx *cx, struct tx *tx, struct box_whole *w)
{
    struct award_list candidates, roll;
    err e = award_list(cx, tx, &ballot_candidate_entity, "box", w->box.id, &candidates);
    if (!e) e = award_list(cx, tx, &ballot_taken_entity, "box", w->box.id, &roll);
    if (e) return e;
    w->candidates = (struct ballot_candidate *)(void *)candidates.records;
    w->candidate_count = candidates.count;
    w->roll = (struct ballot_taken *)(void *)roll.records;
    w->roll_count = roll.count;
    for (size_t i = 0; i < roll.count; i++) w->cast += w->roll[i].taken;
    if (candidates.count)
        qsort(w->candidates, candidates.count, sizeof *w->candidates, by_position);
    return ERR_NONE;
}

err box_whole_read(struct ctx *cx, struct tx *tx, id box, struct box_whole *out)
{
    *out = (struct box_whole){ 0 };
    err e = record_get(cx, tx, &ballot_box_entity, box, &out->box);
    if (!e) e = record_get(cx, tx, &award_round_entity, out->box.round, &out->round);
    if (!e) e = record_get(cx, tx, &award_category_entity, out->box.category, &out->category);
    return e ? e : read_parts(cx, tx, out);
}

static text moment(struct ctx *cx, instant at)
{
    int minute = instant_minute(at);
    return text_format(cx->arena, "%02d:%02d %.*s", minute / 60, minute % 60,
                       TEXT_ARGS(date_format_vi(cx->arena, instant_date(at))));
}

err box_require_open(struct ctx *cx, const struct ballot_box *box)
{
    if (box->state == BOX_OPEN) return ERR_NONE;
    text when = moment(cx, box->closed);
    if (box->state == BOX_CLOSED)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "closed",
                        SAY("Hòm phiếu này đã kiểm phiếu lúc %.*s", "This box was counted at %.*s"),
                        TEXT_ARGS(when));
    return ctx_fail(
        cx, ERR_CONFLICT, NULL, "void",
        SAY("Hòm phiếu này đã bị hủy lúc %.*s, hãy xem hòm phiếu bỏ lại",
            "This box was declared void at %.*s; look for the one that was opened instead"),
        TEXT_ARGS(when));
}

/* ---- conflicts ----------------------------------------------------------------------------- */

/* Whoever put their own review aside for a conflict has one, whatever the records know of it. */
static err said_so(struct ctx *cx, struct tx *tx, const struct council_member *m, id nomination,
                   bool *said)
{
    struct review review, probe = { .key = award_pair_key(cx->arena, nomination, m->id) };
    *said = false;
    err e = record_find(cx, tx, &review_entity, "key", &probe, &review);
    if (e == ERR_NOT_FOUND) return ERR_NONE;
    *said = !e && review.state == REVIEW_SET_ASIDE && review.why != 0;
    return e;
}

static err bar_one(struct ctx *cx, struct tx *tx, const struct council_member *m, id nomination,
                   bool *barred)
{
    struct nomination_whole w;
    int32_t conflict = 0;
    err e = nomination_whole(cx, tx, nomination, &w);
    if (!e) e = conflict_of(cx, tx, &w, m, &conflict);
    *barred = conflict != 0;
    return e || *barred ? e : said_so(cx, tx, m, nomination, barred);
}

err ballot_bar(struct ctx *cx, struct tx *tx, id member, const struct ballot_candidate *candidates,
               size_t count, bool barred[])
{
    struct council_member m;
    struct actor asking = cx->actor;
    cx->actor = (struct actor){ .system = true };
    err e = record_get(cx, tx, &council_member_entity, member, &m);
    for (size_t i = 0; !e && i < count; i++)
        e = bar_one(cx, tx, &m, candidates[i].nomination, &barred[i]);
    cx->actor = asking;
    return e;
}

text ballot_barred_text(struct arena *arena, const bool barred[], size_t count)
{
    struct buffer out = buffer_in(arena, 32);
    for (size_t i = 0; i < count; i++)
        if (barred[i]) buffer_format(&out, out.size ? ",%zu" : "%zu", i + 1);
    return buffer_as_text(&out);
}

bool ballot_barred_has(text barred, size_t i)
{
    while (barred.size) {
        text one = text_cut(&barred, ',');
        size_t position = 0;
        for (size_t k = 0; k < one.size; k++)
            position = position * 10 + (size_t)(one.data[k] - '0');
        if (position == i + 1) return true;
    }
    return false;
}
