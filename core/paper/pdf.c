/* SPDX-License-Identifier: MIT
 * pdf: see the header. Every document has a font map of its own: pango's shared one belongs to the
 * thread that made it, and documents are made on any thread of the pool. cairo keeps the first
 * failure and ignores what comes after it, so it is asked once, at the end. */
#include "pdf.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "../base/buffer.h"

#define POINTS_PER_MM (72.0 / 25.4)
#define FAMILY "Tinos, serif"

struct pdf {
    struct buffer out;
    double width, height; /* mm */
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoFontMap *fonts;
    PangoContext *context;
};

#ifdef __SANITIZE_ADDRESS__
/* fontconfig 2.14 forgets one pattern when it reads the system's configuration, once a process. */
API const char *__lsan_default_suppressions(void); /* NOLINT: the sanitizer's name */
const char *__lsan_default_suppressions(void)      /* NOLINT */
{
    return "leak:libfontconfig.so\n";
}
#endif

static cairo_status_t append(void *closure, const unsigned char *data, unsigned length)
{
    buffer_bytes(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static void set_colour(struct pdf *pdf, uint32_t colour)
{
    cairo_set_source_rgb(pdf->cairo, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0,
                         (colour & 255) / 255.0);
}

/* Paper has no pixels for letters to be fitted to. */
static void measure_as_printed(PangoContext *context)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_language(context, pango_language_from_string("vi"));
}

struct pdf *pdf_begin(struct ctx *cx, double width, double height, text title)
{
    struct pdf *pdf = ARENA_NEW(cx->arena, struct pdf);
    pdf->out = buffer_in(cx->arena, 32 << 10);
    pdf->width = width;
    pdf->height = height;
    pdf->surface = cairo_pdf_surface_create_for_stream(append, &pdf->out, width * POINTS_PER_MM,
                                                       height * POINTS_PER_MM);
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_TITLE,
                                   text_z(cx->arena, title));
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   text_z(cx->arena, instant_format(cx->arena, cx->now)));
    pdf->cairo = cairo_create(pdf->surface);
    pdf->fonts = pango_cairo_font_map_new();
    pdf->context = pango_font_map_create_context(pdf->fonts);
    measure_as_printed(pdf->context);
    pango_cairo_update_context(pdf->cairo, pdf->context);
    cairo_scale(pdf->cairo, POINTS_PER_MM, POINTS_PER_MM);
    return pdf;
}

void pdf_turn(struct pdf *pdf)
{
    cairo_show_page(pdf->cairo);
}

void pdf_turn_to(struct pdf *pdf, double width, double height)
{
    pdf_turn(pdf);
    pdf->width = width;
    pdf->height = height;
    cairo_pdf_surface_set_size(pdf->surface, width * POINTS_PER_MM, height * POINTS_PER_MM);
}

/* ---- words --------------------------------------------------------------------------------- */

static int units(double mm)
{
    return (int)lround(mm * POINTS_PER_MM * PANGO_SCALE);
}

static double millimetres(int pango_units)
{
    return (double)pango_units / PANGO_SCALE / POINTS_PER_MM;
}

static void set_letters(PangoLayout *layout, const struct pdf_style *style)
{
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family_static(font, FAMILY);
    pango_font_description_set_weight(font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font, style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(font, style->size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    PangoAttrList *list = pango_attr_list_new();
    /* A word too long for its line is parted where the line ends: a hyphen would be read as its
     * own, as in an address. */
    pango_attr_list_insert(list, pango_attr_insert_hyphens_new(FALSE));
    if (style->tracking > 0)
        pango_attr_list_insert(
            list, pango_attr_letter_spacing_new((int)lround(style->tracking * PANGO_SCALE)));
    if (style->strong) {
        PangoAttribute *bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
        bold->end_index = (guint)style->strong;
        pango_attr_list_insert(list, bold);
    }
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
}

/* Of `width` mm, or unbroken when that is below 0. */
static PangoLayout *laid_out(struct pdf *pdf, double width, const struct pdf_style *style,
                             text words)
{
    static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER,
                                                 PANGO_ALIGN_RIGHT, PANGO_ALIGN_LEFT };
    PangoLayout *layout = pango_layout_new(pdf->context);
    set_letters(layout, style);
    pango_layout_set_text(layout, words.data, (int)words.size);
    pango_layout_set_width(layout, width < 0 ? -1 : units(width));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, alignments[style->align]);
    pango_layout_set_justify(layout, style->align == PDF_JUSTIFY);
    if (style->indent > 0) pango_layout_set_indent(layout, units(style->indent));
    if (style->leading > 0) pango_layout_set_line_spacing(layout, (float)style->leading);
    return layout;
}

