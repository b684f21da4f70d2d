/* SPDX-License-Identifier: MIT
 * adjustment_view: adjustments as JSON, one and all, and the levels of targets with the days they
 * were in force: what was is read beside what is. */
#include <stdlib.h>

#include "unit_plan_routes.h"

#include "../measure/ids.h"

struct showing {
    id which; /* an adjustment, or a unit */
    struct ctx *cx;
    struct tx *tx;
    struct json *j;
};

err plan_adjustment_members(struct ctx *cx, struct tx *tx, struct json *j,
                            const struct plan_adjustment *a)
{
    struct unit_plan plan = { 0 };
    err e = ERR_NONE;
    if (!id_is_none(a->plan)) e = record_get(cx, tx, &unit_plan_entity, a->plan, &plan);
    json_id_at(j, "id", a->id);
    json_id_at(j, "unit", a->unit);
    json_text_at(j, "name", record_title(cx, tx, &unit_entity, a->unit));
    json_id_at(j, "plan", a->plan);
    json_int_at(j, "year", plan.year);
    json_text_at(j, "title", a->title);
    plan_term_at(cx, j, "state", &plan_adjustment_state_vocabulary, a->state);
    plan_term_at(cx, j, "to", &plan_adjustment_to_vocabulary, a->to);
    plan_day_at(cx, j, "effective", a->effective);
    json_text_at(j, "submitted", a->submitted ? instant_format(cx->arena, a->submitted) : TEXT(""));
    json_text_at(j, "decision", a->decision);
    plan_day_at(cx, j, "decided", a->decided);
    json_bool_at(j, "waits", plan_adjustment_may(cx, tx, a, PLAN_ADJUSTMENT_APPROVE));
    return e;
}

/* ---- one ----------------------------------------------------------------------------------- */

static err change_json(struct showing *s, const struct plan_change *c, bool open)
{
    struct plan_activity activity = { .name = TEXT("") };
    text was = c->was;
    err e = ERR_NONE;
    if (!id_is_none(c->activity))
        e = record_get(s->cx, s->tx, &plan_activity_entity, c->activity, &activity);
    if (!e && open) e = plan_change_was(s->cx, s->tx, c, instant_date(s->cx->now), &was);
    json_object(s->j);
    json_id_at(s->j, "id", c->id);
    plan_term_at(s->cx, s->j, "what", &plan_change_vocabulary, c->what);
    json_text_at(s->j, "target", unit_plan_term(s->cx, &plan_target_vocabulary, c->target));
    json_text_at(s->j, "was", was);
    json_text_at(s->j, "becomes", plan_change_becomes(s->cx, c, activity.name));
    json_text_at(s->j, "why", c->why);
    json_object_end(s->j);
    return e;
}

static err changes_json(struct showing *s, const struct plan_adjustment *a)
{
    struct unit_plan_list all;
    err e = plan_changes(s->cx, s->tx, a->id, &all);
    json_key(s->j, "changes");
    json_array(s->j);
    for (size_t i = 0; !e && i < all.count; i++)
        e = change_json(s, unit_plan_at(&all, i), plan_adjustment_is_open(a->state));
    json_array_end(s->j);
    return e;
}

static void can_json(struct showing *s, const struct plan_adjustment *a)
{
    json_key(s->j, "can");
    json_array(s->j);
    for (int32_t n = PLAN_ADJUSTMENT_SUBMIT; n <= PLAN_ADJUSTMENT_ACTIONS; n++)
        if (plan_adjustment_may(s->cx, s->tx, a, n))
            json_text(s->j, text_of(unit_plan_code(&plan_adjustment_action_vocabulary, n)));
    json_array_end(s->j);
}

