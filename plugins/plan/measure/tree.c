/* SPDX-License-Identifier: MIT
 * tree: the units of 2024 and those of 2026 stand side by side below the same area, each on its
 * days; one that was renamed or moved is the same unit with a past (unit_past). */
#include "tree.h"

enum { CHAIN_MAX = 16 };

struct reading {
    struct plan_tree *tree;
    struct arena *arena;
    id *parents; /* by number */
    size_t unit_room, parent_room;
};

static enum kv_go read_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit *u = record;
    struct reading *r = arg;
    struct plan_tree *t = r->tree;
    struct place place = { 0 };
    if (!id_is_none(u->place)) *failure = record_get(cx, tx, &place_entity, u->place, &place);
    if (*failure == ERR_NOT_FOUND) *failure = ERR_NONE, ctx_clear(cx);
    if (*failure) return KV_STOP;
    uint32_t n = plan_ids_add(&t->ids, u->id);
    t->units = plan_grown(r->arena, t->units, n, &r->unit_room, sizeof(*t->units));
    r->parents = plan_grown(r->arena, r->parents, n, &r->parent_room, sizeof(*r->parents));
    r->parents[n] = u->parent;
    t->units[n] = (struct plan_unit){ .id = u->id,
                                      .name = text_copy(r->arena, u->name),
                                      .code = text_copy(r->arena, u->code),
                                      .kind = u->kind,
                                      .lat = place.lat,
                                      .parent = PLAN_NOBODY,
                                      .from = u->valid_from,
                                      .until = u->valid_to,
                                      .heir = PLAN_NOBODY,
                                      .elder = PLAN_NOBODY };
    return KV_MORE;
}

static enum kv_go read_edge(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit_successor *s = record;
    struct plan_tree *t = ((struct reading *)arg)->tree;
    uint32_t old = plan_ids_find(&t->ids, s->old);
    uint32_t new_unit = plan_ids_find(&t->ids, s->new_unit);
    (void)cx, (void)tx, (void)failure;
    if (old == PLAN_NOBODY || new_unit == PLAN_NOBODY) return KV_MORE;
    struct plan_unit *o = &t->units[old];
    struct plan_unit *n = &t->units[new_unit];
    o->split |= o->heir != PLAN_NOBODY;
    o->heir = o->split ? PLAN_NOBODY : new_unit;
    n->merged |= n->elder != PLAN_NOBODY;
    n->elder = n->merged ? PLAN_NOBODY : old;
    return KV_MORE;
}

static enum kv_go read_past(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit_past *p = record;
    const struct reading *r = arg;
    uint32_t unit = plan_ids_find(&r->tree->ids, p->unit);
    (void)cx, (void)tx, (void)failure;
    if (unit == PLAN_NOBODY) return KV_MORE;
    struct plan_past *past = ARENA_NEW(r->arena, struct plan_past);
    *past = (struct plan_past){ .until = p->until,
                                .name = text_copy(r->arena, p->name),
                                .parent = plan_ids_find(&r->tree->ids, p->parent),
                                .next = r->tree->units[unit].past };
    r->tree->units[unit].past = past;
    return KV_MORE;
}

/* Of those that reach the day the one that ends first; NULL: it was as it is. */
static const struct plan_past *past_on(const struct plan_unit *u, date day)
{
    const struct plan_past *found = NULL;
    for (const struct plan_past *p = u->past; p; p = p->next)
        if (p->until >= day && (!found || p->until < found->until)) found = p;
    return found;
}

uint32_t plan_tree_parent(const struct plan_tree *t, uint32_t unit, date day)
{
    const struct plan_past *past = past_on(&t->units[unit], day);
    return past ? past->parent : t->units[unit].parent;
}

err plan_tree_read(struct ctx *cx, struct tx *tx, struct arena *arena, struct plan_tree *out)
{
    struct reading r = { .tree = out, .arena = arena };
    *out = (struct plan_tree){ .ids = { .arena = arena } };
    err e = query_all(cx, tx, &unit_entity, read_unit, &r);
    for (uint32_t i = 0; !e && i < out->ids.count; i++) {
        uint32_t above = plan_ids_find(&out->ids, r.parents[i]);
        out->units[i].parent = above;
        if (above != PLAN_NOBODY) out->units[above].over_areas |= out->units[i].kind == UNIT_AREA;
    }
    if (!e) e = query_all(cx, tx, &unit_past_entity, read_past, &r);
    return e ? e : query_all(cx, tx, &unit_successor_entity, read_edge, &r);
}

