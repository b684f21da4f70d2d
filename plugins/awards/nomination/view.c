/* SPDX-License-Identifier: MIT
 * view: see the header. Names are shown to whoever may read the dossier whole; others do not see
 * that it exists. */
#include "view.h"

#include "near.h"
#include "start.h"

enum { ITEMS_MOST = 1000 };

static const char *term_code(const struct vocabulary *v, unsigned number)
{
    const struct term *t = vocabulary_number(v, number);
    return t ? t->code : "";
}

static void actions_json(struct json *j, uint32_t actions)
{
    json_key(j, "actions");
    json_array(j);
    for (unsigned a = MOVE_SUBMIT; a < MOVE_ACTIONS; a++)
        if (actions >> a & 1) json_text(j, text_of(term_code(&nomination_action_vocabulary, a)));
    json_array_end(j);
}

static void time_at(struct ctx *cx, struct json *j, const char *key, instant at)
{
    if (at)
        json_text_at(j, key, instant_format(cx->arena, at));
    else
        json_z_at(j, key, NULL);
}

static void day_at(struct ctx *cx, struct json *j, const char *key, date day)
{
    if (day)
        json_text_at(j, key, date_format(cx->arena, day));
    else
        json_z_at(j, key, NULL);
}

/* ---- one ----------------------------------------------------------------------------------- */

static bool confirmed_by(const struct award_list *steps, id unit, int64_t turn)
{
    for (size_t i = 0; i < steps->count; i++) {
        const struct confirmation *c = award_list_at(steps, i);
        if (c->turn == turn && c->decision == CONFIRMATION_CONFIRMED && id_equal(c->unit, unit))
            return true;
    }
    return false;
}

