/* SPDX-License-Identifier: MIT
 * letter_pdf: setting a letter on A4. Everything is set from the top; what does not fit goes to the
 * next page: paragraphs and rows of tables by lines, headings with what follows them, the signature
 * whole and with the last words. Pages of the letter and of each annex are numbered in the middle
 * of the upper margin from the second on. */
#include "letter_press.h"

enum { INK = 0 };

#define PAGE_NUMBER_AT 10.0
#define PAGE_NUMBER_SIZE 13
#define GAP 2.12 /* 6 points between paragraphs */
#define INDENT 12.7
#define LEADING 1.1
#define FIT_SLACK 1.0 /* a line fitted to the very width may still break */

double press_room(const struct press *p)
{
    return p->bottom - p->y;
}

void press_turn(struct press *p)
{
    static const struct pdf_style style = { .size = PAGE_NUMBER_SIZE, .align = PDF_CENTRE };
    pdf_turn(p->pdf);
    p->page++;
    p->y = p->f.form->top;
    (void)pdf_words(p->pdf, p->x, PAGE_NUMBER_AT, p->width, &style,
                    text_format(p->arena, "%d", p->page));
}

bool press_at_top(const struct press *p)
{
    return p->y <= p->f.form->top;
}

/* The measures of a page, upright or wide; a wide one is the other turned by a quarter. */
static void measure(struct press *p, bool wide)
{
    const struct letter_form *form = p->f.form;
    p->x = wide ? form->top : form->left;
    p->width =
        wide ? PDF_A4_LONG - form->top - form->bottom : PDF_A4_SHORT - form->left - form->right;
    p->bottom = (wide ? PDF_A4_SHORT : PDF_A4_LONG) - form->bottom;
    p->y = form->top;
    p->page = 1;
}

/* ---- words ----------------------------------------------------------------------------------- */

static void flow(struct press *p, const struct pdf_style *style, text words)
{
    for (int line = 0; line >= 0;) {
        p->y += pdf_lines(p->pdf, p->x, p->y, p->width, style, words, press_room(p), &line);
        if (line >= 0) press_turn(p);
    }
    p->y += GAP;
}

static void centred(struct press *p, struct pdf_style style, double part, text words)
{
    style.align = PDF_CENTRE;
    if (text_is_empty(words)) return;
    double width = p->width * part, x = p->x + (p->width - width) / 2;
    if (pdf_height(p->pdf, width, &style, words) > press_room(p) && !press_at_top(p)) press_turn(p);
    p->y += pdf_words(p->pdf, x, p->y, width, &style, words);
}

/* A line under centred words, `part` of their width. */
static void rule_below(struct press *p, double x, double y, double width,
                       const struct pdf_style *style, text words, double part)
{
    double length = pdf_width(p->pdf, style, words);
    if (length > width) length = width;
    double middle = x + width / 2;
    pdf_line(p->pdf, middle - length * part / 2, y, middle + length * part / 2, y, 0.2, INK);
}

/* ---- the heading ----------------------------------------------------------------------------- */

static double left_column(struct press *p, double width)
{
    const struct letter_form *form = p->f.form;
    struct pdf_style above = { .size = form->above_size, .align = PDF_CENTRE };
    struct pdf_style own = { .size = form->own_size, .bold = true, .align = PDF_CENTRE };
    double y = p->y;
    if (!text_is_empty(p->f.above)) y += pdf_words(p->pdf, p->x, y, width, &above, p->f.above);
    y += pdf_words(p->pdf, p->x, y, width, &own, p->f.own);
    if (!p->f.state) return y + pdf_words(p->pdf, p->x, y, width, &above, TEXT("***"));
    rule_below(p, p->x, y + 0.8, width, &own, p->f.own, 0.4);
    return y + 2;
}

static double right_column(struct press *p, double x, double width)
{
    const struct letter_form *form = p->f.form;
    struct pdf_style title = { .size = form->nation_size, .bold = true, .align = PDF_CENTRE };
    struct pdf_style motto = { .size = form->motto_size, .bold = true, .align = PDF_CENTRE };
    double y = p->y;
    title = pdf_fitting(p->pdf, width - FIT_SLACK, title, 9, p->f.title);
    y += pdf_words(p->pdf, x, y, width, &title, p->f.title);
    if (p->f.state) y += pdf_words(p->pdf, x, y, width, &motto, p->f.motto);
    const struct pdf_style *last = p->f.state ? &motto : &title;
    rule_below(p, x, y + 0.8, width, last, p->f.state ? p->f.motto : p->f.title, 1);
    return y + 2;
}

