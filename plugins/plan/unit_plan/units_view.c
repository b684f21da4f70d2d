/* SPDX-License-Identifier: MIT
 * units_view: a unit's year: its plan, what to do next, and how far the units below are. */
#include <stdlib.h>

#include "next.h"
#include "unit_plan_routes.h"

#include "../measure/ids.h"

struct below {
    struct unit unit;
    struct slice key;
};
struct showing {
    struct unit_plan_query q;
    struct ctx *cx;
    struct tx *tx;
    struct json *j;
    struct unit unit;
    struct doing own;
    bool has_own;
};

/* Units that have plans: levels of Đoàn and Hội and what stands beside them, not what is in them
 * (branches, clubs) nor departments of the state. */
static bool plans(const struct unit *u, int64_t year)
{
    bool inside = u->kind == UNIT_BRANCH || u->kind == UNIT_CLUB || u->kind == UNIT_DEPARTMENT;
    bool gone = u->valid_to && u->valid_to <= doing_quarter_from(year, 1);
    bool later = u->valid_from && u->valid_from >= doing_quarter_from(year, 5);
    return !inside && !gone && !later;
}

static int by_name(const void *a, const void *b)
{
    return slice_compare(((const struct below *)a)->key, ((const struct below *)b)->key);
}

static err read_below(struct showing *s, struct below **out, size_t *count)
{
    struct unit_plan_list all;
    err e = unit_plan_list(s->cx, s->tx, &unit_entity, "parent", s->unit.id, &all);
    *out = ARENA_ARRAY(s->cx->arena, all.count + 1, struct below);
    *count = 0;
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct unit *u = unit_plan_at(&all, i);
        if (!plans(u, s->q.year)) continue;
        (*out)[*count].unit = *u;
        (*out)[(*count)++].key = viet_sort_key(s->cx->arena, u->name);
    }
    if (*count) qsort(*out, *count, sizeof(**out), by_name);
    return e;
}

/* How far a plan is, in an object that is open. */
static void far_json(struct showing *s, const struct doing *d)
{
    int64_t late = 0, done = 0, over = 0, declared = 0, activities = 0;
    for (size_t i = 0; i < d->activity_count; i++) {
        late += d->activities[i].state == DOING_LATE;
        done += d->activities[i].state == DOING_DONE;
        activities += d->activities[i].state != DOING_OUT;
    }
    for (int q = 1; q <= 4; q++) {
        declared += d->quarters[q].over && d->quarters[q].is_declared;
        over += doing_owes(d, q) || (d->quarters[q].over && d->quarters[q].is_declared);
    }
    json_id_at(s->j, "plan", d->plan.id);
    plan_term_at(s->cx, s->j, "state", &unit_plan_state_vocabulary, d->plan.state);
    json_int_at(s->j, "activities", activities);
    json_int_at(s->j, "done", done);
    json_int_at(s->j, "late", late);
    json_int_at(s->j, "over", over);
    json_int_at(s->j, "declared", declared);
    json_bool_at(s->j, "waits",
                 unit_plan_may(s->cx, s->tx, &d->plan, UNIT_PLAN_APPROVE) &&
                     d->plan.state == UNIT_PLAN_SUBMITTED);
}

static err read_plan(struct showing *s, id unit, struct doing *out, bool *has)
{
    struct unit_plan p;
    err e = unit_plan_of(s->cx, s->tx, unit, s->q.year, &p);
    *has = !e;
    if (e == ERR_NOT_FOUND) {
        ctx_clear(s->cx);
        return ERR_NONE;
    }
    return e ? e : doing_read(s->cx, s->tx, &p, instant_date(s->cx->now), out);
}

static err rows_json(struct showing *s)
{
    struct below *all;
    size_t count;
    err e = read_below(s, &all, &count);
    json_key(s->j, "rows");
    json_array(s->j);
    for (size_t i = 0; !e && i < count; i++) {
        struct doing d;
        bool has;
        json_object(s->j);
        json_id_at(s->j, "unit", all[i].unit.id);
        json_text_at(s->j, "name", all[i].unit.name);
        e = read_plan(s, all[i].unit.id, &d, &has);
        if (!e && has) far_json(s, &d);
        json_object_end(s->j);
    }
    json_array_end(s->j);
    return e;
}

