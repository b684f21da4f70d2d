/* SPDX-License-Identifier: MIT
 * xlsx_strings: texts of a workbook: the shared table, and rich text put together from its runs
 * (ECMA-376 part 1, 18.4). Readings in another script (rPh) are left out. */
#ifndef VOLBANK_PAPER_XLSX_STRINGS_H
#define VOLBANK_PAPER_XLSX_STRINGS_H

#include "../base/buffer.h"
#include "xlsx_part.h"

struct xlsx_strings {
    text *of; /* by index, trimmed */
    size_t count;
};

/* part: "xl/sharedStrings.xml". ERR_INVALID when damaged, ERR_TOO_LARGE past 4,000,000 texts. */
err xlsx_strings_read(struct ctx *cx, struct archive *a, text part,
                      struct xlsx_strings *out) MUST_CHECK;

/* From the start of <si> or <is> to its end: appends the texts of all runs to `into`. */
err xlsx_rich_text(struct xml *x, const char *element, struct buffer *into) MUST_CHECK;
/* Undoes Excel's _x000D_ for characters XML cannot hold; control characters other than TAB and LF
 * become spaces. Trimmed, in the arena. */
text xlsx_text(struct arena *arena, text raw);

#endif
