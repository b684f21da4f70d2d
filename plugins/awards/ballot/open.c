/* SPDX-License-Identifier: MIT
 * open: who is on the paper and on the roll is settled when a box opens. The key is written beside
 * the store before the transaction that needs it: a key without a box seals nothing. */
#include "../score/standing.h"
#include "count.h"
#include "flow.h"

const struct field ballot_opening_fields[] = {
    FIELD(1, struct ballot_opening, category, REF, REQUIRED, .target = "award_category",
          .label = "Hạng mục", .label_en = "Category"),
    FIELD(2, struct ballot_opening, quorum, INT, 0, .min = 0, .max = 1000,
          .label = "Số phiếu tối thiểu", .label_en = "Quorum",
          .help = "Để trống: theo cài đặt của tỉnh, tính trên số thành viên",
          .help_en = "Empty: as the setting says, of the members"),
    FIELD(3, struct ballot_opening, pass, TEXT, 0, .max = 12, .label = "Tỷ lệ tán thành",
          .label_en = "Part in favour", .help = "Ví dụ >1/2 (quá nửa), 2/3 (từ hai phần ba)",
          .help_en = "For example >1/2 (more than half), 2/3 (at least two thirds)"),
    { 0 },
};

struct opening {
    id box;
    struct envelope_lock lock;
    struct standing standing;
    struct ballot_candidate *candidates;
    size_t count;
};

/* ---- before the transaction ---------------------------------------------------------------- */

static err require_council(struct ctx *cx, const struct award_round *r)
{
    if (round_in_council(r)) return ERR_NONE;
    return ctx_fail(cx, ERR_CONFLICT, NULL, "round",
                    SAY("Đợt xét này chưa đến hoặc đã qua bước hội đồng",
                        "The round is not before its council"));
}

static err read_both(struct ctx *cx, struct tx *tx, const struct request *rq, struct award_round *r,
                     struct award_category *c)
{
    const struct ballot_opening *in = request_body(rq);
    err e = record_get(cx, tx, &award_round_entity, request_id(rq), r);
    if (!e) e = record_get(cx, tx, &award_category_entity, in->category, c);
    if (!e && !id_equal(c->round, r->id)) e = ERR_NOT_FOUND;
    if (!e) e = ballot_require_leader(cx, tx, r);
    return e ? e : require_council(cx, r);
}

static err refuse_second(struct ctx *cx, struct tx *tx, id category)
{
    struct award_list boxes;
    err e = award_list(cx, tx, &ballot_box_entity, "category", category, &boxes);
    for (size_t i = 0; !e && i < boxes.count; i++)
        if (((const struct ballot_box *)award_list_at(&boxes, i))->state == BOX_OPEN)
            return ctx_fail(
                cx, ERR_CONFLICT, NULL, "open",
                SAY("Hạng mục này đang có hòm phiếu mở", "This category has an open ballot box"));
    return e;
}

static err make_key(struct ctx *cx, struct opening *o)
{
    struct envelope_key key;
    o->box = id_new(cx->random, cx->now);
    random_bytes(cx->random, &key, sizeof key);
    o->lock = envelope_lock_of(&key);
    err e = secret_file_put(cx, o->box, (struct slice){ key.bytes, sizeof key.bytes });
    crypto_wipe(&key, sizeof key);
    return e;
}

/* Dossiers without a score come last, in the order of their ids. */
static void list_candidates(struct ctx *cx, struct opening *o)
{
    o->count = o->standing.count;
    o->candidates = ARENA_ARRAY(cx->arena, o->count + 1, struct ballot_candidate);
    for (size_t i = 0; i < o->count; i++) {
        const struct standing_row *row = &o->standing.rows[i];
        o->candidates[i] = (struct ballot_candidate){ .box = o->box,
                                                      .nomination = row->nomination.id,
                                                      .position = (int64_t)i + 1,
                                                      .rank = (int64_t)i + 1,
                                                      .score = row->score,
                                                      .band = row->band,
                                                      .moved = row->moved };
    }
}

err ballot_open_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct opening *o = ARENA_NEW(cx->arena, struct opening);
    struct award_round r;
    struct award_category c;
    *prepared = o;
    err e = read_both(cx, tx, rq, &r, &c);
    if (!e) e = council_ready(cx, tx, &r);
    if (!e) e = refuse_second(cx, tx, c.id);
    if (!e) e = standing_rule_of(cx, tx, &r, &o->standing.rule);
    if (!e) e = standing_of(cx, tx, &r, &c, false, &o->standing);
    if (!e) e = make_key(cx, o);
    if (!e) list_candidates(cx, o);
    return e;
}

/* ---- in it --------------------------------------------------------------------------------- */

/* Scores and dossiers may have changed since they were ranked. */
static err require_same(struct ctx *cx, struct tx *tx, const struct award_round *r,
                        const struct award_category *c, const struct opening *o)
{
    struct standing now = { .rule = o->standing.rule };
    err e = standing_of(cx, tx, r, c, false, &now);
    bool same = now.count == o->count;
    for (size_t i = 0; same && i < now.count; i++)
        same = id_equal(now.rows[i].nomination.id, o->candidates[i].nomination) &&
               now.rows[i].score == o->candidates[i].score;
    if (e || same) return e;
    return ctx_fail(cx, ERR_RETRY, NULL, "changed",
                    SAY("Dữ liệu vừa thay đổi, xin gửi lại", "Data has just changed, send again"));
}

