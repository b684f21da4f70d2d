/* SPDX-License-Identifier: MIT
 * version: which days a version is in force for. All versions of a hook are read for a decision
 * here; there are few, and it is made by people. */
#include "version.h"

#include "../store/db.h"

#include "shelf.h"

#include <limits.h>

enum { UNITS_DEEP = 12 };

bool rule_version_covers(const struct rule_version *v, date day)
{
    bool was_active = v->state == RULE_ACTIVE || (v->state == RULE_RETIRED && v->active_to);
    return was_active && v->active_from <= day && (!v->active_to || day < v->active_to);
}

/* ---- finding --------------------------------------------------------------------------------- */

struct finding {
    id unit;
    date day;
    struct rule_version *found;
    bool any;
};

static enum kv_go find_covering(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                err *failure)
{
    (void)cx, (void)tx, (void)failure;
    struct finding *f = arg;
    const struct rule_version *v = record;
    if (!id_equal(v->unit, f->unit) || !rule_version_covers(v, f->day)) return KV_MORE;
    bool newer = !f->any || v->active_from > f->found->active_from ||
                 (v->active_from == f->found->active_from && v->version > f->found->version);
    if (newer) *f->found = *v;
    f->any = true;
    return KV_MORE;
}

err rule_version_in_force(struct ctx *cx, struct tx *tx, text hook, id unit, date day,
                          struct rule_version *out)
{
    struct rule_version probe = { .hook = hook };
    struct finding f = { .day = day, .found = out };
    for (int depth = 0; depth < UNITS_DEEP; depth++) {
        f.unit = unit;
        err e = query_by(cx, tx, &rule_version_entity, "hook", &probe, find_covering, &f);
        if (e || f.any) return e;
        if (id_is_none(unit)) return ERR_NOT_FOUND;
        struct unit above;
        e = record_get(cx, tx, &unit_entity, unit, &above);
        if (e) return e;
        unit = above.parent;
    }
    return ERR_NOT_FOUND;
}

static err body_above(struct ctx *cx, struct tx *tx, id unit, id *above)
{
    struct unit u;
    err e = record_get(cx, tx, &unit_entity, unit, &u);
    if (!e) *above = u.parent;
    return e;
}

err rule_version_pin(struct ctx *cx, struct tx *tx, const struct rule_hook *hook, id unit, date day,
                     struct rule_pin *out)
{
    struct rule_version v;
    struct buffer above = buffer_in(cx->arena, ID_TEXT_SIZE + 1);
    *out = (struct rule_pin){ 0 };
    err e = rule_version_in_force(cx, tx, text_of(hook->name), unit, day, &v);
    if (!e) out->version = v.id;
    while (!e && !id_is_none(v.unit) && shelf_asks_above(v.source)) {
        e = body_above(cx, tx, v.unit, &unit);
        if (!e) e = rule_version_in_force(cx, tx, text_of(hook->name), unit, day, &v);
        if (e) break;
        if (above.size) buffer_byte(&above, ' ');
        buffer_text(&above, id_text(cx->arena, v.id));
    }
    out->above = buffer_as_text(&above);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

/* ---- numbering ------------------------------------------------------------------------------- */

static enum kv_go find_last(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)cx, (void)tx, (void)failure;
    const struct rule_version *v = record;
    struct rule_version *added = arg;
    if (id_equal(v->unit, added->unit) && v->version >= added->version)
        added->version = v->version + 1;
    return KV_MORE;
}

err rule_version_add(struct ctx *cx, struct tx *tx, struct rule_version *v)
{
    v->version = 1;
    err e = query_by(cx, tx, &rule_version_entity, "hook", v, find_last, v);
    return e ? e : record_create(cx, tx, &rule_version_entity, v);
}

/* ---- days ------------------------------------------------------------------------------------ */

/* A version that gives way: it is written after the search, which would see its own changes. */
struct ending {
    struct rule_version version;
    struct ending *next;
};

struct making_way {
    const struct rule_version *for_whom;
    date from, until; /* until: first day of the next one set down, or INT32_MAX */
    struct ending *endings;
};

