/* SPDX-License-Identifier: MIT
 * cadres: lists and figures over the register. Both are of a day: what was true then. */
#include "cadres.h"

enum { SOON_DAYS = 60 };

const struct field cadre_query_fields[] = {
    FIELD(1, struct cadre_query, unit, REF, 0, .target = "unit", .label = "Đơn vị",
          .label_en = "Unit", .help = "Kể cả các đơn vị dưới", .help_en = "And the units below"),
    FIELD(2, struct cadre_query, on, DATE, 0, .label = "Vào ngày", .label_en = "On"),
    FIELD(3, struct cadre_query, due, BOOL, 0, .label = "Chỉ ai cần bồi dưỡng",
          .label_en = "Only those who need training",
          .help = "Kiến thức đã hết hạn, hoặc hết trong 60 ngày",
          .help_en = "Knowledge is out of date, or will be within 60 days"),
    { 0 },
};

struct walking {
    const struct entity *entity;
    id unit;
    date day;
    cadre_visit visit;
    void *arg;
};

static enum kv_go walk(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct walking *w = arg;
    struct cadre_row row = { 0 };
    cadre_of_record(w->entity, record, &row.cadre);
    if (!cadre_on(&row.cadre, w->day)) return KV_MORE;
    if (!id_is_none(w->unit) && !unit_within(cx, tx, row.cadre.unit, w->unit)) return KV_MORE;
    row.visible = access_personal(cx, tx, w->entity, record);
    *failure = cadre_knowledge_on(cx, tx, row.cadre.volunteer, w->day, &row.knows);
    return *failure ? KV_STOP : w->visit(cx, tx, &row, w->arg, failure);
}

err cadres_each(struct ctx *cx, struct tx *tx, id unit, date day, cadre_visit visit, void *arg)
{
    struct walking w = { cadre_entity_of(tx), unit, day, visit, arg };
    return query_all(cx, tx, w.entity, walk, &w);
}

static enum kv_go count(struct ctx *cx, struct tx *tx, const struct cadre_row *row, void *arg,
                        err *failure)
{
    struct cadre_figure *f = arg;
    (void)cx, (void)tx, (void)failure;
    f->cadres++;
    f->full_time += row->cadre.full_time;
    f->trained += row->cadre.full_time && row->knows.valid;
    return KV_MORE;
}

err cadre_figure_of(struct ctx *cx, struct tx *tx, id unit, date day, struct cadre_figure *out)
{
    *out = (struct cadre_figure){ 0 };
    return cadres_each(cx, tx, unit, day, count, out);
}

/* ---- the list ------------------------------------------------------------------------------ */

struct listing {
    const struct cadre_query *q;
    date day;
    struct response *rs;
    struct json *j;
};

/* Where nobody said which, the whole instance. */
static err ask(struct ctx *cx, struct tx *tx, const struct request *rq, struct listing *l)
{
    l->q = request_query_record(rq);
    l->day = l->q->on ? l->q->on : instant_date(cx->now);
    return access_require(cx, tx, "cadre.read", l->q->unit);
}

static bool is_due(const struct cadre_row *row, date day)
{
    bool soon = row->knows.until && row->knows.until <= day + SOON_DAYS;
    return !row->knows.valid || soon;
}

static err saw(struct ctx *cx, struct tx *tx, struct response *rs, id which)
{
    const struct entity *entity = cadre_entity_of(tx);
    void *record = arena_alloc(cx->arena, entity->size);
    err e = record_get(cx, tx, entity, which, record);
    return e ? e : respond_saw(cx, tx, rs, entity, record);
}

