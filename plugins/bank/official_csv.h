/* SPDX-License-Identifier: MIT
 * official_csv: the shipped tables of official units: UTF-8, commas, LF, a heading of field names,
 * quotes only around cells with commas. Files people make are read by the importer instead. */
#ifndef VOLBANK_BANK_OFFICIAL_CSV_H
#define VOLBANK_BANK_OFFICIAL_CSV_H

#include "core/plugin/plugin.h"

enum { OFFICIAL_COLUMNS_MAX = 16 };

struct official_row {
    size_t line;
    text cells[OFFICIAL_COLUMNS_MAX];
};
struct official_table {
    const char *file;
    text names[OFFICIAL_COLUMNS_MAX];
    size_t columns;
    struct official_row *rows;
    size_t count;
};

/* Reads <dir>/<file> into cx->arena. ERR_IO when it cannot be read, ERR_CORRUPT with file and line
 * when a row has another number of cells than the heading. */
err official_csv_read(struct ctx *cx, const char *dir, const char *file,
                      struct official_table *out) MUST_CHECK;
/* The cell below a heading, empty when the table has no such column. */
text official_cell(const struct official_table *table, const struct official_row *row,
                   const char *name);
/* Reads every cell whose heading is a field of the entity into the record, links left out: whoever
 * knows the codes resolves those. */
err official_fill(struct ctx *cx, const struct entity *entity, const struct official_table *table,
                  const struct official_row *row, void *record) MUST_CHECK;

#endif
