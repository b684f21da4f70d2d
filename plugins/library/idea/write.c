/* SPDX-License-Identifier: MIT
 * write: what signed-in people do: propose, comment, back; and what staff decide. */
#include "idea.h"

const struct limit_rule idea_limit = { "idea", 5, 10 };
const struct limit_rule idea_word_limit = { "idea-word", 10, 30 };

const struct field idea_proposing_fields[] = {
    LIKE(1, struct idea_proposing, title, idea_fields, title, REQUIRED),
    LIKE(2, struct idea_proposing, body, idea_fields, body, REQUIRED),
    LIKE(3, struct idea_proposing, unit, idea_fields, unit, REQUIRED),
    LIKE(4, struct idea_proposing, named, idea_fields, named, 0),
    { 0 }
};
const struct field idea_saying_fields[] = {
    LIKE(1, struct idea_saying, words, idea_comment_fields, words, REQUIRED), { 0 }
};
const struct field idea_deciding_fields[] = {
    FIELD(1, struct idea_deciding, action, ENUM, REQUIRED, .terms = &idea_action_vocabulary,
          .label = "Quyết định", .label_en = "Decision"),
    LIKE(2, struct idea_deciding, reason, idea_fields, reason, 0),
    LIKE(3, struct idea_deciding, same_as, idea_fields, same_as, 0),
    { 0 }
};
const struct field idea_word_deciding_fields[] = {
    FIELD(1, struct idea_word_deciding, show, BOOL, 0, .label = "Đăng", .label_en = "Show"),
    LIKE(2, struct idea_word_deciding, note, idea_comment_fields, note, 0),
    { 0 }
};

static err refuse_repeated(struct ctx *cx, struct tx *tx, const struct idea *idea)
{
    struct idea there;
    err e = idea_repeats(cx, tx, idea, &there);
    if (e || id_is_none(there.id)) return e;
    return ctx_fail(cx, ERR_CONFLICT, "/title", "twice",
                    SAY("Bạn đã đề xuất ý tưởng này: «%.*s»; hãy bổ sung ở phần ý kiến",
                        "You have proposed this idea: «%.*s»; add to it in a comment"),
                    TEXT_ARGS(there.title));
}

err idea_propose(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct idea_proposing *in = request_body(rq);
    struct idea idea = { .title = in->title,
                         .body = in->body,
                         .unit = in->unit,
                         .named = in->named,
                         .account = cx->actor.account,
                         .state = IDEA_WAITING,
                         .proposed = instant_date(cx->now) };
    err e = refuse_repeated(cx, tx, &idea);
    if (e) return e;
    idea.key = text_format(cx->arena, "%.*s/%.*s", TEXT_ARGS(id_text(cx->arena, idea.account)),
                           TEXT_ARGS(viet_fold(cx->arena, idea.title)));
    e = record_create(cx, tx, &idea_entity, &idea);
    return e ? e : respond_created(cx, tx, rq, rs, &idea_entity, &idea);
}

static bool is_public(const struct idea *idea)
{
    return idea->state >= IDEA_DISCUSSED && idea->state <= IDEA_DECLINED;
}

static err shown_idea(struct ctx *cx, struct tx *tx, id which, struct idea *out)
{
    err e = record_get(cx, tx, &idea_entity, which, out);
    return e || is_public(out) ? e : ERR_NOT_FOUND;
}

static err answer(struct ctx *cx, struct response *rs, id idea)
{
    struct json *j = respond_json(cx, rs, 201);
    json_object(j);
    json_id_at(j, "idea", idea);
    json_object_end(j);
    return ERR_NONE;
}

err idea_say(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct idea_saying *in = request_body(rq);
    struct idea idea;
    struct idea_comment c = { .idea = request_id(rq),
                              .account = cx->actor.account,
                              .words = in->words,
                              .state = WORD_WAITING,
                              .at = cx->now };
    err e = shown_idea(cx, tx, c.idea, &idea);
    if (!e) e = record_create(cx, tx, &idea_comment_entity, &c);
    return e ? e : answer(cx, rs, c.idea);
}

/* Harmless to repeat: the first stands. */
err idea_back(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct idea idea;
    struct idea_support s = { .idea = request_id(rq), .account = cx->actor.account }, there;
    err e = shown_idea(cx, tx, s.idea, &idea);
    if (e) return e;
    s.key = library_pair_key(cx->arena, s.idea, s.account);
    e = record_find(cx, tx, &idea_support_entity, "key", &s, &there);
    if (e != ERR_NOT_FOUND) return e ? e : answer(cx, rs, s.idea);
    ctx_clear(cx);
    e = record_create(cx, tx, &idea_support_entity, &s);
    return e ? e : answer(cx, rs, s.idea);
}

err idea_decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct idea_deciding *in = request_body(rq);
    struct idea idea;
    if (in->action == IDEA_APPLY || in->action == IDEA_UNAPPLY)
        return ctx_fail(cx, ERR_INVALID, "/action", "record",
                        SAY("Áp dụng là ghi nơi áp dụng cùng bản ghi cho thấy điều đó",
                            "It is applied by entering where, with the record that shows it"));
    err e = record_get(cx, tx, &idea_entity, request_id(rq), &idea);
    if (!e) e = idea_move(cx, tx, &idea, in);
    return e ? e : respond(cx, tx, rq, rs, &idea_entity, &idea);
}

err idea_word_decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    const struct idea_word_deciding *in = request_body(rq);
    struct idea_comment c;
    err e = record_get(cx, tx, &idea_comment_entity, request_id(rq), &c);
    if (e) return e;
    if (!in->show && text_is_empty(in->note))
        return ctx_fail(cx, ERR_INVALID, "/note", "required",
                        SAY("Ghi lý do không đăng", "Say why it is not shown"));
    c.state = in->show ? WORD_SHOWN : WORD_HIDDEN;
    c.note = in->show ? TEXT("") : in->note;
    e = record_update(cx, tx, &idea_comment_entity, &c);
    return e ? e : respond(cx, tx, rq, rs, &idea_comment_entity, &c);
}
