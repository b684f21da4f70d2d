/* SPDX-License-Identifier: MIT
 * workbook: the estimate as the finance department checks it. Five sheets hang together: documents
 * add up to lines, lines to tasks, parts and sources. Rows count from 1, as Excel shows them; the
 * heading is 1. A sheet without rows has no sum. */
#include <stdlib.h>

#include "form.h"

enum { CELLS_MAX = 13 };

#define LINES_SHEET "'Dòng dự toán'"
#define SPENT_SHEET "'Chứng từ'"

struct line {
    struct ctx *cx;
    struct sheet_out *out;
    struct cell cells[CELLS_MAX];
    size_t count;
    int row;
};

static void put(struct line *l, struct cell cell)
{
    REQUIRE(l->count < CELLS_MAX);
    l->cells[l->count++] = cell;
}

static void put_text(struct line *l, text words)
{
    put(l, cell_text(words));
}

static void put_number(struct line *l, int64_t n)
{
    put(l, cell_number(l->cx->arena, n));
}

/* "=F%d-G%d" with this row in each place. */
static void put_row(struct line *l, const char *left, const char *right, char sign, int64_t value)
{
    text formula = text_format(l->cx->arena, "=%s%d%c%s%d", left, l->row, sign, right, l->row);
    put(l, cell_formula(formula, value));
}

/* The sum of column `of` of a sheet where `by` is what stands in column A of this row. */
static void put_sumif(struct line *l, const char *sheet, char by, char of, size_t rows,
                      int64_t value)
{
    int last = rows ? (int)rows + 1 : 2;
    text formula = text_format(l->cx->arena, "=SUMIF(%s!$%c$2:$%c$%d,$A%d,%s!$%c$2:$%c$%d)", sheet,
                               by, by, last, l->row, sheet, of, of, last);
    put(l, cell_formula(formula, value));
}

/* The sum of the rows above in this column. */
static void put_sum(struct line *l, int64_t value)
{
    char column = (char)('A' + (int)l->count);
    text formula = text_format(l->cx->arena, "=SUM(%c2:%c%d)", column, column, l->row - 1);
    put(l, cell_formula(formula, value));
}

static err end_line(struct line *l)
{
    err e = sheet_out_row(l->cx, l->out, l->cells, l->count);
    l->count = 0;
    l->row++;
    return e;
}

static int64_t planned(const struct budget_sums *s)
{
    return s->amount + s->adjusted;
}

static struct cell percent(struct line *l, char part, char whole, int64_t of, int64_t all)
{
    text formula = text_format(l->cx->arena, "=IF(%c%d=0,0,ROUND(100*%c%d/%c%d,1))", whole, l->row,
                               part, l->row, whole, l->row);
    struct cell c = cell_formula(formula, 0);
    for (; of > INT64_MAX / 2000; of /= 2) all /= 2; /* a share stays what it is */
    if (all) c.value = (of * 2000 / all + 1) / 2;
    c.per = 10;
    return c;
}

/* ---- parts --------------------------------------------------------------------------------- */

static void part_sums(struct line *l, const struct budget_book *b, const struct budget_sums *s,
                      bool total)
{
    if (total) {
        put_sum(l, s->amount);
        put_sum(l, s->adjusted);
    } else {
        put_sumif(l, LINES_SHEET, 'B', 'I', b->row_count, s->amount);
        put_sumif(l, LINES_SHEET, 'B', 'J', b->row_count, s->adjusted);
    }
    put_row(l, "D", "E", '+', planned(s));
    if (total)
        put_sum(l, s->spent);
    else
        put_sumif(l, LINES_SHEET, 'B', 'L', b->row_count, s->spent);
    put_row(l, "F", "G", '-', planned(s) - s->spent);
    put(l, percent(l, 'G', 'F', s->spent, planned(s)));
}

