/* SPDX-License-Identifier: MIT
 * report_workbook: the annex a person can check: figures as numbers, percentages and totals as
 * formulas over them, sources with their queries. Rows and columns count from 1, as Excel shows
 * them. */
#include "report_draft.h"

enum { LINE_MAX_CELLS = 1 + 3 * REPORT_COLUMNS_MAX + 4 };

struct line {
    struct ctx *cx;
    struct cell cells[LINE_MAX_CELLS];
    size_t count;
    int row; /* of the sheet, from 1; the heading is 1 */
};

static struct cell *next(struct line *l)
{
    REQUIRE(l->count < LINE_MAX_CELLS);
    struct cell *c = &l->cells[l->count++];
    *c = (struct cell){ .second = -1 };
    return c;
}

static void put_text(struct line *l, text words)
{
    struct cell *c = next(l);
    c->kind = text_is_empty(words) ? CELL_EMPTY : CELL_TEXT;
    c->shown = words;
}

static void put_number(struct line *l, int64_t n)
{
    struct cell *c = next(l);
    c->kind = CELL_NUMBER;
    c->shown = text_format(l->cx->arena, "%lld", (long long)n);
}

static void put_day(struct line *l, date day)
{
    struct cell *c = next(l);
    c->kind = CELL_DATE;
    c->day = day;
    c->shown = date_format_vi(l->cx->arena, day);
}

static void put_formula(struct line *l, text formula, int64_t value, int64_t per)
{
    struct cell *c = next(l);
    c->kind = CELL_FORMULA;
    c->shown = formula;
    c->value = value;
    c->per = per;
}

static char letter_at(const struct line *l, int back)
{
    return (char)('A' + (int)l->count - back);
}

/* Percent of the two cells before it. */
static void put_percent(struct line *l, const struct plan_figure *f)
{
    char part = letter_at(l, 2), whole = letter_at(l, 1);
    text formula = text_format(l->cx->arena, "=IF(%c%d=0,0,ROUND(100*%c%d/%c%d,1))", whole, l->row,
                               part, l->row, whole, l->row);
    put_formula(l, formula, report_tenths(f), 10);
}

static void put_figure(struct line *l, const struct plan_figure *f)
{
    put_number(l, f->part);
    put_number(l, f->whole);
    put_percent(l, f);
}

/* The sum of the rows above in this column. */
static void put_sum(struct line *l, int64_t value)
{
    char column = letter_at(l, 0);
    put_formula(l, text_format(l->cx->arena, "=SUM(%c2:%c%d)", column, column, l->row - 1), value,
                1);
}

static void put_sums(struct line *l, const struct plan_figure *f)
{
    put_sum(l, f->part);
    put_sum(l, f->whole);
    put_percent(l, f);
}

static err end_line(struct ctx *cx, struct sheet_out *out, struct line *l)
{
    err e = sheet_out_row(cx, out, l->cells, l->count);
    l->count = 0;
    l->row++;
    return e;
}

/* ---- targets --------------------------------------------------------------------------------- */

static err targets_sheet(struct report_draft *d, struct sheet_out *out)
{
    struct line l = { .cx = d->cx, .row = 2 };
    err e = ERR_NONE;
    for (int t = TARGET_A; !e && t <= TARGETS; t++) {
        const struct plan_figure *f = &d->scene.board->total.figures[t];
        const struct plan_step *step = report_step(&d->scene, t, d->scene.on);
        text name = text_format(d->cx->arena, "%c.percent", 'a' + t - TARGET_A);
        const struct report_figure *figure = report_figure_of(d, name);
        int64_t tenths = report_tenths(f), goal = step ? step->percent * 10 : 0;
        put_text(&l, text_of(vocabulary_number(&plan_target_vocabulary, (unsigned)t)->vi));
        put_figure(&l, f);
        put_number(&l, step ? step->percent : 0);
        put_formula(&l, text_format(d->cx->arena, "=MAX(0,E%d-D%d)", l.row, l.row),
                    goal > tenths ? goal - tenths : 0, 10);
        put_day(&l, d->scene.on);
        put_text(&l, figure ? figure->query : TEXT(""));
        e = end_line(d->cx, out, &l);
    }
    return e;
}

