/* SPDX-License-Identifier: MIT
 * official: one pass per file. Parents stand above their children in every file, so one look
 * backwards finds them. */
#include "official.h"

#include "official_csv.h"

/* ---- looking things up ---- */

const struct place *official_place(const struct official *o, text code, date on)
{
    for (size_t i = 0; i < o->place_count; i++) {
        const struct place *p = &o->places[i];
        bool in_force = p->valid_from <= on && (!p->valid_to || on < p->valid_to);
        if (in_force && text_equal(p->code, code)) return p;
    }
    return NULL;
}

const struct place *official_place_by_id(const struct official *o, id which)
{
    for (size_t i = 0; i < o->place_count; i++)
        if (id_equal(o->places[i].id, which)) return &o->places[i];
    return NULL;
}

const struct place *official_place_on(const struct official *o, const struct place *place, date on)
{
    for (size_t i = 0; i < o->place_successor_count; i++) {
        const struct place_successor *s = &o->place_successors[i];
        if (id_equal(s->old, place->id) && s->on <= on)
            return official_place_by_id(o, s->new_place);
    }
    return place;
}

const struct unit *official_unit(const struct official *o, text code)
{
    for (size_t i = 0; i < o->unit_count; i++)
        if (text_equal(o->units[i].code, code)) return &o->units[i];
    return NULL;
}

/* ---- before the reform ---- */

/* The name of what became the province's union, which goes on under another. */
static void name_as_before(struct official *o)
{
    for (size_t i = 1; i < o->unit_count; i++)
        if (o->units[i].kind == UNIT_PROVINCE_UNION) o->units[0].name = o->units[i].name;
}

void official_before_reform(struct official *o)
{
    size_t places = 0, units = 0;
    name_as_before(o);
    for (size_t i = 0; i < o->unit_count; i++) {
        struct unit u = o->units[i];
        const struct place *now = official_place_by_id(o, u.place);
        bool another_top = i && u.kind == UNIT_PROVINCE_UNION;
        if (u.valid_from >= REFORM_DAY || another_top) continue;
        const struct place *then = now ? official_place(o, now->code, REFORM_DAY - 1) : NULL;
        u.place = then ? then->id : ID_NONE;
        u.valid_to = 0;
        if (text_ends(u.code, TEXT("-cu"))) u.code = text_part(u.code, 0, u.code.size - 3);
        o->units[units++] = u;
    }
    for (size_t i = 0; i < o->place_count; i++) {
        if (o->places[i].valid_from >= REFORM_DAY) continue;
        o->places[places] = o->places[i];
        o->places[places++].valid_to = 0;
    }
    o->unit_count = units;
    o->place_count = places;
    o->unit_successor_count = 0;
    o->place_successor_count = 0;
}

/* ---- reading ---- */

static err unknown_code(struct ctx *cx, const struct official_table *t,
                        const struct official_row *row, text code)
{
    return ctx_fail(cx, ERR_INVALID, NULL, "data-file",
                    SAY("%s dòng %zu: không có mã «%.*s»", "%s line %zu: no such code “%.*s”"),
                    t->file, row->line, TEXT_ARGS(code));
}

/* Room for the rows of `t` behind the `had` there are. */
static void *more_room(struct ctx *cx, const void *had, size_t count, size_t size,
                       const struct official_table *t)
{
    char *room = arena_array(cx->arena, count + t->count, size);
    if (count) memcpy(room, had, count * size);
    return room;
}

static err read_place(struct ctx *cx, struct official *o, const struct official_table *t,
                      const struct official_row *row)
{
    struct place *p = &o->places[o->place_count];
    err e = official_fill(cx, &place_entity, t, row, p);
    if (e) return e;
    text parent = official_cell(t, row, "parent");
    const struct place *above = official_place(o, parent, p->valid_from);
    if (parent.size && !above) return unknown_code(cx, t, row, parent);
    if (above) p->parent = above->id;
    p->id = id_new(cx->random, cx->now);
    o->place_count++;
    return ERR_NONE;
}

