/* SPDX-License-Identifier: MIT
 * print_page: setting a certificate. Measures are those of the issuing bodies' own rules where they
 * have any (NĐ 30/2020 Phụ lục I; HD 29-HD/TWĐTN-VP): margins 20 mm, names of bodies 13-15 points,
 * the day in italics. Everything between them is set from the top with what height it needs, the
 * foot from the bottom. */
#include "print.h"

enum { INK = 0x1D1A17, BRICK = 0x7D2413, MUTED = 0x5A534B, RED = 0xB3261E };

#define MARGIN 20.0
#define INNER (PDF_A4_LONG - 2 * MARGIN)
#define BAND 7.0
#define HALF (INNER / 2)

static const struct pdf_style small = { .size = 11, .align = PDF_CENTRE, .colour = INK };
static const struct pdf_style plain = { .size = 13, .align = PDF_CENTRE, .colour = INK };
static const struct pdf_style strong = {
    .size = 13, .bold = true, .align = PDF_CENTRE, .colour = INK
};
static const struct pdf_style heading = {
    .size = 15, .bold = true, .align = PDF_CENTRE, .colour = INK
};
static const struct pdf_style slanted = {
    .size = 14, .italic = true, .align = PDF_CENTRE, .colour = INK
};
static const struct pdf_style sentence = {
    .size = 15, .align = PDF_CENTRE, .leading = 1.15, .colour = INK
};
static const struct pdf_style subject = {
    .size = 20, .bold = true, .align = PDF_CENTRE, .colour = INK
};
static const struct pdf_style title = {
    .size = 38, .bold = true, .align = PDF_CENTRE, .tracking = 4, .colour = BRICK
};
static const struct pdf_style name = {
    .size = 32, .bold = true, .align = PDF_CENTRE, .colour = INK
};

/* A woven band as along the hem of a skirt: one motif of 40 by 16 threads. */
static void weave(struct pdf *pdf, double y)
{
    static const struct {
        uint8_t x, y, width, height;
        uint32_t colour;
    } threads[] = {
        { 0, 0, 40, 16, 0x17110F }, { 0, 0, 40, 1, 0xC9452C },  { 0, 15, 40, 1, 0xC9452C },
        { 18, 3, 4, 10, 0xC9452C }, { 14, 5, 12, 6, 0xC9452C }, { 10, 7, 20, 2, 0xC9452C },
        { 18, 5, 4, 6, 0xE5A823 },  { 14, 7, 12, 2, 0xE5A823 }, { 18, 7, 4, 2, 0x17110F },
        { 0, 5, 2, 6, 0xF4EADB },   { 0, 7, 6, 2, 0xF4EADB },   { 38, 5, 2, 6, 0xF4EADB },
        { 34, 7, 6, 2, 0xF4EADB },  { 8, 3, 4, 2, 0x4C9A6D },   { 28, 3, 4, 2, 0x4C9A6D },
        { 8, 11, 4, 2, 0x4C9A6D },  { 28, 11, 4, 2, 0x4C9A6D },
    };
    double thread = BAND / 16;
    pdf_box(pdf, 0, y, PDF_A4_LONG, BAND, threads[0].colour);
    for (int motif = 0; motif * 40 * thread < PDF_A4_LONG; motif++)
        for (size_t i = 1; i < COUNT_OF(threads); i++)
            pdf_box(pdf, (motif * 40 + threads[i].x) * thread, y + threads[i].y * thread,
                    threads[i].width * thread, threads[i].height * thread, threads[i].colour);
}

/* A line under centred words, `part` of their width. */
static void rule_below(struct pdf *pdf, double x, double y, double width,
                       const struct pdf_style *style, text words, double part)
{
    double length = pdf_width(pdf, style, words);
    if (length > width) length = width;
    double middle = x + width / 2;
    pdf_line(pdf, middle - length * part / 2, y, middle + length * part / 2, y, 0.25, INK);
}

