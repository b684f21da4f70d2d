/* SPDX-License-Identifier: MIT
 * reach: asks what rulebooks ask, rule_version_in_force, so that both mean the same; a table by
 * unit remembers the answers, since a history has far more cases than units. */
#include "reach.h"

#include "../store/db.h"
#include "version.h"

enum { SLOTS_FIRST = 256 };

struct answer {
    id unit;
    bool has;
};

struct rule_reach {
    struct arena *arena;
    const struct rule_hook *hook;
    id unit;
    struct answer *slots;
    size_t size, count;
};

struct rule_reach *rule_reach_new(struct arena *arena, const struct rule_hook *hook, id unit)
{
    struct rule_reach *reach = ARENA_NEW(arena, struct rule_reach);
    *reach = (struct rule_reach){ .arena = arena, .hook = hook, .unit = unit, .size = SLOTS_FIRST };
    reach->slots = ARENA_ARRAY(arena, reach->size, struct answer);
    return reach;
}

/* ---- what is known --------------------------------------------------------------------------- */

/* The unit's, or the free one where it belongs. */
static struct answer *slot_of(const struct rule_reach *reach, id unit)
{
    uint64_t mixed = 0xcbf29ce484222325u;
    for (size_t i = 0; i < sizeof unit.bytes; i++) mixed = (mixed ^ unit.bytes[i]) * 0x100000001b3u;
    size_t at = (size_t)(mixed ^ mixed >> 29) & (reach->size - 1);
    while (!id_is_none(reach->slots[at].unit) && !id_equal(reach->slots[at].unit, unit))
        at = (at + 1) & (reach->size - 1);
    return &reach->slots[at];
}

static void keep(struct rule_reach *reach, id unit, bool has)
{
    if (reach->count * 2 >= reach->size) {
        struct rule_reach wider = *reach;
        wider.size *= 2;
        wider.slots = ARENA_ARRAY(reach->arena, wider.size, struct answer);
        for (size_t i = 0; i < reach->size; i++)
            if (!id_is_none(reach->slots[i].unit))
                *slot_of(&wider, reach->slots[i].unit) = reach->slots[i];
        *reach = wider;
    }
    *slot_of(reach, unit) = (struct answer){ unit, has };
    reach->count++;
}

/* ---- asking ---------------------------------------------------------------------------------- */

struct asking {
    const struct rule_reach *reach;
    struct answer answer;
};

/* No unit is above all others. */
static bool at_or_above(struct ctx *cx, struct tx *tx, id upper, id unit)
{
    if (id_is_none(upper) || id_equal(upper, unit)) return true;
    return !id_is_none(unit) && unit_within(cx, tx, unit, upper);
}

static err ask(struct ctx *cx, struct tx *tx, void *arg)
{
    struct asking *a = arg;
    const struct rule_reach *reach = a->reach;
    struct rule_version nearest;
    err e = rule_version_in_force(cx, tx, text_of(reach->hook->name), a->answer.unit,
                                  instant_date(cx->now), &nearest);
    if (e == ERR_NOT_FOUND) ctx_clear(cx);
    if (e && e != ERR_NOT_FOUND) return e;
    a->answer.has = e || at_or_above(cx, tx, nearest.unit, reach->unit);
    return ERR_NONE;
}

err rule_reach_has(struct ctx *cx, struct rule_reach *reach, id unit, bool *has)
{
    *has = true;
    if (id_is_none(unit) || id_equal(unit, reach->unit)) return ERR_NONE;
    const struct answer *known = slot_of(reach, unit);
    if (!id_is_none(known->unit)) {
        *has = known->has;
        return ERR_NONE;
    }
    struct arena *given = cx->arena;
    struct asking a = { reach, { .unit = unit } };
    cx->arena = arena_borrow(given);
    err e = db_read(cx, ask, &a);
    arena_give_back(given, cx->arena);
    cx->arena = given;
    if (e) return e;
    *has = a.answer.has;
    keep(reach, unit, *has);
    return ERR_NONE;
}
