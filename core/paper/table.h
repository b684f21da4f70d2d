/* SPDX-License-Identifier: MIT
 * table: what an importer needs above cells: which row is the heading, which column is which field,
 * which rows are people and which are titles, totals and signatures. Knows field tables, not
 * stores. Nothing is left out silently: every skipped row and every column not used is listed with
 * its reason. */
#ifndef VOLBANK_PAPER_TABLE_H
#define VOLBANK_PAPER_TABLE_H

#include "../store/entity.h"
#include "sheet.h"

/* A column, or several side by side that make one value (family names | given name). */
struct table_column {
    const struct field *field;
    uint32_t column, span; /* span 1, or the number of columns joined by a space */
    text heading;          /* as written in the file */
};

enum table_heading_why {
    HEADING_UNKNOWN,  /* no field is called so */
    HEADING_TWICE,    /* an earlier column has the field */
    HEADING_NOT_TAKEN /* a field that is computed, secret or set by the server only */
};

struct table_heading {
    uint32_t column;
    text heading;
    enum table_heading_why why;
};

enum table_skip_why {
    SKIP_TITLE,   /* above the heading */
    SKIP_HEADING, /* the heading row, its second line, its repetition on a later page, "(1) (2) (3)"
                   */
    SKIP_TOTAL,   /* "Tổng cộng", "Cộng" */
    SKIP_SECTION, /* "I. Chi đoàn thôn 3" across the table */
    SKIP_EMPTY,   /* nothing in any column that is a field: pre-numbered lines of a form */
    SKIP_SIGNATURE /* place and date, "Người lập biểu", names under it */
};

struct table_skip {
    size_t row; /* index in sheet->rows */
    enum table_skip_why why;
};

struct table {
    const struct sheet *sheet;
    size_t header; /* index in sheet->rows of the (lower) heading row; its .number is what people
                      see */
    struct table_column *columns; /* one for each field found, left to right */
    size_t column_count;
    struct table_heading *unmapped;
    size_t unmapped_count;
    const struct field **missing; /* REQUIRED fields without a column and without a fallback */
    size_t missing_count;
    size_t *rows; /* indexes in sheet->rows of the data rows */
    size_t row_count;
    struct table_skip *skipped;
    size_t skipped_count;
};

/* Finds all of the above; the table and its texts live in the arena. Headings are known by label,
 * label_en, name and aliases of the fields, without accents, case, notes in brackets and small
 * words; common abbreviations (SĐT, ĐT, CCCD …) are understood. ERR_INVALID when no row looks like
 * a heading; missing columns are only listed: see table_require. */
err table_match(struct ctx *cx, const struct sheet *sheet, const struct field fields[],
                struct table **out) MUST_CHECK;
/* One flaw "required-column" at the heading row for each missing field, and ERR_INVALID when there
 * are any. */
err table_require(struct ctx *cx, const struct table *table) MUST_CHECK;
/* The column of a field, or NULL. */
const struct table_column *table_column_of(const struct table *table, const char *field_name);

/* A value as field_from_text reads it: dates and serial numbers in date columns as yyyy-mm-dd,
 * moments as RFC 3339 at UTC+07:00, yes/no as true/false, joined columns joined. Empty when there
 * is nothing. */
text table_text(struct ctx *cx, const struct table *table, const struct table_column *column,
                size_t row);
/* The formula's failure ("#N/A") that stands where a value should; empty when there is none. */
text table_error(const struct table *table, const struct table_column *column, size_t row);
/* "C7" of a value, for flaws. */
const char *table_pointer(struct ctx *cx, const struct table *table,
                          const struct table_column *column, size_t row);

#endif
