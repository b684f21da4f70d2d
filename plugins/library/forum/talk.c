/* SPDX-License-Identifier: MIT
 * talk: asking and answering, and forums as everybody sees them. */
#include <stdlib.h>

#include "forum.h"

const struct field forum_asking_fields[] = {
    LIKE(1, struct forum_asking, words, forum_question_fields, words, REQUIRED), { 0 }
};
const struct field forum_replying_fields[] = {
    FIELD(1, struct forum_replying, show, BOOL, 0, .label = "Đăng", .label_en = "Show"),
    LIKE(2, struct forum_replying, note, forum_question_fields, note, 0),
    LIKE(3, struct forum_replying, answer, forum_question_fields, answer, 0),
    LIKE(4, struct forum_replying, answered_by, forum_question_fields, answered_by, 0),
    { 0 }
};

static bool takes_questions(const struct ctx *cx, const struct forum *f)
{
    return f->state == FORUM_OPEN && (!f->asks_until || instant_date(cx->now) <= f->asks_until);
}

err forum_ask(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct forum_asking *in = request_body(rq);
    struct forum f;
    struct forum_question q = { .forum = request_id(rq),
                                .account = cx->actor.account,
                                .words = in->words,
                                .state = QUESTION_WAITING };
    err e = record_get(cx, tx, &forum_entity, q.forum, &f);
    if (!e && f.state == FORUM_DRAFT) e = ERR_NOT_FOUND;
    if (!e && !takes_questions(cx, &f))
        e = ctx_fail(cx, ERR_CONFLICT, NULL, "closed",
                     SAY("Diễn đàn không còn nhận câu hỏi", "No more questions are taken"));
    if (!e) e = record_create(cx, tx, &forum_question_entity, &q);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 201);
    json_object(j);
    json_id_at(j, "forum", q.forum);
    json_object_end(j);
    return ERR_NONE;
}

err forum_reply(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct forum_replying *in = request_body(rq);
    struct forum_question q;
    err e = record_get(cx, tx, &forum_question_entity, request_id(rq), &q);
    if (e) return e;
    bool answers = !text_is_empty(in->answer);
    if (!answers && !in->show && text_is_empty(in->note))
        return ctx_fail(cx, ERR_INVALID, "/note", "required",
                        SAY("Ghi lý do không đăng", "Say why it is not shown"));
    if (answers && id_is_none(in->answered_by))
        return ctx_fail(cx, ERR_INVALID, "/answered_by", "required",
                        SAY("Ghi đơn vị trả lời", "Say which unit answers"));
    q.state = answers ? QUESTION_ANSWERED : in->show ? QUESTION_SHOWN : QUESTION_HIDDEN;
    q.note = in->note;
    q.answer = in->answer;
    q.answered_by = answers ? in->answered_by : (id){ 0 };
    q.answered = answers ? instant_date(cx->now) : 0;
    e = record_update(cx, tx, &forum_question_entity, &q);
    return e ? e : respond(cx, tx, rq, rs, &forum_question_entity, &q);
}

/* ---- for everybody ------------------------------------------------------------------------- */

static void head_json(struct ctx *cx, struct tx *tx, struct json *j, const struct forum *f)
{
    json_id_at(j, "id", f->id);
    json_text_at(j, "title", f->title);
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, f->unit));
    json_text_at(j, "held_text", date_format_vi(cx->arena, f->held_on));
    json_text_at(j, "place", f->place);
    json_text_at(j, "state_label", library_term(cx, &forum_state_vocabulary, (unsigned)f->state));
}

static enum kv_go list_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct forum *f = record;
    struct json *j = arg;
    (void)failure;
    if (f->state == FORUM_DRAFT) return KV_MORE;
    json_object(j);
    head_json(cx, tx, j, f);
    json_object_end(j);
    return KV_MORE;
}

err forums_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct json *j = respond_json(cx, rs, 200);
    struct query q = { .entity = &forum_entity,
                       .sort = entity_field(&forum_entity, "held_on", 7),
                       .descending = true };
    (void)rq;
    json_object(j);
    json_key(j, "forums");
    json_array(j);
    err e = query_run(cx, tx, &q, list_one, j, NULL);
    json_array_end(j);
    json_object_end(j);
    return e;
}

static int by_position(const void *x, const void *y)
{
    const struct forum_point *a = x;
    const struct forum_point *b = y;
    if (a->position != b->position) return a->position < b->position ? -1 : 1;
    return id_compare(a->id, b->id);
}

static err agenda_json(struct ctx *cx, struct tx *tx, struct json *j, id forum)
{
    struct library_list points;
    err e = library_list(cx, tx, &forum_point_entity, "forum", forum, &points);
    if (!e && points.count)
        qsort(points.records, points.count, sizeof(struct forum_point), by_position);
    json_bool_at(j, "has_agenda", !e && points.count);
    json_key(j, "agenda");
    json_array(j);
    for (size_t i = 0; !e && i < points.count; i++) {
        const struct forum_point *p = library_list_at(&points, i);
        json_object(j);
        json_text_at(j, "point", p->title);
        json_text_at(j, "speaker", p->speaker);
        if (p->minutes) json_int_at(j, "minutes", p->minutes);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static err questions_json(struct ctx *cx, struct tx *tx, struct json *j, id forum)
{
    struct library_list asked;
    int64_t shown = 0, answered = 0;
    err e = library_list(cx, tx, &forum_question_entity, "forum", forum, &asked);
    json_key(j, "questions");
    json_array(j);
    for (size_t i = 0; !e && i < asked.count; i++) {
        const struct forum_question *q = library_list_at(&asked, i);
        if (q->state != QUESTION_SHOWN && q->state != QUESTION_ANSWERED) continue;
        shown++;
        answered += q->state == QUESTION_ANSWERED;
        json_object(j);
        json_text_at(j, "words", q->words);
        json_text_at(j, "answer", q->answer);
        json_text_at(j, "by", record_title(cx, tx, &unit_entity, q->answered_by));
        json_text_at(j, "answered_text", date_format_vi(cx->arena, q->answered));
        json_object_end(j);
    }
    json_array_end(j);
    json_int_at(j, "shown_count", shown);
    json_int_at(j, "answered_count", answered);
    return e;
}

err forum_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct forum f;
    err e = record_get(cx, tx, &forum_entity, request_id(rq), &f);
    if (!e && f.state == FORUM_DRAFT) e = ERR_NOT_FOUND;
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "page_title", f.title);
    head_json(cx, tx, j, &f);
    json_text_at(j, "about", f.about);
    json_text_at(j, "chair", f.chair);
    json_text_at(j, "conclusion", f.conclusion);
    json_bool_at(j, "takes_questions", takes_questions(cx, &f));
    if (f.asks_until) json_text_at(j, "asks_until_text", date_format_vi(cx->arena, f.asks_until));
    json_bool_at(j, "sent", !text_is_empty(request_query(rq, "gui")));
    e = agenda_json(cx, tx, j, f.id);
    if (!e) e = questions_json(cx, tx, j, f.id);
    json_object_end(j);
    return e;
}
