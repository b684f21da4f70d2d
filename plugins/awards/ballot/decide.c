/* SPDX-License-Identifier: MIT
 * decide: the decision's number and day, once it is signed: the round is decided, and whoever the
 * council proposed is honoured and entered in the book, in one transaction. */
#include "flow.h"

#include "../nomination/move.h"
#include "../public/honour_book.h"
#include "../round/round_move.h"

const struct field award_deciding_fields[] = {
    FIELD(1, struct award_deciding, number, TEXT, REQUIRED, .max = 60, .label = "Số quyết định",
          .label_en = "Number of the decision", .help = "Ví dụ 45-QĐ/TĐTN",
          .help_en = "For example 45-QĐ/TĐTN"),
    FIELD(2, struct award_deciding, day, DATE, REQUIRED, .label = "Ngày quyết định",
          .label_en = "Decided on"),
    { 0 },
};

static err honour_proposed(struct ctx *cx, struct tx *tx, const struct award_round *r)
{
    struct award_list all;
    text reason =
        text_format(cx->arena, "Quyết định số %.*s ngày %.*s", TEXT_ARGS(r->decision_number),
                    TEXT_ARGS(date_format_vi(cx->arena, r->decided)));
    err e = award_list(cx, tx, &nomination_entity, "round", r->id, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct nomination *n = award_list_at(&all, i);
        if (n->state == NOMINATION_PROPOSED)
            e = nomination_move_by(cx, tx, n->id, MOVE_AWARD, reason, MOVER_SYSTEM, NULL);
    }
    return e;
}

/* Not before the last ballot was counted, nor in days to come. */
static err check_day(struct ctx *cx, struct tx *tx, const struct award_round *r, date day)
{
    struct award_list boxes;
    err e = award_list(cx, tx, &ballot_box_entity, "round", r->id, &boxes);
    for (size_t i = 0; !e && i < boxes.count; i++) {
        const struct ballot_box *b = award_list_at(&boxes, i);
        if (b->state == BOX_CLOSED && day < instant_date(b->closed) && !cx->flaw_count)
            ctx_flaw(cx, "/day", "range",
                     SAY("Quyết định không thể trước ngày kiểm phiếu",
                         "The decision cannot be older than the count of votes"));
    }
    if (!e && day > instant_date(cx->now))
        ctx_flaw(cx, "/day", "range",
                 SAY("Ngày quyết định chưa đến", "The day of the decision is still to come"));
    return !e && cx->flaw_count ? ERR_INVALID : e;
}

err award_round_decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct award_deciding *in = request_body(rq);
    struct award_round r;
    int64_t entered;
    err e = record_get(cx, tx, &award_round_entity, request_id(rq), &r);
    if (!e) e = check_day(cx, tx, &r, in->day);
    if (e) return e;
    r.decision_number = text_trim(in->number);
    r.decided = in->day;
    e = round_move_by(cx, tx, &r, ROUND_DECIDES, (text){ 0 });
    if (!e) e = honour_proposed(cx, tx, &r);
    if (!e) e = honours_enter(cx, tx, &r, &entered);
    return e ? e : respond(cx, tx, rq, rs, &award_round_entity, &r);
}