static double height_of(PangoLayout *layout)
{
    int width = 0, height = 0;
    pango_layout_get_size(layout, &width, &height);
    return millimetres(height);
}

double pdf_height(struct pdf *pdf, double width, const struct pdf_style *style, text words)
{
    PangoLayout *layout = laid_out(pdf, width, style, words);
    double height = height_of(layout);
    g_object_unref(layout);
    return height;
}

double pdf_width(struct pdf *pdf, const struct pdf_style *style, text words)
{
    int width = 0, height = 0;
    PangoLayout *layout = laid_out(pdf, -1, style, words);
    pango_layout_get_size(layout, &width, &height);
    g_object_unref(layout);
    return millimetres(width);
}

struct pdf_style pdf_fitting(struct pdf *pdf, double width, struct pdf_style style, double least,
                             text words)
{
    double wide = pdf_width(pdf, &style, words);
    if (wide > width) style.size *= width / wide;
    if (style.size < least) style.size = least;
    return style;
}

/* At the current point; words are laid out in points. */
static void show(struct pdf *pdf, PangoLayout *layout)
{
    cairo_save(pdf->cairo);
    cairo_scale(pdf->cairo, 1 / POINTS_PER_MM, 1 / POINTS_PER_MM);
    pango_cairo_show_layout(pdf->cairo, layout);
    cairo_restore(pdf->cairo);
}

double pdf_words(struct pdf *pdf, double x, double y, double width, const struct pdf_style *style,
                 text words)
{
    PangoLayout *layout = laid_out(pdf, width, style, words);
    double height = height_of(layout);
    set_colour(pdf, style->colour);
    cairo_move_to(pdf->cairo, x, y);
    show(pdf, layout);
    g_object_unref(layout);
    return height;
}

/* ---- part of the lines ----------------------------------------------------------------------- */

/* How many of the `left` lines to draw, of which `fit` have room; `first`: they begin the words. */
static int parted(int fit, int left, bool first)
{
    if (fit >= left) return left;
    if (left - fit == 1 && fit > 1) fit--;
    return first && fit == 1 ? 0 : fit;
}

struct span {
    int y0, y1; /* pango units from the top of the words */
};

static struct span span_of(PangoLayoutIter *at)
{
    struct span s;
    pango_layout_iter_get_line_yrange(at, &s.y0, &s.y1);
    return s;
}

/* Lines from `line` on that end within the height. */
static int fitting_lines(PangoLayout *layout, double height, int line)
{
    PangoLayoutIter *at = pango_layout_get_iter(layout);
    int n = 0, fit = 0, top = 0;
    do {
        struct span s = span_of(at);
        if (n == line) top = s.y0;
        if (n >= line && millimetres(s.y1 - top) <= height) fit++;
    } while (n++, pango_layout_iter_next_line(at));
    pango_layout_iter_free(at);
    return fit;
}

static void draw_line(struct pdf *pdf, PangoLayoutIter *at, double x, double y, int top)
{
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(at, NULL, &logical);
    int baseline = pango_layout_iter_get_baseline(at);
    cairo_move_to(pdf->cairo, x + millimetres(logical.x), y + millimetres(baseline - top));
    cairo_save(pdf->cairo);
    cairo_scale(pdf->cairo, 1 / POINTS_PER_MM, 1 / POINTS_PER_MM);
    pango_cairo_show_layout_line(pdf->cairo, pango_layout_iter_get_line_readonly(at));
    cairo_restore(pdf->cairo);
}