static err next_json(struct showing *s)
{
    static const char *const tones[] = { "", "late", "due", "later" };
    struct next_list next;
    err e = next_read(s->cx, s->tx, s->unit.id, s->q.year, s->has_own ? &s->own : NULL, &next);
    json_key(s->j, "next");
    json_array(s->j);
    for (size_t i = 0; !e && i < next.count; i++) {
        json_object(s->j);
        json_z_at(s->j, "tone", tones[next.items[i].tone]);
        json_z_at(s->j, "code", next.items[i].code);
        json_text_at(s->j, "text", next.items[i].said);
        json_text_at(s->j, "page", next.items[i].page);
        json_object_end(s->j);
    }
    json_array_end(s->j);
    return e;
}

static enum kv_go find_top(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit *u = record;
    (void)cx, (void)tx, (void)failure;
    if (u->kind != UNIT_PROVINCE_UNION || !id_is_none(u->parent)) return KV_MORE;
    *(id *)arg = u->id;
    return KV_STOP;
}

/* Where the actor is on the staff; none: they only watch. */
static id staff_unit(const struct ctx *cx)
{
    const struct access *access = cx->actor.access;
    for (size_t i = 0; access && i < access->count; i++)
        if (ROLE_BIT(access->grants[i].role) & ROLES_STAFF) return access->grants[i].unit;
    return ID_NONE;
}

static err read_own(struct showing *s, struct tx *tx)
{
    struct ctx *cx = s->cx;
    s->tx = tx;
    err e = ERR_NONE;
    if (!s->q.year) s->q.year = date_civil(instant_date(cx->now)).year;
    if (id_is_none(s->q.unit)) s->q.unit = staff_unit(cx);
    if (id_is_none(s->q.unit)) e = query_all(cx, tx, &unit_entity, find_top, &s->q.unit);
    if (!e) e = access_require(cx, tx, "plan.read", s->q.unit);
    if (!e) e = record_get(cx, tx, &unit_entity, s->q.unit, &s->unit);
    return e ? e : read_plan(s, s->unit.id, &s->own, &s->has_own);
}

static void begin_json(struct showing *s)
{
    json_object(s->j);
    json_id_at(s->j, "unit", s->unit.id);
    json_text_at(s->j, "name", s->unit.name);
    json_int_at(s->j, "year", s->q.year);
}

static err show(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *s = arg;
    err e = read_own(s, tx);
    if (e) return e;
    begin_json(s);
    json_id_at(s->j, "above",
               access_may(cx, tx, "plan.read", s->unit.parent) ? s->unit.parent : ID_NONE);
    json_text_at(s->j, "above_name", record_title(cx, tx, &unit_entity, s->unit.parent));
    json_bool_at(s->j, "writes", access_may(cx, tx, "unit_plan.write", s->unit.id));
    json_key(s->j, "own");
    if (s->has_own) {
        json_object(s->j);
        far_json(s, &s->own);
        json_object_end(s->j);
    } else
        json_null(s->j);
    e = rows_json(s);
    if (!e) e = next_json(s);
    json_object_end(s->j);
    return e;
}

static err show_next(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *s = arg;
    (void)cx;
    err e = read_own(s, tx);
    if (e) return e;
    begin_json(s);
    e = next_json(s);
    json_object_end(s->j);
    return e;
}

static err view(struct ctx *cx, const struct request *rq, struct response *rs,
                err (*shown)(struct ctx *, struct tx *, void *))
{
    struct showing s = { .q = *(const struct unit_plan_query *)request_query_record(rq),
                         .cx = cx,
                         .j = respond_json(cx, rs, 200) };
    return db_read(cx, shown, &s);
}

err unit_plans_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    return view(cx, rq, rs, show);
}

err unit_next_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)tx;
    return view(cx, rq, rs, show_next);
}
