/* SPDX-License-Identifier: MIT
 * sheet_csv: comma-, semicolon- and tab-separated text (RFC 4180 as Excel practises it). libcsv is
 * known to this module only. Every cell read is text: what it means is for the field to say.
 *
 * Formula safety: a text that a spreadsheet would run (first character, after spaces and
 * apostrophes, one of = + - @ TAB CR LF or the full-width = + - @) is written with one apostrophe
 * before it, and reading takes one apostrophe off such a text: writing then reading gives the same
 * text. Numbers, "-5" too, are written as they are. */
#ifndef VOLBANK_PAPER_SHEET_CSV_H
#define VOLBANK_PAPER_SHEET_CSV_H

#include "../base/buffer.h"
#include "sheet.h"

/* For sheet_read(). */
err sheet_csv_read(struct ctx *cx, struct slice file, struct sheet *sheet) MUST_CHECK;
/* Appends the byte order mark by which Excel knows UTF-8. */
void sheet_csv_begin(struct buffer *out);
/* Appends one line ended by CR LF; equal cells give equal bytes. */
void sheet_csv_row(struct buffer *out, const struct cell cells[], size_t count);
/* True when a spreadsheet might run the text as a formula. */
bool sheet_csv_is_risky(text t);

#endif
