/* SPDX-License-Identifier: MIT
 * view: ideas as everybody sees them, with figures in which each counts once, and as those see them
 * who decide. Nobody is named who did not ask for it, and no minor. */
#include "../item/item.h"
#include "idea.h"

enum { SHOWN_MOST = 200, ADULT = 18 };

/* ---- the list ------------------------------------------------------------------------------ */

struct listing {
    struct json *j;
    int64_t by_state[IDEA_SAME + 1];
    int64_t shown;
};

static bool is_public(int32_t state)
{
    return state >= IDEA_DISCUSSED && state <= IDEA_DECLINED;
}

static enum kv_go list_one(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct idea *idea = record;
    struct listing *l = arg;
    (void)failure;
    l->by_state[idea->state]++;
    if (!is_public(idea->state) || l->shown >= SHOWN_MOST) return KV_MORE;
    l->shown++;
    json_object(l->j);
    json_id_at(l->j, "id", idea->id);
    json_text_at(l->j, "title", idea->title);
    json_text_at(l->j, "unit", record_title(cx, tx, &unit_entity, idea->unit));
    json_text_at(l->j, "state_label",
                 library_term(cx, &idea_state_vocabulary, (unsigned)idea->state));
    json_bool_at(l->j, "applied", idea->state == IDEA_APPLIED);
    json_object_end(l->j);
    return KV_MORE;
}

/* Hidden ones and copies are not counted; what is applied was adopted, what was adopted discussed.
 */
static void figures_json(struct json *j, const int64_t *n)
{
    int64_t adopted = n[IDEA_ADOPTED] + n[IDEA_APPLIED];
    int64_t discussed = n[IDEA_DISCUSSED] + n[IDEA_DECLINED] + adopted;
    json_int_at(j, "proposed", n[IDEA_WAITING] + discussed);
    json_int_at(j, "discussed", discussed);
    json_int_at(j, "adopted", adopted);
    json_int_at(j, "applied_count", n[IDEA_APPLIED]);
}

err ideas_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct listing l = { .j = respond_json(cx, rs, 200) };
    struct query q = { .entity = &idea_entity,
                       .sort = entity_field(&idea_entity, "proposed", 8),
                       .descending = true };
    json_object(l.j);
    json_bool_at(l.j, "sent", !text_is_empty(request_query(rq, "gui")));
    json_key(l.j, "ideas");
    json_array(l.j);
    err e = query_run(cx, tx, &q, list_one, &l, NULL);
    json_array_end(l.j);
    figures_json(l.j, l.by_state);
    json_object_end(l.j);
    return e;
}

/* ---- one idea ------------------------------------------------------------------------------ */

static text author_of(struct ctx *cx, struct tx *tx, const struct idea *idea)
{
    const struct person_1 *people = ctx_service(cx, "person", 1);
    struct person who;
    if (!idea->named || !people) return (text){ 0 };
    if (people->of_account(cx, tx, idea->account, &who)) {
        ctx_clear(cx);
        return (text){ 0 };
    }
    bool adult = date_years(who.birth, instant_date(cx->now)) >= ADULT;
    return adult ? who.full_name : (text){ 0 };
}

