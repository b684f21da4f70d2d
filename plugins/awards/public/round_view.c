/* SPDX-License-Identifier: MIT
 * round_view: see the header. */
#include "round_view.h"

#include <stdlib.h>

#include "honour_book.h"
#include "shown.h"

static text state_label(const struct ctx *cx, const struct award_round *r)
{
    const struct term *t = vocabulary_number(&round_state_vocabulary, (unsigned)r->state);
    return t ? ctx_say(cx, t->vi, t->en) : TEXT("");
}

static void between_at(struct ctx *cx, struct json *j, const char *key, date from, date until)
{
    if (!from || !until) {
        json_z_at(j, key, NULL);
        return;
    }
    json_text_at(j, key,
                 text_format(cx->arena, "%.*s – %.*s", TEXT_ARGS(date_format_vi(cx->arena, from)),
                             TEXT_ARGS(date_format_vi(cx->arena, until))));
}

static void day_at(struct ctx *cx, struct json *j, const char *key, date day)
{
    if (day)
        json_text_at(j, key, date_format_vi(cx->arena, day));
    else
        json_z_at(j, key, NULL);
}

static void round_members(struct ctx *cx, struct tx *tx, struct json *j,
                          const struct award_round *r)
{
    date today = instant_date(cx->now);
    json_id_at(j, "id", r->id);
    json_text_at(j, "title", r->title);
    json_int_at(j, "year", r->year);
    json_text_at(j, "unit", record_title(cx, tx, &unit_entity, r->unit));
    json_text_at(j, "state_label", state_label(cx, r));
    json_bool_at(j, "takes_dossiers", round_takes_dossiers(r, today));
    json_bool_at(j, "takes_comments", round_takes_comments(r, today));
    json_bool_at(j, "takes_votes", round_takes_votes(r, today));
    json_bool_at(j, "published", round_is_public(r));
    between_at(cx, j, "dossiers_text", r->dossiers_from, r->dossiers_until);
    between_at(cx, j, "comment_text", r->comment_from, r->comment_until);
    between_at(cx, j, "vote_text", r->vote_from, r->vote_until);
}

/* ---- the list ------------------------------------------------------------------------------ */

struct shelf {
    struct award_round *items;
    size_t count, room;
};

static enum kv_go keep(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct award_round *r = record;
    struct shelf *s = arg;
    (void)tx, (void)failure;
    if (r->state == ROUND_PLANNED || r->state == ROUND_CANCELLED) return KV_MORE;
    if (s->count == s->room) {
        size_t room = s->room ? s->room * 2 : 16;
        struct award_round *more = ARENA_ARRAY(cx->arena, room, struct award_round);
        if (s->count) memcpy(more, s->items, s->count * sizeof(*more));
        s->items = more;
        s->room = room;
    }
    s->items[s->count++] = *r;
    return KV_MORE;
}

static int newest_first(const void *x, const void *y)
{
    const struct award_round *a = x, *b = y;
    if (a->year != b->year) return a->year > b->year ? -1 : 1;
    return -id_compare(a->id, b->id);
}

err rounds_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct shelf s = { 0 };
    (void)rq;
    err e = query_all(cx, tx, &award_round_entity, keep, &s);
    if (e) return e;
    if (s.count) qsort(s.items, s.count, sizeof(*s.items), newest_first);
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; i < s.count; i++) {
        json_object(j);
        round_members(cx, tx, j, &s.items[i]);
        json_object_end(j);
    }
    json_array_end(j);
    json_object_end(j);
    return ERR_NONE;
}

/* ---- one round ----------------------------------------------------------------------------- */

static void nominees_json(struct json *j, const struct shown_list *list, id category)
{
    json_key(j, "nominees");
    json_array(j);
    for (size_t i = 0; i < list->count; i++) {
        if (!id_equal(list->items[i].nomination.category, category)) continue;
        json_object(j);
        json_id_at(j, "id", list->items[i].nomination.id);
        json_text_at(j, "name", list->items[i].name);
        json_object_end(j);
    }
    json_array_end(j);
}

static err categories_json(struct ctx *cx, struct tx *tx, struct json *j, id round,
                           const struct shown_list *list)
{
    struct award_list categories;
    err e = round_categories(cx, tx, round, &categories);
    json_key(j, "categories");
    json_array(j);
    for (size_t i = 0; !e && i < categories.count; i++) {
        const struct award_category *c = award_list_at(&categories, i);
        json_object(j);
        json_text_at(j, "category", c->title);
        json_int_at(j, "quota", c->quota);
        json_text_at(j, "eligibility", c->eligibility);
        nominees_json(j, list, c->id);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static err results_json(struct ctx *cx, struct tx *tx, struct json *j, id round)
{
    struct award_list honours;
    err e = honours_of_round(cx, tx, round, &honours);
    json_key(j, "honours");
    json_array(j);
    for (size_t i = 0; !e && i < honours.count; i++) {
        const struct honour *h = award_list_at(&honours, i);
        text name;
        e = honour_shown(cx, tx, h, &name);
        if (e || text_is_empty(name)) continue;
        json_object(j);
        json_id_at(j, "id", h->id);
        json_text_at(j, "name", name);
        json_text_at(j, "honour_title", h->title);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

err round_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct award_round r;
    struct shown_list list = { 0 };
    date today = instant_date(cx->now);
    err e = record_get(cx, tx, &award_round_entity, request_id(rq), &r);
    if (!e && r.state == ROUND_PLANNED) e = ERR_NOT_FOUND;
    bool named = !e && round_names(&r, today) && !round_is_public(&r);
    if (named) e = round_shown(cx, tx, r.id, &list);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "page_title", r.title);
    round_members(cx, tx, j, &r);
    json_text_at(j, "award", record_title(cx, tx, &award_entity, r.award));
    day_at(cx, j, "decision_text", r.decided ? r.decided : r.decision_on);
    day_at(cx, j, "ceremony_text", r.ceremony_on);
    json_text_at(j, "decision_number", r.decision_number);
    json_bool_at(j, "cancelled", r.state == ROUND_CANCELLED);
    json_text_at(j, "end_reason", r.end_reason);
    json_int_at(j, "unnamed", (int64_t)list.waiting);
    json_bool_at(j, "voted_on", r.vote_from && r.vote_from <= today);
    e = categories_json(cx, tx, j, r.id, &list);
    if (!e && round_is_public(&r)) e = results_json(cx, tx, j, r.id);
    json_object_end(j);
    return e;
}
