/* SPDX-License-Identifier: MIT
 * preview: integers only, and every list ends in an order of its own, so that the threads that
 * bring the cases may bring them in any order. */
#include "preview.h"

#include <stdlib.h>

enum {
    TABLE_FIRST = 1024,
    REFUSAL = 100, /* below the least a rule can give */
    OUTCOMES = 3   /* unrated, rejected, fault: columns after the bands */
};

/* ---- people ---------------------------------------------------------------------------------- */

struct preview_people {
    id *slots;
    size_t size, count;
};

static uint64_t mix(const uint8_t *bytes, size_t size)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < size; i++) h = (h ^ bytes[i]) * 0x100000001b3u;
    return h ^ h >> 29;
}

static id *slot_of(const struct preview_people *known, id who)
{
    size_t at = (size_t)mix(who.bytes, sizeof who.bytes) & (known->size - 1);
    while (!id_is_none(known->slots[at]) && !id_equal(known->slots[at], who))
        at = (at + 1) & (known->size - 1);
    return &known->slots[at];
}

static void widen(struct arena *arena, struct preview_people *known)
{
    struct preview_people wider = { .size = known->size ? known->size * 2 : TABLE_FIRST };
    wider.slots = ARENA_ARRAY(arena, wider.size, id);
    for (size_t i = 0; i < known->size; i++)
        if (!id_is_none(known->slots[i])) *slot_of(&wider, known->slots[i]) = known->slots[i];
    wider.count = known->count;
    *known = wider;
}

static void meet(struct preview *p, id who)
{
    struct preview_people *known = p->known;
    if (id_is_none(who)) return;
    if (known->count * 2 >= known->size) widen(p->arena, known);
    id *slot = slot_of(known, who);
    if (!id_is_none(*slot)) return;
    *slot = who;
    known->count++;
    p->people = (uint32_t)known->count;
}

/* ---- groups ---------------------------------------------------------------------------------- */

enum { ROW_SLOTS = 4096 };

struct preview_rows {
    struct preview_row rows[PREVIEW_ROWS_MAX];
    size_t count;
    uint16_t slots[ROW_SLOTS]; /* row + 1 */
};

static struct preview_row *row_of(struct preview *p, struct preview_rows *g, text name)
{
    size_t at = (size_t)mix((const uint8_t *)name.data, name.size) & (ROW_SLOTS - 1);
    for (; g->slots[at]; at = (at + 1) & (ROW_SLOTS - 1)) {
        struct preview_row *row = &g->rows[g->slots[at] - 1];
        if (text_equal(row->name, name)) return row;
    }
    if (g->count == PREVIEW_ROWS_MAX) return &g->rows[PREVIEW_ROWS_MAX - 1];
    struct preview_row *row = &g->rows[g->count++];
    row->name = text_copy(p->arena, g->count == PREVIEW_ROWS_MAX ? TEXT("…") : name);
    g->slots[at] = (uint16_t)g->count;
    return row;
}

static void add_to_groups(struct preview *p, const struct preview_case *c,
                          const struct rule_standing of[RULE_SIDES], int direction)
{
    for (size_t i = 0; i < RULE_GROUPINGS_MAX && p->groups[i]; i++) {
        struct preview_row *row = row_of(p, p->groups[i], c->group[i]);
        row->cases++;
        row->rose += direction > 0;
        row->fell += direction < 0;
        for (int side = 0; side < RULE_SIDES; side++) {
            row->scored[side] += of[side].kind == RULE_SCORED;
            row->sum[side] += of[side].score;
        }
    }
}

static int more_cases(const void *a, const void *b)
{
    const struct preview_row *x = a, *y = b;
    if (x->cases != y->cases) return x->cases < y->cases ? 1 : -1;
    size_t shorter = x->name.size < y->name.size ? x->name.size : y->name.size;
    int order = memcmp(x->name.data, y->name.data, shorter);
    return order ? order : (x->name.size > y->name.size) - (x->name.size < y->name.size);
}

const struct preview_row *preview_rows(struct preview *p, size_t grouping, size_t *count)
{
    const struct preview_rows *g = p->groups[grouping];
    struct preview_row *rows = ARENA_ARRAY(p->arena, g->count, struct preview_row);
    memcpy(rows, g->rows, g->count * sizeof *rows);
    qsort(rows, g->count, sizeof *rows, more_cases);
    *count = g->count;
    return rows;
}