static err parts_sheet(struct ctx *cx, const struct budget_book *b, struct sheet_out *out)
{
    struct line l = { .cx = cx, .out = out, .row = 2 };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < b->part_count; i++) {
        const struct budget_part *p = &b->parts[i];
        if (!p->counted) continue;
        put_number(&l, (int64_t)i + 1);
        put_text(&l,
                 p->own ? text_format(cx->arena, "%.*s (cấp này)", TEXT_ARGS(p->name)) : p->name);
        put_text(&l, budget_term(cx, &budget_state_vocabulary, p->estimate.state));
        part_sums(&l, b, &p->sums, false);
        e = end_line(&l);
    }
    if (e || l.row == 2) return e;
    put_text(&l, TEXT(""));
    put_text(&l, TEXT("Cộng"));
    put_text(&l, TEXT(""));
    part_sums(&l, b, &b->total, true);
    return end_line(&l);
}

/* ---- lines --------------------------------------------------------------------------------- */

static void line_words(struct line *l, const struct budget_book *b, const struct budget_row *row,
                       text unit)
{
    put_number(l, (int64_t)row->part + 1);
    put_text(l, unit);
    put_text(l, row->line.content);
    put_text(l, row->line.calculation);
    put_text(l, budget_term(l->cx, &budget_task_vocabulary, row->line.task));
    put_number(l, (int64_t)row->source + 1);
    put_text(l, b->sources[row->source].source.title);
}

static void line_total(struct line *l, const struct budget_sums *s)
{
    for (int i = 0; i < 8; i++) put_text(l, i == 3 ? TEXT("Cộng") : TEXT(""));
    put_sum(l, s->amount);
    put_sum(l, s->adjusted);
    put_row(l, "I", "J", '+', planned(s));
    put_sum(l, s->spent);
    put_row(l, "K", "L", '-', planned(s) - s->spent);
}

static err lines_sheet(struct ctx *cx, const struct budget_book *b, const text *units,
                       struct sheet_out *out)
{
    struct line l = { .cx = cx, .out = out, .row = 2 };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < b->row_count; i++) {
        const struct budget_sums *s = &b->rows[i].sums;
        put_number(&l, (int64_t)i + 1);
        line_words(&l, b, &b->rows[i], units[i]);
        put_number(&l, s->amount);
        put_number(&l, s->adjusted);
        put_row(&l, "I", "J", '+', planned(s));
        put_sumif(&l, SPENT_SHEET, 'A', 'F', b->payment_count, s->spent);
        put_row(&l, "K", "L", '-', planned(s) - s->spent);
        e = end_line(&l);
    }
    if (e || !b->row_count) return e;
    line_total(&l, &b->total);
    return end_line(&l);
}

/* ---- sources ------------------------------------------------------------------------------- */

static err sources_sheet(struct ctx *cx, const struct budget_book *b, struct sheet_out *out)
{
    struct line l = { .cx = cx, .out = out, .row = 2 };
    int64_t has = 0;
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < b->source_count; i++) {
        const struct budget_source_row *s = &b->sources[i];
        has += s->source.amount;
        put_number(&l, (int64_t)i + 1);
        put_text(&l, budget_term(cx, &budget_kind_vocabulary, s->source.kind));
        put_text(&l, s->source.title);
        put_number(&l, s->source.amount);
        put_sumif(&l, LINES_SHEET, 'G', 'K', b->row_count, planned(&s->sums));
        put_sumif(&l, LINES_SHEET, 'G', 'L', b->row_count, s->sums.spent);
        put_row(&l, "E", "F", '-', planned(&s->sums) - s->sums.spent);
        e = end_line(&l);
    }
    if (e || !b->source_count) return e;
    for (int i = 0; i < 3; i++) put_text(&l, i == 2 ? TEXT("Cộng") : TEXT(""));
    put_sum(&l, has);
    put_sum(&l, planned(&b->total));
    put_sum(&l, b->total.spent);
    put_row(&l, "E", "F", '-', planned(&b->total) - b->total.spent);
    return end_line(&l);
}

