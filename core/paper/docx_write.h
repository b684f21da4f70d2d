/* SPDX-License-Identifier: MIT
 * docx_write: WordprocessingML (ECMA-376 part 1, 17) as text: paragraphs, tables, sections, in the
 * order of elements the schema asks for. Lengths are millimetres, sizes of letters points; what is
 * said is escaped, and characters XML cannot hold are left out. */
#ifndef VOLBANK_PAPER_DOCX_WRITE_H
#define VOLBANK_PAPER_DOCX_WRITE_H

#include "../base/buffer.h"
#include "archive.h"
#include "pdf.h"

/* Around a paragraph's words; all zero for a plain one. */
struct docx_room {
    double before, after; /* points */
    double left, right;   /* mm from the column's edges */
    bool with_next;       /* not parted from what follows */
    bool ruled;           /* a line above it, between left and right */
    int heading;          /* 1-3 for the reader's outline; 0 = none */
};

/* A whole paragraph; of the style size, bold, italic, align, leading, indent and strong hold. '\n'
 * begins a line. */
void docx_paragraph(struct buffer *b, const struct docx_room *room, const struct pdf_style *style,
                    text words);

/* Tables of columns as wide as said, with lines or without. Row, then cells (each at least one
 * paragraph, `span` columns wide), then their ends. head: repeated on every page. */
void docx_table(struct buffer *b, bool lines, const double widths[], size_t count);
void docx_row(struct buffer *b, bool head);
void docx_cell(struct buffer *b, double width, size_t span, bool middle);
void docx_cell_end(struct buffer *b);
void docx_row_end(struct buffer *b);
void docx_table_end(struct buffer *b);

struct docx_section {
    bool wide;
    double top, bottom, left, right;
    bool afresh; /* pages are numbered from 1 again */
};
/* Ends a section: what stands before it is set so. The document's last one stands alone. */
void docx_section(struct buffer *b, const struct docx_section *section, bool last);

/* The file: body is all of the above in its order. */
err docx_pack(struct ctx *cx, text title, text body, struct slice *out) MUST_CHECK;

#endif
