/* SPDX-License-Identifier: MIT
 * letters: letters as offices write them, to be rendered in tests. */
#ifndef VOLBANK_TESTS_SUPPORT_PAPER_LETTERS_H
#define VOLBANK_TESTS_SUPPORT_PAPER_LETTERS_H

#include "core/paper/letter.h"

/* A report of several pages of a body of that regime, of 5 January 2026: paragraphs, headings of
 * all levels, lists, a table of `rows` rows, two annexes, the second wide. Its words have letters
 * of Ê Đê and M'Nông. */
struct letter *letters_report(struct ctx *cx, int32_t regime, int rows);
/* A công văn of one page, not numbered or dated yet, to several offices. */
struct letter *letters_plain(struct ctx *cx, int32_t regime);
/* Minutes signed by three, and a paper of a person's own. */
struct letter *letters_minutes(struct ctx *cx);
struct letter *letters_own_paper(struct ctx *cx);
/* Writes the bytes to a file of that name in $LETTERS_TO when that is set: to be looked at. */
void letters_keep(const char *name, struct slice bytes);

#endif
