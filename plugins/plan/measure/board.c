/* SPDX-License-Identifier: MIT
 * board: everything is a sum over units: each unit's cells go to the row that stands for it on the
 * day asked about, so that 2026 takes in what the units of 2024 did. */
#include "board.h"

#include <stdlib.h>

enum { JUMP_TIMES = 3, JUMP_LEAST = 4, JUMP_BEFORE = 8, JUMP_COUNT = 5 };

struct making {
    struct arena *arena;
    const struct plan_book *book;
    const struct plan_tree *tree;
    const struct plan_terms *terms;
    struct plan_board *board;
    uint32_t *slots;  /* tree numbers by slot of the book */
    uint32_t *row_of; /* by tree number: index in rows, or PLAN_NOBODY when not of this board */
};

/* ---- days ---------------------------------------------------------------------------------- */

date plan_quarter_of(date day, int by)
{
    struct civil c = date_civil(day);
    int quarter = c.year * 4 + (c.month - 1) / 3 + by;
    return date_of(quarter / 4, quarter % 4 * 3 + 1, 1);
}

date plan_months_back(date day, int64_t months)
{
    struct civil c = date_civil(day + 1);
    int64_t month = c.year * 12 + c.month - 1 - months;
    date first = date_of((int)(month / 12), (int)(month % 12) + 1, 1);
    date next = date_of((int)((month + 1) / 12), (int)((month + 1) % 12) + 1, 1);
    /* Three months before 31 May begin on 1 March: February has no such day. */
    date there = first + c.day - 1;
    return there < next ? there : next;
}

/* ---- who is who ---------------------------------------------------------------------------- */

uint32_t *plan_slots(struct arena *arena, const struct plan_book *book,
                     const struct plan_tree *tree)
{
    uint32_t *slots = ARENA_ARRAY(arena, book->units.count + 1, uint32_t);
    for (size_t s = 0; s < book->units.count; s++)
        slots[s] = plan_ids_find(&tree->ids, book->units.ids[s]);
    return slots;
}

static void find_rows(struct making *m)
{
    struct plan_board *b = m->board;
    size_t units = m->tree->ids.count;
    uint32_t *index = ARENA_ARRAY(m->arena, units, uint32_t); /* row by unit shown, + 1 */
    m->row_of = ARENA_ARRAY(m->arena, units, uint32_t);
    b->rows = ARENA_ARRAY(m->arena, units, struct plan_row);
    for (uint32_t u = 0; u < units; u++) {
        uint32_t shown = b->by_commune ? plan_tree_commune(m->tree, b->unit, u, b->on)
                                       : plan_tree_row(m->tree, b->unit, u, b->on);
        m->row_of[u] = PLAN_NOBODY;
        if (shown == PLAN_NOBODY) continue;
        if (!index[shown]) {
            b->rows[b->row_count].unit = shown;
            index[shown] = (uint32_t)++b->row_count;
        }
        m->row_of[u] = index[shown] - 1;
    }
}

static void find_quarters(struct plan_board *b)
{
    date end = plan_quarter_of(b->on + 1, 0); /* whole quarters end before it */
    date first = plan_quarter_of(date_of(2023, 9, 29), 0);
    int back = 0;
    while (back < PLAN_QUARTERS_MAX && plan_quarter_of(end, -back - 1) >= first) back++;
    /* Asked about days before the plan: what there was then. */
    if (!back) back = 4;
    for (int i = back; i > 0; i--)
        b->quarters[b->quarter_count++] =
            (struct plan_quarter){ .from = plan_quarter_of(end, -i),
                                   .until = plan_quarter_of(end, 1 - i) - 1 };
}

/* ---- sums ---------------------------------------------------------------------------------- */

static void add(struct plan_figure *f, int64_t part, int64_t whole)
{
    f->part += part;
    f->whole += whole;
}

static void add_sum(struct plan_figure *f, struct plan_sum s)
{
    add(f, s.part, s.whole);
}

/* Calls for each unit that has cells in a series and stands in the board. */
typedef void (*unit_fn)(struct making *m, int series, uint32_t slot, uint32_t unit,
                        struct plan_row *row);
static void each_unit(struct making *m, const char *name, unit_fn fn)
{
    int series = plan_book_series(m->book, name);
    if (series < 0) return;
    const struct plan_series *s = &m->book->series[series];
    for (uint32_t slot = 0; slot < s->room && slot < m->book->units.count; slot++) {
        uint32_t unit = m->slots[slot];
        if (!s->units[slot].count || unit == PLAN_NOBODY) continue;
        uint32_t row = m->row_of[unit];
        if (row != PLAN_NOBODY) fn(m, series, slot, unit, &m->board->rows[row]);
    }
}

