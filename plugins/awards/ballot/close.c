/* SPDX-License-Identifier: MIT
 * close: papers are opened, counted and forgotten in one transaction; what stays are numbers. The
 * job that follows destroys the key and the envelopes, so that this entry of the journal, which
 * touches no secret, says who closed the box and when. */
#include "count.h"
#include "flow.h"

#include "../nomination/move.h"

const struct field ballot_closing_fields[] = {
    FIELD(1, struct ballot_closing, minutes, TEXT, REQUIRED, .max = 60, .label = "Số biên bản",
          .label_en = "Number of the minutes", .help = "Ví dụ 03-BB/HĐ",
          .help_en = "For example 03-BB/HĐ"),
    { 0 },
};
const struct field ballot_voiding_fields[] = {
    FIELD(1, struct ballot_voiding, reason, TEXT, REQUIRED | LINES, .max = 1000,
          .label = "Vì sao hủy", .label_en = "Why it is void",
          .help = "Ghi vào biên bản; phiếu đã bỏ không ai xem được nữa",
          .help_en = "It goes into the minutes; nobody will ever see what was cast"),
    { 0 },
};

/* ---- before the transaction ---------------------------------------------------------------- */

static void forget(void *key)
{
    crypto_wipe(key, sizeof(struct envelope_key));
}

static err read_key(struct ctx *cx, id box, struct envelope_key *key)
{
    struct slice bytes;
    err e = secret_file_get(cx, box, &bytes);
    if (!e && bytes.size == sizeof key->bytes) {
        memcpy(key->bytes, bytes.data, sizeof key->bytes);
        forget((void *)(uintptr_t)bytes.data);
        arena_on_release(cx->arena, forget, key);
        return ERR_NONE;
    }
    if (e && e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    return ctx_fail(
        cx, ERR_CONFLICT, NULL, "key",
        SAY("Khóa của hòm phiếu không còn ở máy chủ này (dữ liệu khôi phục từ bản sao?): "
            "hãy hủy hòm phiếu và bỏ phiếu lại",
            "The key of this box is not on this server (restored from a backup?): "
            "declare the box void and vote again"));
}

err ballot_close_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared)
{
    struct envelope_key *key = ARENA_NEW(cx->arena, struct envelope_key);
    struct box_whole w;
    *prepared = key;
    err e = box_whole_read(cx, tx, request_id(rq), &w);
    if (!e) e = ballot_require_leader(cx, tx, &w.round);
    if (!e) e = box_require_open(cx, &w.box);
    return e ? e : read_key(cx, w.box.id, key);
}

/* ---- whether it may be counted ------------------------------------------------------------- */

/* How many of those who have not cast still can. */
static err count_waiting(struct ctx *cx, struct tx *tx, const struct box_whole *w, int64_t *waiting)
{
    err e = ERR_NONE;
    *waiting = 0;
    for (size_t i = 0; !e && i < w->roll_count; i++) {
        struct council_member m;
        if (w->roll[i].taken) continue;
        e = record_get(cx, tx, &council_member_entity, w->roll[i].member, &m);
        *waiting += !e && ballot_sits(cx, &m);
    }
    return e;
}

static err require_quorum(struct ctx *cx, struct tx *tx, const struct box_whole *w)
{
    int64_t waiting, missing = w->box.quorum - w->cast;
    if (missing <= 0) return ERR_NONE;
    err e = count_waiting(cx, tx, w, &waiting);
    if (e) return e;
    if (waiting < missing)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "quorum-lost",
                        SAY("Thiếu %lld phiếu mà chỉ còn %lld người có thể bỏ: không đủ số phiếu "
                            "được nữa, hãy hủy hòm phiếu và bỏ phiếu lại",
                            "%lld ballots are missing and only %lld members are left to cast: "
                            "the quorum is lost, declare the box void and vote again"),
                        (long long)missing, (long long)waiting);
    return ctx_fail(cx, ERR_CONFLICT, NULL, "quorum",
                    SAY("Mới có %lld phiếu, còn thiếu %lld phiếu mới được kiểm",
                        "%lld ballots were cast, %lld more are needed before counting"),
                    (long long)w->cast, (long long)missing);
}

