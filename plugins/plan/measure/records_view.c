/* SPDX-License-Identifier: MIT
 * records_view: from a figure to what it was counted from. A record whose title is personal is
 * named only to whoever may see it. */
#include "evidence.h"

enum { PAGE_OF = 50 };

struct listing {
    struct ctx *cx;
    struct response *rs;
    struct json *j;
    const struct plan_view *v;
    struct plan_proof *proofs; /* those of this answer */
    size_t count, seen, more;  /* more: shown items left behind the last */
};

static void head_json(struct listing *l, id record, const char *entity, text title, uint32_t unit)
{
    struct json *j = l->j;
    json_object(j);
    json_id_at(j, "id", record);
    json_z_at(j, "entity", entity);
    json_text_at(j, "title", title);
    json_text_at(j, "unit", plan_tree_name(l->v->tree, unit, l->v->on));
}

static void tail_json(struct listing *l, date day, bool counts, text why, const char *page)
{
    struct json *j = l->j;
    json_text_at(j, "day", date_format(l->cx->arena, day));
    json_bool_at(j, "counted", counts);
    json_text_at(j, "why", why);
    json_key(j, "page");
    page ? json_text(j, text_of(page)) : json_null(j);
    json_object_end(j);
}

/* Whether an item is on this page; those before and behind it are counted only. */
static bool shown(struct listing *l, bool counts)
{
    if (l->v->q->missing && counts) return false;
    size_t at = l->seen++;
    size_t from = (size_t)l->v->q->after;
    if (at >= from + PAGE_OF) l->more++;
    return at >= from && at < from + PAGE_OF;
}

/* ---- a and b: units ------------------------------------------------------------------------ */

static void list_bodies(struct listing *l)
{
    const struct plan_view *v = l->v;
    const struct plan_threshold *t = plan_threshold_on(&v->terms, v->on);
    const int64_t *of = plan_operations(l->cx->arena, v->book, v->tree, t, v->on);
    for (uint32_t u = 0; u < v->tree->ids.count; u++) {
        const struct plan_unit *unit = &v->tree->units[u];
        bool counts = of[u] >= t->operations;
        if (!plan_tree_is_body(unit, v->on) ||
            plan_tree_row(v->tree, v->unit, u, v->on) == PLAN_NOBODY || !shown(l, counts))
            continue;
        head_json(l, unit->id, "unit", unit->name, u);
        text why =
            text_format(l->cx->arena, "%lld/%lld %.*s", (long long)of[u], (long long)t->operations,
                        TEXT_ARGS(ctx_say(l->cx, "thao tác", "operations")));
        tail_json(l, v->on, counts, why, NULL);
    }
}

static void list_quarter(struct listing *l, const uint32_t *slots, date from)
{
    const struct plan_view *v = l->v;
    date until = plan_quarter_of(from, 1) - 1;
    const struct plan_declared *of =
        plan_declared_in(l->cx->arena, v->book, v->tree, slots, from, until);
    struct civil c = date_civil(from);
    for (uint32_t u = 0; u < v->tree->ids.count; u++) {
        bool counts = of[u].recorded >= of[u].declared;
        if (!of[u].declared || plan_tree_row(v->tree, v->unit, u, v->on) == PLAN_NOBODY ||
            !shown(l, counts))
            continue;
        text title = text_format(l->cx->arena, "Q%d/%d", (c.month + 2) / 3, c.year);
        head_json(l, v->tree->units[u].id, "unit", title, u);
        text why = text_format(l->cx->arena, "%lld/%lld %.*s", (long long)of[u].recorded,
                               (long long)of[u].declared,
                               TEXT_ARGS(ctx_say(l->cx, "đã ghi nhận", "recorded")));
        tail_json(l, until, counts, why, NULL);
    }
}

static void list_declared(struct listing *l)
{
    const uint32_t *slots = plan_slots(l->cx->arena, l->v->book, l->v->tree);
    date end = plan_quarter_of(l->v->on + 1, 0);
    for (int back = 1; back <= PLAN_YEAR; back++)
        list_quarter(l, slots, plan_quarter_of(end, -back));
}

/* ---- c and d: records ---------------------------------------------------------------------- */

