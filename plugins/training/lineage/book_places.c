/* SPDX-License-Identifier: MIT
 * book_places: the communes are those of today; a body of a commune that ended counts where its
 * commune went whole. A body without a commune of its own is where the next one above it is, but
 * what belongs to the province belongs to no commune, wherever its office stands. */
#include "book_read.h"

enum { CLIMB_MAX = 16 };

struct body {
    int32_t kind;
    id parent, place;
};

struct surveying {
    struct book_reading *r;
    struct body *bodies; /* by unit_index */
    size_t room, commune_room, area_room;
    struct id_index places; /* communes by place */
    struct id_index areas;
};

static bool in_force(date from, date to, date day)
{
    return from <= day && (!to || day <= to);
}

static enum kv_go keep_unit(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit *u = record;
    struct surveying *s = arg;
    (void)tx, (void)failure;
    uint32_t i = id_index_add(&s->r->unit_index, u->id);
    s->bodies = book_more(cx->arena, s->bodies, i, &s->room, sizeof(*s->bodies));
    s->bodies[i] = (struct body){ u->kind, u->parent, u->place };
    return KV_MORE;
}

static enum kv_go successor(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct place_successor *p = record;
    id *out = arg;
    (void)cx, (void)tx, (void)failure;
    if (!p->partly) *out = p->new_place;
    return p->partly ? KV_MORE : KV_STOP;
}

/* The commune of `day` where `place` is; false when it is none. */
static err commune_today(struct ctx *cx, struct tx *tx, id place, date day, struct place *out,
                         bool *found)
{
    *found = false;
    for (int i = 0; i < CLIMB_MAX && !id_is_none(place); i++) {
        err e = record_get(cx, tx, &place_entity, place, out);
        if (e || out->level != PLACE_COMMUNE) return e;
        *found = !out->valid_to || day < out->valid_to;
        if (*found) return ERR_NONE;
        id next = ID_NONE;
        e = query_ref(cx, tx, &place_successor_entity, "old", place, successor, &next);
        if (e) return e;
        place = next;
    }
    return ERR_NONE;
}

static uint32_t area_number(struct ctx *cx, struct tx *tx, struct surveying *s, id unit)
{
    struct book *b = s->r->book;
    id area = unit_above(cx, tx, unit, UNIT_AREA);
    if (id_is_none(area)) return BOOK_NONE;
    uint32_t number = id_index_add(&s->areas, area);
    if (number < b->area_count) return number;
    b->areas = book_more(b->arena, b->areas, b->area_count, &s->area_room, sizeof(*b->areas));
    text name = text_copy(b->arena, record_title(cx, tx, &unit_entity, area));
    b->areas[b->area_count++] = (struct book_area){ .unit = area, .name = name };
    return number;
}

static enum kv_go keep_commune(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct unit *u = record;
    struct surveying *s = arg;
    struct book *b = s->r->book;
    struct place place;
    bool found = false;
    if (!in_force(u->valid_from, u->valid_to, b->day)) return KV_MORE;
    *failure = commune_today(cx, tx, u->place, b->day, &place, &found);
    if (*failure || !found) return *failure ? KV_STOP : KV_MORE;
    if (id_index_add(&s->places, place.id) < b->commune_count) return KV_MORE;
    b->communes =
        book_more(b->arena, b->communes, b->commune_count, &s->commune_room, sizeof(*b->communes));
    b->communes[b->commune_count++] =
        (struct book_commune){ .place = place.id,
                               .name = text_copy(b->arena, place.name),
                               .area = area_number(cx, tx, s, u->id),
                               .lat = place.lat,
                               .lon = place.lon,
                               .border = place.border,
                               .difficult = place.difficult };
    return KV_MORE;
}

static err locate(struct ctx *cx, struct tx *tx, struct surveying *s, uint32_t unit)
{
    const struct id_index *units = &s->r->unit_index;
    uint32_t *out = &s->r->unit_commune[unit];
    uint32_t at = unit;
    *out = BOOK_NONE;
    for (int i = 0; i < CLIMB_MAX && s->bodies[at].kind != UNIT_PROVINCE_UNION; i++) {
        struct place place;
        bool found = false;
        err e = commune_today(cx, tx, s->bodies[at].place, s->r->book->day, &place, &found);
        if (e) return e;
        if (found && id_index_find(&s->places, place.id, out)) return ERR_NONE;
        if (!id_index_find(units, s->bodies[at].parent, &at)) return ERR_NONE;
    }
    return ERR_NONE;
}

err book_read_places(struct ctx *cx, struct tx *tx, struct book_reading *r)
{
    struct surveying s = { .r = r, .places.arena = cx->arena, .areas.arena = cx->arena };
    const struct unit union_kind = { .kind = UNIT_COMMUNE_UNION };
    err e = query_all(cx, tx, &unit_entity, keep_unit, &s);
    if (!e) e = query_by(cx, tx, &unit_entity, "kind", &union_kind, keep_commune, &s);
    r->unit_commune = ARENA_ARRAY(cx->arena, r->unit_index.count, uint32_t);
    for (uint32_t i = 0; !e && i < r->unit_index.count; i++) e = locate(cx, tx, &s, i);
    return e;
}

uint32_t book_commune_of(const struct book_reading *r, id unit)
{
    uint32_t number;
    return id_index_find(&r->unit_index, unit, &number) ? r->unit_commune[number] : BOOK_NONE;
}
