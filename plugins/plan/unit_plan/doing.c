/* SPDX-License-Identifier: MIT
 * doing: campaigns are read by the table of their entity, as plugins know nothing else of each
 * other. */
#include "doing.h"

#include <stdlib.h>

#include "../measure/ids.h"

static const struct term states[] = {
    { DOING_NONE, "none", "Chưa chuẩn bị", "Nothing yet" },
    { DOING_PREPARED, "prepared", "Đang chuẩn bị", "Prepared" },
    { DOING_RUNNING, "running", "Đang thực hiện", "Under way" },
    { DOING_DONE, "done", "Đã xong", "Done" },
    { DOING_LATE, "late", "Quá quý chưa xong", "Overdue" },
    { DOING_OUT, "out", "Không còn trong kế hoạch", "Not in the plan" },
    { 0 },
};
const struct vocabulary doing_state_vocabulary = { "doing_state", "Thực hiện", "Doing", states };

/* ---- campaigns ----------------------------------------------------------------------------- */

static const void *member(const struct entity *entity, const void *record, const char *name)
{
    const struct field *f = entity_field(entity, name, strlen(name));
    REQUIRE(f);
    return field_of(f, record);
}

static bool is_in(const struct entity *entity, const void *record, const char *state)
{
    const struct field *f = entity_field(entity, "state", 5);
    const struct term *t = vocabulary_code(f->terms, text_of(state));
    REQUIRE(t);
    return *(const int32_t *)field_of(f, record) == (int32_t)t->number;
}

static struct doing_campaign campaign_of(const struct ctx *cx, const struct entity *entity,
                                         const void *record)
{
    const struct field *f = entity_field(entity, "state", 5);
    return (struct doing_campaign){
        .id = *(const id *)record,
        .unit = *(const id *)member(entity, record, "unit"),
        .title = *(const text *)member(entity, record, "title"),
        .starts = *(const date *)member(entity, record, "starts"),
        .ends = *(const date *)member(entity, record, "ends"),
        .done = is_in(entity, record, "done"),
        .running = is_in(entity, record, "running"),
        .cancelled = is_in(entity, record, "cancelled"),
        .state = unit_plan_term(cx, f->terms, *(const int32_t *)field_of(f, record)),
    };
}

struct gathering {
    const struct entity *entity;
    date from, until;
    struct doing_campaign *items;
    size_t count, room;
};

static enum kv_go gather(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct gathering *g = arg;
    struct doing_campaign c = campaign_of(cx, g->entity, record);
    (void)tx, (void)failure;
    bool counts = !c.cancelled && !is_in(g->entity, record, "draft");
    if (!counts || c.starts < g->from || c.starts > g->until) return KV_MORE;
    g->items = plan_grown(cx->arena, g->items, g->count, &g->room, sizeof(*g->items));
    g->items[g->count++] = c;
    return KV_MORE;
}

static int by_start(const void *a, const void *b)
{
    const struct doing_campaign *x = a, *y = b;
    return x->starts != y->starts ? (x->starts < y->starts ? -1 : 1) : id_compare(x->id, y->id);
}

static const struct entity *campaigns(struct tx *tx)
{
    const struct entity *entity = schema_named(tx_schema(tx), TEXT("campaign"));
    REQUIRE(entity); /* of a plugin that this one needs */
    return entity;
}

err doing_campaigns(struct ctx *cx, struct tx *tx, id unit, int64_t year,
                    struct doing_campaign **out, size_t *count)
{
    struct gathering g = { .entity = campaigns(tx),
                           .from = doing_quarter_from(year, 1),
                           .until = doing_quarter_from(year, 5) - 1 };
    err e = query_ref(cx, tx, g.entity, "unit", unit, gather, &g);
    if (g.count) qsort(g.items, g.count, sizeof(*g.items), by_start);
    *out = g.items;
    *count = g.count;
    return e;
}

/* ---- activities ---------------------------------------------------------------------------- */

static err read_answers(struct ctx *cx, struct tx *tx, struct doing_activity *d)
{
    const struct entity *entity = campaigns(tx);
    struct unit_plan_list all;
    err e = unit_plan_list(cx, tx, &plan_answer_entity, "activity", d->activity.id, &all);
    if (e || !all.count) return e;
    d->campaigns = ARENA_ARRAY(cx->arena, all.count, struct doing_campaign);
    for (size_t i = 0; !e && i < all.count; i++) {
        void *record = arena_alloc(cx->arena, entity->size);
        const struct plan_answer *answer = unit_plan_at(&all, i);
        e = record_get(cx, tx, entity, answer->campaign, record);
        if (e) break;
        struct doing_campaign c = campaign_of(cx, entity, record);
        c.answer = answer->id;
        d->campaigns[d->campaign_count++] = c;
        d->done += c.done;
    }
    if (d->campaign_count) qsort(d->campaigns, d->campaign_count, sizeof(*d->campaigns), by_start);
    return e;
}