static double number_and_day(struct press *p, double y, double split)
{
    const struct letter_form *form = p->f.form;
    struct pdf_style number = { .size = form->number_size, .align = PDF_CENTRE };
    struct pdf_style day = { .size = form->day_size, .italic = true, .align = PDF_CENTRE };
    double left = y;
    day = pdf_fitting(p->pdf, p->width - split - FIT_SLACK, day, 9, p->f.place_day);
    if (!text_is_empty(p->f.number))
        left += pdf_words(p->pdf, p->x, left, split, &number, p->f.number);
    number.size = 12;
    if (!text_is_empty(p->f.about))
        left += 1 + pdf_words(p->pdf, p->x, left + 1, split - 3, &number, p->f.about);
    double right = y + pdf_words(p->pdf, p->x + split, y, p->width - split, &day, p->f.place_day);
    return left > right ? left : right;
}

static void head(struct press *p)
{
    bool own_paper = text_is_empty(p->f.own);
    double split = own_paper ? 0 : p->width * p->f.form->left_share;
    double left = own_paper ? p->y : left_column(p, split);
    double right = right_column(p, p->x + split, p->width - split);
    double y = (left > right ? left : right) + 1;
    p->y = number_and_day(p, y, own_paper ? p->width * 0.4 : split) + 5;
}

/* ---- kind, subject, to whom ------------------------------------------------------------------ */

static void title(struct press *p)
{
    struct pdf_style kind = { .size = p->f.form->kind_size, .bold = true, .align = PDF_CENTRE };
    struct pdf_style subject = { .size = 14, .bold = true, .align = PDF_CENTRE };
    if (text_is_empty(p->f.kind)) return;
    centred(p, kind, 1, p->f.kind);
    centred(p, subject, 0.86, p->f.subject);
    text last = text_is_empty(p->f.subject) ? p->f.kind : p->f.subject;
    if (p->f.state)
        rule_below(p, p->x, p->y + 1, p->width * 0.86, &subject, last, 0.35);
    else
        centred(p, (struct pdf_style){ .size = 14 }, 1, p->f.end_of_subject);
    p->y += 5;
}

static void addressed(struct press *p)
{
    struct pdf_style style = { .size = p->f.form->body_size, .align = PDF_CENTRE };
    if (!p->f.to_count) return;
    if (p->f.to_count == 1) {
        centred(p, style, 1, text_format(p->arena, "Kính gửi: %.*s", TEXT_ARGS(p->f.to[0])));
        p->y += 4;
        return;
    }
    text label = TEXT("Kính gửi: ");
    style.align = PDF_LEFT;
    double x = p->x + p->width * 0.18, at = x + pdf_width(p->pdf, &style, label) + 2;
    (void)pdf_words(p->pdf, x, p->y, p->width, &style, label);
    for (size_t i = 0; i < p->f.to_count; i++)
        p->y += pdf_words(p->pdf, at, p->y, p->x + p->width - at, &style,
                          text_format(p->arena, "- %.*s%c", TEXT_ARGS(p->f.to[i]),
                                      i + 1 < p->f.to_count ? ';' : '.'));
    p->y += 4;
}

/* ---- what it says ---------------------------------------------------------------------------- */

static struct pdf_style body_style(const struct press *p)
{
    return (struct pdf_style){
        .size = p->f.form->body_size, .align = PDF_JUSTIFY, .leading = LEADING, .indent = INDENT
    };
}

/* Number, lead and words of a block, as they stand in a line. */
static text words_of(const struct press *p, const struct letter_block *b)
{
    bool parted = !text_is_empty(b->lead) && !text_is_empty(b->words);
    return text_format(p->arena, "%.*s%.*s%s%.*s", TEXT_ARGS(b->number), TEXT_ARGS(b->lead),
                       parted ? " " : "", TEXT_ARGS(b->words));
}

static void paragraph(struct press *p, const struct letter_block *b)
{
    struct pdf_style style = body_style(p);
    style.strong = b->lead.size;
    flow(p, &style, words_of(p, b));
}

static struct pdf_style heading_style(const struct press *p, const struct letter_block *b)
{
    struct pdf_style style = body_style(p);
    style.bold = true;
    style.italic = b->level == 3;
    return style;
}

/* mm of headings from *b on, which is left at what follows them. */
static double headings_height(struct press *p, const struct letter_block **b)
{
    double height = 0;
    for (; *b && (*b)->kind == BLOCK_HEADING; *b = (*b)->next) {
        struct pdf_style style = heading_style(p, *b);
        height += pdf_height(p->pdf, p->width, &style, words_of(p, *b)) + GAP;
    }
    return height;
}

