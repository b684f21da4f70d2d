/* SPDX-License-Identifier: MIT
 * cast: a paper is sealed before the writer sees it; in the transaction it is dropped among the
 * others and the roll is marked. Neither record knows of the other. */
#include "count.h"
#include "flow.h"

#include "../council/blind.h"

enum { CHOICES_MOST = 10000 };
const struct field ballot_casting_fields[] = {
    FIELD(1, struct ballot_casting, choices, TEXT, REQUIRED, .max = CHOICES_MOST,
          .label = "Phiếu bầu", .label_en = "Choices",
          .help = "for, against hoặc blank cho từng hồ sơ, theo thứ tự trên phiếu",
          .help_en = "for, against or blank for each candidate, in the order of the paper"),
    { 0 },
};

struct sealed {
    text envelope, barred;
};

/* The actor's row of the roll. */
static err find_row(struct ctx *cx, struct tx *tx, const struct box_whole *w,
                    struct ballot_taken *row)
{
    struct council_member seat;
    bool there = false;
    err e = council_seat(cx, tx, w->round.id, &seat, &there);
    if (e) return e;
    for (size_t i = 0; there && ballot_sits(cx, &seat) && i < w->roll_count; i++) {
        if (!id_equal(w->roll[i].member, seat.id)) continue;
        *row = w->roll[i];
        if (!row->taken) return ERR_NONE;
        return ctx_fail(cx, ERR_CONFLICT, NULL, "voted",
                        SAY("Bạn đã bỏ phiếu; phiếu đã bỏ không lấy lại được",
                            "You have cast your ballot; it cannot be taken back"));
    }
    return ctx_fail(cx, ERR_FORBIDDEN, NULL, "roll",
                    SAY("Bạn không có tên trong danh sách bỏ phiếu của hòm này",
                        "You are not on the roll of this box"));
}

static err read_row(struct ctx *cx, struct tx *tx, id box, struct box_whole *w,
                    struct ballot_taken *row, text *barred)
{
    err e = box_whole_read(cx, tx, box, w);
    if (!e) e = box_require_open(cx, &w->box);
    if (!e) e = find_row(cx, tx, w, row);
    if (e) return e;
    bool *is = ARENA_ARRAY(cx->arena, w->candidate_count + 1, bool);
    e = ballot_bar(cx, tx, row->member, w->candidates, w->candidate_count, is);
    *barred = ballot_barred_text(cx->arena, is, w->candidate_count);
    return e;
}

static err check_paper(struct ctx *cx, struct slice paper, text barred)
{
    for (size_t i = 0; i < paper.size; i++)
        if (paper.data[i] != CHOICE_BLANK && ballot_barred_has(barred, i))
            ctx_flaw(cx, "/choices", "barred",
                     SAY("Hồ sơ thứ %zu: bạn không được xét, hãy để phiếu trắng",
                         "Candidate %zu: you may not judge, leave it blank"),
                     i + 1);
    return cx->flaw_count ? ERR_INVALID : ERR_NONE;
}

err ballot_cast_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    const struct ballot_casting *in = request_body(rq);
    struct sealed *made = ARENA_NEW(cx->arena, struct sealed);
    struct box_whole w;
    struct ballot_taken row;
    struct envelope_lock lock;
    struct slice paper;
    *prepared = made;
    err e = read_row(cx, tx, request_id(rq), &w, &row, &made->barred);
    if (e) return e;
    if (!ballot_paper_parse(cx->arena, in->choices, w.candidate_count, &paper)) {
        ctx_flaw(cx, "/choices", "paper",
                 SAY("Cần đủ %zu lựa chọn for, against hoặc blank",
                     "All of %zu choices are needed: for, against or blank"),
                 w.candidate_count);
        return ERR_INVALID;
    }
    e = check_paper(cx, paper, made->barred);
    if (e) return e;
    memcpy(lock.bytes, w.box.lock.bytes, sizeof lock.bytes);
    made->envelope = base64url_text(cx->arena, envelope_close(cx->arena, &lock, paper));
    return ERR_NONE;
}

err ballot_cast(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct sealed *made = request_prepared(rq);
    struct box_whole w;
    struct ballot_taken row;
    text barred;
    err e = read_row(cx, tx, request_id(rq), &w, &row, &barred);
    if (!e && !text_equal(barred, made->barred))
        e = ctx_fail(cx, ERR_RETRY, NULL, "changed",
                     SAY("Dữ liệu vừa thay đổi, xin gửi lại", "Data has just changed, send again"));
    if (e) return e;
    struct ballot paper = { .box = w.box.id, .envelope = made->envelope };
    row.taken = true;
    row.barred = barred;
    e = record_create(cx, tx, &ballot_entity, &paper);
    if (!e) e = record_update(cx, tx, &ballot_taken_entity, &row);
    return e ? e : respond_nothing(rs);
}
