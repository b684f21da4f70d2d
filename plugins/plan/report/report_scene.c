/* SPDX-License-Identifier: MIT
 * report_scene: everything is a sum over slots of the book, each counted for the row that stands
 * for its unit on the day the report is of. */
#include "report_scene.h"

#include <stdlib.h>

/* ---- opening --------------------------------------------------------------------------------- */

struct reading {
    struct report_scene *scene;
    const char *permission;
};

static err read_terms(struct ctx *cx, struct tx *tx, void *arg)
{
    struct reading *r = arg;
    err e = access_require(cx, tx, r->permission, r->scene->unit_id);
    return e ? e : plan_terms_read(cx, tx, r->scene->on, &r->scene->terms);
}

static uint32_t province_of(const struct plan_tree *t)
{
    for (uint32_t u = 0; u < t->ids.count; u++)
        if (t->units[u].parent == PLAN_NOBODY && t->units[u].kind == UNIT_PROVINCE_UNION) return u;
    return PLAN_NOBODY;
}

struct named {
    struct slice key;
    size_t row;
};

static int by_name(const void *a, const void *b)
{
    return slice_compare(((const struct named *)a)->key, ((const struct named *)b)->key);
}

/* Rows by name; the unit's own row first. */
static void name_rows(struct ctx *cx, struct report_scene *s)
{
    size_t n = s->board->row_count;
    struct named *named = ARENA_ARRAY(cx->arena, n + 1, struct named);
    s->names = ARENA_ARRAY(cx->arena, n + 1, text);
    s->order = ARENA_ARRAY(cx->arena, n + 1, size_t);
    for (size_t i = 0; i < n; i++) {
        uint32_t unit = s->board->rows[i].unit;
        text name = plan_tree_name(s->tree, unit, s->on);
        named[i].row = i;
        if (unit != s->unit) named[i].key = viet_sort_key(cx->arena, name);
    }
    qsort(named, n, sizeof(*named), by_name);
    for (size_t i = 0; i < n; i++) {
        s->order[i] = named[i].row;
        s->names[i] =
            text_copy(cx->arena, plan_tree_name(s->tree, s->board->rows[named[i].row].unit, s->on));
    }
}

err report_scene_open(struct ctx *cx, const char *permission, id unit, date from, date until,
                      struct report_scene *out)
{
    date today = instant_date(cx->now);
    struct reading r = { out, permission };
    *out = (struct report_scene){
        .follow = plan_follow_of(cx), .unit_id = unit, .from = from, .until = until
    };
    out->on = until < today ? until : today;
    err e = db_read(cx, read_terms, &r);
    if (!e) e = plan_hold(cx, out->follow, &out->book, &out->tree);
    if (e) return e;
    out->unit = id_is_none(unit) ? province_of(out->tree) : plan_ids_find(&out->tree->ids, unit);
    if (out->unit == PLAN_NOBODY) {
        plan_let_go(out->follow);
        return ctx_fail(cx, ERR_NOT_FOUND, "/unit", "unknown",
                        SAY("Không có đơn vị này", "There is no such unit"));
    }
    out->unit_id = out->tree->units[out->unit].id;
    out->slots = plan_slots(cx->arena, out->book, out->tree);
    out->board =
        plan_board_make(cx->arena, out->book, out->tree, &out->terms, out->unit, out->on, false);
    name_rows(cx, out);
    return ERR_NONE;
}

void report_scene_close(struct report_scene *s)
{
    plan_let_go(s->follow);
    s->book = NULL;
    s->tree = NULL;
}

/* ---- sums ------------------------------------------------------------------------------------ */

int report_series(const struct report_scene *s, text name)
{
    for (size_t i = 0; i < s->book->series_count; i++)
        if (text_equal_z(name, s->book->series[i].measure->name)) return (int)i;
    return -1;
}

/* The row a slot's figures belong to, or PLAN_NOBODY. */
static uint32_t row_of(const struct report_scene *s, uint32_t slot)
{
    uint32_t unit = s->slots[slot];
    return unit == PLAN_NOBODY ? unit : plan_tree_row(s->tree, s->unit, unit, s->on);
}

