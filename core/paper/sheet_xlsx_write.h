/* SPDX-License-Identifier: MIT
 * sheet_xlsx_write: the XLSX half of sheet_out.h. libxlsxwriter is known to this module only. Rows
 * leave memory as they are written; the finished file lives in an anonymous file until it is copied
 * out. */
#ifndef VOLBANK_PAPER_SHEET_XLSX_WRITE_H
#define VOLBANK_PAPER_SHEET_XLSX_WRITE_H

#include "sheet_out.h"

struct xlsx_write;

/* As sheet_out_open, sheet_out_next, sheet_out_row, sheet_out_close. */
err xlsx_write_open(struct ctx *cx, text title, const struct sheet_column columns[], size_t count,
                    struct xlsx_write **out) MUST_CHECK;
err xlsx_write_next(struct ctx *cx, struct xlsx_write *w, text title,
                    const struct sheet_column columns[], size_t count) MUST_CHECK;
err xlsx_write_row(struct ctx *cx, struct xlsx_write *w, const struct cell cells[],
                   size_t count) MUST_CHECK;
err xlsx_write_close(struct ctx *cx, struct xlsx_write *w, struct slice *bytes) MUST_CHECK;

#endif