static enum kv_go find_neighbour(struct ctx *cx, struct tx *tx, void *record, void *arg,
                                 err *failure)
{
    (void)tx, (void)failure;
    struct making_way *way = arg;
    const struct rule_version *v = record;
    if (!id_equal(v->unit, way->for_whom->unit) || id_equal(v->id, way->for_whom->id))
        return KV_MORE;
    bool has_days = v->state == RULE_ACTIVE || (v->state == RULE_RETIRED && v->active_to);
    if (!has_days || (v->active_to && v->active_to <= v->active_from)) return KV_MORE;
    if (v->active_from > way->from) {
        if (v->active_from < way->until) way->until = v->active_from;
    } else if (!v->active_to || v->active_to > way->from) {
        struct ending *ending = ARENA_NEW(cx->arena, struct ending);
        ending->version = *v;
        ending->next = way->endings;
        way->endings = ending;
    }
    return KV_MORE;
}

/* Ends it on `day`, or before it began. */
static err end_on(struct ctx *cx, struct tx *tx, struct rule_version *v, date day)
{
    v->active_to = day > v->active_from ? day : v->active_from;
    if (v->active_to <= instant_date(cx->now) || v->active_to == v->active_from)
        v->state = RULE_RETIRED;
    return record_update(cx, tx, &rule_version_entity, v);
}

static err make_way(struct ctx *cx, struct tx *tx, struct rule_version *v, date from)
{
    struct making_way way = { .for_whom = v, .from = from, .until = INT32_MAX };
    err e = query_by(cx, tx, &rule_version_entity, "hook", v, find_neighbour, &way);
    for (struct ending *x = way.endings; x && !e; x = x->next)
        e = end_on(cx, tx, &x->version, from);
    v->state = RULE_ACTIVE;
    v->active_from = from;
    v->active_to = way.until == INT32_MAX ? 0 : way.until;
    return e;
}

err rule_version_activate(struct ctx *cx, struct tx *tx, struct rule_version *v, date from)
{
    err e = make_way(cx, tx, v, from);
    return e ? e : record_update(cx, tx, &rule_version_entity, v);
}

err rule_version_retire(struct ctx *cx, struct tx *tx, struct rule_version *v, date from)
{
    if (v->state == RULE_ACTIVE) return end_on(cx, tx, v, from);
    v->state = RULE_RETIRED;
    return record_update(cx, tx, &rule_version_entity, v);
}

err rule_version_again(struct ctx *cx, struct tx *tx, const struct rule_version *earlier,
                       struct rule_version *out)
{
    *out = (struct rule_version){ .hook = earlier->hook,
                                  .unit = earlier->unit,
                                  .source = earlier->source,
                                  .author = earlier->author,
                                  .approver = cx->actor.account,
                                  .approved_at = cx->now,
                                  .again = earlier->id };
    err e = make_way(cx, tx, out, instant_date(cx->now));
    return e ? e : rule_version_add(cx, tx, out);
}

/* ---- ends ------------------------------------------------------------------------------------ */

enum rule_version_state rule_version_state_on(const struct rule_version *v, date today)
{
    bool over = v->state == RULE_ACTIVE && v->active_to && v->active_to <= today;
    return over ? RULE_RETIRED : (enum rule_version_state)v->state;
}

struct ending_all {
    struct ending *first;
    size_t count;
};

static enum kv_go find_over(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    (void)tx, (void)failure;
    struct ending_all *all = arg;
    const struct rule_version *v = record;
    if (rule_version_state_on(v, instant_date(cx->now)) == (enum rule_version_state)v->state)
        return KV_MORE;
    struct ending *ending = ARENA_NEW(cx->arena, struct ending);
    ending->version = *v;
    ending->next = all->first;
    all->first = ending;
    all->count++;
    return KV_MORE;
}

static err find_all_over(struct ctx *cx, struct tx *tx, void *arg)
{
    struct ending_all *all = arg;
    const struct rule_version active = { .state = RULE_ACTIVE };
    *all = (struct ending_all){ 0 };
    return query_by(cx, tx, &rule_version_entity, "state", &active, find_over, all);
}

/* Looks again: meanwhile somebody may have changed one. */
static err end_all_over(struct ctx *cx, struct tx *tx, void *arg)
{
    struct ending_all *all = arg;
    err e = find_all_over(cx, tx, all);
    for (struct ending *x = all->first; x && !e; x = x->next) {
        x->version.state = RULE_RETIRED;
        e = record_update(cx, tx, &rule_version_entity, &x->version);
    }
    return e;
}

err rule_versions_end(struct ctx *cx, size_t *ended)
{
    struct ending_all all;
    err e = db_read(cx, find_all_over, &all);
    if (!e && all.count) e = db_write(cx, end_all_over, &all);
    *ended = e ? 0 : all.count;
    return e;
}