static void add_cadres(struct making *m, int series, uint32_t slot, uint32_t unit,
                       struct plan_row *row)
{
    struct plan_board *b = m->board;
    (void)unit;
    struct plan_sum now = plan_book_sum(m->book, series, slot, 0, b->on);
    add_sum(&row->figures[TARGET_D], now);
    add_sum(&b->total.figures[TARGET_D], now);
    for (size_t q = 0; q < b->quarter_count; q++)
        add_sum(&b->quarters[q].figures[TARGET_D],
                plan_book_sum(m->book, series, slot, 0, b->quarters[q].until));
}

static void add_campaigns(struct making *m, int series, uint32_t slot, uint32_t unit,
                          struct plan_row *row)
{
    struct plan_board *b = m->board;
    (void)unit;
    struct plan_sum year = plan_book_sum(m->book, series, slot, plan_months_back(b->on, 12), b->on);
    add_sum(&row->figures[TARGET_C], year);
    add_sum(&b->total.figures[TARGET_C], year);
    row->campaigns += year.whole;
    b->total.campaigns += year.whole;
    for (size_t q = 0; q < b->quarter_count; q++) {
        struct plan_quarter *quarter = &b->quarters[q];
        struct plan_sum s = plan_book_sum(m->book, series, slot, quarter->from, quarter->until);
        add_sum(&quarter->figures[TARGET_C], s);
        row->by_quarter[q] += s.whole;
        b->total.by_quarter[q] += s.whole;
    }
}

static void add_attendances(struct making *m, int series, uint32_t slot, uint32_t unit,
                            struct plan_row *row)
{
    const struct plan_board *b = m->board;
    (void)unit;
    int64_t n = plan_book_sum(m->book, series, slot, plan_months_back(b->on, 12), b->on).whole;
    row->attendances += n;
    m->board->total.attendances += n;
}

static void add_minutes(struct making *m, int series, uint32_t slot, uint32_t unit,
                        struct plan_row *row)
{
    const struct plan_board *b = m->board;
    (void)unit;
    int64_t n = plan_book_sum(m->book, series, slot, plan_months_back(b->on, 12), b->on).whole;
    row->minutes += n;
    m->board->total.minutes += n;
}

/* ---- a: who applies IT --------------------------------------------------------------------- */

int64_t *plan_operations(struct arena *arena, const struct plan_book *book,
                         const struct plan_tree *tree, const struct plan_threshold *t, date day)
{
    int64_t *of = ARENA_ARRAY(arena, tree->ids.count + 1, int64_t);
    int series = plan_book_series(book, "operations");
    date from = plan_months_back(day, t->months);
    for (uint32_t slot = 0; series >= 0 && slot < book->units.count; slot++) {
        int64_t n = plan_book_sum(book, series, slot, from, day).whole;
        uint32_t unit = n ? plan_ids_find(&tree->ids, book->units.ids[slot]) : PLAN_NOBODY;
        uint32_t body = unit == PLAN_NOBODY ? unit : plan_tree_body(tree, unit, day);
        if (body != PLAN_NOBODY) of[body] += n;
    }
    return of;
}

/* rows: NULL for a quarter of the trend. */
static void add_bodies(struct making *m, date day, struct plan_figure *total, struct plan_row *rows)
{
    const struct plan_threshold *t = plan_threshold_on(m->terms, day);
    const int64_t *of = plan_operations(m->arena, m->book, m->tree, t, day);
    for (uint32_t u = 0; u < m->tree->ids.count; u++) {
        if (m->row_of[u] == PLAN_NOBODY || !plan_tree_is_body(&m->tree->units[u], day)) continue;
        int64_t applies = of[u] >= t->operations;
        add(total, applies, 1);
        if (rows) add(&rows[m->row_of[u]].figures[TARGET_A], applies, 1);
    }
}

/* ---- b: recorded of declared --------------------------------------------------------------- */

/* Who declared for a unit in a quarter: itself, or the nearest above. */
static uint32_t declarer(const struct plan_tree *t, const struct plan_declared *of, uint32_t unit,
                         date day)
{
    for (int i = 0; i < 16 && unit != PLAN_NOBODY; i++) {
        if (of[unit].declared) return unit;
        unit = plan_tree_parent(t, unit, day);
    }
    return PLAN_NOBODY;
}