bool plan_unit_on(const struct plan_unit *u, date day)
{
    return (!u->from || u->from <= day) && (!u->until || u->until >= day);
}

uint32_t plan_tree_on(const struct plan_tree *t, uint32_t unit, date day)
{
    for (int i = 0; i < CHAIN_MAX; i++) {
        const struct plan_unit *u = &t->units[unit];
        uint32_t next = PLAN_NOBODY;
        if (u->until && u->until < day) next = u->heir;
        if (u->from && u->from > day) next = u->elder;
        if (next == PLAN_NOBODY) return unit;
        unit = next;
    }
    return unit;
}

bool plan_tree_within(const struct plan_tree *t, uint32_t unit, uint32_t root)
{
    for (int i = 0; i < CHAIN_MAX && unit != PLAN_NOBODY; i++) {
        if (unit == root) return true;
        unit = t->units[unit].parent;
    }
    return false;
}

bool plan_tree_is_body(const struct plan_unit *u, date day)
{
    bool level = u->kind == UNIT_PROVINCE_UNION || u->kind == UNIT_DISTRICT_UNION ||
                 u->kind == UNIT_COMMUNE_UNION || u->kind == UNIT_FEDERATION;
    return level && plan_unit_on(u, day);
}

uint32_t plan_tree_body(const struct plan_tree *t, uint32_t unit, date day)
{
    unit = plan_tree_on(t, unit, day);
    for (int i = 0; i < CHAIN_MAX && unit != PLAN_NOBODY; i++) {
        if (plan_tree_is_body(&t->units[unit], day)) return unit;
        uint32_t above = plan_tree_parent(t, unit, day);
        unit = above == PLAN_NOBODY ? above : plan_tree_on(t, above, day);
    }
    return PLAN_NOBODY;
}

/* ---- rows ---------------------------------------------------------------------------------- */

uint32_t plan_tree_row(const struct plan_tree *t, uint32_t root, uint32_t unit, date day)
{
    uint32_t path[CHAIN_MAX];
    size_t depth = 0;
    unit = plan_tree_on(t, unit, day);
    while (unit != PLAN_NOBODY && unit != root && depth < CHAIN_MAX) {
        path[depth++] = unit;
        unit = plan_tree_parent(t, unit, day);
    }
    if (unit != root) return PLAN_NOBODY;
    if (!depth) return root;
    uint32_t child = path[depth - 1];
    int32_t kind = t->units[child].kind;
    if (kind == UNIT_DISTRICT_UNION && t->units[root].kind == UNIT_AREA)
        return depth > 1 ? path[depth - 2] : root;
    return kind != UNIT_AREA && t->units[root].over_areas ? root : child;
}

uint32_t plan_tree_commune(const struct plan_tree *t, uint32_t root, uint32_t unit, date day)
{
    uint32_t commune = PLAN_NOBODY;
    unit = plan_tree_on(t, unit, day);
    for (int i = 0; i < CHAIN_MAX && unit != PLAN_NOBODY; i++) {
        if (t->units[unit].kind == UNIT_COMMUNE_UNION) commune = unit;
        if (unit == root) return commune;
        unit = plan_tree_parent(t, unit, day);
    }
    return PLAN_NOBODY;
}

text plan_tree_called(const struct plan_tree *t, uint32_t unit, date day)
{
    const struct plan_past *past = past_on(&t->units[unit], day);
    return past ? past->name : t->units[unit].name;
}

text plan_tree_name(const struct plan_tree *t, uint32_t row, date day)
{
    const struct plan_unit *u = &t->units[row];
    text name = plan_tree_called(t, row, day);
    if (u->kind != UNIT_AREA) return name;
    for (uint32_t i = 0; i < t->ids.count; i++) {
        const struct plan_unit *d = &t->units[i];
        if (plan_tree_parent(t, i, day) == row && d->kind == UNIT_DISTRICT_UNION &&
            plan_unit_on(d, day))
            return plan_tree_called(t, i, day);
    }
    return name;
}