/* What must stay on one page with a heading: headings below it, three lines (which are not
 * parted) or a table's first row.
 */
static double height_with(struct press *p, const struct letter_block *b)
{
    const double three_lines = 20;
    double height = headings_height(p, &b);
    return height + (b && b->kind == BLOCK_TABLE ? press_table_start(p, b) : three_lines);
}

static void heading(struct press *p, const struct letter_block *b)
{
    struct pdf_style style = heading_style(p, b);
    if (height_with(p, b) > press_room(p) && !press_at_top(p)) press_turn(p);
    flow(p, &style, words_of(p, b));
}

static void basis(struct press *p, const struct letter_block *b)
{
    struct pdf_style style = body_style(p);
    style.italic = true;
    flow(p, &style, letter_basis_words(p->arena, b));
}

static void item(struct press *p, const struct letter_block *b)
{
    struct pdf_style style = body_style(p);
    flow(p, &style, words_of(p, b));
}

static void block(struct press *p, const struct letter_block *b)
{
    static const struct pdf_style strong = { .size = 14, .bold = true };
    static const struct pdf_style note = { .size = 11, .italic = true };
    switch (b->kind) {
    case BLOCK_PARAGRAPH:
        paragraph(p, b);
        break;
    case BLOCK_BASIS:
        basis(p, b);
        break;
    case BLOCK_HEADING:
        heading(p, b);
        break;
    case BLOCK_ITEM:
        item(p, b);
        break;
    case BLOCK_NOTE:
        flow(p, &note, b->words);
        break;
    case BLOCK_TABLE:
        press_table(p, b);
        break;
    case BLOCK_CENTRED:
        centred(p, strong, 1, b->words);
        p->y += GAP;
        break;
    case BLOCK_ANNEX:
        break;
    }
}

/* ---- the end --------------------------------------------------------------------------------- */

/* mm of the last words with headings that stand over them and the signatures; 0 when the letter
 * goes on, ends otherwise, or its last words are long. */
static double end_height(struct press *p, const struct letter_block *b)
{
    const double long_words = 60;
    const struct pdf_style style = body_style(p);
    double height = headings_height(p, &b);
    bool words = b && (b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_ITEM);
    if (!words || (b->next && b->next->kind != BLOCK_ANNEX)) return 0;
    double last = pdf_height(p->pdf, p->width, &style, words_of(p, b)) + GAP;
    return last > long_words ? 0 : height + last + press_foot_height(p);
}

/* Signatures alone on a page could stand under anything: the last words go with them. */
static void body(struct press *p, const struct letter_block *b)
{
    for (; b && b->kind != BLOCK_ANNEX; b = b->next) {
        if (end_height(p, b) > press_room(p) && !press_at_top(p)) press_turn(p);
        block(p, b);
    }
    press_foot(p);
}

static void annex(struct press *p, const struct letter_block *b)
{
    struct pdf_style strong = { .size = 14, .bold = true };
    struct pdf_style slanted = { .size = 14, .italic = true };
    measure(p, b->wide);
    pdf_turn_to(p->pdf, b->wide ? PDF_A4_LONG : PDF_A4_SHORT, b->wide ? PDF_A4_SHORT : PDF_A4_LONG);
    centred(p, strong, 1, text_trim(text_format(p->arena, "Phụ lục %.*s", TEXT_ARGS(b->number))));
    centred(p, strong, 0.9, viet_capitals(p->arena, b->words));
    centred(p, slanted, 0.9, p->f.belongs);
    p->y += 4;
}

err letter_pdf(struct ctx *cx, const struct letter *l, struct slice *out)
{
    struct press p = { .arena = cx->arena, .l = l, .f = letter_frame(cx->arena, l, cx->now) };
    text called = text_is_empty(l->kind) ? l->subject : l->kind;
    const struct letter_block *b = l->blocks;
    p.pdf = pdf_begin(
        cx, PDF_A4_SHORT, PDF_A4_LONG,
        text_trim(text_format(cx->arena, "%.*s %.*s", TEXT_ARGS(called), TEXT_ARGS(l->number))));
    measure(&p, false);
    head(&p);
    title(&p);
    addressed(&p);
    body(&p, b);
    while (b && b->kind != BLOCK_ANNEX) b = b->next;
    for (; b; b = b->next)
        if (b->kind == BLOCK_ANNEX)
            annex(&p, b);
        else
            block(&p, b);
    return pdf_end(cx, p.pdf, out);
}