/* ---- documents ----------------------------------------------------------------------------- */

static err payments_sheet(struct ctx *cx, const struct budget_book *b, struct sheet_out *out)
{
    struct line l = { .cx = cx, .out = out, .row = 2 };
    err e = ERR_NONE;
    for (size_t i = 0; !e && i < b->payment_count; i++) {
        const struct budget_payment *p = &b->payments[i];
        const struct budget_spending *s = &p->spending;
        put_number(&l, (int64_t)p->row + 1);
        put(&l, cell_day(cx->arena, s->day));
        put_text(&l, s->document);
        put_text(&l, text_is_empty(s->content) ? b->rows[p->row].line.content : s->content);
        put_number(&l, s->amount);
        put(&l, cell_formula(text_format(cx->arena, "=IF(G%d=\"\",E%d,0)", l.row, l.row),
                             s->reversed ? 0 : s->amount));
        put_text(&l, s->reverse_reason);
        e = end_line(&l);
    }
    if (e || !b->payment_count) return e;
    for (int i = 0; i < 5; i++) put_text(&l, i == 3 ? TEXT("Cộng") : TEXT(""));
    put_sum(&l, b->total.spent);
    return end_line(&l);
}

/* ---- tasks --------------------------------------------------------------------------------- */

static err tasks_sheet(struct ctx *cx, const struct budget_book *b,
                       const struct budget_book *before_book, struct sheet_out *out)
{
    struct budget_task_sums now[BUDGET_TASK_OTHER + 1], before[BUDGET_TASK_OTHER + 1];
    struct budget_sums all = { 0 }, all_before = { 0 };
    struct line l = { .cx = cx, .out = out, .row = 2 };
    err e = ERR_NONE;
    budget_by_task(b, now);
    budget_by_task(before_book, before);
    for (int task = 1; !e && task <= BUDGET_TASK_OTHER; task++) {
        int64_t then = planned(&before[task].sums), here = planned(&now[task].sums);
        if (!then && !here) continue;
        put_text(&l, budget_term(cx, &budget_task_vocabulary, task));
        put_number(&l, then);
        put_number(&l, before[task].sums.spent);
        put_sumif(&l, LINES_SHEET, 'F', 'K', b->row_count, here);
        put_sumif(&l, LINES_SHEET, 'F', 'L', b->row_count, now[task].sums.spent);
        put_row(&l, "D", "B", '-', here - then);
        all.amount += here;
        all.spent += now[task].sums.spent;
        all_before.amount += then;
        all_before.spent += before[task].sums.spent;
        e = end_line(&l);
    }
    if (e || l.row == 2) return e;
    put_text(&l, TEXT("Cộng"));
    put_sum(&l, all_before.amount);
    put_sum(&l, all_before.spent);
    put_sum(&l, all.amount);
    put_sum(&l, all.spent);
    put_row(&l, "D", "B", '-', all.amount - all_before.amount);
    return end_line(&l);
}

/* ---- the book ------------------------------------------------------------------------------ */