static err read_places(struct ctx *cx, const char *dir, const char *file, struct official *o)
{
    struct official_table t;
    err e = official_csv_read(cx, dir, file, &t);
    if (e) return e;
    o->places = more_room(cx, o->places, o->place_count, sizeof(*o->places), &t);
    for (size_t i = 0; !e && i < t.count; i++) e = read_place(cx, o, &t, &t.rows[i]);
    return e;
}

static err read_place_successor(struct ctx *cx, struct official *o, const struct official_table *t,
                                const struct official_row *row)
{
    struct place_successor *s = &o->place_successors[o->place_successor_count++];
    text old = official_cell(t, row, "old");
    text now = official_cell(t, row, "new");
    *s = (struct place_successor){ .id = id_new(cx->random, cx->now) };
    if (!date_parse(official_cell(t, row, "date"), &s->on))
        return unknown_code(cx, t, row, official_cell(t, row, "date"));
    const struct place *from = official_place(o, old, s->on - 1);
    const struct place *to = official_place(o, now, s->on);
    if (!from || !to) return unknown_code(cx, t, row, from ? now : old);
    s->old = from->id;
    s->new_place = to->id;
    return ERR_NONE;
}

static err read_place_successors(struct ctx *cx, const char *dir, struct official *o)
{
    struct official_table t;
    err e = official_csv_read(cx, dir, "place-successors.csv", &t);
    if (e) return e;
    o->place_successors = more_room(cx, NULL, 0, sizeof(*o->place_successors), &t);
    for (size_t i = 0; !e && i < t.count; i++) e = read_place_successor(cx, o, &t, &t.rows[i]);
    return e;
}

static err read_unit(struct ctx *cx, struct official *o, const struct official_table *t,
                     const struct official_row *row)
{
    struct unit *u = &o->units[o->unit_count];
    err e = official_fill(cx, &unit_entity, t, row, u);
    if (e) return e;
    text parent = official_cell(t, row, "parent");
    text code = official_cell(t, row, "place");
    const struct unit *above = official_unit(o, parent);
    const struct place *place = official_place(o, code, u->valid_from ? u->valid_from : REFORM_DAY);
    if (parent.size && !above) return unknown_code(cx, t, row, parent);
    if (code.size && !place) return unknown_code(cx, t, row, code);
    if (above) u->parent = above->id;
    if (place) u->place = place->id;
    u->id = id_new(cx->random, cx->now);
    o->unit_count++;
    return ERR_NONE;
}

static err read_units(struct ctx *cx, const char *dir, struct official *o)
{
    struct official_table t;
    err e = official_csv_read(cx, dir, "units.csv", &t);
    if (e) return e;
    o->units = more_room(cx, NULL, 0, sizeof(*o->units), &t);
    for (size_t i = 0; !e && i < t.count; i++) e = read_unit(cx, o, &t, &t.rows[i]);
    return e;
}

static err read_unit_successors(struct ctx *cx, const char *dir, struct official *o)
{
    struct official_table t;
    err e = official_csv_read(cx, dir, "unit-successors.csv", &t);
    if (e) return e;
    o->unit_successors = more_room(cx, NULL, 0, sizeof(*o->unit_successors), &t);
    for (size_t i = 0; i < t.count; i++) {
        const struct official_row *row = &t.rows[i];
        struct unit_successor *s = &o->unit_successors[o->unit_successor_count++];
        const struct unit *from = official_unit(o, official_cell(&t, row, "old"));
        const struct unit *to = official_unit(o, official_cell(&t, row, "new"));
        if (!from || !to) return unknown_code(cx, &t, row, official_cell(&t, row, "old"));
        *s = (struct unit_successor){ id_new(cx->random, cx->now), from->id, to->id, 0 };
        if (!date_parse(official_cell(&t, row, "date"), &s->on))
            return unknown_code(cx, &t, row, official_cell(&t, row, "date"));
    }
    return ERR_NONE;
}

err official_read(struct ctx *cx, const char *dir, struct official *out)
{
    *out = (struct official){ 0 };
    err e = read_places(cx, dir, "places-2023.csv", out);
    if (!e) e = read_places(cx, dir, "places-2025.csv", out);
    if (!e) e = read_place_successors(cx, dir, out);
    if (!e) e = read_units(cx, dir, out);
    if (!e) e = read_unit_successors(cx, dir, out);
    return e;
}