static double body_column(struct ctx *cx, struct pdf *pdf, const struct paper_words *w, double y)
{
    text above = viet_capitals(cx->arena, w->above);
    text body = viet_capitals(cx->arena, w->body);
    bool state = w->regime == REGIME_STATE;
    if (!text_is_empty(above)) y += pdf_words(pdf, MARGIN, y, HALF, &plain, above);
    y += pdf_words(pdf, MARGIN, y, HALF, &strong, body);
    if (state)
        rule_below(pdf, MARGIN, y + 0.8, HALF, &strong, body, 0.4);
    else
        y += pdf_words(pdf, MARGIN, y, HALF, &plain, TEXT("***")) - 1;
    text number = text_format(cx->arena, "Số: %.*s", TEXT_ARGS(w->number));
    return y + 2 + pdf_words(pdf, MARGIN, y + 2, HALF, &plain, number);
}

static void state_column(struct pdf *pdf, double y)
{
    text nation = TEXT("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    text motto = TEXT("Độc lập - Tự do - Hạnh phúc");
    struct pdf_style line = strong;
    line.size = 14;
    y += pdf_words(pdf, MARGIN + HALF, y, HALF, &strong, nation);
    y += pdf_words(pdf, MARGIN + HALF, y, HALF, &line, motto);
    rule_below(pdf, MARGIN + HALF, y + 0.8, HALF, &line, motto, 1);
}

static void right_column(struct pdf *pdf, const struct paper_words *w, double y)
{
    if (w->regime == REGIME_STATE) {
        state_column(pdf, y);
        return;
    }
    text whose =
        w->regime == REGIME_FEDERATION ? TEXT("HỘI LHTN VIỆT NAM") : TEXT("ĐOÀN TNCS HỒ CHÍ MINH");
    y += pdf_words(pdf, MARGIN + HALF, y, HALF, &heading, whose);
    rule_below(pdf, MARGIN + HALF, y + 0.8, HALF, &heading, whose, 1);
}

/* ---- what is certified: lines spread over the room there is ---------------------------------- */

struct row {
    text words; /* none = no row */
    const struct pdf_style *style;
    double least; /* points, rather than breaking the line */
    double gap;   /* mm below it, at least */
};
enum { ROWS = 8 };

static double height_of_row(struct pdf *pdf, const struct row *r, double scale,
                            struct pdf_style *style)
{
    *style = *r->style;
    style->size *= scale;
    *style = pdf_fitting(pdf, INNER, *style, r->least * scale, r->words);
    return pdf_height(pdf, INNER, style, r->words);
}

/* Height of the rows without their gaps, and the sum of these. */
static double height_of_rows(struct pdf *pdf, const struct row *rows, double scale, double *gaps)
{
    struct pdf_style style;
    double sum = 0;
    *gaps = 0;
    for (size_t i = 0; i < ROWS; i++) {
        if (text_is_empty(rows[i].words)) continue;
        sum += height_of_row(pdf, &rows[i], scale, &style);
        *gaps += rows[i].gap;
    }
    return sum;
}

/* Rows that do not fit are set in smaller letters; where there is room to spare the gaps grow. */
static void spread(struct pdf *pdf, const struct row *rows, double y, double bottom)
{
    const double widest = 3.5, smallest = 0.5;
    struct pdf_style style;
    double gaps = 0, scale = 1;
    double sum = height_of_rows(pdf, rows, scale, &gaps);
    while (sum + gaps > bottom - y && scale > smallest)
        sum = height_of_rows(pdf, rows, scale -= 0.05, &gaps);
    double stretch = gaps > 0 ? (bottom - y - sum) / gaps : 1;
    if (stretch > widest) stretch = widest;
    for (size_t i = 0; i < ROWS; i++) {
        if (text_is_empty(rows[i].words)) continue;
        double height = height_of_row(pdf, &rows[i], scale, &style);
        (void)pdf_words(pdf, MARGIN, y, INNER, &style, rows[i].words);
        y += height + rows[i].gap * stretch;
    }
}

static void middle(struct ctx *cx, struct pdf *pdf, const struct paper_words *w, double y,
                   double bottom)
{
    text says = text_format(cx->arena, "%.*s chứng nhận", TEXT_ARGS(w->body));
    const struct row rows[ROWS] = {
        { TEXT("GIẤY CHỨNG NHẬN"), &title, 20, 1.5 },
        { says, &sentence, 11, 1.5 },
        { w->holder, &name, 16, 0.5 },
        { w->about, &sentence, 10, 2 },
        { w->deed, &sentence, 15, 0.5 },
        { w->kind, &subject, 14, 1 },
        { w->criteria, &sentence, 12, 1 },
        { w->course, &slanted, 12, 0 },
    };
    spread(pdf, rows, y, bottom);
}

/* ---- the foot ------------------------------------------------------------------------------- */

static void check_by(struct ctx *cx, struct pdf *pdf, const struct paper_words *w, double bottom,
                     const struct qr *qr)
{
    const double side = 30;
    struct pdf_style left = small;
    left.align = PDF_LEFT;
    text site = w->url;
    size_t scheme = text_starts(site, TEXT("https://"))  ? 8
                    : text_starts(site, TEXT("http://")) ? 7
                                                         : 0;
    site = text_part(site, scheme, site.size - w->code.size - 1);
    text words = text_format(cx->arena, "Mã %.*s\nQuét mã hoặc vào\n%.*s", TEXT_ARGS(w->code),
                             TEXT_ARGS(site));
    double height = pdf_height(pdf, 55, &left, words);
    pdf_qr(pdf, MARGIN, bottom - side, side, qr);
    (void)pdf_words(pdf, MARGIN + side + 2, bottom - 3 - height, 55, &left, words);
}

static void in_register(struct ctx *cx, struct pdf *pdf, const struct paper_words *w, double bottom)
{
    text words = text_format(cx->arena, "Vào sổ số\n%.*s%s%.*s", TEXT_ARGS(w->entry),
                             text_is_empty(w->ends) ? "" : "\n", TEXT_ARGS(w->ends));
    double height = pdf_height(pdf, 40, &small, words);
    (void)pdf_words(pdf, MARGIN + INNER / 2 - 20, bottom - 3 - height, 40, &small, words);
}

/* The office above the room for the signature and the seal, the name below it. Where it begins. */
static double signature(struct pdf *pdf, const struct paper_words *w, double bottom)
{
    const double room = 24, width = 95, x = MARGIN + INNER - width;
    text rest = w->signer, office = { 0 }, who = { 0 };
    double lines = 0;
    while (!text_is_empty(rest)) {
        office = text_trim(text_cut(&rest, ';'));
        if (text_is_empty(text_trim(rest)))
            who = office;
        else
            lines += pdf_height(pdf, width, &strong, office);
    }
    double below = pdf_height(pdf, width, &heading, TEXT("Ê"));
    double top = bottom - below - room - lines - pdf_height(pdf, width, &slanted, w->place_and_day);
    double y = top;
    y += pdf_words(pdf, x, y, width, &slanted, w->place_and_day);
    for (rest = w->signer; !text_is_empty(rest);) {
        office = text_trim(text_cut(&rest, ';'));
        if (!text_is_empty(text_trim(rest))) y += pdf_words(pdf, x, y, width, &strong, office);
    }
    struct pdf_style fitted = pdf_fitting(pdf, width, heading, 9, who);
    if (!text_is_empty(who)) (void)pdf_words(pdf, x, bottom - below, width, &fitted, who);
    return top;
}

err paper_draw(struct ctx *cx, const struct paper_words *words, struct slice *out)
{
    struct qr qr;
    err e = qr_encode(cx, words->url, &qr);
    if (e) return e;
    const double bottom = PDF_A4_SHORT - BAND - 6;
    text called = text_format(cx->arena, "Giấy chứng nhận %.*s", TEXT_ARGS(words->number));
    struct pdf *pdf = pdf_begin(cx, PDF_A4_LONG, PDF_A4_SHORT, called);
    weave(pdf, 0);
    weave(pdf, PDF_A4_SHORT - BAND);
    right_column(pdf, words, BAND + 7);
    double top = body_column(cx, pdf, words, BAND + 7);
    double foot = signature(pdf, words, bottom);
    middle(cx, pdf, words, top + 5, foot - 3);
    check_by(cx, pdf, words, bottom, &qr);
    in_register(cx, pdf, words, bottom);
    if (!text_is_empty(words->stamp)) pdf_stamp(pdf, words->stamp, RED);
    return pdf_end(cx, pdf, out);
}
