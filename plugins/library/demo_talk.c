/* SPDX-License-Identifier: MIT
 * demo_talk: talk.json: who copied which model, what was proposed, said and asked. Days stand in it
 * as days before the demo's; people by their log-ins, and somebody who is not there says nothing.
 * Ideas are applied where a commune has a campaign to show for it. */
#include "demo.h"

#include "forum/forum.h"
#include "idea/idea.h"
#include "item/item.h"

static text string_at(const struct json_value *v, const char *key)
{
    return json_string(json_get(v, key));
}

static int64_t whole_at(const struct json_value *v, const char *key)
{
    int64_t n = 0;
    return json_whole(json_get(v, key), &n) ? n : 0;
}

static date ago(const struct library_demo *d, const struct json_value *v, const char *key)
{
    return d->options->as_of - (date)whole_at(v, key);
}

static bool is_true(const struct json_value *v, const char *key)
{
    return json_kind_of(json_get(v, key)) == JSON_TRUE;
}

static int32_t term_at(const struct vocabulary *terms, const struct json_value *v)
{
    const struct term *t = vocabulary_code(terms, string_at(v, "state"));
    REQUIRE(t); /* our own file */
    return (int32_t)t->number;
}

static id unit_for(const struct library_demo *d, const struct json_value *v)
{
    return text_equal_z(string_at(v, "for"), "commune") ? d->commune : d->province;
}