static err show(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *s = arg;
    struct plan_adjustment a;
    text etag;
    s->tx = tx;
    err e = record_get(cx, tx, &plan_adjustment_entity, s->which, &a);
    if (!e) e = access_require(cx, tx, "plan.read", a.unit);
    if (!e) e = record_etag(cx, tx, &plan_adjustment_entity, a.id, &etag);
    if (e) return e;
    json_object(s->j);
    e = plan_adjustment_members(cx, tx, s->j, &a);
    if (e) return e;
    json_text_at(s->j, "etag", etag);
    json_text_at(s->j, "grounds", a.grounds);
    json_text_at(s->j, "number", a.number);
    json_text_at(s->j, "reason", a.reason);
    json_text_at(s->j, "evidence", a.evidence_name);
    json_bool_at(s->j, "open",
                 plan_adjustment_is_open(a.state) &&
                     access_may(cx, tx, "plan_adjustment.write", a.unit));
    can_json(s, &a);
    e = changes_json(s, &a);
    json_object_end(s->j);
    return e;
}

err plan_adjustment_view(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs)
{
    struct showing s = { .which = request_id(rq), .cx = cx, .j = respond_json(cx, rs, 200) };
    (void)tx;
    return db_read(cx, show, &s);
}

/* ---- all ----------------------------------------------------------------------------------- */

static enum kv_go item_json(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct plan_adjustment *a = record;
    struct showing *s = arg;
    if (!unit_within(cx, tx, a->unit, s->which)) return KV_MORE;
    json_object(s->j);
    *failure = plan_adjustment_members(cx, tx, s->j, a);
    json_object_end(s->j);
    return *failure ? KV_STOP : KV_MORE;
}

struct levels {
    struct plan_target *items;
    size_t count, room;
};

static enum kv_go note_level(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct levels *l = arg;
    (void)tx, (void)failure;
    l->items = plan_grown(cx->arena, l->items, l->count, &l->room, sizeof(*l->items));
    l->items[l->count++] = *(const struct plan_target *)record;
    return KV_MORE;
}

static int by_target(const void *a, const void *b)
{
    const struct plan_target *x = a, *y = b;
    if (x->target != y->target) return x->target < y->target ? -1 : 1;
    if (x->by != y->by) return x->by < y->by ? -1 : 1;
    return x->from < y->from ? -1 : x->from > y->from;
}

static err levels_json(struct showing *s)
{
    struct levels l = { 0 };
    err e = query_all(s->cx, s->tx, &plan_target_entity, note_level, &l);
    if (l.count) qsort(l.items, l.count, sizeof(*l.items), by_target);
    json_key(s->j, "levels");
    json_array(s->j);
    for (size_t i = 0; i < l.count; i++) {
        const struct plan_target *t = &l.items[i];
        json_object(s->j);
        json_text_at(s->j, "target", unit_plan_term(s->cx, &plan_target_vocabulary, t->target));
        plan_day_at(s->cx, s->j, "by", t->by);
        json_int_at(s->j, "percent", t->percent);
        json_text_at(s->j, "basis", t->basis);
        plan_day_at(s->cx, s->j, "from", t->from);
        plan_day_at(s->cx, s->j, "until", t->until);
        json_bool_at(s->j, "stands", plan_target_stands(t, instant_date(s->cx->now)));
        json_object_end(s->j);
    }
    json_array_end(s->j);
    return e;
}

static err show_all(struct ctx *cx, struct tx *tx, void *arg)
{
    struct showing *s = arg;
    struct unit unit;
    s->tx = tx;
    err e = access_require(cx, tx, "plan.read", s->which);
    if (!e) e = record_get(cx, tx, &unit_entity, s->which, &unit);
    if (e) return e;
    json_object(s->j);
    json_id_at(s->j, "unit", unit.id);
    json_text_at(s->j, "name", unit.name);
    json_bool_at(s->j, "top", id_is_none(unit.parent));
    json_bool_at(s->j, "writes", access_may(cx, tx, "plan_adjustment.write", unit.id));
    json_key(s->j, "items");
    json_array(s->j);
    e = query_all(cx, tx, &plan_adjustment_entity, item_json, s);
    json_array_end(s->j);
    if (!e) e = levels_json(s);
    json_object_end(s->j);
    return e;
}

err plan_adjustments_view(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs)
{
    const struct unit_plan_query *q = request_query_record(rq);
    struct showing s = { .which = q->unit, .cx = cx, .j = respond_json(cx, rs, 200) };
    (void)tx;
    return db_read(cx, show_all, &s);
}
