/* SPDX-License-Identifier: MIT
 * letter_docx: a letter as a file that Word and LibreOffice open, for offices that go on writing in
 * it. It says and looks the same as the PDF; where pages break the reader's program decides. Lines
 * under words are drawn as borders as long as the words are in the PDF's letters, never as
 * underlining (NĐ 30/2020 Phụ lục I). */
#include "../base/viet.h"
#include "docx_write.h"
#include "letter_private.h"

const char *const letter_docx_media =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

#define GAP 6.0 /* points */
#define INDENT 12.7
#define LEADING 1.1
#define SIGNATURE_ROOM 70.0 /* points */
#define FIT_SLACK 2.0       /* mm: letters of another program may be wider */

struct writing {
    struct arena *arena;
    struct buffer out;
    struct pdf *rule; /* measures words, draws nothing that is kept */
    const struct letter *l;
    struct letter_frame f;
    double width; /* mm between the margins */
};

static const struct docx_room no_room = { 0 };

static struct pdf_style centred(double size, bool bold)
{
    return (struct pdf_style){ .size = size, .bold = bold, .align = PDF_CENTRE };
}

/* A line in the middle of the column, `part` of the words' width. */
static void rule_below(struct writing *w, double column, const struct pdf_style *style, text words,
                       double part)
{
    static const struct pdf_style tiny = { .size = 4, .align = PDF_CENTRE };
    double length = pdf_width(w->rule, style, words);
    if (length > column) length = column;
    double side = (column - length * part) / 2;
    struct docx_room room = { .before = 3, .after = 4, .left = side, .right = side, .ruled = true };
    docx_paragraph(&w->out, &room, &tiny, TEXT(""));
}

/* ---- the heading ----------------------------------------------------------------------------- */

static void left_cell(struct writing *w, double width)
{
    const struct letter_form *form = w->f.form;
    struct pdf_style above = centred(form->above_size, false), own = centred(form->own_size, true);
    docx_cell(&w->out, width, 1, false);
    if (!text_is_empty(w->f.above)) docx_paragraph(&w->out, &no_room, &above, w->f.above);
    docx_paragraph(&w->out, &no_room, &own, w->f.own);
    if (w->f.state)
        rule_below(w, width, &own, w->f.own, 0.4);
    else
        docx_paragraph(&w->out, &no_room, &above, TEXT("***"));
    docx_cell_end(&w->out);
}

static void right_cell(struct writing *w, double width)
{
    const struct letter_form *form = w->f.form;
    struct pdf_style title =
        pdf_fitting(w->rule, width - FIT_SLACK, centred(form->nation_size, true), 9, w->f.title);
    struct pdf_style motto = centred(form->motto_size, true);
    docx_cell(&w->out, width, 1, false);
    docx_paragraph(&w->out, &no_room, &title, w->f.title);
    if (w->f.state) docx_paragraph(&w->out, &no_room, &motto, w->f.motto);
    rule_below(w, width, w->f.state ? &motto : &title, w->f.state ? w->f.motto : w->f.title, 1);
    docx_cell_end(&w->out);
}

static void number_and_day(struct writing *w, double left, double right)
{
    const struct letter_form *form = w->f.form;
    struct pdf_style number = centred(form->number_size, false), about = centred(12, false);
    struct pdf_style day = centred(form->day_size, false);
    day.italic = true;
    day = pdf_fitting(w->rule, right - FIT_SLACK, day, 9, w->f.place_day);
    docx_row(&w->out, false);
    docx_cell(&w->out, left, 1, false);
    docx_paragraph(&w->out, &no_room, &number, w->f.number);
    if (!text_is_empty(w->f.about)) docx_paragraph(&w->out, &no_room, &about, w->f.about);
    docx_cell_end(&w->out);
    docx_cell(&w->out, right, 1, false);
    docx_paragraph(&w->out, &no_room, &day, w->f.place_day);
    docx_cell_end(&w->out);
    docx_row_end(&w->out);
}

