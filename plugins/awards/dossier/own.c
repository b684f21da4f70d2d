/* SPDX-License-Identifier: MIT
 * own: what a person sees of nominating: their dossiers, the rounds open to them, the teams they
 * may speak for. */
#include "proof.h"
#include "view.h"

struct owner {
    struct person me;
    bool known;
    id *teams;
    size_t team_count;
};

static err owner_of(struct ctx *cx, struct tx *tx, struct owner *o)
{
    *o = (struct owner){ 0 };
    err e = award_people(cx)->of_actor(cx, tx, &o->me);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    o->known = !e;
    if (!e)
        e = award_teams(cx)->led(cx, tx, o->me.id, instant_date(cx->now), &o->teams,
                                 &o->team_count);
    return e;
}

static void teams_json(struct ctx *cx, struct tx *tx, struct json *j, const struct owner *o)
{
    struct team_known team;
    json_key(j, "teams");
    json_array(j);
    for (size_t i = 0; i < o->team_count; i++) {
        if (award_teams(cx)->read(cx, tx, o->teams[i], instant_date(cx->now), &team)) {
            ctx_clear(cx);
            continue;
        }
        json_object(j);
        json_id_at(j, "team", team.id);
        json_text_at(j, "team_name", team.name);
        json_object_end(j);
    }
    json_array_end(j);
}

static bool asks_me(const struct owner *o, const struct award_round *r)
{
    return o->known && (code_set_has(r->who_may, WHO_SELF) ||
                        (o->team_count && code_set_has(r->who_may, WHO_TEAM)));
}

static void round_json(struct ctx *cx, struct json *j, const struct award_round *r)
{
    json_id_at(j, "round", r->id);
    json_text_at(j, "round_title", r->title);
    json_text_at(j, "until_text", date_format_vi(cx->arena, r->dossiers_until));
}

/* ---- the list -------------------------------------------------------------------------------- */

static err rounds_json(struct ctx *cx, struct tx *tx, struct json *j, const struct owner *o)
{
    struct award_round probe = { .state = ROUND_OPEN };
    struct query q = { .entity = &award_round_entity,
                       .filters = { { field_named(award_round_fields, TEXT("state")), QUERY_IS,
                                      &probe, 0 } },
                       .filter_count = 1 };
    struct award_list open;
    err e = award_list_query(cx, tx, &q, &open);
    json_key(j, "rounds");
    json_array(j);
    for (size_t i = 0; !e && i < open.count; i++) {
        const struct award_round *r = award_list_at(&open, i);
        if (!round_takes_dossiers(r, instant_date(cx->now)) || !asks_me(o, r)) continue;
        json_object(j);
        round_json(cx, j, r);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

static err own_json(struct ctx *cx, struct tx *tx, struct json *j)
{
    struct award_list own;
    err e = award_list(cx, tx, &nomination_entity, "nominator", cx->actor.account, &own);
    json_key(j, "items");
    json_array(j);
    for (size_t i = own.count; !e && i > 0; i--) {
        const struct nomination *n = award_list_at(&own, i - 1);
        const struct term *t = vocabulary_number(&nomination_state_vocabulary, (unsigned)n->state);
        json_object(j);
        json_id_at(j, "id", n->id);
        json_text_at(j, "name", nomination_name(cx, tx, n));
        json_text_at(j, "round_title", record_title(cx, tx, &award_round_entity, n->round));
        json_text_at(j, "state_label", t ? ctx_say(cx, t->vi, t->en) : (text){ 0 });
        json_bool_at(j, "editable", nomination_is_editable(n->state));
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

err me_nominations(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct owner o;
    (void)rq;
    err e = owner_of(cx, tx, &o);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_bool_at(j, "known", o.known);
    e = own_json(cx, tx, j);
    if (!e) e = rounds_json(cx, tx, j, &o);
    json_object_end(j);
    return e;
}

/* ---- one round ------------------------------------------------------------------------------- */

static err categories_json(struct ctx *cx, struct tx *tx, struct json *j, const struct owner *o,
                           const struct award_round *r)
{
    struct award_list all;
    err e = award_list(cx, tx, &award_category_entity, "round", r->id, &all);
    json_key(j, "categories");
    json_array(j);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct award_category *c = award_list_at(&all, i);
        bool person = c->of != NOMINEE_ORGANISATION && code_set_has(r->who_may, WHO_SELF);
        bool team = c->of != NOMINEE_PERSON && o->team_count && code_set_has(r->who_may, WHO_TEAM);
        json_object(j);
        json_id_at(j, "category", c->id);
        json_text_at(j, "category_title", c->title);
        json_text_at(j, "eligibility", c->eligibility);
        json_bool_at(j, "as_person", person);
        json_bool_at(j, "as_team", team);
        json_bool_at(j, "is_model", c->of == NOMINEE_MODEL);
        json_object_end(j);
    }
    json_array_end(j);
    return e;
}

err round_nominating(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct owner o;
    struct award_round r;
    err e = record_get(cx, tx, &award_round_entity, request_id(rq), &r);
    if (!e) e = owner_of(cx, tx, &o);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "page_title", r.title);
    round_json(cx, j, &r);
    json_bool_at(j, "open", round_takes_dossiers(&r, instant_date(cx->now)) && asks_me(&o, &r));
    e = categories_json(cx, tx, j, &o, &r);
    teams_json(cx, tx, j, &o);
    json_object_end(j);
    return e;
}
