/* SPDX-License-Identifier: MIT
 * sheet: one view of a table of cells, whatever file it came from (CSV, XLSX).
 * Everything lives in the arena of the ctx that read it. Texts of cells are valid UTF-8 and
 * trimmed, not yet in normal form: the field's decoder does that. Nothing here knows records. */
#ifndef VOLBANK_PAPER_SHEET_H
#define VOLBANK_PAPER_SHEET_H

#include "../base/ctx.h"

enum {
    SHEET_FILE_MAX = 32 << 20,
    SHEET_ROWS_MAX = 200000,
    SHEET_COLUMNS_MAX = 500,
    SHEET_CELL_MAX = 32 << 10, /* bytes of one cell's text */
    SHEET_CELLS_MAX = 4000000
};

enum cell_kind {
    CELL_EMPTY,
    CELL_TEXT,
    CELL_NUMBER, /* shown is the exact plain decimal, "-12.5": no exponent, point as decimal sign */
    CELL_DATE,   /* a day, a time of day or both: see struct cell */
    CELL_BOOL,   /* shown is "TRUE" or "FALSE" */
    CELL_ERROR,  /* a formula's failure: "#N/A" */
    CELL_FORMULA /* for writing only: shown is "=SUM(C2:C9)", ours and never a person's words */
};

struct cell {
    text shown; /* as the reader of the sheet sees it; dates as dd/mm/yyyy, times hh:mm */
    enum cell_kind kind;
    date day;       /* CELL_DATE: 0 = only a time of day or a duration */
    int32_t second; /* CELL_DATE: since midnight; -1 = only a day */
    int64_t value;  /* CELL_FORMULA: what it comes to, … */
    int64_t per;    /* … divided by this; 0 = 1 */
};

struct sheet_row {
    const struct cell *cells; /* columns 0..count-1; the last is not empty */
    uint32_t count;
    uint32_t number; /* 1-based, as Excel shows it */
};

/* A block of merged cells: row numbers from 1, columns from 0, both ends inside. */
struct sheet_merge {
    uint32_t top, left, bottom, right;
};

struct sheet {
    text file;              /* name given by the caller, for messages */
    text title;             /* of the worksheet; empty for CSV */
    struct sheet_row *rows; /* rows with at least one cell, numbers rising */
    size_t row_count;
    uint32_t width;  /* columns of the widest row */
    bool since_1904; /* serial dates count from 1904 */
    struct sheet_merge *merges;
    size_t merge_count;
};

/* Reads a CSV (UTF-8 or UTF-16; comma, semicolon or tab, told by content) or the first visible
 * worksheet of an XLSX. Blank rows are left out but counted in row numbers. A cell merged over
 * several rows is repeated in each. ERR_UNSUPPORTED_MEDIA another kind of file (.xls, .ods, PDF,
 * HTML, other character sets), ERR_INVALID broken, encrypted, hostile or empty, ERR_TOO_LARGE past
 * a limit above; the detail says what to do about it. */
err sheet_read(struct ctx *cx, struct slice file, text name, struct sheet **out) MUST_CHECK;

/* The cell of a column; a shared empty cell past the row's end. Never NULL. */
const struct cell *sheet_cell(const struct sheet_row *row, uint32_t column);
/* The row with that number, or NULL when it is blank. */
const struct sheet_row *sheet_row_numbered(const struct sheet *sheet, uint32_t number);
/* "C7": column from 0, row number from 1. */
text sheet_position(struct arena *arena, uint32_t column, uint32_t row_number);
/* Reads "C7" or "$C$7" or "C" (row 0); false when it is no position or a column past XFD. */
bool sheet_position_parse(text t, uint32_t *column, uint32_t *row_number);

/* Cells for writing. */
API struct cell cell_text(text t); /* CELL_EMPTY when t is empty */
API struct cell cell_number(struct arena *arena, int64_t value);
/* 1235 -> 12.35 */
API struct cell cell_hundredths(struct arena *arena, int64_t hundredths);
API struct cell cell_day(struct arena *arena, date d);       /* CELL_EMPTY for none */
API struct cell cell_moment(struct arena *arena, instant t); /* at UTC+07:00; CELL_EMPTY for none */
API struct cell cell_bool(bool value);
/* What Excel computes, and what it comes to now, for programs that do not. Never of text somebody
 * typed. In a CSV only the value. */
API struct cell cell_formula(text formula, int64_t value);

#endif