/* The account of a log-in; none when there is no such. */
static err account_of(struct ctx *cx, struct tx *tx, text login, id *out)
{
    struct account a = { .login = login };
    err e = record_find(cx, tx, &account_entity, "login", &a, &a);
    *out = e ? ID_NONE : a.id;
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

/* ---- copies -------------------------------------------------------------------------------- */

static err add_copies(struct ctx *cx, struct tx *tx, const struct library_demo *d)
{
    err e = ERR_NONE;
    size_t i = 0;
    for (const struct json_value *v = json_first(json_get(d->talk, "copies"));
         !e && v && i < d->place_count; v = json_next(v), i++) {
        struct library_item model;
        e = item_find(cx, tx, string_at(v, "model"), &model);
        struct replication r = { .model = model.id,
                                 .unit = d->places[i].unit,
                                 .campaign = d->places[i].campaign,
                                 .since = ago(d, v, "ago"),
                                 .result = string_at(v, "result"),
                                 .people = whole_at(v, "people"),
                                 .state = term_at(&replication_state_vocabulary, v),
                                 .reason = string_at(v, "reason") };
        if (!e) e = record_create(cx, tx, &replication_entity, &r);
    }
    return e;
}

/* ---- ideas --------------------------------------------------------------------------------- */

static err add_comments(struct ctx *cx, struct tx *tx, const struct library_demo *d,
                        const struct json_value *said, id idea)
{
    err e = ERR_NONE;
    for (const struct json_value *v = json_first(said); !e && v; v = json_next(v)) {
        struct idea_comment c = { .idea = idea,
                                  .words = string_at(v, "words"),
                                  .state = is_true(v, "waiting") ? WORD_WAITING : WORD_SHOWN,
                                  .at = instant_at(ago(d, v, "ago"), 19 * 60) };
        e = account_of(cx, tx, string_at(v, "by"), &c.account);
        if (!e) e = record_create(cx, tx, &idea_comment_entity, &c);
    }
    return e;
}

static err add_backers(struct ctx *cx, struct tx *tx, const struct json_value *logins, id idea)
{
    err e = ERR_NONE;
    for (const struct json_value *v = json_first(logins); !e && v; v = json_next(v)) {
        struct idea_support s = { .idea = idea };
        e = account_of(cx, tx, json_string(v), &s.account);
        s.key = library_pair_key(cx->arena, s.idea, s.account);
        if (!e && !id_is_none(s.account)) e = record_create(cx, tx, &idea_support_entity, &s);
    }
    return e;
}

/* From the last place on, so that copies of models lie elsewhere. */
static err add_uses(struct ctx *cx, struct tx *tx, const struct library_demo *d,
                    const struct json_value *uses, id idea, size_t *place)
{
    err e = ERR_NONE;
    for (const struct json_value *v = json_first(uses); !e && v; v = json_next(v)) {
        while (*place && !d->places[*place - 1].campaign.size) --*place;
        if (!*place) return ERR_NONE;
        const struct library_demo_place *p = &d->places[--*place];
        struct idea_application a = { .idea = idea,
                                      .unit = p->unit,
                                      .campaign = p->campaign,
                                      .since = ago(d, v, "ago"),
                                      .result = string_at(v, "result") };
        e = record_create(cx, tx, &idea_application_entity, &a);
    }
    return e;
}

static enum kv_go take_titled(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct idea *other = record;
    struct idea *idea = arg; /* whose reason is the title looked for, until it is found */
    (void)cx, (void)tx, (void)failure;
    if (!text_equal(other->title, idea->reason)) return KV_MORE;
    idea->same_as = other->id;
    return KV_STOP;
}

static err find_same(struct ctx *cx, struct tx *tx, const struct json_value *v, struct idea *idea)
{
    text reason = idea->reason;
    idea->reason = string_at(v, "same");
    if (!idea->reason.size) {
        idea->reason = reason;
        return ERR_NONE;
    }
    err e = query_all(cx, tx, &idea_entity, take_titled, idea);
    idea->reason = reason;
    return e;
}

static err add_idea(struct ctx *cx, struct tx *tx, const struct library_demo *d,
                    const struct json_value *v, size_t *place)
{
    struct idea idea = { .title = string_at(v, "title"),
                         .body = string_at(v, "body"),
                         .unit = unit_for(d, v),
                         .named = is_true(v, "named"),
                         .state = term_at(&idea_state_vocabulary, v),
                         .reason = string_at(v, "reason"),
                         .proposed = ago(d, v, "ago") };
    if (whole_at(v, "decided")) idea.decided = ago(d, v, "decided");
    /* its first use makes it applied */
    if (idea.state == IDEA_APPLIED) idea.state = IDEA_ADOPTED;
    err e = account_of(cx, tx, string_at(v, "by"), &idea.account);
    if (!e) e = find_same(cx, tx, v, &idea);
    if (e) return e;
    idea.key = text_format(cx->arena, "%.*s/%.*s", TEXT_ARGS(id_text(cx->arena, idea.account)),
                           TEXT_ARGS(viet_fold(cx->arena, idea.title)));
    e = record_create(cx, tx, &idea_entity, &idea);
    if (!e) e = add_comments(cx, tx, d, json_get(v, "comments"), idea.id);
    if (!e) e = add_backers(cx, tx, json_get(v, "backers"), idea.id);
    return e ? e : add_uses(cx, tx, d, json_get(v, "uses"), idea.id, place);
}

/* ---- forums -------------------------------------------------------------------------------- */

static err add_points(struct ctx *cx, struct tx *tx, const struct json_value *points, id forum)
{
    err e = ERR_NONE;
    int64_t n = 0;
    for (const struct json_value *v = json_first(points); !e && v; v = json_next(v)) {
        struct forum_point p = { .forum = forum,
                                 .position = ++n,
                                 .title = string_at(v, "title"),
                                 .speaker = string_at(v, "speaker"),
                                 .minutes = whole_at(v, "minutes") };
        e = record_create(cx, tx, &forum_point_entity, &p);
    }
    return e;
}

static err add_question(struct ctx *cx, struct tx *tx, const struct forum *f,
                        const struct json_value *v, date last)
{
    struct forum_question q = { .forum = f->id,
                                .words = string_at(v, "words"),
                                .answer = string_at(v, "answer"),
                                .note = string_at(v, "hide"),
                                .state = QUESTION_SHOWN };
    if (is_true(v, "waiting")) q.state = QUESTION_WAITING;
    if (q.note.size) q.state = QUESTION_HIDDEN;
    if (q.answer.size) {
        date day = f->held_on + (date)whole_at(v, "days");
        q.state = QUESTION_ANSWERED;
        q.answered_by = f->unit;
        q.answered = day < last ? day : last - (date)whole_at(v, "days");
    }
    err e = account_of(cx, tx, string_at(v, "by"), &q.account);
    return e ? e : record_create(cx, tx, &forum_question_entity, &q);
}

static err add_forum(struct ctx *cx, struct tx *tx, const struct library_demo *d,
                     const struct json_value *v)
{
    struct forum f = { .title = string_at(v, "title"),
                       .about = string_at(v, "about"),
                       .unit = unit_for(d, v),
                       .state = term_at(&forum_state_vocabulary, v),
                       .held_on = d->options->as_of + (date)whole_at(v, "held"),
                       .asks_until = d->options->as_of + (date)whole_at(v, "until"),
                       .place = string_at(v, "place"),
                       .chair = string_at(v, "chair"),
                       .conclusion = string_at(v, "conclusion") };
    err e = record_create(cx, tx, &forum_entity, &f);
    if (!e) e = add_points(cx, tx, json_get(v, "points"), f.id);
    for (const struct json_value *q = json_first(json_get(v, "questions")); !e && q;
         q = json_next(q))
        e = add_question(cx, tx, &f, q, d->options->as_of);
    return e;
}

err library_demo_talk(struct ctx *cx, struct tx *tx, const struct library_demo *d)
{
    size_t place = d->place_count;
    err e = add_copies(cx, tx, d);
    for (const struct json_value *v = json_first(json_get(d->talk, "ideas")); !e && v;
         v = json_next(v))
        e = add_idea(cx, tx, d, v, &place);
    for (const struct json_value *v = json_first(json_get(d->talk, "forums")); !e && v;
         v = json_next(v))
        e = add_forum(cx, tx, d, v);
    return e;
}
