/* SPDX-License-Identifier: MIT
 * sheet_build: what the readers of CSV and XLSX share: cells in, rows out, every limit of sheet.h
 * enforced in one place. Also gives up when the unit of work's deadline has passed. */
#ifndef VOLBANK_PAPER_SHEET_BUILD_H
#define VOLBANK_PAPER_SHEET_BUILD_H

#include "sheet.h"

struct sheet_build {
    struct ctx *cx;
    struct sheet *sheet;
    uint32_t number; /* of the row being filled */
    uint32_t count;  /* columns used in it */
    size_t capacity; /* of sheet->rows */
    size_t cells;    /* kept so far */
    struct cell line[SHEET_COLUMNS_MAX];
};

/* In the arena; the sheet is borrowed and filled. */
struct sheet_build *sheet_build_new(struct ctx *cx, struct sheet *sheet);
/* Puts a cell in the row being filled; empty cells are dropped wherever they stand. ERR_TOO_LARGE,
 * ERR_TIMEOUT. */
err sheet_build_cell(struct sheet_build *b, uint32_t column, struct cell cell) MUST_CHECK;
/* Keeps the row if it has cells and starts an empty one numbered `next`. */
err sheet_build_row(struct sheet_build *b, uint32_t next) MUST_CHECK;
/* Repeats cells merged over several rows in each of those rows. */
void sheet_build_merges(struct sheet_build *b);

#endif
