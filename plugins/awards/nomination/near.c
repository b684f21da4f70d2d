/* SPDX-License-Identifier: MIT
 * near: whose turn a dossier is in practice. A role covers all units below, so that somebody above
 * can always step in; but what waits is listed for the nearest staff only: those of the unit whose
 * turn it is, or of the first unit above it that has any. */
#include "near.h"

static bool is_staff(int32_t role)
{
    return (ROLE_BIT(role) & ROLES_STAFF) != 0;
}

static bool is_staff_at(const struct ctx *cx, id unit)
{
    const struct access *held = cx->actor.access;
    for (size_t i = 0; held && i < held->count; i++)
        if (is_staff((int32_t)held->grants[i].role) && id_equal(held->grants[i].unit, unit))
            return true;
    return false;
}

static bool has_staff(struct ctx *cx, struct tx *tx, id unit)
{
    struct award_list grants;
    date today = instant_date(cx->now);
    if (award_list(cx, tx, &grant_entity, "unit", unit, &grants)) return false;
    for (size_t i = 0; i < grants.count; i++) {
        const struct grant *g = award_list_at(&grants, i);
        if (is_staff(g->role) && grant_runs(g, today)) return true;
    }
    return false;
}

static bool is_nearest(struct ctx *cx, struct tx *tx, id unit)
{
    enum { DEEPEST = 16 };
    struct unit u;
    for (int i = 0; i < DEEPEST && !id_is_none(unit); i++, unit = u.parent) {
        if (is_staff_at(cx, unit)) return true;
        if (has_staff(cx, tx, unit) || record_get(cx, tx, &unit_entity, unit, &u)) return false;
    }
    return false;
}

bool nomination_is_near(const struct ctx *cx, const struct nomination *n)
{
    if (id_equal(n->nominator, cx->actor.account)) return true;
    return n->source == SOURCE_UNIT && is_staff_at(cx, n->unit);
}

bool nomination_waits_for(struct ctx *cx, struct tx *tx, const struct nomination_whole *w)
{
    const struct nomination *n = &w->nomination;
    uint32_t actions = nomination_actions(cx, tx, w);
    if (w->round.state < ROUND_OPEN || w->round.state > ROUND_VOTING) return false;
    if (actions & 1u << MOVE_SUBMIT) return nomination_is_near(cx, n);
    if (actions & 1u << MOVE_CONFIRM) return is_nearest(cx, tx, n->at);
    return (actions & 1u << MOVE_CHECK) && is_nearest(cx, tx, w->round.unit);
}
