/* SPDX-License-Identifier: MIT
 * comment: what anybody says of a nominee in the comment period. Nothing stands in public before
 * somebody of the round's office has read it; who wrote it and how to reach them never does. What
 * is not shown is kept: it may be a complaint that the office has to look into. */
#include "comment.h"

#include "shown.h"

const struct limit_rule comment_limit = { "award-comment", 5, 10 };

const struct field commenting_fields[] = {
    LIKE(1, struct commenting, words, public_comment_fields, words, REQUIRED,
         .help = "Được người phụ trách đọc trước khi đăng. Đừng ghi số điện thoại, địa chỉ của ai",
         .help_en = "Read by the office before it is shown. Give nobody's telephone or address"),
    LIKE(2, struct commenting, contact, public_comment_fields, contact, 0,
         .label = "Tên, số điện thoại của bạn (không bắt buộc)",
         .label_en = "Your name and telephone (optional)",
         .help = "Chỉ người phụ trách thấy, để hỏi lại khi cần; không công bố",
         .help_en = "For the office alone, to ask back; never shown"),
    { 0 }
};
const struct field comment_deciding_fields[] = {
    FIELD(1, struct comment_deciding, show, BOOL, 0, .label = "Đăng", .label_en = "Show"),
    LIKE(2, struct comment_deciding, note, public_comment_fields, note, 0),
    { 0 }
};

err comment_create(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct commenting *in = request_body(rq);
    struct nomination_whole w;
    struct shown shown;
    err e = nomination_whole(cx, tx, request_id(rq), &w);
    if (!e) e = nomination_shown(cx, tx, &w.nomination, &shown);
    if (!e && !shown.is) e = ERR_NOT_FOUND;
    if (e) return e;
    if (!round_takes_comments(&w.round, instant_date(cx->now)))
        return ctx_fail(
            cx, ERR_CONFLICT, NULL, "closed",
            SAY("Đã hết hoặc chưa tới thời gian lấy ý kiến", "This is not the comment period"));
    struct public_comment c = { .nomination = w.nomination.id,
                                .words = in->words,
                                .contact = in->contact,
                                .account = cx->actor.account,
                                .state = COMMENT_WAITING,
                                .at = cx->now };
    e = record_create(cx, tx, &public_comment_entity, &c);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 201);
    json_object(j);
    json_id_at(j, "nomination", c.nomination);
    json_bool_at(j, "waiting", true);
    json_object_end(j);
    return ERR_NONE;
}

err comment_decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct comment_deciding *in = request_body(rq);
    struct public_comment c;
    err e = record_get(cx, tx, &public_comment_entity, request_id(rq), &c);
    if (e) return e;
    if (!in->show && text_is_empty(in->note))
        return ctx_fail(cx, ERR_INVALID, "/note", "required",
                        SAY("Ghi lý do không đăng", "Say why it is not shown"));
    c.state = in->show ? COMMENT_SHOWN : COMMENT_HIDDEN;
    c.note = in->show ? TEXT("") : in->note;
    e = record_update(cx, tx, &public_comment_entity, &c);
    return e ? e : respond(cx, tx, rq, rs, &public_comment_entity, &c);
}

/* ---- one nominee, as everybody sees them --------------------------------------------------- */

struct listing {
    struct json *j;
    int64_t count;
};

static enum kv_go show(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct public_comment *c = record;
    struct listing *l = arg;
    (void)tx, (void)failure;
    if (c->state != COMMENT_SHOWN) return KV_MORE;
    l->count++;
    json_object(l->j);
    json_text_at(l->j, "words", c->words);
    json_text_at(l->j, "day_text", date_format_vi(cx->arena, instant_date(c->at)));
    json_object_end(l->j);
    return KV_MORE;
}

static err comments_json(struct ctx *cx, struct tx *tx, struct json *j, id nomination)
{
    struct listing l = { j, 0 };
    json_key(j, "comments");
    json_array(j);
    err e = query_ref(cx, tx, &public_comment_entity, "nomination", nomination, show, &l);
    json_array_end(j);
    json_int_at(j, "comment_count", l.count);
    return e;
}

err nomination_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct nomination_whole w;
    struct shown shown;
    err e = nomination_whole(cx, tx, request_id(rq), &w);
    if (!e) e = nomination_shown(cx, tx, &w.nomination, &shown);
    date today = instant_date(cx->now);
    if (!e && (!shown.is || !round_names(&w.round, today))) e = ERR_NOT_FOUND;
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_id_at(j, "id", w.nomination.id);
    json_text_at(j, "page_title", shown.name);
    json_text_at(j, "name", shown.name);
    json_id_at(j, "round", w.round.id);
    json_text_at(j, "round_title", w.round.title);
    json_text_at(j, "category", w.category.title);
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, w.nomination.unit));
    json_text_at(j, "summary", w.nomination.summary);
    json_bool_at(j, "takes_comments", round_takes_comments(&w.round, today));
    json_bool_at(j, "takes_votes", round_takes_votes(&w.round, today));
    if (w.round.comment_until)
        json_text_at(j, "comment_until_text", date_format_vi(cx->arena, w.round.comment_until));
    json_bool_at(j, "sent", !text_is_empty(request_query(rq, "gui")));
    e = comments_json(cx, tx, j, w.nomination.id);
    json_object_end(j);
    return e;
}
