/* SPDX-License-Identifier: MIT
 * letter_table: a table in a letter's PDF. Its head is repeated at the top of every page, except
 * one so high that it would leave no room; a row goes to the next page whole, unless it is higher
 * than a page: then it is parted by lines. */
#include "letter_press.h"

#define PAD 1.2 /* mm between lines and words */
#define THIN 0.15

enum { INK = 0 };

struct grid {
    struct press *p;
    const struct letter_table *table;
    double x[LETTER_COLUMNS_MAX + 1]; /* where columns begin; the last where the table ends */
    struct pdf_style plain, strong, head;
    double head_height;
};

static double width_of(const struct grid *g, size_t column)
{
    return g->x[column + 1] - g->x[column] - 2 * PAD;
}

static void lay_columns(struct grid *g)
{
    const struct letter_table *t = g->table;
    double sum = 0, at = g->p->x;
    for (size_t i = 0; i < t->count; i++) sum += t->columns[i].width > 0 ? t->columns[i].width : 1;
    for (size_t i = 0; i < t->count; i++) {
        g->x[i] = at;
        at += (t->columns[i].width > 0 ? t->columns[i].width : 1) / sum * g->p->width;
    }
    g->x[t->count] = g->p->x + g->p->width;
}

/* ---- lines ----------------------------------------------------------------------------------- */