/* ---- comparing ------------------------------------------------------------------------------- */

/* Place of its band among the hook's, best first; 0 where there are none. */
static size_t band_place(const struct rule_hook *hook, const struct rule_standing *s)
{
    size_t place = 0;
    if (!hook->bands) return 0;
    while (hook->bands->terms[place + 1].number && hook->bands->terms[place].number != s->band)
        place++;
    return place;
}

static size_t column_of(const struct preview *p, const struct rule_standing *s)
{
    size_t outcomes = p->column_count - OUTCOMES;
    if (s->kind == RULE_UNRATED) return outcomes;
    if (s->kind == RULE_REJECTED) return outcomes + 1;
    return s->kind == RULE_SCORED ? band_place(p->hook, s) : outcomes + 2;
}

static bool compares(const struct rule_standing *s)
{
    return s->kind == RULE_SCORED || s->kind == RULE_REJECTED;
}

static int64_t worth(const struct rule_hook *hook, const struct rule_standing *s)
{
    return s->kind == RULE_REJECTED ? hook->min - REFUSAL : s->score;
}

static int bands_up(const struct rule_hook *hook, const struct rule_standing of[RULE_SIDES])
{
    if (of[RULE_AFTER].kind != RULE_SCORED || of[RULE_BEFORE].kind != RULE_SCORED) return 0;
    return (int)band_place(hook, &of[RULE_BEFORE]) - (int)band_place(hook, &of[RULE_AFTER]);
}

int preview_direction(const struct rule_hook *hook, const struct rule_standing of[RULE_SIDES])
{
    if (!compares(&of[RULE_AFTER]) || !compares(&of[RULE_BEFORE])) return 0;
    int bands = bands_up(hook, of);
    int64_t delta = worth(hook, &of[RULE_AFTER]) - worth(hook, &of[RULE_BEFORE]);
    return bands ? (bands > 0) - (bands < 0) : (delta > 0) - (delta < 0);
}

static bool same_standing(const struct rule_standing *a, const struct rule_standing *b)
{
    return a->kind == b->kind && a->score == b->score && a->band == b->band;
}

/* ---- movers ---------------------------------------------------------------------------------- */

static int64_t size_of(int64_t n)
{
    return n < 0 ? -n : n;
}

/* Who is told of first: an order in which no two different cases are equal. */
static bool moves_more(const struct preview_mover *a, const struct preview_mover *b)
{
    if (a->bands != b->bands) return size_of(a->bands) > size_of(b->bands);
    if (a->delta != b->delta) return size_of(a->delta) > size_of(b->delta);
    int order = id_compare(a->subject, b->subject);
    if (order) return order < 0;
    if (a->day != b->day) return a->day > b->day;
    if (a->facts.size != b->facts.size) return a->facts.size < b->facts.size;
    return a->facts.size && memcmp(a->facts.data, b->facts.data, a->facts.size) < 0;
}

/* Leaves out the row of the same person when it moves less; false when it moves more. */
static bool alone(struct preview_mover *rows, size_t *count, const struct preview_mover *m)
{
    for (size_t i = 0; i < *count; i++) {
        if (!id_equal(rows[i].subject, m->subject)) continue;
        if (!moves_more(m, &rows[i])) return false;
        memmove(&rows[i], &rows[i + 1], (*count - i - 1) * sizeof *rows);
        --*count;
        return true;
    }
    return true;
}

static void place_mover(struct preview *p, struct preview_mover *rows, size_t *count,
                        struct preview_mover m)
{
    bool full = *count == PREVIEW_MOVERS_MAX;
    if (full && !moves_more(&m, &rows[PREVIEW_MOVERS_MAX - 1])) return;
    if (!alone(rows, count, &m)) return;
    uint8_t *facts = arena_alloc(p->arena, m.facts.size);
    if (m.facts.size) memcpy(facts, m.facts.data, m.facts.size);
    m.facts.data = facts;
    m.about = text_copy(p->arena, m.about);
    size_t at = *count;
    while (at > 0 && moves_more(&m, &rows[at - 1])) at--;
    size_t last = *count == PREVIEW_MOVERS_MAX ? PREVIEW_MOVERS_MAX - 1 : (*count)++;
    memmove(&rows[at + 1], &rows[at], (last - at) * sizeof *rows);
    rows[at] = m;
}

