/* SPDX-License-Identifier: MIT
 * week_text: the cells of a week_grid and the terms of vocabularies as people and programs write
 * them. */
#ifndef VOLBANK_STORE_WEEK_TEXT_H
#define VOLBANK_STORE_WEEK_TEXT_H

#include "entity.h"

enum { WEEK_CELLS = 7 * BLOCK_COUNT };

/* Cell n = weekday * BLOCK_COUNT + block, 0..27: "mon.morning". */
text week_cell_code(struct arena *arena, unsigned cell);
/* "Thứ 2 sáng" or "Mon morning". */
text week_cell_label(struct arena *arena, unsigned cell, enum lang lang);
/* Reads a code, or a label in any case and with or without accents; "t2 sáng", "CN tối" too. */
bool week_cell_parse(struct arena *arena, text t, unsigned *cell);

/* Term by code, else by Vietnamese or English label in any case and with or without accents; NULL
 * when there is none. */
const struct term *vocabulary_typed(struct arena *arena, const struct vocabulary *v, text typed);
/* The term's name in a language; empty when the number is not in the list. */
text vocabulary_label(const struct vocabulary *v, unsigned number, enum lang lang);

#endif