/* The paper of a person's own has nothing at the left. */
static void head(struct writing *w)
{
    bool own_paper = text_is_empty(w->f.own);
    double share = own_paper ? 0.4 : w->f.form->left_share;
    const double columns[] = { w->width * share, w->width * (1 - share) };
    docx_table(&w->out, false, columns, COUNT_OF(columns));
    docx_row(&w->out, false);
    if (own_paper) {
        docx_cell(&w->out, w->width, 2, false);
        struct pdf_style title = centred(w->f.form->nation_size, true);
        struct pdf_style motto = centred(w->f.form->motto_size, true);
        docx_paragraph(&w->out, &no_room, &title, w->f.title);
        docx_paragraph(&w->out, &no_room, &motto, w->f.motto);
        rule_below(w, w->width, &motto, w->f.motto, 1);
        docx_cell_end(&w->out);
    } else {
        left_cell(w, columns[0]);
        right_cell(w, columns[1]);
    }
    docx_row_end(&w->out);
    number_and_day(w, columns[0], columns[1]);
    docx_table_end(&w->out);
}

static void title(struct writing *w)
{
    struct pdf_style kind = centred(w->f.form->kind_size, true), subject = centred(14, true);
    const struct docx_room above = { .before = 14 }, below = { .after = 8 };
    if (text_is_empty(w->f.kind)) return;
    docx_paragraph(&w->out, &above, &kind, w->f.kind);
    if (!text_is_empty(w->f.subject)) docx_paragraph(&w->out, &no_room, &subject, w->f.subject);
    text last = text_is_empty(w->f.subject) ? w->f.kind : w->f.subject;
    if (w->f.state) {
        rule_below(w, w->width, &subject, last, 0.35);
        return;
    }
    subject.bold = false;
    docx_paragraph(&w->out, &below, &subject, w->f.end_of_subject);
}

static void addressed(struct writing *w)
{
    struct pdf_style style = { .size = w->f.form->body_size, .align = PDF_CENTRE };
    const struct docx_room around = { .before = 10, .after = 10 };
    const struct docx_room label = { .before = 10, .left = w->width * 0.2 };
    const struct docx_room line = { .left = w->width * 0.3 };
    if (w->f.to_count == 1)
        docx_paragraph(&w->out, &around, &style,
                       text_format(w->arena, "Kính gửi: %.*s", TEXT_ARGS(w->f.to[0])));
    if (w->f.to_count < 2) return;
    style.align = PDF_LEFT;
    docx_paragraph(&w->out, &label, &style, TEXT("Kính gửi:"));
    for (size_t i = 0; i < w->f.to_count; i++)
        docx_paragraph(&w->out, &line, &style,
                       text_format(w->arena, "- %.*s%c", TEXT_ARGS(w->f.to[i]),
                                   i + 1 < w->f.to_count ? ';' : '.'));
    docx_paragraph(&w->out, &no_room, &style, TEXT(""));
}

/* ---- tables ---------------------------------------------------------------------------------- */

static void cell(struct writing *w, double width, size_t span, const struct pdf_style *style,
                 text words)
{
    const struct docx_room room = { .before = 2, .after = 2 };
    docx_cell(&w->out, width, span, true);
    docx_paragraph(&w->out, &room, style, words);
    docx_cell_end(&w->out);
}

static void table_head(struct writing *w, const struct letter_table *t, const double widths[],
                       double size)
{
    struct pdf_style style = centred(size, true);
    docx_row(&w->out, true);
    for (size_t i = 0; i < t->count; i++)
        cell(w, widths[i], 1, &style, text_of(t->columns[i].heading));
    docx_row_end(&w->out);
}

static void table_row(struct writing *w, const struct letter_table *t, const double widths[],
                      double size, const struct letter_table_row *row)
{
    struct pdf_style style = { .size = size, .bold = row->strong || row->band };
    docx_row(&w->out, false);
    if (row->band) cell(w, w->width, t->count, &style, row->cells[0]);
    for (size_t i = 0; i < t->count && !row->band; i++) {
        style.align = t->columns[i].align;
        cell(w, widths[i], 1, &style, row->cells[i]);
    }
    docx_row_end(&w->out);
}

