/* SPDX-License-Identifier: MIT
 * who_may: who looks into the register and who moves a review. The Front is no part of the Youth
 * Union's tree: a body of it watches over the area of the unit under which it is listed. */
#include "../team_known.h"

#include "../lists.h"
#include "team_register.h"

bool team_front_covers(struct ctx *cx, struct tx *tx, id unit, id *front)
{
    const struct access *held = cx->actor.access;
    struct unit body;
    for (size_t i = 0; held && i < held->count; i++) {
        const struct grant_held *g = &held->grants[i];
        if (g->role != ROLE_FRONT) continue;
        if (record_get(cx, tx, &unit_entity, g->unit, &body)) {
            ctx_clear(cx);
            continue;
        }
        if (body.kind != UNIT_DEPARTMENT || !unit_within(cx, tx, unit, body.parent)) continue;
        if (front) *front = body.id;
        return true;
    }
    return false;
}

err team_require_register(struct ctx *cx, struct tx *tx, id unit)
{
    if (access_holds(cx, tx, ROLES_WATCHING, unit) || team_front_covers(cx, tx, unit, NULL))
        return ERR_NONE;
    return access_require(cx, tx, "team.register", unit);
}

static bool leads(struct ctx *cx, struct tx *tx, id team)
{
    struct volunteer me;
    bool found = false;
    err e = volunteer_of_actor(cx, tx, &me);
    if (!e) e = team_service.leads(cx, tx, team, me.id, instant_date(cx->now), &found);
    if (e) ctx_clear(cx);
    return !e && found;
}

uint8_t review_movers(struct ctx *cx, struct tx *tx, const struct team *t)
{
    bool own = leads(cx, tx, t->id); /* nobody reviews a team of their own */
    unsigned movers = own ? REVIEWER_LEADER : 0;
    if (!own && team_front_covers(cx, tx, t->unit, NULL)) movers |= REVIEWER_FRONT;
    if (access_may(cx, tx, "team.write", t->unit)) movers |= REVIEWER_UNIT;
    return (uint8_t)movers;
}