static void frame(struct grid *g, double y, double height, bool band)
{
    struct pdf *pdf = g->p->pdf;
    double from = g->x[0], to = g->x[g->table->count];
    pdf_line(pdf, from, y, to, y, THIN, INK);
    pdf_line(pdf, from, y + height, to, y + height, THIN, INK);
    for (size_t i = 0; i <= g->table->count; i++)
        if (!band || i == 0 || i == g->table->count)
            pdf_line(pdf, g->x[i], y, g->x[i], y + height, THIN, INK);
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* Cells of a row as columns of their own: a band is one over all. */
struct cells {
    const text *words;
    size_t count;
    const struct pdf_style *style;
    bool head, band;
};

static struct cells cells_of(const struct grid *g, const struct letter_table_row *row)
{
    return (struct cells){ .words = row->cells,
                           .count = row->band ? 1 : g->table->count,
                           .style = row->strong || row->band ? &g->strong : &g->plain,
                           .band = row->band };
}

static struct cells cells_of_head(struct grid *g)
{
    text *words = ARENA_ARRAY(g->p->arena, g->table->count, text);
    for (size_t i = 0; i < g->table->count; i++) words[i] = text_of(g->table->columns[i].heading);
    return (struct cells){ words, g->table->count, &g->head, .head = true };
}

static double cell_width(const struct grid *g, const struct cells *c, size_t i)
{
    return c->band ? g->p->width - 2 * PAD : width_of(g, i);
}

static struct pdf_style cell_style(const struct grid *g, const struct cells *c, size_t i)
{
    struct pdf_style style = *c->style;
    if (!c->head && !c->band) style.align = g->table->columns[i].align;
    return style;
}

static double height_of(const struct grid *g, const struct cells *c)
{
    double height = 0;
    for (size_t i = 0; i < c->count; i++) {
        struct pdf_style style = cell_style(g, c, i);
        double one = pdf_height(g->p->pdf, cell_width(g, c, i), &style, c->words[i]);
        if (one > height) height = one;
    }
    return height + 2 * PAD;
}

/* In the middle of the height, so that a number stands beside the middle of a long name. */
static void draw(struct grid *g, const struct cells *c, double height)
{
    struct press *p = g->p;
    for (size_t i = 0; i < c->count; i++) {
        struct pdf_style style = cell_style(g, c, i);
        double width = cell_width(g, c, i);
        double own = pdf_height(p->pdf, width, &style, c->words[i]);
        (void)pdf_words(p->pdf, g->x[i] + PAD, p->y + (height - own) / 2, width, &style,
                        c->words[i]);
    }
    frame(g, p->y, height, c->band);
    p->y += height;
}

static void draw_head(struct grid *g)
{
    struct cells head = cells_of_head(g);
    draw(g, &head, g->head_height);
}

static void turn(struct grid *g)
{
    const double most = 0.4; /* of the page */
    press_turn(g->p);
    if (g->head_height < press_room(g->p) * most) draw_head(g);
}

/* Draws lines of each cell down to the foot of the page; false when some are left. */
static bool draw_part(struct grid *g, const struct cells *c, int *line)
{
    struct press *p = g->p;
    double room = press_room(p) - 2 * PAD, height = 0;
    bool all = true;
    for (size_t i = 0; i < c->count; i++) {
        struct pdf_style style = cell_style(g, c, i);
        if (line[i] < 0) continue;
        double one = pdf_lines(p->pdf, g->x[i] + PAD, p->y + PAD, cell_width(g, c, i), &style,
                               c->words[i], room, &line[i]);
        if (one > height) height = one;
        all = all && line[i] < 0;
    }
    frame(g, p->y, height + 2 * PAD, c->band);
    p->y += height + 2 * PAD;
    return all;
}

static double row_height(const struct grid *g, const struct letter_table_row *row)
{
    struct cells c = cells_of(g, row);
    return height_of(g, &c);
}

/* What should stay together: a band with the row below it. */
static double height_with_next(const struct grid *g, const struct letter_table_row *row)
{
    const double most = 40; /* a higher row is parted rather than taken along */
    double height = row_height(g, row);
    for (; row->band && row->next; row = row->next) height += row_height(g, row->next);
    return height < most ? height : most;
}

static void draw_row(struct grid *g, const struct letter_table_row *row)
{
    int line[LETTER_COLUMNS_MAX] = { 0 };
    struct cells c = cells_of(g, row);
    double height = height_of(g, &c), whole = height_with_next(g, row);
    if ((whole > height ? whole : height) > press_room(g->p) && !press_at_top(g->p)) turn(g);
    if (height <= press_room(g->p)) {
        draw(g, &c, height);
        return;
    }
    while (!draw_part(g, &c, line)) turn(g);
}

/* ---------------------------------------------------------------------------------------------- */

static const struct pdf_style title_style = { .size = 13, .bold = true, .align = PDF_CENTRE };

#define TITLE_GAP 1.0

static struct grid grid_of(struct press *p, const struct letter_block *block)
{
    enum { MANY = 8 };
    double size = block->table->count > MANY ? 11 : 12;
    struct grid g = { .p = p,
                      .table = block->table,
                      .plain = { .size = size },
                      .strong = { .size = size, .bold = true },
                      .head = { .size = size, .bold = true, .align = PDF_CENTRE } };
    lay_columns(&g);
    struct cells head = cells_of_head(&g);
    g.head_height = height_of(&g, &head);
    return g;
}

static double start_height(const struct grid *g, text title)
{
    double height = g->head_height;
    if (!text_is_empty(title))
        height += TITLE_GAP + pdf_height(g->p->pdf, g->p->width, &title_style, title);
    return height + (g->table->rows ? height_with_next(g, g->table->rows) : 0);
}

double press_table_start(struct press *p, const struct letter_block *block)
{
    struct grid g = grid_of(p, block);
    return start_height(&g, block->words);
}

void press_table(struct press *p, const struct letter_block *block)
{
    const double below = 3;
    struct grid g = grid_of(p, block);
    if (start_height(&g, block->words) > press_room(p) && !press_at_top(p)) press_turn(p);
    if (!text_is_empty(block->words))
        p->y += TITLE_GAP + pdf_words(p->pdf, p->x, p->y, p->width, &title_style, block->words);
    draw_head(&g);
    for (const struct letter_table_row *row = block->table->rows; row; row = row->next)
        draw_row(&g, row);
    p->y += below;
}
