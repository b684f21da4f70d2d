/* SPDX-License-Identifier: MIT
 * sheet_xlsx_read: the first visible worksheet of a workbook as a sheet: cached values of formulas,
 * dates by their number format, everything else as ECMA-376 part 1, 18.3.1 says. */
#ifndef VOLBANK_PAPER_SHEET_XLSX_READ_H
#define VOLBANK_PAPER_SHEET_XLSX_READ_H

#include "sheet.h"

/* For sheet_read(). */
err sheet_xlsx_read(struct ctx *cx, struct slice file, struct sheet *sheet) MUST_CHECK;

#endif
