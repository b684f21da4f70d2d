/* SPDX-License-Identifier: MIT
 * pdf: printed pages. Lengths are millimetres from the upper left corner, sizes of letters points,
 * colours 0xRRGGBB. pango shapes the words, so stacked and combining letters (ễ, ơ̆, ê̆, ƀ) stand
 * as they are written, and a reader can copy them out again; cairo draws. Both are known to this
 * module only. The letters are Tinos, which measures as Times New Roman does (NĐ 30/2020 Phụ lục I
 * asks for that one); where it is not installed, the system's serif. */
#ifndef VOLBANK_PAPER_PDF_H
#define VOLBANK_PAPER_PDF_H

#include "../base/ctx.h"
#include "qr.h"

struct pdf;

#define PDF_A4_SHORT 210.0
#define PDF_A4_LONG 297.0

enum pdf_align { PDF_LEFT, PDF_CENTRE, PDF_RIGHT, PDF_JUSTIFY };

struct pdf_style {
    double size; /* points */
    bool bold, italic;
    enum pdf_align align;
    double leading;  /* distance of lines, 1 = as the letters ask; 0 = 1 */
    double tracking; /* points between letters */
    double indent;   /* mm, of a paragraph's first line */
    uint32_t colour;
    size_t strong; /* bytes at the front that are set bold */
};

/* A document of pages of this size, the first of them begun. Owned by the caller until pdf_end. */
API struct pdf *pdf_begin(struct ctx *cx, double width, double height, text title);
/* Begins another page; pdf_turn_to one of another size. */
API void pdf_turn(struct pdf *pdf);
API void pdf_turn_to(struct pdf *pdf, double width, double height);
/* Draws words in a column from its upper left corner; '\n' begins a paragraph, too long lines are
 * broken between words, a word longer than a line within. Returns the height they take. */
API double pdf_words(struct pdf *pdf, double x, double y, double width,
                     const struct pdf_style *style, text words);
/* The same from line *line (0 = the first) on, as many lines as `height` has room for; *line is
 * then the first not drawn, or -1 when none is left. A paragraph's first line, or its last, is not
 * parted from all others, so nothing may be drawn where room is short. */
API double pdf_lines(struct pdf *pdf, double x, double y, double width,
                     const struct pdf_style *style, text words, double height, int *line);
/* The height they would take. */
API double pdf_height(struct pdf *pdf, double width, const struct pdf_style *style, text words);
/* The width of the longest line when nothing is broken. */
API double pdf_width(struct pdf *pdf, const struct pdf_style *style, text words);
/* A style like this one, smaller where needed, in which the words stand on one line; never below
 * `least` points. */
API struct pdf_style pdf_fitting(struct pdf *pdf, double width, struct pdf_style style,
                                 double least, text words);
API void pdf_line(struct pdf *pdf, double x, double y, double to_x, double to_y, double thick,
                  uint32_t colour);
API void pdf_box(struct pdf *pdf, double x, double y, double width, double height, uint32_t colour);
/* The code with its quiet zone in a white square. */
API void pdf_qr(struct pdf *pdf, double x, double y, double side, const struct qr *qr);
/* Words across the page, slanted and pale: what nobody may take for valid. */
API void pdf_stamp(struct pdf *pdf, text words, uint32_t colour);
/* Ends and frees the document; its bytes are in the arena. ERR_IO when drawing failed. */
API err pdf_end(struct ctx *cx, struct pdf *pdf, struct slice *bytes) MUST_CHECK;

#endif
