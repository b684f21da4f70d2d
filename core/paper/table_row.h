/* SPDX-License-Identifier: MIT
 * table_row: what a row under the heading is: somebody's data, a total, a section, a signature. */
#ifndef VOLBANK_PAPER_TABLE_ROW_H
#define VOLBANK_PAPER_TABLE_ROW_H

#include "table.h"

enum { RUNNING_NONE = SHEET_COLUMNS_MAX };

struct row_judge {
    struct arena *arena;
    const struct table *table;
    const struct sheet_row *header;
    uint32_t running; /* column of the running number, or RUNNING_NONE */
    const bool *wide; /* by index in sheet->rows: a merge of three columns or more starts there */
    bool ended;       /* a signature was seen and no full row since */
    bool numbering_may_follow; /* the row right under the heading */
};

/* True when the row at `index` holds data; else *why. Rows are asked from the heading down, each
 * once. */
bool table_row_is_data(struct row_judge *j, size_t index, enum table_skip_why *why);

#endif