static double draw_lines(struct pdf *pdf, PangoLayout *layout, double x, double y, int from, int to)
{
    PangoLayoutIter *at = pango_layout_get_iter(layout);
    struct span s = { 0, 0 };
    int n = 0, top = 0;
    do {
        if (n < from) continue;
        s = span_of(at);
        if (n == from) top = s.y0;
        draw_line(pdf, at, x, y, top);
    } while (++n < to && pango_layout_iter_next_line(at));
    pango_layout_iter_free(at);
    return millimetres(s.y1 - top);
}

double pdf_lines(struct pdf *pdf, double x, double y, double width, const struct pdf_style *style,
                 text words, double height, int *line)
{
    PangoLayout *layout = laid_out(pdf, width, style, words);
    int total = pango_layout_get_line_count(layout);
    int from = *line;
    int to = from + parted(fitting_lines(layout, height, from), total - from, from == 0);
    double drawn = 0;
    set_colour(pdf, style->colour);
    if (to > from) drawn = draw_lines(pdf, layout, x, y, from, to);
    *line = to < total ? to : -1;
    g_object_unref(layout);
    return drawn;
}

/* ---------------------------------------------------------------------------------------------- */

void pdf_stamp(struct pdf *pdf, text words, uint32_t colour)
{
    double long_side = pdf->width > pdf->height ? pdf->width : pdf->height;
    struct pdf_style style = { .size = 120, .bold = true, .align = PDF_CENTRE };
    style = pdf_fitting(pdf, long_side * 0.8, style, 8, words);
    PangoLayout *layout = laid_out(pdf, long_side, &style, words);
    cairo_save(pdf->cairo);
    cairo_translate(pdf->cairo, pdf->width / 2, pdf->height / 2);
    cairo_rotate(pdf->cairo, -atan2(pdf->height, pdf->width));
    cairo_move_to(pdf->cairo, -long_side / 2, -height_of(layout) / 2);
    cairo_set_source_rgba(pdf->cairo, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0,
                          (colour & 255) / 255.0, 0.25);
    show(pdf, layout);
    cairo_restore(pdf->cairo);
    g_object_unref(layout);
}

/* ---- lines --------------------------------------------------------------------------------- */

void pdf_line(struct pdf *pdf, double x, double y, double to_x, double to_y, double thick,
              uint32_t colour)
{
    set_colour(pdf, colour);
    cairo_set_line_width(pdf->cairo, thick);
    cairo_move_to(pdf->cairo, x, y);
    cairo_line_to(pdf->cairo, to_x, to_y);
    cairo_stroke(pdf->cairo);
}

void pdf_box(struct pdf *pdf, double x, double y, double width, double height, uint32_t colour)
{
    set_colour(pdf, colour);
    cairo_rectangle(pdf->cairo, x, y, width, height);
    cairo_fill(pdf->cairo);
}

void pdf_qr(struct pdf *pdf, double x, double y, double side, const struct qr *qr)
{
    double module = side / (qr->width + 2 * QR_QUIET);
    pdf_box(pdf, x, y, side, side, 0xFFFFFF);
    set_colour(pdf, 0);
    for (int row = 0; row < qr->width; row++)
        for (int column = 0, run; column < qr->width; column += run) {
            bool dark = qr_dark(qr, column, row);
            for (run = 1; column + run < qr->width && qr_dark(qr, column + run, row) == dark;)
                run++;
            if (dark)
                cairo_rectangle(pdf->cairo, x + (column + QR_QUIET) * module,
                                y + (row + QR_QUIET) * module, run * module, module);
        }
    cairo_fill(pdf->cairo);
}

/* -------------------------------------------------------------------------------------------- */

err pdf_end(struct ctx *cx, struct pdf *pdf, struct slice *bytes)
{
    cairo_destroy(pdf->cairo);
    cairo_surface_finish(pdf->surface);
    cairo_status_t status = cairo_surface_status(pdf->surface);
    cairo_surface_destroy(pdf->surface);
    g_object_unref(pdf->context);
    g_object_unref(pdf->fonts);
    *bytes = text_slice(buffer_as_text(&pdf->out));
    return status == CAIRO_STATUS_SUCCESS
               ? ERR_NONE
               : ctx_fail(cx, ERR_IO, NULL, "pdf",
                          SAY("Không vẽ được tệp PDF", "The PDF could not be drawn"));
}