/* ---- units ----------------------------------------------------------------------------------- */

static void unit_counts(struct line *l, const struct plan_row *row, bool sum)
{
    const int64_t counts[] = { row->campaigns, row->attendances, row->minutes };
    for (size_t i = 0; i < COUNT_OF(counts); i++)
        sum ? put_sum(l, counts[i]) : put_number(l, counts[i]);
    text hours = text_format(l->cx->arena, "=ROUND(%c%d/60,1)", letter_at(l, 1), l->row);
    put_formula(l, hours, report_hour_tenths(row->minutes), 10);
}

static err units_sheet(struct report_draft *d, struct sheet_out *out)
{
    const struct report_scene *s = &d->scene;
    struct line l = { .cx = d->cx, .row = 2 };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < s->board->row_count; i++) {
        const struct plan_row *row = &s->board->rows[s->order[i]];
        put_text(&l, s->names[i]);
        for (int t = TARGET_A; t <= TARGETS; t++) put_figure(&l, &row->figures[t]);
        unit_counts(&l, row, false);
        e = end_line(d->cx, out, &l);
    }
    if (e) return e;
    put_text(&l, TEXT("Cộng"));
    for (int t = TARGET_A; t <= TARGETS; t++) put_sums(&l, &s->board->total.figures[t]);
    unit_counts(&l, &s->board->total, true);
    return end_line(d->cx, out, &l);
}

/* ---- quarters, a table's own, sources -------------------------------------------------------- */

static err quarters_sheet(struct report_draft *d, struct sheet_out *out)
{
    const struct plan_board *b = d->scene.board;
    struct line l = { .cx = d->cx, .row = 2 };
    err e = ERR_NONE;
    for (size_t q = 0; !e && q < b->quarter_count; q++) {
        put_day(&l, b->quarters[q].from);
        for (int t = TARGET_A; t <= TARGETS; t++) put_figure(&l, &b->quarters[q].figures[t]);
        e = end_line(d->cx, out, &l);
    }
    return e;
}

/* What stands on a day does not add up over time, nor do percentages. */
static bool adds_up(const struct report_draft *d, const struct report_column *c)
{
    return d->report->by == REPORT_BY_UNIT || (!c->target && !c->stands);
}

static void custom_cell(struct line *l, const struct report_column *c, const struct plan_figure *f)
{
    c->target ? put_figure(l, f) : put_number(l, f->whole);
}

static void custom_total(struct report_draft *d, struct line *l, size_t c)
{
    const struct report_column *column = &d->table.columns[c];
    const struct plan_figure *f = &d->table.total[c];
    if (!adds_up(d, column))
        custom_cell(l, column, f);
    else if (column->target)
        put_sums(l, f);
    else
        put_sum(l, f->whole);
}

static err custom_sheet(struct report_draft *d, struct sheet_out *out)
{
    const struct report_table *t = &d->table;
    struct line l = { .cx = d->cx, .row = 2 };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < t->row_count; i++) {
        put_text(&l, t->rows[i]);
        for (size_t c = 0; c < t->column_count; c++)
            custom_cell(&l, &t->columns[c], &t->cells[i * t->column_count + c]);
        e = end_line(d->cx, out, &l);
    }
    if (e) return e;
    put_text(&l, TEXT("Cộng"));
    for (size_t c = 0; c < t->column_count; c++) custom_total(d, &l, c);
    return end_line(d->cx, out, &l);
}

static err sources_sheet(struct report_draft *d, struct sheet_out *out)
{
    struct line l = { .cx = d->cx, .row = 2 };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < d->figure_count; i++) {
        const struct report_figure *f = &d->figures[i];
        put_number(&l, f->number);
        put_text(&l, f->label);
        put_text(&l, f->value);
        put_number(&l, f->raw.part);
        put_number(&l, f->raw.whole);
        put_day(&l, f->on);
        put_text(&l, f->query);
        e = end_line(d->cx, out, &l);
    }
    return e;
}

/* ---- the book -------------------------------------------------------------------------------- */

