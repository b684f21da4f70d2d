/* SPDX-License-Identifier: MIT
 * table_match: the heading is the row, among the first ones, that names most fields. */
#include <stdlib.h>

#include "heading.h"
#include "table.h"
#include "table_row.h"

enum { HEADING_WITHIN = 60, SPAN_MOST = 4 };

struct matching {
    struct ctx *cx;
    struct table *table;
    struct heading_book book;
    uint32_t running;
};

static text form_at(const struct matching *m, const struct sheet_row *row, uint32_t column)
{
    const struct cell *cell = sheet_cell(row, column);

    return cell->kind == CELL_TEXT && cell->shown.size < 300
               ? heading_form(m->cx->arena, cell->shown)
               : TEXT("");
}

/* How many different fields a row names. */
static size_t fields_named(const struct matching *m, const struct sheet_row *row)
{
    const struct field *seen[SHEET_COLUMNS_MAX];
    size_t count = 0;

    for (uint32_t i = 0; i < row->count; i++) {
        const struct field *f = heading_book_find(&m->book, form_at(m, row, i));
        bool again = !f;
        for (size_t k = 0; k < count && !again; k++) again = seen[k] == f;
        if (!again) seen[count++] = f;
    }
    return count;
}

/* One name alone is a heading only when nothing else stands in the row: a title may be called like
 * a field. */
static bool stands_alone(const struct matching *m, const struct sheet_row *row)
{
    for (uint32_t i = 0; i < row->count; i++) {
        text form = form_at(m, row, i);
        if (row->cells[i].kind != CELL_EMPTY && !heading_is_running_number(form) &&
            !heading_book_find(&m->book, form))
            return false;
    }
    return true;
}

static err find_header(struct matching *m)
{
    const struct sheet *s = m->table->sheet;
    size_t best = 0;

    for (size_t i = 0; i < s->row_count && i < HEADING_WITHIN; i++) {
        size_t named = fields_named(m, &s->rows[i]);
        if (named <= best || (named == 1 && !stands_alone(m, &s->rows[i]))) continue;
        best = named;
        m->table->header = i;
    }
    if (best > 0) return ERR_NONE;
    text label = text_of(m->book.count ? m->book.names[0].field->label : "");
    return ctx_fail(m->cx, ERR_INVALID, NULL, "no-heading",
                    SAY("Không thấy dòng tiêu đề cột nào như “%.*s” trong %d dòng đầu",
                        "No row of column headings such as “%.*s” in the first %d rows"),
                    TEXT_ARGS(label), HEADING_WITHIN);
}

static struct table_column *column_of_field(struct table *t, const struct field *field)
{
    for (size_t i = 0; i < t->column_count; i++)
        if (t->columns[i].field == field) return &t->columns[i];
    return NULL;
}

static bool column_is_taken(const struct table *t, uint32_t column)
{
    for (size_t i = 0; i < t->column_count; i++)
        if (column >= t->columns[i].column && column < t->columns[i].column + t->columns[i].span)
            return true;
    return false;
}

/* Columns under one merged heading, of which only the first has words, hold one value in pieces. */
static uint32_t merged_span(const struct sheet *s, const struct sheet_row *row, uint32_t column)
{
    for (size_t i = 0; i < s->merge_count; i++) {
        const struct sheet_merge *merge = &s->merges[i];
        uint32_t span = merge->right - merge->left + 1;
        if (merge->left != column || span == 1 || span > SPAN_MOST || merge->top > row->number ||
            merge->bottom < row->number)
            continue;
        for (uint32_t k = 1; k < span; k++)
            if (sheet_cell(row, column + k)->kind != CELL_EMPTY) return 1;
        return span;
    }
    return 1;
}

static void add_unmapped(struct table *t, uint32_t column, text heading, enum table_heading_why why)
{
    t->unmapped[t->unmapped_count++] = (struct table_heading){ column, heading, why };
}

static void add_column(struct matching *m, const struct sheet_row *row, uint32_t column,
                       const struct field *field, uint32_t span)
{
    struct table *t = m->table;
    text heading = row->cells[column].shown;

    if (field->flags & (DERIVED | SECRET | READ_ONLY)) {
        add_unmapped(t, column, heading, HEADING_NOT_TAKEN);
    } else if (column_of_field(t, field)) {
        add_unmapped(t, column, heading, HEADING_TWICE);
    } else {
        if (field->kind == FIELD_TEXT && span == 1) span = merged_span(t->sheet, row, column);
        t->columns[t->column_count++] = (struct table_column){ field, column, span, heading };
    }
}

static void map_column(struct matching *m, const struct sheet_row *row, uint32_t column)
{
    text form = form_at(m, row, column);
    const struct field *field = heading_book_find(&m->book, form);
    text whole_name = TEXT("ho ten");

    if (column_is_taken(m->table, column) || row->cells[column].kind == CELL_EMPTY) return;
    if (!field && heading_is_family_names(form) && heading_book_find(&m->book, whole_name) &&
        text_equal(form_at(m, row, column + 1), whole_name)) {
        add_column(m, row, column, heading_book_find(&m->book, whole_name), 2);
    } else if (field) {
        add_column(m, row, column, field, 1);
    } else if (heading_is_running_number(form)) {
        m->running = column;
    } else {
        add_unmapped(m->table, column, row->cells[column].shown, HEADING_UNKNOWN);
    }
}

