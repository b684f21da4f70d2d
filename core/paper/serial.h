/* SPDX-License-Identifier: MIT
 * serial: numbers and dates as spreadsheets keep them, without floating point. A date is a count of
 * days since 1899-12-30 (or 1904-01-01), its fraction the time of day; the 1900 system has a day
 * that never was, 1900-02-29 = 60 (ECMA-376 part 1, 18.17.4). */
#ifndef VOLBANK_PAPER_SERIAL_H
#define VOLBANK_PAPER_SERIAL_H

#include "sheet.h"

/* "9.12345678E8" -> "912345678", "0.30000000000000004" -> "0.3": fractions are rounded to the 15
 * digits Excel shows, whole numbers keep up to 40. False when it is no number or needs more than 60
 * digits. */
bool serial_plain(struct arena *arena, text typed, text *plain);
/* Day (0 when the serial is below 1) and second of the day of a plain decimal. False when negative,
 * past the year 9999 or the day that never was. */
bool serial_split(text plain, bool since_1904, date *day, int32_t *second);
/* A CELL_DATE with its shown text; second -1 = only a day, day 0 = only a time. */
struct cell serial_cell(struct arena *arena, date day, int32_t second);

#endif