static void table(struct writing *w, const struct letter_block *b)
{
    enum { MANY = 8 };
    const struct letter_table *t = b->table;
    const struct docx_room above = { .before = 4, .after = 3, .with_next = true };
    static const struct pdf_style below = { .size = 6 };
    struct pdf_style title_style = centred(13, true);
    double size = t->count > MANY ? 11 : 12, sum = 0;
    double widths[LETTER_COLUMNS_MAX];
    for (size_t i = 0; i < t->count; i++)
        sum += widths[i] = t->columns[i].width > 0 ? t->columns[i].width : 1;
    for (size_t i = 0; i < t->count; i++) widths[i] *= w->width / sum;
    if (!text_is_empty(b->words)) docx_paragraph(&w->out, &above, &title_style, b->words);
    docx_table(&w->out, true, widths, t->count);
    table_head(w, t, widths, size);
    for (const struct letter_table_row *row = t->rows; row; row = row->next)
        table_row(w, t, widths, size, row);
    docx_table_end(&w->out);
    docx_paragraph(&w->out, &no_room, &below, TEXT(""));
}

/* ---- what it says ---------------------------------------------------------------------------- */

/* The last words of a letter stay with its signatures. */
static struct docx_room room_of(const struct letter_block *b)
{
    bool last = !b->next || b->next->kind == BLOCK_ANNEX;
    return (struct docx_room){ .after = GAP, .with_next = last };
}

static void paragraph(struct writing *w, const struct letter_block *b, struct pdf_style style)
{
    const struct docx_room room = room_of(b);
    bool parted = !text_is_empty(b->lead) && !text_is_empty(b->words);
    style.strong = b->lead.size;
    docx_paragraph(&w->out, &room, &style,
                   text_format(w->arena, "%.*s%s%.*s", TEXT_ARGS(b->lead), parted ? " " : "",
                               TEXT_ARGS(b->words)));
}

static void heading(struct writing *w, const struct letter_block *b, struct pdf_style style)
{
    const struct docx_room room = { .after = GAP, .with_next = true, .heading = b->level };
    style.bold = true;
    style.italic = b->level == 3;
    docx_paragraph(&w->out, &room, &style,
                   text_format(w->arena, "%.*s%.*s", TEXT_ARGS(b->number), TEXT_ARGS(b->words)));
}

static void block(struct writing *w, const struct letter_block *b)
{
    const struct docx_room room = room_of(b);
    static const struct pdf_style note = { .size = 11, .italic = true };
    struct pdf_style body = {
        .size = w->f.form->body_size, .align = PDF_JUSTIFY, .leading = LEADING, .indent = INDENT
    };
    struct pdf_style basis = body, middle = centred(14, true);
    basis.italic = true;
    switch (b->kind) {
    case BLOCK_PARAGRAPH:
        paragraph(w, b, body);
        break;
    case BLOCK_BASIS:
        docx_paragraph(&w->out, &room, &basis, letter_basis_words(w->arena, b));
        break;
    case BLOCK_CENTRED:
        docx_paragraph(&w->out, &room, &middle, b->words);
        break;
    case BLOCK_HEADING:
        heading(w, b, body);
        break;
    case BLOCK_ITEM:
        docx_paragraph(
            &w->out, &room, &body,
            text_format(w->arena, "%.*s%.*s", TEXT_ARGS(b->number), TEXT_ARGS(b->words)));
        break;
    case BLOCK_NOTE:
        docx_paragraph(&w->out, &room, &note, b->words);
        break;
    case BLOCK_TABLE:
        table(w, b);
        break;
    case BLOCK_ANNEX:
        break;
    }
}

/* ---- the foot -------------------------------------------------------------------------------- */

static void recipients(struct writing *w)
{
    static const struct pdf_style label = { .size = 12, .bold = true, .italic = true };
    static const struct pdf_style line = { .size = 11 };
    if (w->f.recipient_count) docx_paragraph(&w->out, &no_room, &label, TEXT("Nơi nhận:"));
    for (size_t i = 0; i < w->f.recipient_count; i++)
        docx_paragraph(&w->out, &no_room, &line, w->f.recipients[i]);
    if (!w->f.recipient_count) docx_paragraph(&w->out, &no_room, &line, TEXT(""));
}

