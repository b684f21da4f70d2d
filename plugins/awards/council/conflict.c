/* SPDX-License-Identifier: MIT
 * conflict: the reasons in the order in which they are told; the first that holds is enough. Reads
 * as the system: whether somebody is in conflict hangs on what they may not see themselves. */
#include "conflict.h"

#include "../dossier/dossier.h"

/* ---- of a unit ----------------------------------------------------------------------------- */

err conflict_serves(struct ctx *cx, struct tx *tx, id account, id unit, id holder, bool *serves)
{
    struct award_list grants;
    date today = instant_date(cx->now);
    *serves = false;
    if (id_is_none(account) || id_is_none(unit)) return ERR_NONE;
    err e = award_list(cx, tx, &grant_entity, "account", account, &grants);
    for (size_t i = 0; !e && !*serves && i < grants.count; i++) {
        const struct grant *g = award_list_at(&grants, i);
        if (!(ROLES_LEADING & ROLE_BIT(g->role))) continue;
        if ((g->from && g->from > today) || (g->to && g->to < today)) continue;
        if (unit_within(cx, tx, holder, g->unit)) continue;
        *serves = unit_within(cx, tx, unit, g->unit);
    }
    return e;
}

/* Where a person belongs today; none when they are nobody. */
static id unit_of(struct ctx *cx, struct tx *tx, id person)
{
    struct person who = { 0 };
    if (!id_is_none(person) && award_people(cx)->read(cx, tx, person, &who)) ctx_clear(cx);
    return who.unit;
}

/* Of the proposing unit, of the one that is proposed, or of the one the nominee belongs to. */
static err of_unit(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                   const struct council_member *m, bool *of)
{
    const struct nomination *n = &w->nomination;
    const id units[] = { n->unit, n->unit_nominee, unit_of(cx, tx, n->person) };
    id own = unit_of(cx, tx, m->person);
    err e = ERR_NONE;
    for (size_t i = 0; !e && !*of && i < sizeof units / sizeof *units; i++) {
        e = conflict_serves(cx, tx, m->account, units[i], w->round.unit, of);
        if (!id_is_none(own) && id_equal(own, units[i])) *of = true;
    }
    return e;
}

/* ---- of people ----------------------------------------------------------------------------- */

static int32_t of_declared(int32_t kind)
{
    if (kind == DECLARED_KIN) return AWARD_CONFLICT_KIN;
    if (kind == DECLARED_MENTOR) return AWARD_CONFLICT_MENTOR;
    return kind == DECLARED_COLLEAGUE ? AWARD_CONFLICT_UNIT : AWARD_CONFLICT_OTHER;
}

static int32_t of_tie(enum tie_known tie)
{
    if (tie == TIE_KNOWN_KIN) return AWARD_CONFLICT_KIN;
    if (tie == TIE_KNOWN_MENTOR) return AWARD_CONFLICT_MENTOR;
    if (tie == TIE_KNOWN_COLLEAGUE) return AWARD_CONFLICT_UNIT;
    return tie ? AWARD_CONFLICT_OTHER : 0;
}

static err declared_here(struct ctx *cx, struct tx *tx, id nomination, id person, int32_t *conflict)
{
    struct declared_conflict found,
        probe = { .key = award_pair_key(cx->arena, nomination, person) };
    if (id_is_none(person)) return ERR_NONE;
    err e = record_find(cx, tx, &declared_conflict_entity, "key", &probe, &found);
    if (e == ERR_NOT_FOUND) return ERR_NONE;
    if (!e) *conflict = of_declared(found.kind);
    return e;
}

/* Declared to the training plugin, or somebody's mentor there. */
static err declared_there(struct ctx *cx, struct tx *tx, id nominee, id person, int32_t *conflict)
{
    const struct tie_1 *ties = ctx_service(cx, "tie", 1);
    enum tie_known tie = TIE_KNOWN_NONE;
    if (!ties || id_is_none(nominee) || id_is_none(person)) return ERR_NONE;
    err e = ties->between(cx, tx, nominee, person, &tie);
    *conflict = of_tie(tie);
    return e;
}

