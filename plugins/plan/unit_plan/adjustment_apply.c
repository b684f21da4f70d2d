/* SPDX-License-Identifier: MIT
 * adjustment_apply: a decision made: what stood ends on the day, what was decided begins. Nothing
 * is written over, so that a board or a plan of a day before reads as it did. */
#include "adjustment_step.h"

#include "../measure/board.h"

/* ---- targets ------------------------------------------------------------------------------- */

struct ending {
    int32_t target;
    date due, day;
    struct plan_target found;
    bool is_found;
};

static enum kv_go find_target(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct plan_target *t = record;
    struct ending *n = arg;
    (void)cx, (void)tx, (void)failure;
    if (t->target != n->target || t->by != n->due || !plan_target_stands(t, n->day)) return KV_MORE;
    n->found = *t;
    n->is_found = true;
    return KV_STOP;
}

/* What this adjustment brought itself, a change before, never was. */
static err end_target(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a,
                      int32_t target, date due)
{
    struct ending n = { .target = target, .due = due, .day = a->effective };
    err e = query_all(cx, tx, &plan_target_entity, find_target, &n);
    if (e || !n.is_found) return e;
    if (id_equal(n.found.adjustment, a->id))
        return record_delete(cx, tx, &plan_target_entity, n.found.id);
    n.found.until = a->effective;
    return record_update(cx, tx, &plan_target_entity, &n.found);
}

static err begin_target(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a,
                        int32_t target, date by, int64_t percent, text basis)
{
    struct plan_target t = { .target = target,
                             .by = by,
                             .percent = percent,
                             .basis = basis,
                             .from = a->effective,
                             .adjustment = a->id };
    return record_create(cx, tx, &plan_target_entity, &t);
}

/* The plan's own levels stand where no record says otherwise: with one of them changed, the others
 * become records too. */
static err apply_target(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a,
                        const struct plan_change *c)
{
    struct plan_terms *terms = ARENA_NEW(cx->arena, struct plan_terms);
    date by = c->by ? c->by : c->due;
    int64_t percent = c->percent;
    err e = plan_terms_read(cx, tx, a->effective, terms);
    for (size_t i = 0; !e && i < terms->step_count[c->target]; i++) {
        const struct plan_step *s = &terms->steps[c->target][i];
        if (s->by == c->due) {
            if (!percent) percent = s->percent;
            e = end_target(cx, tx, a, c->target, s->by);
        } else if (!terms->set[c->target])
            e = begin_target(cx, tx, a, c->target, s->by, s->percent, s->basis);
    }
    return e ? e : begin_target(cx, tx, a, c->target, by, percent, a->decision);
}

/* ---- activities ---------------------------------------------------------------------------- */

static err move_answers(struct ctx *cx, struct tx *tx, id from, id to)
{
    struct unit_plan_list all;
    err e = unit_plan_list(cx, tx, &plan_answer_entity, "activity", from, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        struct plan_answer moved = { .campaign =
                                         ((struct plan_answer *)unit_plan_at(&all, i))->campaign,
                                     .activity = to };
        e = record_delete(cx, tx, &plan_answer_entity,
                          ((struct plan_answer *)unit_plan_at(&all, i))->id);
        if (!e) e = record_create(cx, tx, &plan_answer_entity, &moved);
    }
    return e;
}

static err apply_activity(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a,
                          const struct plan_change *c)
{
    struct plan_activity next = { .plan = a->plan, .times = 1 };
    err e = ERR_NONE;
    if (c->what != PLAN_CHANGE_ADD) {
        struct plan_activity old;
        e = record_get(cx, tx, &plan_activity_entity, c->activity, &old);
        next = old;
        old.until = a->effective;
        old.ended_by = a->id;
        if (!e) e = record_update(cx, tx, &plan_activity_entity, &old);
    }
    if (e || c->what == PLAN_CHANGE_DROP) return e;
    next.id = ID_NONE;
    next.from = a->effective;
    next.brought_by = a->id;
    if (c->name.size) next.name = c->name;
    if (c->quarter) next.quarter = c->quarter;
    if (c->times) next.times = c->times;
    e = record_create(cx, tx, &plan_activity_entity, &next);
    return e || c->what == PLAN_CHANGE_ADD ? e : move_answers(cx, tx, c->activity, next.id);
}

err plan_changes_apply(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a,
                       const struct unit_plan_list *changes)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < changes->count; i++) {
        const struct plan_change *c = unit_plan_at(changes, i);
        e = c->what == PLAN_CHANGE_TARGET ? apply_target(cx, tx, a, c)
                                          : apply_activity(cx, tx, a, c);
    }
    return e;
}
