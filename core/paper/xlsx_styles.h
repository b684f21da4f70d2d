/* SPDX-License-Identifier: MIT
 * xlsx_styles: what a cell's number format says about its number: a date, a time, zeros to the
 * left. Format codes: ECMA-376 part 1, 18.8.30 (built-in numbers) and 18.8.31. */
#ifndef VOLBANK_PAPER_XLSX_STYLES_H
#define VOLBANK_PAPER_XLSX_STYLES_H

#include "archive.h"

struct number_style {
    bool day;           /* shows a day, month or year */
    bool clock;         /* shows hours or seconds */
    uint8_t digits_min; /* "0000000000" shows zeros to the left; 0 = none */
};

struct xlsx_styles {
    struct number_style *of; /* by the cell's s attribute */
    size_t count;
};

/* part: "xl/styles.xml". ERR_INVALID when damaged. */
err xlsx_styles_read(struct ctx *cx, struct archive *a, text part,
                     struct xlsx_styles *out) MUST_CHECK;
struct number_style xlsx_style_of_code(text format_code);
struct number_style xlsx_style_of_builtin(int64_t number);

#endif