/* Whoever has cast cannot be taken out of a secret ballot again. Fills entitled and barred. */
static err weigh_roll(struct ctx *cx, struct tx *tx, const struct box_whole *w,
                      struct ballot_result *results)
{
    bool *barred = ARENA_ARRAY(cx->arena, w->candidate_count + 1, bool);
    err e = ERR_NONE;
    for (size_t m = 0; !e && m < w->roll_count; m++) {
        const struct ballot_taken *row = &w->roll[m];
        e = ballot_bar(cx, tx, row->member, w->candidates, w->candidate_count, barred);
        for (size_t i = 0; !e && i < w->candidate_count; i++) {
            bool then = ballot_barred_has(row->barred, i);
            if (row->taken && barred[i] && !then)
                return ctx_fail(
                    cx, ERR_CONFLICT, NULL, "conflict",
                    SAY("Một người đã bỏ phiếu nay có xung đột lợi ích với hồ sơ thứ %zu; "
                        "phiếu kín không rút ra được: hãy hủy hòm phiếu và bỏ phiếu lại",
                        "Somebody who has cast is in conflict with candidate %zu by now; "
                        "a secret ballot cannot be taken out: declare the box void and "
                        "vote again"),
                    i + 1);
            bool is = row->taken ? then : barred[i];
            results[i].entitled += !is;
            results[i].barred += row->taken && is;
        }
    }
    return e;
}

/* ---- counting ------------------------------------------------------------------------------ */

static err open_papers(struct ctx *cx, struct tx *tx, const struct box_whole *w,
                       const struct envelope_key *key, struct ballot_result *results)
{
    struct award_list all;
    err e = award_list(cx, tx, &ballot_entity, "box", w->box.id, &all);
    if (e) return e;
    struct slice *papers = ARENA_ARRAY(cx->arena, all.count + 1, struct slice);
    bool whole = (int64_t)all.count == w->cast;
    for (size_t i = 0; whole && i < all.count; i++) {
        const struct ballot *b = award_list_at(&all, i);
        struct slice sealed;
        whole = base64url_parse(cx->arena, b->envelope, &sealed) &&
                envelope_open(cx->arena, key, sealed, &papers[i]) &&
                ballot_paper_is_whole(papers[i], w->candidate_count);
    }
    if (!whole)
        return ctx_fail(
            cx, ERR_CORRUPT, NULL, "papers",
            SAY("Số phiếu không khớp danh sách hoặc có phiếu hỏng: hãy hủy hòm phiếu",
                "Papers do not match the roll or one is damaged: declare the box void"));
    ballot_count(papers, all.count, results, w->candidate_count);
    for (size_t i = 0; i < all.count; i++)
        crypto_wipe((void *)(uintptr_t)papers[i].data, papers[i].size);
    return ERR_NONE;
}

/* Places of the category that no earlier ballot has given away; below 0: there is no limit. */
static err places_left(struct ctx *cx, struct tx *tx, const struct award_category *c, int64_t *left)
{
    struct award_list all;
    *left = -1;
    if (!c->quota) return ERR_NONE;
    err e = award_list(cx, tx, &nomination_entity, "category", c->id, &all);
    *left = c->quota;
    for (size_t i = 0; !e && i < all.count; i++)
        *left -= ((const struct nomination *)award_list_at(&all, i))->state == NOMINATION_PROPOSED;
    if (*left < 0) *left = 0;
    return e;
}

/* Who has withdrawn meanwhile is counted and not chosen. */
static err choose(struct ctx *cx, struct tx *tx, const struct box_whole *w,
                  struct ballot_result *results, bool *standing)
{
    struct ballot_share pass = { 1, 2, true };
    int64_t left;
    err e = places_left(cx, tx, &w->category, &left);
    for (size_t i = 0; !e && i < w->candidate_count; i++) {
        struct nomination n;
        e = record_get(cx, tx, &nomination_entity, w->candidates[i].nomination, &n);
        standing[i] = !e && n.state == NOMINATION_CHECKED;
        results[i].rank = w->candidates[i].rank;
        if (!standing[i]) results[i].entitled = 0;
    }
    (void)ballot_share_parse(w->box.pass, &pass);
    if (!e) ballot_choose(results, w->candidate_count, pass, left);
    return e;
}