static err comments_json(struct ctx *cx, struct tx *tx, struct json *j, id idea, bool all)
{
    struct library_list said;
    err e = library_list(cx, tx, &idea_comment_entity, "idea", idea, &said);
    json_key(j, "comments");
    json_array(j);
    for (size_t i = 0; !e && i < said.count; i++) {
        const struct idea_comment *c = library_list_at(&said, i);
        if (!all && c->state != WORD_SHOWN) continue;
        json_object(j);
        json_id_at(j, "id", c->id);
        json_text_at(j, "words", c->words);
        json_text_at(j, "day_text", date_format_vi(cx->arena, instant_date(c->at)));
        const struct term *t = vocabulary_number(&idea_word_state_vocabulary, (unsigned)c->state);
        json_z_at(j, "state", t ? t->code : NULL);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static err item_json(struct ctx *cx, struct tx *tx, struct json *j, id which)
{
    struct library_item item;
    err e =
        id_is_none(which) ? ERR_NOT_FOUND : record_get(cx, tx, &library_item_entity, which, &item);
    if (e && e != ERR_NOT_FOUND) return e;
    ctx_clear(cx);
    json_key(j, "model");
    if (e || item.state != ITEM_PUBLISHED) {
        json_null(j);
        return ERR_NONE;
    }
    json_object(j);
    json_text_at(j, "title", item.title);
    json_text_at(j, "url", item_url(cx->arena, &item));
    json_object_end(j);
    return ERR_NONE;
}

static err uses_json(struct ctx *cx, struct tx *tx, struct json *j, id idea)
{
    struct library_list uses;
    err e = library_list(cx, tx, &idea_application_entity, "idea", idea, &uses);
    json_key(j, "uses");
    json_array(j);
    for (size_t i = 0; !e && i < uses.count; i++) {
        const struct idea_application *a = library_list_at(&uses, i);
        json_object(j);
        json_text_at(j, "by", record_title(cx, tx, &unit_entity, a->unit));
        json_text_at(j, "since_text", date_format_vi(cx->arena, a->since));
        json_text_at(j, "result", a->result);
        e = library_campaign_json(cx, tx, j, a->campaign);
        if (!e) e = item_json(cx, tx, j, a->item);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static err head_json(struct ctx *cx, struct tx *tx, struct json *j, const struct idea *idea)
{
    int64_t people;
    err e = idea_people(cx, tx, idea, &people);
    json_id_at(j, "id", idea->id);
    json_text_at(j, "page_title", idea->title);
    json_text_at(j, "title", idea->title);
    json_text_at(j, "body", idea->body);
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, idea->unit));
    json_text_at(j, "author", author_of(cx, tx, idea));
    json_text_at(j, "proposed_text", date_format_vi(cx->arena, idea->proposed));
    json_text_at(j, "state_label", library_term(cx, &idea_state_vocabulary, (unsigned)idea->state));
    json_text_at(j, "reason", idea->reason);
    json_int_at(j, "people", people);
    return e;
}

err idea_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct idea idea;
    err e = record_get(cx, tx, &idea_entity, request_id(rq), &idea);
    if (!e && idea.state == IDEA_SAME) e = record_get(cx, tx, &idea_entity, idea.same_as, &idea);
    bool own = !e && !id_is_none(cx->actor.account) && id_equal(cx->actor.account, idea.account);
    if (!e && !is_public(idea.state) && !own) e = ERR_NOT_FOUND;
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    e = head_json(cx, tx, j, &idea);
    json_bool_at(j, "open", is_public(idea.state));
    json_bool_at(j, "sent", !text_is_empty(request_query(rq, "gui")));
    if (!e) e = comments_json(cx, tx, j, idea.id, false);
    if (!e) e = uses_json(cx, tx, j, idea.id);
    json_object_end(j);
    return e;
}

/* ---- the form of a new one ----------------------------------------------------------------- */

static enum kv_go list_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit *u = record;
    struct json *j = arg;
    date today = instant_date(cx->now);
    (void)tx, (void)failure;
    bool asked = u->kind == UNIT_PROVINCE_UNION || u->kind == UNIT_COMMUNE_UNION;
    if (!asked || (u->valid_to && u->valid_to <= today)) return KV_MORE;
    json_object(j);
    json_id_at(j, "value", u->id);
    json_text_at(j, "label", u->name);
    json_object_end(j);
    return KV_MORE;
}

err idea_new_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct json *j = respond_json(cx, rs, 200);
    (void)rq;
    json_object(j);
    json_key(j, "units");
    json_array(j);
    err e = query_all(cx, tx, &unit_entity, list_unit, j);
    json_array_end(j);
    json_object_end(j);
    return e;
}

/* ---- for who decides ----------------------------------------------------------------------- */

struct near {
    const struct idea *idea;
    struct json *j;
};

static enum kv_go list_near(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct idea *other = record;
    struct near *n = arg;
    (void)tx, (void)failure;
    if (!is_public(other->state) || id_equal(other->id, n->idea->id)) return KV_MORE;
    int alike = idea_likeness(cx->arena, n->idea, other);
    if (alike < IDEA_NEAR_AT) return KV_MORE;
    json_object(n->j);
    json_id_at(n->j, "id", other->id);
    json_text_at(n->j, "title", other->title);
    json_int_at(n->j, "alike", alike);
    json_object_end(n->j);
    return KV_MORE;
}

static void actions_json(struct json *j, const struct idea *idea)
{
    json_key(j, "actions");
    json_array(j);
    for (const struct idea_rule *r = idea_table; r->state; r++) {
        const struct term *t = vocabulary_number(&idea_action_vocabulary, r->action);
        if (r->state != idea->state || (r->guards & IDEA_BY_RECORD)) continue;
        json_object(j);
        json_z_at(j, "action", t->code);
        json_z_at(j, "vi", t->vi);
        json_z_at(j, "en", t->en);
        json_bool_at(j, "reason", (r->guards & IDEA_NEEDS_REASON) != 0);
        json_bool_at(j, "other", (r->guards & IDEA_OTHER) != 0);
        json_object_end(j);
    }
    json_array_end(j);
}

struct reviewing {
    const struct request *rq;
    struct response *rs;
};

static err review(struct ctx *cx, struct tx *tx, void *arg)
{
    const struct reviewing *r = arg;
    struct idea idea;
    struct near near = { &idea, NULL };
    err e = record_get(cx, tx, &idea_entity, request_id(r->rq), &idea);
    if (!e) e = access_require(cx, tx, idea_entity.read, idea.unit);
    if (e) return e;
    struct json *j = respond_json(cx, r->rs, 200);
    near.j = j;
    json_object(j);
    e = head_json(cx, tx, j, &idea);
    if (!e) e = comments_json(cx, tx, j, idea.id, true);
    if (!e) e = uses_json(cx, tx, j, idea.id);
    json_key(j, "near");
    json_array(j);
    if (!e) e = query_all(cx, tx, &idea_entity, list_near, &near);
    json_array_end(j);
    actions_json(j, &idea);
    json_bool_at(j, "may_decide", access_may(cx, tx, "idea.decide", idea.unit));
    json_bool_at(j, "may_apply", idea.state == IDEA_ADOPTED || idea.state == IDEA_APPLIED);
    json_object_end(j);
    return e;
}

err idea_review(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct reviewing r = { rq, rs };
    (void)tx;
    return db_read(cx, review, &r);
}