static err levels_json(struct ctx *cx, struct tx *tx, struct json *j,
                       const struct nomination_whole *w, const struct award_list *steps)
{
    struct nomination_levels levels;
    err e = nomination_levels(cx, tx, &w->nomination, &w->round, &levels);
    if (e == ERR_CONFLICT) { /* the tree has changed since: nobody is above any more */
        ctx_clear(cx);
        levels.count = 0;
        e = ERR_NONE;
    }
    json_key(j, "levels");
    json_array(j);
    for (size_t i = 0; !e && i < levels.count; i++) {
        json_object(j);
        json_id_at(j, "unit", levels.units[i]);
        json_text_at(j, "name", record_title(cx, tx, &unit_entity, levels.units[i]));
        json_bool_at(j, "done", confirmed_by(steps, levels.units[i], w->nomination.turn));
        json_bool_at(j, "now", id_equal(levels.units[i], w->nomination.at));
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static void steps_json(struct ctx *cx, struct tx *tx, struct json *j,
                       const struct award_list *steps)
{
    json_key(j, "steps");
    json_array(j);
    for (size_t i = 0; i < steps->count; i++) {
        const struct confirmation *c = award_list_at(steps, i);
        const struct term *t =
            vocabulary_number(&confirmation_decision_vocabulary, (unsigned)c->decision);
        json_object(j);
        json_text_at(j, "decision", text_of(t ? t->code : ""));
        json_text_at(j, "decision_label", t ? ctx_say(cx, t->vi, t->en) : (text){ 0 });
        json_text_at(j, "unit_name", record_title(cx, tx, &unit_entity, c->unit));
        json_text_at(j, "reason", c->reason);
        time_at(cx, j, "at", c->at);
        json_int_at(j, "turn", c->turn);
        json_object_end(j);
    }
    json_array_end(j);
}

/* None once nobody below the office has anything to do. */
static date deadline_of(const struct nomination_whole *w)
{
    int32_t state = w->nomination.state;
    if (state == NOMINATION_DRAFT) return w->round.dossiers_until;
    return state == NOMINATION_SUBMITTED || state == NOMINATION_RETURNED ? w->round.check_until : 0;
}

err nomination_path_json(struct ctx *cx, struct tx *tx, struct json *j,
                         const struct nomination_whole *w)
{
    const struct nomination *n = &w->nomination;
    struct award_list steps;
    err e = award_list(cx, tx, &confirmation_entity, "nomination", n->id, &steps);
    if (e) return e;
    json_text_at(j, "state", text_of(term_code(&nomination_state_vocabulary, (unsigned)n->state)));
    json_id_at(j, "at", n->at);
    json_text_at(j, "at_name", record_title(cx, tx, &unit_entity, n->at));
    json_text_at(j, "name", nomination_name(cx, tx, n));
    json_text_at(j, "round_title", w->round.title);
    json_id_at(j, "round", w->round.id);
    json_text_at(j, "category_title", w->category.title);
    json_text_at(j, "reason", n->reason);
    day_at(cx, j, "deadline", deadline_of(w));
    actions_json(j, nomination_actions(cx, tx, w));
    e = levels_json(cx, tx, j, w, &steps);
    steps_json(cx, tx, j, &steps);
    return e;
}

err nomination_path(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct nomination_whole w;
    err e = nomination_whole(cx, tx, request_id(rq), &w);
    if (!e) e = nomination_is_there(cx, tx, &w.nomination);
    if (!e) e = nomination_require_read(cx, tx, &w.nomination);
    if (!e) e = respond_saw(cx, tx, rs, &nomination_entity, &w.nomination);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_id_at(j, "id", w.nomination.id);
    e = nomination_path_json(cx, tx, j, &w);
    json_object_end(j);
    return e;
}

/* ---- many ---------------------------------------------------------------------------------- */

const struct field dossier_query_fields[] = {
    LIKE(1, struct dossier_query, state, nomination_fields, state, 0),
    LIKE(2, struct dossier_query, category, nomination_fields, category, 0),
    { 0 },
};

struct listing {
    const struct request *rq;
    struct response *rs;
    struct json *j;
    const struct dossier_query *query;
    id round; /* none = of all rounds, what waits for the actor */
    size_t shown;
};

static bool may_read(struct ctx *cx, struct tx *tx, const struct nomination *n)
{
    return access_owns(cx, tx, &nomination_entity, n) ||
           access_may(cx, tx, nomination_entity.read, n->unit);
}

static err item_json(struct ctx *cx, struct tx *tx, const struct listing *l,
                     const struct nomination_whole *w, uint32_t actions)
{
    const struct nomination *n = &w->nomination;
    const struct term *state = vocabulary_number(&nomination_state_vocabulary, (unsigned)n->state);
    struct json *j = l->j;
    bool personal = access_personal(cx, tx, &nomination_entity, n);
    json_object(j);
    json_id_at(j, "id", n->id);
    json_text_at(j, "name",
                 personal || id_is_none(n->person) ? nomination_name(cx, tx, n) : TEXT("…"));
    json_id_at(j, "round", n->round);
    json_text_at(j, "round_title", w->round.title);
    json_id_at(j, "category", n->category);
    json_text_at(j, "category_title", w->category.title);
    json_text_at(j, "unit_name", record_title(cx, tx, &unit_entity, n->unit));
    json_text_at(j, "state", text_of(state ? state->code : ""));
    json_text_at(j, "state_label", state ? ctx_say(cx, state->vi, state->en) : (text){ 0 });
    json_text_at(j, "at_name", record_title(cx, tx, &unit_entity, n->at));
    time_at(cx, j, "submitted", n->submitted);
    json_int_at(j, "turn", n->turn);
    actions_json(j, actions);
    json_object_end(j);
    return personal ? respond_saw(cx, tx, l->rs, &nomination_entity, n) : ERR_NONE;
}

static bool is_asked(const struct listing *l, const struct nomination *n)
{
    const struct dossier_query *q = l->query;
    if (!q) return true;
    return (!q->state || q->state == n->state) &&
           (id_is_none(q->category) || id_equal(q->category, n->category));
}

/* A draft is its nominator's. */
static bool is_hidden(struct ctx *cx, struct tx *tx, const struct nomination *n)
{
    return n->state == NOMINATION_DRAFT ? !nomination_is_near(cx, n) : !may_read(cx, tx, n);
}

static err list_one(struct ctx *cx, struct tx *tx, struct listing *l, const struct nomination *n)
{
    struct nomination_whole w;
    if (l->shown == ITEMS_MOST || !is_asked(l, n) || is_hidden(cx, tx, n)) return ERR_NONE;
    err e = nomination_whole(cx, tx, n->id, &w);
    if (e) return e;
    uint32_t actions = nomination_actions(cx, tx, &w);
    if (id_is_none(l->round) && !nomination_waits_for(cx, tx, &w)) return ERR_NONE;
    l->shown++;
    return item_json(cx, tx, l, &w, actions);
}

static err list_state(struct ctx *cx, struct tx *tx, struct listing *l, int32_t state)
{
    const struct nomination probe = { .state = state };
    struct query q = { .entity = &nomination_entity, .filter_count = 1 };
    struct award_list all;
    q.filters[0] =
        (struct query_filter){ field_named(nomination_fields, TEXT("state")), QUERY_IS, &probe, 0 };
    err e = award_list_query(cx, tx, &q, &all);
    for (size_t i = 0; !e && i < all.count; i++) e = list_one(cx, tx, l, award_list_at(&all, i));
    return e;
}

static err waiting(struct ctx *cx, struct tx *tx, void *arg)
{
    struct listing *l = arg;
    const int32_t states[] = { NOMINATION_RETURNED, NOMINATION_DRAFT, NOMINATION_SUBMITTED,
                               NOMINATION_CONFIRMED };
    err e = ERR_NONE;
    l->j = respond_json(cx, l->rs, 200);
    json_object(l->j);
    json_key(l->j, "items");
    json_array(l->j);
    for (size_t i = 0; !e && i < COUNT_OF(states); i++) e = list_state(cx, tx, l, states[i]);
    json_array_end(l->j);
    json_object_end(l->j);
    return e;
}

err nominations_waiting(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs)
{
    struct listing l = { .rq = rq, .rs = rs };
    (void)tx;
    return db_read(cx, waiting, &l);
}

/* Of those the actor may read: what others sent in is not for everybody. */
static void counts_json(struct ctx *cx, struct tx *tx, struct json *j, const struct award_list *all,
                        id category)
{
    int64_t counts[NOMINATION_REVOKED + 1] = { 0 };
    for (size_t i = 0; i < all->count; i++) {
        const struct nomination *n = award_list_at(all, i);
        if (id_equal(n->category, category)) counts[n->state] += !is_hidden(cx, tx, n);
    }
    json_key(j, "counts");
    json_object(j);
    for (int s = NOMINATION_SUBMITTED; s <= NOMINATION_REVOKED; s++)
        if (counts[s])
            json_int_at(j, term_code(&nomination_state_vocabulary, (unsigned)s), counts[s]);
    json_object_end(j);
}

static err of_round(struct ctx *cx, struct tx *tx, void *arg)
{
    struct listing *l = arg;
    struct award_list all, categories;
    err e = award_list(cx, tx, &nomination_entity, "round", l->round, &all);
    if (!e) e = award_list(cx, tx, &award_category_entity, "round", l->round, &categories);
    if (e) return e;
    struct json *j = l->j = respond_json(cx, l->rs, 200);
    json_object(j);
    json_key(j, "categories");
    json_array(j);
    for (size_t i = 0; i < categories.count; i++) {
        const struct award_category *c = award_list_at(&categories, i);
        json_object(j);
        json_id_at(j, "id", c->id);
        json_text_at(j, "title", c->title);
        counts_json(cx, tx, j, &all, c->id);
        json_object_end(j);
    }
    json_array_end(j);
    json_key(j, "items");
    json_array(j);
    for (size_t i = 0; !e && i < all.count; i++) e = list_one(cx, tx, l, award_list_at(&all, i));
    json_array_end(j);
    json_object_end(j);
    return e;
}

err round_dossiers(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct listing l = {
        .rq = rq, .rs = rs, .query = request_query_record(rq), .round = request_id(rq)
    };
    (void)tx;
    return db_read(cx, of_round, &l);
}