struct plan_declared *plan_declared_in(struct arena *arena, const struct plan_book *book,
                                       const struct plan_tree *tree, const uint32_t *slots,
                                       date from, date until)
{
    struct plan_declared *of = ARENA_ARRAY(arena, tree->ids.count + 1, struct plan_declared);
    int declared = plan_book_series(book, "declared");
    int recorded = plan_book_series(book, "campaigns");
    if (declared < 0 || recorded < 0) return of;
    for (uint32_t slot = 0; slot < book->units.count; slot++)
        if (slots[slot] != PLAN_NOBODY)
            of[slots[slot]].declared = plan_book_sum(book, declared, slot, from, until).whole;
    for (uint32_t slot = 0; slot < book->units.count; slot++) {
        int64_t n = plan_book_sum(book, recorded, slot, from, until).whole;
        if (!n || slots[slot] == PLAN_NOBODY) continue;
        uint32_t by = declarer(tree, of, slots[slot], until);
        if (by == PLAN_NOBODY)
            of[slots[slot]].undeclared += n;
        else
            of[by].recorded += n;
    }
    return of;
}

static void add_declared(struct making *m, size_t quarter)
{
    struct plan_board *b = m->board;
    struct plan_quarter *q = &b->quarters[quarter];
    bool recent = quarter + PLAN_YEAR >= b->quarter_count;
    const struct plan_declared *of =
        plan_declared_in(m->arena, m->book, m->tree, m->slots, q->from, q->until);
    for (uint32_t u = 0; u < m->tree->ids.count; u++) {
        if (m->row_of[u] == PLAN_NOBODY) continue;
        struct plan_row *row = &b->rows[m->row_of[u]];
        if (recent && of[u].undeclared) row->flags |= FLAG_UNDECLARED;
        if (!of[u].declared) continue;
        int64_t part = of[u].recorded < of[u].declared ? of[u].recorded : of[u].declared;
        add(&q->figures[TARGET_B], part, of[u].declared);
        if (!recent) continue;
        add(&row->figures[TARGET_B], part, of[u].declared);
        add(&b->total.figures[TARGET_B], part, of[u].declared);
        if (of[u].recorded > of[u].declared) row->flags |= FLAG_OVER;
    }
}

/* ---- flags --------------------------------------------------------------------------------- */

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The last quarter over three times the median of up to eight before it, of at least four. Below
 * five campaigns three times is chance. */
bool plan_jump_of(const int64_t *counts, size_t count, struct plan_jump *out)
{
    for (size_t q = count; q-- > JUMP_LEAST;) {
        int64_t before[JUMP_BEFORE];
        size_t n = q < JUMP_BEFORE ? q : JUMP_BEFORE;
        memcpy(before, counts + q - n, n * sizeof(*before));
        qsort(before, n, sizeof(*before), by_size);
        int64_t median2 = before[(n - 1) / 2] + before[n / 2];
        *out = (struct plan_jump){ q, counts[q], median2 };
        if (counts[q] >= JUMP_COUNT && 2 * counts[q] > JUMP_TIMES * median2) return true;
    }
    return false;
}

/* ---- all of it ----------------------------------------------------------------------------- */

static void drop_empty_rows(struct plan_board *b)
{
    size_t kept = 0;
    for (size_t i = 0; i < b->row_count; i++) {
        const struct plan_row *r = &b->rows[i];
        bool some = r->flags || r->campaigns || r->attendances;
        for (int t = TARGET_A; t <= TARGETS; t++) some |= r->figures[t].whole > 0;
        if (some) b->rows[kept++] = *r;
    }
    b->row_count = kept;
}

struct plan_board *plan_board_make(struct arena *arena, const struct plan_book *book,
                                   const struct plan_tree *tree, const struct plan_terms *terms,
                                   uint32_t unit, date on, bool by_commune)
{
    struct plan_board *b = ARENA_NEW(arena, struct plan_board);
    struct making m = { arena, book, tree, terms, b, plan_slots(arena, book, tree), NULL };
    struct plan_jump jump;
    b->unit = b->total.unit = unit;
    b->on = on;
    b->by_commune = by_commune;
    find_rows(&m);
    find_quarters(b);
    each_unit(&m, "cadres", add_cadres);
    each_unit(&m, "campaigns", add_campaigns);
    each_unit(&m, "attendances", add_attendances);
    each_unit(&m, "minutes", add_minutes);
    add_bodies(&m, on, &b->total.figures[TARGET_A], b->rows);
    for (size_t q = 0; q < b->quarter_count; q++) {
        add_bodies(&m, b->quarters[q].until, &b->quarters[q].figures[TARGET_A], NULL);
        add_declared(&m, q);
    }
    for (size_t i = 0; i < b->row_count; i++)
        if (plan_jump_of(b->rows[i].by_quarter, b->quarter_count, &jump))
            b->rows[i].flags |= FLAG_JUMP;
    drop_empty_rows(b);
    return b;
}
