/* SPDX-License-Identifier: MIT
 * sheet_out: a table for people, row by row, as CSV or XLSX bytes. The same rows give the same
 * bytes. No text ever becomes a formula (sheet_csv.h says how; XLSX marks texts as texts). */
#ifndef VOLBANK_PAPER_SHEET_OUT_H
#define VOLBANK_PAPER_SHEET_OUT_H

#include "sheet.h"

enum sheet_form { SHEET_CSV, SHEET_XLSX };

struct sheet_column {
    text heading;
    int width;    /* characters, XLSX only; 0 = by the heading */
    bool grouped; /* numbers as 1,500,000: for money */
};

struct sheet_out;

/* Media types for Content-Type. */
API const char *sheet_form_media(enum sheet_form form);
/* title: of the worksheet; one Excel does not allow is replaced by "Sheet1".
 * Columns 1..SHEET_COLUMNS_MAX; the texts are borrowed until this returns. The XLSX heading row is
 * bold and stays in view. ERR_IO, ERR_NO_SPACE: no temporary room. */
API err sheet_out_open(struct ctx *cx, enum sheet_form form, text title,
                       const struct sheet_column columns[], size_t count,
                       struct sheet_out **out) MUST_CHECK;
/* Begins another worksheet of the same file, with a heading row of its own; the one before is
 * finished. In a CSV an empty line and the headings. */
API err sheet_out_next(struct ctx *cx, struct sheet_out *out, text title,
                       const struct sheet_column columns[], size_t count) MUST_CHECK;
/* One row; `count` at most that of the columns. Texts are borrowed until this returns.
 * ERR_TOO_LARGE past Excel's own limits. */
API err sheet_out_row(struct ctx *cx, struct sheet_out *out, const struct cell cells[],
                      size_t count) MUST_CHECK;
/* The whole file, in the arena. A writer that is never closed is released with the arena. */
API err sheet_out_close(struct ctx *cx, struct sheet_out *out, struct slice *bytes) MUST_CHECK;

#endif