static void add_sum(struct plan_figure *f, struct plan_sum s)
{
    f->part += s.part;
    f->whole += s.whole;
}

struct plan_figure report_sum(const struct report_scene *s, int series, date from, date until)
{
    struct plan_figure sum = { 0, 0 };
    for (uint32_t slot = 0; slot < s->book->units.count; slot++)
        if (row_of(s, slot) != PLAN_NOBODY)
            add_sum(&sum, plan_book_sum(s->book, series, slot, from, until));
    return sum;
}

const struct plan_step *report_step(const struct report_scene *s, int target, date on)
{
    size_t n = s->terms.step_count[target];
    for (size_t i = 0; i < n; i++)
        if (s->terms.steps[target][i].by >= on) return &s->terms.steps[target][i];
    return n ? &s->terms.steps[target][n - 1] : NULL;
}

int64_t report_hour_tenths(int64_t minutes)
{
    return (minutes + 3) / 6;
}

int64_t report_tenths(const struct plan_figure *f)
{
    return f->whole > 0 ? (f->part * 1000 + f->whole / 2) / f->whole : 0;
}

/* ---- any table ------------------------------------------------------------------------------- */

static err say_column(struct ctx *cx, const struct report_scene *s, text name,
                      struct report_column *c)
{
    *c = (struct report_column){ .name = name, .series = report_series(s, name) };
    if (name.size == 1 && name.data[0] >= 'a' && name.data[0] <= 'd') {
        c->target = name.data[0] - 'a' + TARGET_A;
        c->label = text_format(cx->arena, "Chỉ tiêu %c (%%)", name.data[0]);
        return ERR_NONE;
    }
    if (c->series < 0)
        return ctx_fail(cx, ERR_INVALID, "/measures", "unknown",
                        SAY("Không có phép đo “%.*s”", "There is no measure “%.*s”"),
                        TEXT_ARGS(name));
    const struct measure *m = s->book->series[c->series].measure;
    c->label = text_of(m->vi);
    c->unit = text_of(m->unit);
    c->stands = m->shape == MEASURE_STANDS;
    return ERR_NONE;
}

static bool is_asked_twice(const struct report_table *t, text name)
{
    for (size_t i = 0; i < t->column_count; i++)
        if (text_equal(t->columns[i].name, name)) return true;
    return false;
}

static err say_columns(struct ctx *cx, const struct report_scene *s, text measures,
                       struct report_table *t)
{
    err e = ERR_NONE;
    while (!e && !text_is_empty(measures)) {
        text name = text_trim(text_cut(&measures, ','));
        if (text_is_empty(name) || is_asked_twice(t, name)) continue;
        if (t->column_count == REPORT_COLUMNS_MAX)
            return ctx_fail(cx, ERR_INVALID, "/measures", "too-many",
                            SAY("Nhiều nhất %d cột", "At most %d columns"), REPORT_COLUMNS_MAX);
        e = say_column(cx, s, name, &t->columns[t->column_count++]);
    }
    if (!e && !t->column_count)
        return ctx_fail(cx, ERR_INVALID, "/measures", "required",
                        SAY("Hãy chọn ít nhất một cột", "Choose a column"));
    return e;
}

static struct plan_figure *cell(const struct report_table *t, size_t row, size_t column)
{
    return &t->cells[row * t->column_count + column];
}