static err keep_counts(struct ctx *cx, struct tx *tx, struct box_whole *w,
                       const struct ballot_result *results)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < w->candidate_count; i++) {
        struct ballot_candidate *c = &w->candidates[i];
        c->entitled = results[i].entitled;
        c->in_favour = results[i].in_favour;
        c->against = results[i].against;
        c->blank = results[i].blank;
        c->chosen = results[i].chosen;
        e = record_update(cx, tx, &ballot_candidate_entity, c);
    }
    return e;
}

/* ---- what follows -------------------------------------------------------------------------- */

static err start_cleaning(struct ctx *cx, struct tx *tx, id unit)
{
    return job_start(cx, tx, BALLOT_KEYS_JOB, unit, TEXT("{}"), NULL);
}

static err move_on(struct ctx *cx, struct tx *tx, const struct box_whole *w, const bool *standing)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < w->candidate_count; i++) {
        const struct ballot_candidate *c = &w->candidates[i];
        text reason = text_format(
            cx->arena, "Hội đồng bỏ phiếu kín: %lld/%lld tán thành, %lld không, %lld trắng",
            (long long)c->in_favour, (long long)c->entitled, (long long)c->against,
            (long long)c->blank);
        if (standing[i])
            e = nomination_move_by(cx, tx, c->nomination, c->chosen ? MOVE_PROPOSE : MOVE_PASS_OVER,
                                   reason, MOVER_SYSTEM, NULL);
    }
    return e;
}

static err count_box(struct ctx *cx, struct tx *tx, struct box_whole *w,
                     const struct envelope_key *key, bool *standing)
{
    struct ballot_result *results =
        ARENA_ARRAY(cx->arena, w->candidate_count + 1, struct ballot_result);
    err e = require_quorum(cx, tx, w);
    if (!e) e = weigh_roll(cx, tx, w, results);
    if (!e) e = open_papers(cx, tx, w, key, results);
    if (!e) e = choose(cx, tx, w, results, standing);
    return e ? e : keep_counts(cx, tx, w, results);
}

err ballot_close(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct ballot_closing *in = request_body(rq);
    struct box_whole w;
    err e = box_whole_read(cx, tx, request_id(rq), &w);
    if (!e) e = ballot_require_leader(cx, tx, &w.round);
    if (!e) e = box_require_open(cx, &w.box);
    if (e) return e;
    bool *standing = ARENA_ARRAY(cx->arena, w.candidate_count + 1, bool);
    e = count_box(cx, tx, &w, request_prepared(rq), standing);
    if (e) return e;
    w.box.state = BOX_CLOSED;
    w.box.cast = w.cast;
    w.box.closed = cx->now;
    w.box.closed_by = cx->actor.account;
    w.box.minutes = text_trim(in->minutes);
    e = record_update(cx, tx, &ballot_box_entity, &w.box);
    if (!e) e = move_on(cx, tx, &w, standing);
    if (!e) e = start_cleaning(cx, tx, w.round.unit);
    return e ? e : respond(cx, tx, rq, rs, &ballot_box_entity, &w.box);
}

err ballot_void(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct ballot_voiding *in = request_body(rq);
    struct box_whole w;
    err e = box_whole_read(cx, tx, request_id(rq), &w);
    if (!e) e = ballot_require_leader(cx, tx, &w.round);
    if (!e) e = box_require_open(cx, &w.box);
    if (e) return e;
    w.box.state = BOX_VOID;
    w.box.cast = w.cast;
    w.box.closed = cx->now;
    w.box.closed_by = cx->actor.account;
    w.box.void_reason = text_trim(in->reason);
    e = record_update(cx, tx, &ballot_box_entity, &w.box);
    if (!e) e = start_cleaning(cx, tx, w.round.unit);
    return e ? e : respond(cx, tx, rq, rs, &ballot_box_entity, &w.box);
}