static void sign(struct writing *w, const struct letter_signer *s)
{
    const struct docx_room below = { .before = SIGNATURE_ROOM };
    struct pdf_style style = centred(14, true);
    text lines = text_format(w->arena, "%.*s%s%.*s", TEXT_ARGS(s->power),
                             text_is_empty(s->power) ? "" : "\n", TEXT_ARGS(s->office));
    docx_paragraph(&w->out, &no_room, &style, viet_capitals(w->arena, lines));
    docx_paragraph(&w->out, &below, &style, s->name);
}

static void foot(struct writing *w)
{
    const double columns[] = { w->width / 2, w->width / 2 };
    const struct letter_signer *s = w->l->signers;
    bool alone = s && !s->next;
    static const struct pdf_style gap = { .size = 6 };
    static const struct docx_room kept = { .with_next = true };
    docx_paragraph(&w->out, &kept, &gap, TEXT(""));
    if (s) docx_table(&w->out, false, columns, COUNT_OF(columns));
    while (s) {
        docx_row(&w->out, false);
        docx_cell(&w->out, columns[0], 1, false);
        if (alone) recipients(w);
        if (!alone) sign(w, s);
        docx_cell_end(&w->out);
        docx_cell(&w->out, columns[1], 1, false);
        if (!alone) s = s->next;
        if (s)
            sign(w, s);
        else
            docx_paragraph(&w->out, &no_room, &gap, TEXT(""));
        docx_cell_end(&w->out);
        docx_row_end(&w->out);
        if (s) s = s->next;
    }
    if (w->l->signers) docx_table_end(&w->out);
    if (!alone) recipients(w);
}

static struct docx_section section_of(const struct writing *w, const struct letter_block *annex)
{
    const struct letter_form *form = w->f.form;
    bool wide = annex && annex->wide;
    return (struct docx_section){ .wide = wide,
                                  .top = form->top,
                                  .bottom = form->bottom,
                                  .left = wide ? form->top : form->left,
                                  .right = wide ? form->bottom : form->right,
                                  .afresh = annex != NULL };
}

static void annex(struct writing *w, const struct letter_block *b)
{
    struct pdf_style strong = centred(14, true), slanted = centred(14, false);
    struct docx_section section = section_of(w, b);
    const struct docx_room below = { .after = 10 };
    slanted.italic = true;
    w->width = (b->wide ? PDF_A4_LONG : PDF_A4_SHORT) - section.left - section.right;
    docx_paragraph(&w->out, &no_room, &strong,
                   text_trim(text_format(w->arena, "Phụ lục %.*s", TEXT_ARGS(b->number))));
    docx_paragraph(&w->out, &no_room, &strong, viet_capitals(w->arena, b->words));
    docx_paragraph(&w->out, &below, &slanted, w->f.belongs);
}

static void say(struct writing *w)
{
    const struct letter_block *b = w->l->blocks, *part = NULL;
    struct docx_section section;
    head(w);
    title(w);
    addressed(w);
    for (; b && b->kind != BLOCK_ANNEX; b = b->next) block(w, b);
    foot(w);
    for (; b; b = b->next) {
        if (b->kind != BLOCK_ANNEX) {
            block(w, b);
            continue;
        }
        section = section_of(w, part);
        docx_section(&w->out, &section, false);
        annex(w, part = b);
    }
    section = section_of(w, part);
    docx_section(&w->out, &section, true);
}

err letter_docx(struct ctx *cx, const struct letter *l, struct slice *out)
{
    enum { EXPECTED = 32 << 10 };
    struct slice nothing;
    struct writing w = { .arena = cx->arena,
                         .out = buffer_in(cx->arena, EXPECTED),
                         .l = l,
                         .f = letter_frame(cx->arena, l, cx->now) };
    text called = text_is_empty(l->kind) ? l->subject : l->kind;
    w.width = PDF_A4_SHORT - w.f.form->left - w.f.form->right;
    w.rule = pdf_begin(cx, PDF_A4_SHORT, PDF_A4_LONG, called);
    say(&w);
    err e = pdf_end(cx, w.rule, &nothing);
    return e ? e : docx_pack(cx, called, buffer_as_text(&w.out), out);
}