/* The second line of a heading names further fields and leaves the cells under the first line's
 * empty or the same. */
static bool is_second_line(const struct matching *m, const struct sheet_row *first,
                           const struct sheet_row *second)
{
    bool names_more = false;

    if (second->number != first->number + 1) return false;
    for (uint32_t i = 0; i < second->count; i++) {
        if (second->cells[i].kind == CELL_EMPTY) continue;
        if (column_is_taken(m->table, i)) {
            if (!text_equal(second->cells[i].shown, sheet_cell(first, i)->shown)) return false;
            continue;
        }
        const struct field *f = heading_book_find(&m->book, form_at(m, second, i));
        names_more |= f && !column_of_field(m->table, f);
    }
    return names_more;
}

/* A heading of the first line stays unmapped only where the second has no words. */
static void replace_unmapped(struct table *t, const struct sheet_row *second)
{
    size_t kept = 0;

    for (size_t i = 0; i < t->unmapped_count; i++)
        if (sheet_cell(second, t->unmapped[i].column)->kind == CELL_EMPTY)
            t->unmapped[kept++] = t->unmapped[i];
    t->unmapped_count = kept;
}

static int by_column(const void *a, const void *b)
{
    const struct table_column *x = a, *y = b;

    return (x->column > y->column) - (x->column < y->column);
}

static void map_columns(struct matching *m)
{
    struct table *t = m->table;
    const struct sheet_row *row = &t->sheet->rows[t->header];

    for (uint32_t i = 0; i < row->count; i++) map_column(m, row, i);
    if (t->header + 1 < t->sheet->row_count && is_second_line(m, row, row + 1)) {
        replace_unmapped(t, row + 1);
        for (uint32_t i = 0; i < row[1].count; i++) map_column(m, row + 1, i);
        t->header++;
    }
    if (t->column_count) qsort(t->columns, t->column_count, sizeof *t->columns, by_column);
}

static void list_missing(struct matching *m, const struct field fields[])
{
    struct table *t = m->table;
    size_t count = 0;

    for (const struct field *f = fields; f->name; f++) count++;
    t->missing = ARENA_ARRAY(m->cx->arena, count, const struct field *);
    for (const struct field *f = fields; f->name; f++) {
        bool wanted =
            f->flags & REQUIRED && !f->fallback && !(f->flags & (DERIVED | SECRET | READ_ONLY));
        if (wanted && !column_of_field(t, f)) t->missing[t->missing_count++] = f;
    }
}

static const bool *wide_rows(const struct matching *m)
{
    const struct sheet *s = m->table->sheet;
    bool *wide = ARENA_ARRAY(m->cx->arena, s->row_count, bool);

    for (size_t i = 0; i < s->merge_count; i++) {
        const struct sheet_merge *merge = &s->merges[i];
        const struct sheet_row *row = sheet_row_numbered(s, merge->top);
        if (row && merge->right >= merge->left + 2) wide[row - s->rows] = true;
    }
    return wide;
}

static void sort_rows(struct matching *m)
{
    struct table *t = m->table;
    struct row_judge judge = { .arena = m->cx->arena,
                               .table = t,
                               .header = &t->sheet->rows[t->header],
                               .running = m->running,
                               .wide = wide_rows(m),
                               .numbering_may_follow = true };

    t->rows = ARENA_ARRAY(m->cx->arena, t->sheet->row_count, size_t);
    t->skipped = ARENA_ARRAY(m->cx->arena, t->sheet->row_count, struct table_skip);
    for (size_t i = 0; i < t->sheet->row_count; i++) {
        enum table_skip_why why = i < t->header ? SKIP_TITLE : SKIP_HEADING;
        if (i > t->header && table_row_is_data(&judge, i, &why))
            t->rows[t->row_count++] = i;
        else
            t->skipped[t->skipped_count++] = (struct table_skip){ i, why };
    }
}

err table_match(struct ctx *cx, const struct sheet *sheet, const struct field fields[],
                struct table **out)
{
    struct table *t = ARENA_NEW(cx->arena, struct table);
    struct matching m = { .cx = cx, .table = t, .running = RUNNING_NONE };

    *out = NULL;
    t->sheet = sheet;
    m.book = heading_book_of(cx->arena, fields);
    err e = find_header(&m);
    if (e) return e;
    t->columns = ARENA_ARRAY(cx->arena, 2 * (size_t)SHEET_COLUMNS_MAX, struct table_column);
    t->unmapped = ARENA_ARRAY(cx->arena, 2 * (size_t)SHEET_COLUMNS_MAX, struct table_heading);
    map_columns(&m);
    list_missing(&m, fields);
    sort_rows(&m);
    *out = t;
    return ERR_NONE;
}
