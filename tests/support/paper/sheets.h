/* SPDX-License-Identifier: MIT
 * sheets: the kept files of tests/data/sheets, and short ways to ask what a sheet holds. */
#ifndef VOLBANK_TESTS_SUPPORT_PAPER_SHEETS_H
#define VOLBANK_TESTS_SUPPORT_PAPER_SHEETS_H

#include "core/paper/sheet.h"

/* Bytes of a kept file, in the arena; fails the test when it is not there. */
struct slice sheets_file(struct ctx *cx, const char *name);
/* Reads a kept file that must be readable. */
struct sheet *sheets_read(struct ctx *cx, const char *name);
/* Reads bytes that must be readable. */
struct sheet *sheets_read_bytes(struct ctx *cx, struct slice bytes);
/* Fails the test unless the cell at "C7" shows `shown` and is of that kind. */
void sheets_assert(struct ctx *cx, const struct sheet *s, const char *at, enum cell_kind kind,
                   const char *shown);
/* Fails the test unless reading the file is refused with that error and slug, in both languages. */
void sheets_refused(struct ctx *cx, struct slice bytes, err expected, const char *part_of_vi);

/* cmocka fixtures: *state is a struct ctx over its own arena. */
int sheets_setup(void **state);
int sheets_teardown(void **state);

#endif
