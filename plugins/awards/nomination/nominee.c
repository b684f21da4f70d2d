/* SPDX-License-Identifier: MIT
 * nominee: who a dossier is about, and who may work on and read it. */
#include "nomination.h"

id nomination_nominee(const struct nomination *n)
{
    if (!id_is_none(n->person)) return n->person;
    return id_is_none(n->team) ? n->unit_nominee : n->team;
}

static text team_name(struct ctx *cx, struct tx *tx, id team)
{
    struct team_known known = { 0 };
    if (award_teams(cx)->read(cx, tx, team, instant_date(cx->now), &known)) ctx_clear(cx);
    return known.name;
}

text nomination_name(struct ctx *cx, struct tx *tx, const struct nomination *n)
{
    text keeper = !id_is_none(n->person) ? award_person_name(cx, tx, n->person)
                  : !id_is_none(n->team) ? team_name(cx, tx, n->team)
                                         : record_title(cx, tx, &unit_entity, n->unit_nominee);
    if (!n->model.size) return keeper;
    return text_format(cx->arena, "%.*s (%.*s)", TEXT_ARGS(n->model), TEXT_ARGS(keeper));
}

bool nomination_is_own(struct ctx *cx, struct tx *tx, const struct nomination *n)
{
    if (!id_is_none(cx->actor.account) && id_equal(cx->actor.account, n->nominator)) return true;
    return n->source == SOURCE_UNIT && access_may(cx, tx, "nomination.write", n->unit);
}

err nomination_is_there(struct ctx *cx, struct tx *tx, const struct nomination *n)
{
    if (n->state != NOMINATION_DRAFT || nomination_is_own(cx, tx, n)) return ERR_NONE;
    return ctx_fail(cx, ERR_NOT_FOUND, NULL, "draft",
                    SAY("Chưa có hồ sơ này", "There is no such dossier yet"));
}

err nomination_require_read(struct ctx *cx, struct tx *tx, const struct nomination *n)
{
    if (access_owns(cx, tx, &nomination_entity, n)) return ERR_NONE;
    return access_require(cx, tx, nomination_entity.read, n->unit);
}

err nomination_whole(struct ctx *cx, struct tx *tx, id which, struct nomination_whole *out)
{
    err e = record_get(cx, tx, &nomination_entity, which, &out->nomination);
    if (!e) e = record_get(cx, tx, &award_round_entity, out->nomination.round, &out->round);
    if (!e)
        e = record_get(cx, tx, &award_category_entity, out->nomination.category, &out->category);
    return e;
}