static void add_mover(struct preview *p, const struct preview_case *c,
                      const struct rule_standing of[RULE_SIDES], int direction)
{
    struct preview_mover m = { .subject = c->subject,
                               .day = c->day,
                               .about = c->about,
                               .facts = c->facts,
                               .bands = bands_up(p->hook, of) };
    m.delta = worth(p->hook, &of[RULE_AFTER]) - worth(p->hook, &of[RULE_BEFORE]);
    if (direction > 0) place_mover(p, p->risers, &p->riser_count, m);
    if (direction < 0) place_mover(p, p->fallers, &p->faller_count, m);
}

/* ---- adding up ------------------------------------------------------------------------------- */

/* The narrowest bins of a round width that PREVIEW_BINS_MAX - 1 of suffice for. */
static void choose_bins(struct preview *p)
{
    static const int64_t widths[] = { 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 100000 };
    int64_t range = p->hook->max - p->hook->min;
    size_t w = 0;
    while (w + 1 < sizeof widths / sizeof *widths && widths[w] * (PREVIEW_BINS_MAX - 1) < range)
        w++;
    p->bin_width = widths[w];
    int64_t bins = (range + widths[w] - 1) / widths[w];
    p->bin_count = bins < 1 ? 1 : bins > PREVIEW_BINS_MAX ? PREVIEW_BINS_MAX : (size_t)bins;
}

struct preview *preview_new(struct arena *arena, const struct rule_hook *hook)
{
    struct preview *p = ARENA_NEW(arena, struct preview);
    size_t bands = 0;
    p->hook = hook;
    p->arena = arena;
    p->known = ARENA_NEW(arena, struct preview_people);
    while (hook->bands && hook->bands->terms[bands].number) bands++;
    p->column_count = (bands ? bands : 1) + OUTCOMES;
    REQUIRE(p->column_count <= PREVIEW_COLUMNS_MAX);
    choose_bins(p);
    for (size_t i = 0; hook->groupings && hook->groupings[i].label; i++)
        p->groups[i] = ARENA_NEW(arena, struct preview_rows);
    return p;
}

static void add_side(struct preview *p, const struct rule_standing *s, int side)
{
    p->rejected[side] += s->kind == RULE_REJECTED;
    p->unrated[side] += s->kind == RULE_UNRATED;
    p->faults[side] += s->kind == RULE_FAULTED;
    if (s->kind != RULE_SCORED) return;
    size_t bin = (size_t)((s->score - p->hook->min) / p->bin_width);
    p->scored[side]++;
    p->sum[side] += s->score;
    p->histogram[side][bin < p->bin_count ? bin : p->bin_count - 1]++;
}

void preview_add(struct preview *p, const struct preview_case *c,
                 const struct rule_standing of[RULE_SIDES])
{
    int direction = preview_direction(p->hook, of);
    p->cases++;
    p->changed += !same_standing(&of[RULE_AFTER], &of[RULE_BEFORE]);
    p->rose += direction > 0;
    p->fell += direction < 0;
    p->matrix[column_of(p, &of[RULE_BEFORE])][column_of(p, &of[RULE_AFTER])]++;
    for (int side = 0; side < RULE_SIDES; side++) add_side(p, &of[side], side);
    meet(p, c->subject);
    add_to_groups(p, c, of, direction);
    if (direction) add_mover(p, c, of, direction);
}

void preview_fault(struct preview *p, enum rule_side side, const struct rule_fault *fault)
{
    for (size_t i = 0; i < p->sample_count; i++) {
        const struct preview_sample *s = &p->samples[i];
        if (s->side == side && s->fault.kind == fault->kind && s->fault.line == fault->line) return;
    }
    if (p->sample_count == PREVIEW_SAMPLES_MAX) return;
    struct preview_sample *s = &p->samples[p->sample_count++];
    *s = (struct preview_sample){ side, *fault };
    s->fault.fact = text_copy(p->arena, fault->fact);
    s->fault.vi = text_copy(p->arena, fault->vi);
    s->fault.en = text_copy(p->arena, fault->en);
}