static enum doing_state state_of(const struct doing_activity *d, const struct doing *all)
{
    bool running = d->done > 0, prepared = false;
    if (!plan_activity_stands(&d->activity, all->on)) return DOING_OUT;
    if (d->done >= d->activity.times) return DOING_DONE;
    if (all->quarters[d->activity.quarter].over) return DOING_LATE;
    for (size_t i = 0; i < d->campaign_count; i++) {
        running |= d->campaigns[i].running;
        prepared |= !d->campaigns[i].cancelled;
    }
    return running ? DOING_RUNNING : prepared ? DOING_PREPARED : DOING_NONE;
}

static err read_activities(struct ctx *cx, struct tx *tx, struct doing *d)
{
    struct unit_plan_list all;
    err e = unit_plan_list(cx, tx, &plan_activity_entity, "plan", d->plan.id, &all);
    if (e) return e;
    d->activities = ARENA_ARRAY(cx->arena, all.count + 1, struct doing_activity);
    for (int64_t q = 1; q <= 4; q++)
        for (size_t i = 0; !e && i < all.count; i++) {
            const struct plan_activity *a = unit_plan_at(&all, i);
            struct doing_activity *one = &d->activities[d->activity_count];
            if (a->quarter != q) continue;
            one->activity = *a;
            d->activity_count++;
            e = read_answers(cx, tx, one);
            if (e) break;
            one->state = state_of(one, d);
            if (one->state == DOING_OUT) continue;
            d->quarters[q].planned += a->times;
            d->quarters[q].done += one->done < a->times ? one->done : a->times;
        }
    return e;
}

static bool answers(const struct doing *d, id campaign)
{
    for (size_t i = 0; i < d->activity_count; i++)
        for (size_t k = 0; k < d->activities[i].campaign_count; k++)
            if (id_equal(d->activities[i].campaigns[k].id, campaign)) return true;
    return false;
}

static err read_quarters(struct ctx *cx, struct tx *tx, struct doing *d)
{
    struct unit_plan_list all;
    for (int q = 1; q <= 4; q++) {
        d->quarters[q].from = doing_quarter_from(d->plan.year, q);
        d->quarters[q].until = doing_quarter_from(d->plan.year, q + 1) - 1;
        d->quarters[q].over = d->quarters[q].until < d->on;
    }
    err e = unit_plan_list(cx, tx, &declared_activity_entity, "unit", d->plan.unit, &all);
    for (size_t i = 0; !e && i < all.count; i++) {
        const struct declared_activity *one = unit_plan_at(&all, i);
        if (one->year != d->plan.year) continue;
        d->quarters[one->quarter].is_declared = true;
        d->quarters[one->quarter].declared = *one;
    }
    return e;
}

err doing_read(struct ctx *cx, struct tx *tx, const struct unit_plan *plan, date on,
               struct doing *out)
{
    struct doing_campaign *all;
    size_t count;
    *out = (struct doing){ .plan = *plan, .on = on };
    err e = read_quarters(cx, tx, out);
    if (!e) e = read_activities(cx, tx, out);
    if (!e) e = doing_campaigns(cx, tx, plan->unit, plan->year, &all, &count);
    if (e) return e;
    out->loose = ARENA_ARRAY(cx->arena, count + 1, struct doing_campaign);
    for (size_t i = 0; i < count; i++)
        if (!answers(out, all[i].id)) out->loose[out->loose_count++] = all[i];
    return ERR_NONE;
}

bool doing_owes(const struct doing *d, int quarter)
{
    const struct doing_quarter *q = &d->quarters[quarter];
    bool held = q->planned > 0;
    for (size_t i = 0; i < d->loose_count; i++)
        held |= d->loose[i].starts >= q->from && d->loose[i].starts <= q->until;
    return q->over && held && !q->is_declared;
}

/* ---- a declaration ------------------------------------------------------------------------- */

text doing_declaration(struct ctx *cx, const struct doing *d, int quarter)
{
    const struct doing_quarter *q = &d->quarters[quarter];
    struct arena *a = cx->arena;
    text said = TEXT("");
    for (size_t i = 0; i < d->activity_count; i++) {
        const struct plan_activity *one = &d->activities[i].activity;
        if (one->quarter != quarter || !plan_activity_stands(one, q->until)) continue;
        for (int64_t n = 1; n <= one->times; n++)
            said = one->times == 1
                       ? text_format(a, "%.*s%.*s\n", TEXT_ARGS(said), TEXT_ARGS(one->name))
                       : text_format(a, "%.*s%.*s (lần %lld)\n", TEXT_ARGS(said),
                                     TEXT_ARGS(one->name), (long long)n);
    }
    for (size_t i = 0; i < d->loose_count; i++)
        if (d->loose[i].starts >= q->from && d->loose[i].starts <= q->until)
            said = text_format(a, "%.*sNgoài kế hoạch: %.*s\n", TEXT_ARGS(said),
                               TEXT_ARGS(d->loose[i].title));
    return said;
}
