/* SPDX-License-Identifier: MIT
 * book: a record is taken out of the cells as it was placed, then placed again; what changed under
 * it goes into the cells at once where it stands. */
#include "book.h"

const struct plan_spot *plan_spots(const struct plan_anchor *a)
{
    return a->more ? a->more : &a->one;
}

/* ---- the shape of a book ------------------------------------------------------------------- */

int plan_book_series(const struct plan_book *b, const char *name)
{
    for (size_t i = 0; i < b->series_count; i++)
        if (strcmp(b->series[i].measure->name, name) == 0) return (int)i;
    return -1;
}

static uint8_t series_for(struct plan_book *b, const struct measure *m)
{
    int found = plan_book_series(b, m->name);
    if (found >= 0) return (uint8_t)found;
    REQUIRE(b->series_count < PLAN_SERIES_MAX);
    b->series[b->series_count].measure = m;
    return (uint8_t)b->series_count++;
}

static bool same_under(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static struct plan_group *group_for(struct plan_book *b, const struct measure *m)
{
    for (size_t i = 0; i < b->group_count; i++) {
        struct plan_group *g = &b->groups[i];
        const struct measure *first = g->rows[0];
        if (first->place == m->place && strcmp(first->entity, m->entity) == 0 &&
            same_under(first->under, m->under) && g->row_count < PLAN_GROUP_ROWS)
            return g;
    }
    REQUIRE(b->group_count < PLAN_GROUPS_MAX);
    return &b->groups[b->group_count++];
}

struct plan_book *plan_book_new(struct arena *arena, const struct measure *const rows[],
                                size_t count, const struct schema *schema)
{
    struct plan_book *b = ARENA_NEW(arena, struct plan_book);
    b->arena = arena;
    b->units.arena = arena;
    for (size_t i = 0; i < count; i++) {
        const struct measure *m = rows[i];
        struct plan_group *g = group_for(b, m);
        g->ids.arena = arena;
        g->entity = schema_named(schema, text_of(m->entity));
        g->placed = g->entity;
        REQUIRE(g->entity);
        if (m->under) {
            g->under = field_named(g->entity->fields, text_of(m->under));
            REQUIRE(g->under && g->under->kind == FIELD_REF);
            g->placed = schema_named(schema, text_of(g->under->target));
        }
        g->series[g->row_count] = series_for(b, m);
        g->rows[g->row_count++] = m;
    }
    return b;
}

/* ---- cells --------------------------------------------------------------------------------- */

static struct plan_cells *cells_of(struct plan_book *b, uint8_t series, uint32_t slot)
{
    struct plan_series *s = &b->series[series];
    while (slot >= s->room)
        s->units = plan_grown(b->arena, s->units, s->room, &s->room, sizeof(*s->units));
    return &s->units[slot];
}

/* First cell that is not before `day`. */
static size_t cell_from(const struct plan_cells *c, date day)
{
    size_t low = 0, high = c->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c->at[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void cell_add(struct plan_book *b, struct plan_cells *c, date day, int64_t whole,
                     int64_t part)
{
    size_t at = cell_from(c, day);
    if (at == c->count || c->at[at].day != day) {
        c->at = plan_grown(b->arena, c->at, c->count, &c->room, sizeof(*c->at));
        memmove(c->at + at + 1, c->at + at, (c->count - at) * sizeof(*c->at));
        c->at[at] = (struct plan_cell){ .day = day };
        c->count++;
    }
    c->at[at].whole += whole;
    c->at[at].part += part;
    if (c->summed > at) c->summed = at;
}

static void sum_up(struct plan_cells *c)
{
    for (size_t i = c->summed; i < c->count; i++) {
        c->at[i].whole_upto = c->at[i].whole + (i ? c->at[i - 1].whole_upto : 0);
        c->at[i].part_upto = c->at[i].part + (i ? c->at[i - 1].part_upto : 0);
    }
    c->summed = c->count;
}

static struct plan_sum upto(const struct plan_cells *c, date day)
{
    size_t at = cell_from(c, day + 1);
    if (!at) return (struct plan_sum){ 0 };
    return (struct plan_sum){ c->at[at - 1].whole_upto, c->at[at - 1].part_upto };
}

struct plan_sum plan_book_sum(const struct plan_book *b, int series, uint32_t slot, date from,
                              date until)
{
    const struct plan_series *s = &b->series[series];
    if (slot >= s->room || !s->units[slot].count) return (struct plan_sum){ 0 };
    struct plan_sum sum = upto(&s->units[slot], until);
    if (s->measure->shape == MEASURE_STANDS) return sum;
    struct plan_sum before = upto(&s->units[slot], from - 1);
    return (struct plan_sum){ sum.whole - before.whole, sum.part - before.part };
}

/* ---- records ------------------------------------------------------------------------------- */

static int64_t *sums_of(struct plan_group *g, uint32_t anchor)
{
    return g->sums + (size_t)anchor * g->row_count;
}

static uint32_t anchor_for(struct plan_book *b, struct plan_group *g, id which)
{
    size_t before = g->ids.count;
    uint32_t n = plan_ids_add(&g->ids, which);
    if (n < before) return n;
    g->anchors = plan_grown(b->arena, g->anchors, n, &g->anchor_room, sizeof(*g->anchors));
    g->sums = plan_grown(b->arena, g->sums, n, &g->sum_room, g->row_count * sizeof(*g->sums));
    if (!g->under)
        for (size_t r = 0; r < g->row_count; r++) sums_of(g, n)[r] = 1;
    return n;
}

/* What an anchor counts in one row, times `sign`, into the cells where it stands. */
static void count_row(struct plan_book *b, struct plan_group *g, const struct plan_anchor *a,
                      size_t row, int64_t times)
{
    const struct plan_spot *spots = plan_spots(a);
    bool stands = g->rows[row]->shape == MEASURE_STANDS;
    if (!times) return;
    for (uint32_t i = 0; i < a->count; i++) {
        const struct plan_spot *s = &spots[i];
        struct plan_cells *c = cells_of(b, g->series[row], s->slot);
        cell_add(b, c, s->from, times * s->whole, times * s->part);
        if (stands && s->until) cell_add(b, c, s->until + 1, -times * s->whole, -times * s->part);
    }
}

static void mark(struct plan_book *b, struct plan_group *g, uint32_t n)
{
    if (g->anchors[n].dirty) return;
    g->anchors[n].dirty = true;
    g->dirty = plan_grown(b->arena, g->dirty, g->dirty_count, &g->dirty_room, sizeof(*g->dirty));
    g->dirty[g->dirty_count++] = n;
}

void plan_book_add(struct plan_book *b, struct plan_group *g, id anchor, const int64_t *sums)
{
    size_t before = g->ids.count;
    uint32_t n = anchor_for(b, g, anchor);
    for (size_t r = 0; r < g->row_count; r++) {
        sums_of(g, n)[r] += sums[r];
        count_row(b, g, &g->anchors[n], r, sums[r]);
    }
    if (n >= before) mark(b, g, n);
}

void plan_book_mark(struct plan_book *b, struct plan_group *g, id anchor)
{
    /* Nothing was added up under it: there is nothing to place. */
    if (g->under && plan_ids_find(&g->ids, anchor) == PLAN_NOBODY) return;
    mark(b, g, anchor_for(b, g, anchor));
}

void plan_book_mark_all(struct plan_book *b, struct plan_group *g)
{
    for (uint32_t n = 0; n < g->ids.count; n++) mark(b, g, n);
}

/* ---- paths backwards ----------------------------------------------------------------------- */

struct backwards {
    struct plan_book *book;
    struct plan_group *group;
    const struct entity *entities[PLAN_PATH_MAX]; /* that hold the fields */
    const char *fields[PLAN_PATH_MAX];
    size_t steps;
    size_t left; /* steps still to go */
};

static err step_back(struct ctx *cx, struct tx *tx, const struct backwards *w, id end);

static enum kv_go came_from(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    struct backwards w = *(const struct backwards *)arg;
    id which;
    memcpy(&which, record, sizeof(which)); /* a record begins with its id */
    w.left--;
    *failure = step_back(cx, tx, &w, which);
    return *failure ? KV_STOP : KV_MORE;
}

static err step_back(struct ctx *cx, struct tx *tx, const struct backwards *w, id end)
{
    if (!w->left) {
        plan_book_mark(w->book, w->group, end);
        return ERR_NONE;
    }
    struct backwards arg = *w;
    return query_ref(cx, tx, w->entities[w->left - 1], w->fields[w->left - 1], end, came_from,
                     &arg);
}

err plan_book_mark_path(struct ctx *cx, struct tx *tx, struct plan_book *b, struct plan_group *g,
                        const char *path, id end)
{
    struct backwards w = { .book = b, .group = g };
    const struct entity *entity = g->placed;
    text rest = text_of(strcmp(path, "id") == 0 ? "" : path);
    while (rest.size) {
        size_t size = 0;
        while (size < rest.size && rest.data[size] != '.') size++;
        const struct field *f = field_named(entity->fields, (text){ rest.data, size });
        REQUIRE(f && f->target && w.steps < PLAN_PATH_MAX);
        w.entities[w.steps] = entity;
        w.fields[w.steps++] = f->name;
        entity = schema_named(tx_schema(tx), text_of(f->target));
        size += size < rest.size;
        rest = (text){ rest.data + size, rest.size - size };
    }
    w.left = w.steps;
    return step_back(cx, tx, &w, end);
}

/* ---- placing ------------------------------------------------------------------------------- */

static void put_spots(struct plan_book *b, struct plan_anchor *a,
                      const struct measure_place *places, size_t count)
{
    if (count > 1 && (!a->more || a->count < count))
        a->more = ARENA_ARRAY(b->arena, count, struct plan_spot);
    if (count <= 1) a->more = NULL;
    struct plan_spot *spots = a->more ? a->more : &a->one;
    a->count = (uint32_t)count;
    for (size_t i = 0; i < count; i++) {
        const struct measure_place *p = &places[i];
        spots[i] = (struct plan_spot){ plan_ids_add(&b->units, p->unit),
                                       p->from,
                                       p->until,
                                       p->whole,
                                       p->part,
                                       p->entered,
                                       p->same };
    }
}

static err place_anew(struct ctx *cx, struct tx *tx, struct plan_book *b, struct plan_group *g,
                      uint32_t n)
{
    struct measure_place places[MEASURE_PLACES_MAX] = { 0 };
    struct plan_anchor *a = &g->anchors[n];
    size_t count = 0, kept = 0;
    err e = g->rows[0]->place(cx, tx, g->ids.ids[n], places, &count);
    if (e) return e;
    REQUIRE(count <= MEASURE_PLACES_MAX);
    for (size_t i = 0; i < count; i++)
        if (!id_is_none(places[i].unit) && places[i].from) places[kept++] = places[i];
    for (size_t r = 0; r < g->row_count; r++) count_row(b, g, a, r, -sums_of(g, n)[r]);
    put_spots(b, a, places, kept);
    for (size_t r = 0; r < g->row_count; r++) count_row(b, g, a, r, sums_of(g, n)[r]);
    a->dirty = false;
    return ERR_NONE;
}

static void free_arena(void *arena)
{
    arena_free(arena);
}

/* What is read on the way is dropped again and again; what a failure says of itself is kept. */
static err place_dirty(struct ctx *cx, struct tx *tx, struct plan_book *b, struct plan_group *g)
{
    enum { AT_ONCE = 512 };
    struct arena *given = cx->arena, *scratch = arena_new();
    err e = ERR_NONE;
    cx->arena = scratch;
    while (!e && g->dirty_count) {
        e = place_anew(cx, tx, b, g, g->dirty[g->dirty_count - 1]);
        if (!e && --g->dirty_count % AT_ONCE == 0) arena_reset(scratch);
    }
    cx->arena = given;
    arena_on_release(given, free_arena, scratch);
    return e;
}

err plan_book_settle(struct ctx *cx, struct tx *tx, struct plan_book *b)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < b->group_count; i++)
        if (b->groups[i].dirty_count) e = place_dirty(cx, tx, b, &b->groups[i]);
    for (size_t s = 0; s < b->series_count; s++)
        for (size_t u = 0; u < b->series[s].room; u++) sum_up(&b->series[s].units[u]);
    return e;
}

/* ---- from scratch -------------------------------------------------------------------------- */

struct counting {
    struct plan_book *book;
    struct plan_group *group;
};

static enum kv_go count_record(struct ctx *cx, struct tx *tx, void *record, void *arg, err *failure)
{
    const struct counting *c = arg;
    struct plan_group *g = c->group;
    int64_t sums[PLAN_GROUP_ROWS];
    (void)cx, (void)tx, (void)failure;
    if (!g->under) {
        id which;
        memcpy(&which, record, sizeof(which));
        plan_book_mark(c->book, g, which);
        return KV_MORE;
    }
    for (size_t r = 0; r < g->row_count; r++) sums[r] = g->rows[r]->amount(record);
    plan_book_add(c->book, g, *(const id *)field_of(g->under, record), sums);
    return KV_MORE;
}

err plan_book_count(struct ctx *cx, struct tx *tx, struct plan_book *b)
{
    err e = journal_last(cx, tx, &b->seq);
    for (size_t i = 0; !e && i < b->group_count; i++) {
        struct counting c = { b, &b->groups[i] };
        e = query_all(cx, tx, b->groups[i].entity, count_record, &c);
    }
    return e ? e : plan_book_settle(cx, tx, b);
}