static err make_roll(struct ctx *cx, struct tx *tx, struct ballot_box *box,
                     const struct award_list *council)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < council->count; i++) {
        const struct council_member *m = award_list_at(council, i);
        struct ballot_taken seat = { .box = box->id, .member = m->id };
        if (ballot_sits(cx, m)) e = record_create(cx, tx, &ballot_taken_entity, &seat);
    }
    return e;
}

static size_t count_seats(const struct ctx *cx, const struct award_list *council)
{
    size_t seats = 0;
    for (size_t i = 0; i < council->count; i++) seats += ballot_sits(cx, award_list_at(council, i));
    return seats;
}

/* A candidate whom half of the council or more may not judge is nobody's to vote on. */
static err refuse_conflicted(struct ctx *cx, struct tx *tx, const struct opening *o,
                             const struct award_list *council, size_t seats)
{
    size_t *free = ARENA_ARRAY(cx->arena, o->count + 1, size_t);
    bool *barred = ARENA_ARRAY(cx->arena, o->count + 1, bool);
    err e = ERR_NONE;
    for (size_t m = 0; !e && m < council->count; m++) {
        const struct council_member *member = award_list_at(council, m);
        if (!ballot_sits(cx, member)) continue;
        e = ballot_bar(cx, tx, member->id, o->candidates, o->count, barred);
        for (size_t i = 0; !e && i < o->count; i++) free[i] += !barred[i];
    }
    for (size_t i = 0; !e && i < o->count; i++)
        if (free[i] * 2 <= seats)
            e = ctx_fail(
                cx, ERR_CONFLICT, NULL, "conflicts",
                SAY("Hồ sơ thứ %zu: quá nửa hội đồng không được xét, hãy bổ sung thành viên",
                    "Dossier %zu: half of the council may not judge it, name more members"),
                i + 1);
    return e;
}

static err settle_numbers(struct ctx *cx, struct tx *tx, const struct ballot_opening *in,
                          struct ballot_box *box)
{
    struct ballot_share quorum, pass;
    box->pass = in->pass.size ? text_trim(in->pass) : setting_text(cx, tx, "awards.pass");
    if (!ballot_share_parse(setting_text(cx, tx, "awards.quorum"), &quorum))
        quorum = (struct ballot_share){ 2, 3, false };
    box->quorum = ballot_share_of(quorum, box->members);
    if (!ballot_share_parse(box->pass, &pass))
        ctx_flaw(cx, "/pass", "share",
                 SAY("Hãy ghi như >1/2 hoặc 2/3", "Write it like >1/2 or 2/3"));
    if (in->quorum > box->members)
        ctx_flaw(cx, "/quorum", "range",
                 SAY("Hội đồng chỉ có %lld người", "The council has %lld members"),
                 (long long)box->members);
    else if (in->quorum && in->quorum < box->quorum)
        ctx_flaw(cx, "/quorum", "range",
                 SAY("Ít nhất phải có %lld phiếu", "At least %lld must cast"),
                 (long long)box->quorum);
    else if (in->quorum)
        box->quorum = in->quorum;
    return cx->flaw_count ? ERR_INVALID : ERR_NONE;
}

static err make_box(struct ctx *cx, struct tx *tx, const struct opening *o, struct ballot_box *box)
{
    err e = record_create(cx, tx, &ballot_box_entity, box);
    for (size_t i = 0; !e && i < o->count; i++) {
        struct ballot_candidate c = o->candidates[i];
        e = record_create(cx, tx, &ballot_candidate_entity, &c);
    }
    return e;
}

err ballot_open(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct opening *o = request_prepared(rq);
    struct award_round r;
    struct award_category c;
    struct award_list council;
    err e = read_both(cx, tx, rq, &r, &c);
    if (!e) e = council_ready(cx, tx, &r);
    if (!e) e = refuse_second(cx, tx, c.id);
    if (!e) e = require_same(cx, tx, &r, &c, o);
    if (!e) e = award_list(cx, tx, &council_member_entity, "round", r.id, &council);
    if (e) return e;
    size_t seats = count_seats(cx, &council);
    if (!o->count || !seats)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "nobody",
                        SAY("Không có hồ sơ nào để bỏ phiếu, hoặc hội đồng chưa có ai",
                            "There is no dossier to vote on, or nobody on the council"));
    struct ballot_box box = { .id = o->box,
                              .round = r.id,
                              .category = c.id,
                              .state = BOX_OPEN,
                              .members = (int64_t)seats,
                              .opened = cx->now,
                              .opened_by = cx->actor.account };
    memcpy(box.lock.bytes, o->lock.bytes, sizeof box.lock.bytes);
    e = refuse_conflicted(cx, tx, o, &council, seats);
    if (!e) e = settle_numbers(cx, tx, request_body(rq), &box);
    if (!e) e = make_box(cx, tx, o, &box);
    if (!e) e = make_roll(cx, tx, &box, &council);
    return e ? e : respond_created(cx, tx, rq, rs, &ballot_box_entity, &box);
}