enum { PARTS, TASKS, ROWS, SOURCES, SPENT, SHEETS };
enum { GROUPED = -18 }; /* width of money, its digits in groups */
struct heading {
    const char *words;
    int width;
};
/* clang-format off: a column each */
static const struct {
    const char *title;
    struct heading headings[CELLS_MAX + 1];
} sheets[SHEETS] = {
    { "Tổng hợp",
      { { "Số", 6 },
        { "Đơn vị", 40 },
        { "Trạng thái", 16 },
        { "Dự toán duyệt", GROUPED },
        { "Điều chỉnh", GROUPED },
        { "Dự toán sau điều chỉnh", GROUPED },
        { "Đã chi", GROUPED },
        { "Còn lại", GROUPED },
        { "Tỷ lệ chi (%)", 14 } } },
    { "Theo nhiệm vụ",
      { { "Nhiệm vụ", 44 },
        { "Dự toán năm trước", GROUPED },
        { "Đã chi năm trước", GROUPED },
        { "Dự toán năm nay", GROUPED },
        { "Đã chi năm nay", GROUPED },
        { "Tăng, giảm dự toán", GROUPED } } },
    { "Dòng dự toán",
      { { "Số", 6 },
        { "Phần", 6 },
        { "Đơn vị", 34 },
        { "Nội dung chi", 44 },
        { "Cách tính", 34 },
        { "Nhiệm vụ", 34 },
        { "Số nguồn", 9 },
        { "Nguồn", 34 },
        { "Dự toán duyệt", GROUPED },
        { "Điều chỉnh", GROUPED },
        { "Dự toán sau điều chỉnh", GROUPED },
        { "Đã chi", GROUPED },
        { "Còn lại", GROUPED } } },
    { "Nguồn",
      { { "Số", 6 },
        { "Loại nguồn", 34 },
        { "Nguồn", 40 },
        { "Nguồn có", GROUPED },
        { "Dự toán", GROUPED },
        { "Đã chi", GROUPED },
        { "Còn lại", GROUPED } } },
    { "Chứng từ",
      { { "Dòng", 6 },
        { "Ngày chi", 12 },
        { "Số chứng từ", 20 },
        { "Nội dung", 44 },
        { "Số tiền", GROUPED },
        { "Được tính", GROUPED },
        { "Lý do hủy", 40 } } },
};
/* clang-format on */

static err open_sheet(struct ctx *cx, int sheet, struct sheet_out **out)
{
    struct sheet_column columns[CELLS_MAX];
    size_t count = 0;
    for (const struct heading *h = sheets[sheet].headings; h->words; h++)
        columns[count++] = (struct sheet_column){ .heading = text_of(h->words),
                                                  .width = abs(h->width),
                                                  .grouped = h->width < 0 };
    text title = text_of(sheets[sheet].title);
    return *out ? sheet_out_next(cx, *out, title, columns, count)
                : sheet_out_open(cx, SHEET_XLSX, title, columns, count, out);
}

struct naming {
    const struct budget_book *book;
    struct budget_book before; /* the year before */
    text *units;               /* of the rows */
};

static err write_sheet(struct ctx *cx, const struct naming *n, int sheet, struct sheet_out *out)
{
    const struct budget_book *b = n->book;
    switch (sheet) {
    case PARTS:
        return parts_sheet(cx, b, out);
    case TASKS:
        return tasks_sheet(cx, b, &n->before, out);
    case ROWS:
        return lines_sheet(cx, b, n->units, out);
    case SOURCES:
        return sources_sheet(cx, b, out);
    default:
        return payments_sheet(cx, b, out);
    }
}

static err name_units(struct ctx *cx, struct tx *tx, void *arg)
{
    struct naming *n = arg;
    n->units = arena_array(cx->arena, n->book->row_count + 1, sizeof(*n->units));
    for (size_t i = 0; i < n->book->row_count; i++)
        n->units[i] = record_title(cx, tx, &unit_entity, n->book->rows[i].unit);
    return ERR_NONE;
}

err budget_workbook(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct budget_book b;
    struct naming names = { .book = &b };
    struct sheet_out *out = NULL;
    struct slice bytes = { 0 };
    (void)tx;
    err e = budget_view_read(cx, rq, &b);
    if (!e) e = budget_year_before(cx, &b, &names.before);
    if (!e) e = db_read(cx, name_units, &names);
    for (int s = 0; !e && s < SHEETS; s++) {
        e = open_sheet(cx, s, &out);
        if (!e) e = write_sheet(cx, &names, s, out);
    }
    if (!e) e = sheet_out_close(cx, out, &bytes);
    if (e) return e;
    return respond_bytes(rs, text_of(sheet_form_media(SHEET_XLSX)), bytes,
                         text_format(cx->arena, "du-toan-%lld.xlsx", (long long)b.year));
}