static enum kv_go list_one(struct ctx *cx, struct tx *tx, const struct cadre_row *row, void *arg,
                           err *failure)
{
    struct listing *l = arg;
    struct json *j = l->j;
    const struct cadre *c = &row->cadre;
    if (l->q->due && !is_due(row, l->day)) return KV_MORE;
    if (row->visible) *failure = saw(cx, tx, l->rs, c->id);
    if (*failure) return KV_STOP;
    json_object(j);
    json_text_at(j, "cadre", id_text(cx->arena, c->id));
    if (!id_is_none(c->volunteer)) json_text_at(j, "volunteer", id_text(cx->arena, c->volunteer));
    json_text_at(j, "name", row->visible ? c->name : TEXT(""));
    json_text_at(j, "unit", id_text(cx->arena, c->unit));
    json_text_at(j, "unit_name", record_title(cx, tx, &unit_entity, c->unit));
    json_text_at(j, "duty", c->duty);
    json_bool_at(j, "full_time", c->full_time);
    json_bool_at(j, "trained", row->knows.valid);
    json_text_at(j, "until", date_format(cx->arena, row->knows.until));
    json_bool_at(j, "ever", !id_is_none(row->knows.certificate));
    json_object_end(j);
    return KV_MORE;
}

err cadres_known(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct listing l = { .rs = rs };
    err e = ask(cx, tx, rq, &l);
    if (e) return e;
    struct json *j = l.j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "on", date_format(cx->arena, l.day));
    json_key(j, "items");
    json_array(j);
    e = cadres_each(cx, tx, l.q->unit, l.day, list_one, &l);
    json_array_end(j);
    json_object_end(j);
    return e;
}

/* ---- the figure ---------------------------------------------------------------------------- */

static void figure_json(struct json *j, const struct cadre_figure *f)
{
    json_int_at(j, "cadres", f->cadres);
    json_int_at(j, "full_time", f->full_time);
    json_int_at(j, "trained", f->trained);
    json_key(j, "percent"); /* nobody to train is no share, and not zero */
    if (f->full_time)
        json_int(j, f->trained * 100 / f->full_time);
    else
        json_null(j);
}

/* The units directly below the one asked about that have cadres; in one walk. */
struct below {
    struct cadre_figure all;
    struct below_unit {
        id unit;
        text name;
        struct cadre_figure figure;
    } * units;
    size_t count, room;
};

static enum kv_go note_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit *unit = record;
    struct below *b = arg;
    (void)tx, (void)failure;
    if (b->count == b->room) {
        size_t room = b->room ? b->room * 2 : 16;
        struct below_unit *more = ARENA_ARRAY(cx->arena, room, struct below_unit);
        if (b->count) memcpy(more, b->units, b->count * sizeof(*more));
        b->units = more;
        b->room = room;
    }
    b->units[b->count++] = (struct below_unit){ .unit = unit->id, .name = unit->name };
    return KV_MORE;
}

static enum kv_go count_below(struct ctx *cx, struct tx *tx, const struct cadre_row *row, void *arg,
                              err *failure)
{
    struct below *b = arg;
    (void)count(cx, tx, row, &b->all, failure);
    for (size_t i = 0; i < b->count; i++) {
        if (!unit_within(cx, tx, row->cadre.unit, b->units[i].unit)) continue;
        return count(cx, tx, row, &b->units[i].figure, failure);
    }
    return KV_MORE;
}

static void below_json(struct ctx *cx, struct json *j, const struct below *b)
{
    json_key(j, "units");
    json_array(j);
    for (size_t i = 0; i < b->count; i++) {
        const struct below_unit *u = &b->units[i];
        if (!u->figure.cadres) continue;
        json_object(j);
        json_text_at(j, "unit", id_text(cx->arena, u->unit));
        json_text_at(j, "name", u->name);
        figure_json(j, &u->figure);
        json_object_end(j);
    }
    json_array_end(j);
}

static err read_figure(struct ctx *cx, struct tx *tx, const struct listing *l, struct below *b)
{
    id unit = l->q->unit;
    err e = ERR_NONE;
    if (!id_is_none(unit)) e = query_ref(cx, tx, &unit_entity, "parent", unit, note_unit, b);
    return e ? e : cadres_each(cx, tx, unit, l->day, count_below, b);
}

err cadres_figure(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct listing l = { .rs = rs };
    struct below b = { 0 };
    err e = ask(cx, tx, rq, &l);
    if (!e) e = read_figure(cx, tx, &l, &b);
    if (e) return e;
    struct json *j = respond_json(cx, rs, 200);
    json_object(j);
    json_text_at(j, "on", date_format(cx->arena, l.day));
    figure_json(j, &b.all);
    below_json(cx, j, &b);
    json_object_end(j);
    return ERR_NONE;
}