struct heads {
    struct sheet_column columns[LINE_MAX_CELLS];
    size_t count;
};

static void head(struct heads *h, text words, int width)
{
    h->columns[h->count++] = (struct sheet_column){ .heading = words, .width = width };
}

static void head_figure(struct heads *h, struct ctx *cx, text name)
{
    const int width = 12;
    head(h, text_format(cx->arena, "%.*s: tử số", TEXT_ARGS(name)), width);
    head(h, text_format(cx->arena, "%.*s: mẫu số", TEXT_ARGS(name)), width);
    head(h, text_format(cx->arena, "%.*s (%%)", TEXT_ARGS(name)), width);
}

static void head_targets(struct heads *h, struct ctx *cx, text first, int width)
{
    static const char *const names[] = { "a", "b", "c", "d" };
    head(h, first, width);
    for (size_t i = 0; i < COUNT_OF(names); i++) head_figure(h, cx, text_of(names[i]));
}

static struct heads heads_of(struct report_draft *d, int sheet)
{
    enum { NAME = 34, NUMBER = 14, QUERY = 90 };
    static const char *const targets[] = {
        "Tử số", "Mẫu số", "Tỷ lệ (%)", "Mục tiêu (%)", "Còn thiếu (điểm %)", "Tính đến"
    };
    static const char *const counts[] = { "Chiến dịch", "Lượt tham gia", "Phút", "Giờ" };
    static const char *const sources[] = { "Số liệu", "Giá trị", "Tử số", "Mẫu số hoặc tổng",
                                           "Tính đến" };
    struct heads h = { .count = 0 };
    if (sheet == 0) head(&h, TEXT("Chỉ tiêu"), 50);
    for (size_t i = 0; sheet == 0 && i < COUNT_OF(targets); i++)
        head(&h, text_of(targets[i]), NUMBER);
    if (sheet == 0) head(&h, TEXT("Truy vấn"), QUERY);
    if (sheet == 1) head_targets(&h, d->cx, TEXT("Đơn vị"), NAME);
    for (size_t i = 0; sheet == 1 && i < COUNT_OF(counts); i++)
        head(&h, text_of(counts[i]), NUMBER);
    if (sheet == 2) head_targets(&h, d->cx, TEXT("Quý bắt đầu"), NUMBER);
    if (sheet == 3) head(&h, d->report->by == REPORT_BY_UNIT ? TEXT("Đơn vị") : TEXT("Kỳ"), NAME);
    for (size_t c = 0; sheet == 3 && c < d->table.column_count; c++) {
        const struct report_column *column = &d->table.columns[c];
        column->target ? head_figure(&h, d->cx, column->name) : head(&h, column->label, NUMBER);
    }
    if (sheet == 4) head(&h, TEXT("Số"), 6);
    for (size_t i = 0; sheet == 4 && i < COUNT_OF(sources); i++)
        head(&h, text_of(sources[i]), i ? NUMBER : NAME);
    if (sheet == 4) head(&h, TEXT("Truy vấn"), QUERY);
    return h;
}

err report_workbook(struct report_draft *d, struct slice *out)
{
    static const struct {
        const char *title;
        err (*write)(struct report_draft *d, struct sheet_out *out);
    } sheets[] = { { "Chỉ tiêu", targets_sheet },
                   { "Đơn vị", units_sheet },
                   { "Theo quý", quarters_sheet },
                   { "Bảng", custom_sheet },
                   { "Nguồn số liệu", sources_sheet } };
    struct sheet_out *book = NULL;
    bool table = d->report->kind == REPORT_TABLE;
    err e = ERR_NONE;
    for (int i = 0; !e && i < (int)COUNT_OF(sheets); i++) {
        if (i == 3 && !table) continue;
        struct heads h = heads_of(d, i);
        text title = text_of(sheets[i].title);
        e = book ? sheet_out_next(d->cx, book, title, h.columns, h.count)
                 : sheet_out_open(d->cx, SHEET_XLSX, title, h.columns, h.count, &book);
        if (!e) e = sheets[i].write(d, book);
    }
    return e ? e : sheet_out_close(d->cx, book, out);
}