/* Percentages are the board's, so that a table and the dashboard never differ. */
static void by_units(struct ctx *cx, const struct report_scene *s, struct report_table *t)
{
    size_t *index = ARENA_ARRAY(cx->arena, s->tree->ids.count + 1, size_t); /* row + 1 */
    t->row_count = s->board->row_count;
    t->rows = s->names;
    t->cells = ARENA_ARRAY(cx->arena, t->row_count * t->column_count + 1, struct plan_figure);
    for (size_t i = 0; i < t->row_count; i++) index[s->board->rows[s->order[i]].unit] = i + 1;
    for (size_t c = 0; c < t->column_count; c++) {
        int target = t->columns[c].target;
        if (target) t->total[c] = s->board->total.figures[target];
        for (size_t i = 0; target && i < t->row_count; i++)
            *cell(t, i, c) = s->board->rows[s->order[i]].figures[target];
        for (uint32_t slot = 0; !target && slot < s->book->units.count; slot++) {
            uint32_t row = row_of(s, slot);
            if (row == PLAN_NOBODY) continue;
            struct plan_sum sum =
                plan_book_sum(s->book, t->columns[c].series, slot, s->from, s->until);
            add_sum(&t->total[c], sum);
            if (index[row]) add_sum(cell(t, index[row] - 1, c), sum);
        }
    }
}

struct stretch {
    date from, until;
};

static date next_begins(date day, int32_t by)
{
    struct civil c = date_civil(day);
    int months = by == REPORT_BY_MONTH ? 1 : by == REPORT_BY_QUARTER ? 3 : 12;
    int n = (c.year * 12 + c.month - 1) / months * months + months;
    return date_of(n / 12, n % 12 + 1, 1);
}

static text stretch_name(struct ctx *cx, const struct stretch *at, int32_t by)
{
    struct civil c = date_civil(at->from);
    if (by == REPORT_BY_MONTH) return text_format(cx->arena, "Tháng %d/%d", c.month, c.year);
    if (by == REPORT_BY_QUARTER)
        return text_format(cx->arena, "Quý %.*s/%d",
                           TEXT_ARGS(letter_roman(cx->arena, (c.month + 2) / 3)), c.year);
    return text_format(cx->arena, "Năm %d", c.year);
}

static struct plan_figure of_stretch(struct ctx *cx, const struct report_scene *s,
                                     const struct report_column *c, const struct stretch *at)
{
    date today = instant_date(cx->now);
    date on = at->until < today ? at->until : today;
    if (!c->target) return report_sum(s, c->series, at->from, at->until);
    if (at->from > today) return (struct plan_figure){ 0, 0 };
    return plan_board_make(cx->arena, s->book, s->tree, &s->terms, s->unit, on, false)
        ->total.figures[c->target];
}

static err by_time(struct ctx *cx, const struct report_scene *s, int32_t by, struct report_table *t)
{
    struct stretch at[REPORT_STRETCHES_MAX] = { { 0, 0 } };
    for (date day = s->from; day <= s->until; day = next_begins(day, by)) {
        if (t->row_count == REPORT_STRETCHES_MAX)
            return ctx_fail(cx, ERR_INVALID, "/until", "too-many",
                            SAY("Nhiều nhất %d hàng", "At most %d rows"), REPORT_STRETCHES_MAX);
        date last = next_begins(day, by) - 1;
        at[t->row_count++] = (struct stretch){ day, last < s->until ? last : s->until };
    }
    t->rows = ARENA_ARRAY(cx->arena, t->row_count + 1, text);
    t->cells = ARENA_ARRAY(cx->arena, t->row_count * t->column_count + 1, struct plan_figure);
    for (size_t i = 0; i < t->row_count; i++) {
        t->rows[i] = stretch_name(cx, &at[i], by);
        for (size_t c = 0; c < t->column_count; c++)
            *cell(t, i, c) = of_stretch(cx, s, &t->columns[c], &at[i]);
    }
    struct stretch all = { s->from, s->until };
    for (size_t c = 0; c < t->column_count; c++)
        t->total[c] = of_stretch(cx, s, &t->columns[c], &all);
    return ERR_NONE;
}

err report_table_make(struct ctx *cx, const struct report_scene *s, text measures, int32_t by,
                      struct report_table *out)
{
    *out = (struct report_table){ 0 };
    err e = say_columns(cx, s, measures, out);
    if (e) return e;
    if (by != REPORT_BY_UNIT) return by_time(cx, s, by, out);
    by_units(cx, s, out);
    return ERR_NONE;
}