static void pick_proofs(struct listing *l, const char *series)
{
    size_t count;
    struct plan_proof *all = plan_proofs(l->cx, l->v, series, l->v->late_days, &count);
    l->proofs = ARENA_ARRAY(l->cx->arena, PAGE_OF, struct plan_proof);
    for (size_t i = 0; i < count; i++)
        if (shown(l, all[i].counts)) l->proofs[l->count++] = all[i];
}

static err title_of(struct ctx *cx, struct tx *tx, struct response *rs, const struct entity *entity,
                    id which, text *out)
{
    void *record = arena_alloc(cx->arena, entity->size);
    const struct field *f =
        entity->title ? field_named(entity->fields, text_of(entity->title)) : NULL;
    *out = (text){ 0 };
    if (!f) return ERR_NONE;
    err e = record_get(cx, tx, entity, which, record);
    if (e == ERR_NOT_FOUND) {
        ctx_clear(cx);
        return ERR_NONE;
    }
    bool personal = f->flags & (PERSONAL | SENSITIVE);
    bool read = !entity->read || access_verb(cx, entity->read);
    if (!e && (!read || (personal && !access_personal(cx, tx, entity, record)))) {
        *out = ctx_say(cx, "(không hiện tên)", "(name not shown)");
        return ERR_NONE;
    }
    if (!e && personal) e = respond_saw(cx, tx, rs, entity, record);
    if (!e) *out = *(const text *)field_of(f, record);
    return e;
}

static err list_proofs(struct ctx *cx, struct tx *tx, void *arg)
{
    struct listing *l = arg;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < l->count; i++) {
        const struct plan_proof *p = &l->proofs[i];
        const struct entity *entity = p->group->placed;
        const struct measure *m = p->group->rows[0];
        text title, why = { 0 };
        e = title_of(cx, tx, l->rs, entity, p->record, &title);
        if (!e && !p->counts && m->why) e = m->why(cx, tx, p->record, &why);
        if (e) return e;
        head_json(l, p->record, entity->name, text_copy(cx->arena, title), p->unit);
        json_bool_at(l->j, "late", p->late);
        json_bool_at(l->j, "twice", p->twice);
        tail_json(l, p->day, p->counts, why, m->page);
    }
    return e;
}

/* ---- any measure --------------------------------------------------------------------------- */

/* Its heading and records; flaws for one that nobody counts. */
static err list_measure(struct listing *l)
{
    struct ctx *cx = l->cx;
    text name = l->v->q->measure;
    int series = plan_book_series(l->v->book, text_z(cx->arena, name));
    if (series < 0)
        return ctx_fail(cx, ERR_INVALID, "/measure", "unknown",
                        SAY("Không có số đo này", "There is no such measure"));
    const struct measure *m = l->v->book->series[series].measure;
    json_text_at(l->j, "title", ctx_say(cx, m->vi, m->en));
    json_key(l->j, "items");
    json_array(l->j);
    pick_proofs(l, m->name);
    return ERR_NONE;
}

static err list_targets(struct listing *l)
{
    int32_t target = l->v->q->target;
    json_key(l->j, "items");
    json_array(l->j);
    if (target == TARGET_A) list_bodies(l);
    if (target == TARGET_B) list_declared(l);
    if (target == TARGET_C) pick_proofs(l, "campaigns");
    if (target == TARGET_D) pick_proofs(l, "cadres");
    return ERR_NONE;
}

err plan_records_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct plan_view v;
    struct listing l = { .cx = cx, .rs = rs, .v = &v };
    (void)tx;
    err e = plan_view_open(cx, rq, &v);
    if (e) return e;
    l.j = respond_json(cx, rs, 200);
    json_object(l.j);
    e = text_is_empty(v.q->measure) ? list_targets(&l) : list_measure(&l);
    if (!e) e = db_read(cx, list_proofs, &l);
    plan_let_go(v.follow);
    if (e) return e;
    json_array_end(l.j);
    json_int_at(l.j, "total", (int64_t)l.seen);
    json_key(l.j, "next");
    l.more ? json_int(l.j, v.q->after + PAGE_OF) : json_null(l.j);
    json_object_end(l.j);
    return ERR_NONE;
}
