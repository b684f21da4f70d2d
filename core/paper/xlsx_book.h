/* SPDX-License-Identifier: MIT
 * xlsx_book: where things are in a workbook: its parts are found by following relationships from
 * the package's root (ECMA-376 part 2), not by guessing names. */
#ifndef VOLBANK_PAPER_XLSX_BOOK_H
#define VOLBANK_PAPER_XLSX_BOOK_H

#include "archive.h"

struct xlsx_book {
    text sheet_part; /* of the first visible worksheet, "xl/worksheets/sheet1.xml" */
    text sheet_title;
    text strings_part; /* empty when there is none */
    text styles_part;
    bool since_1904;
};

/* ERR_UNSUPPORTED_MEDIA for a ZIP that is no workbook (docx, ods, xlsb, plain zip); ERR_INVALID
 * damaged or no visible sheet. */
err xlsx_book_read(struct ctx *cx, struct archive *a, struct xlsx_book *out) MUST_CHECK;

#endif