static err leads_team(struct ctx *cx, struct tx *tx, const struct nomination *n, id person,
                      int32_t *conflict)
{
    bool leads = false;
    if (id_is_none(n->team) || id_is_none(person)) return ERR_NONE;
    err e = award_teams(cx)->leads(cx, tx, n->team, person, instant_date(cx->now), &leads);
    if (leads) *conflict = AWARD_CONFLICT_OWN;
    return e;
}

static err of_person(struct ctx *cx, struct tx *tx, const struct nomination *n,
                     const struct council_member *m, int32_t *conflict)
{
    struct person who = { 0 };
    if (!id_is_none(n->person) && award_people(cx)->read(cx, tx, n->person, &who)) ctx_clear(cx);
    bool own = (!id_is_none(m->person) && id_equal(m->person, n->person)) ||
               (!id_is_none(who.account) && id_equal(who.account, m->account));
    if (own) *conflict = AWARD_CONFLICT_OWN;
    err e = own ? ERR_NONE : leads_team(cx, tx, n, m->person, conflict);
    if (!e && !*conflict) e = declared_here(cx, tx, n->id, m->person, conflict);
    if (!e && !*conflict) e = declared_there(cx, tx, n->person, m->person, conflict);
    return e;
}

/* ---- of what they did with it -------------------------------------------------------------- */

static err of_nominating(struct ctx *cx, struct tx *tx, const struct nomination *n, id account,
                         int32_t *conflict)
{
    struct award_list steps;
    if (id_equal(n->nominator, account)) *conflict = AWARD_CONFLICT_NOMINATION;
    err e = award_list(cx, tx, &confirmation_entity, "nomination", n->id, &steps);
    for (size_t i = 0; !e && i < steps.count; i++) {
        const struct confirmation *c = award_list_at(&steps, i);
        bool stood = c->decision == CONFIRMATION_PROPOSED || c->decision == CONFIRMATION_CONFIRMED;
        if (stood && id_equal(c->account, account)) *conflict = AWARD_CONFLICT_NOMINATION;
    }
    return e;
}

static err first_reason(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                        const struct council_member *m, int32_t *conflict)
{
    bool of = false;
    err e = of_person(cx, tx, &w->nomination, m, conflict);
    if (!e && !*conflict) e = of_nominating(cx, tx, &w->nomination, m->account, conflict);
    if (!e && !*conflict) e = of_unit(cx, tx, w, m, &of);
    if (of) *conflict = AWARD_CONFLICT_UNIT;
    return e;
}

err conflict_of(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                const struct council_member *member, int32_t *conflict)
{
    bool was = cx->actor.system;
    cx->actor.system = true;
    *conflict = 0;
    err e = first_reason(cx, tx, w, member, conflict);
    cx->actor.system = was;
    return e;
}

/* ---- setting aside ------------------------------------------------------------------------- */

err review_set_aside(struct ctx *cx, struct tx *tx, struct review *review, int32_t why, text note)
{
    review->state = REVIEW_SET_ASIDE;
    review->why = why;
    if (note.size) review->note = note;
    return record_update(cx, tx, &review_entity, review);
}

err conflict_declared(struct ctx *cx, struct tx *tx, const void *before, const void *record)
{
    const struct declared_conflict *d = record;
    struct award_list reviews;
    (void)before;
    err e = award_list(cx, tx, &review_entity, "nomination", d->nomination, &reviews);
    for (size_t i = 0; !e && i < reviews.count; i++) {
        struct review *r = award_list_at(&reviews, i);
        struct council_member m;
        if (r->state == REVIEW_SET_ASIDE) continue;
        e = record_get(cx, tx, &council_member_entity, r->member, &m);
        if (!e && !id_is_none(d->person) && id_equal(m.person, d->person))
            e = review_set_aside(cx, tx, r, of_declared(d->kind), TEXT(""));
    }
    return e;
}
