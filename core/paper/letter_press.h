/* SPDX-License-Identifier: MIT
 * letter_press: where letter_pdf stands on the page while it sets a letter, for it and for the
 * setting of tables and of the foot. */
#ifndef VOLBANK_PAPER_LETTER_PRESS_H
#define VOLBANK_PAPER_LETTER_PRESS_H

#include "../base/viet.h"
#include "letter_private.h"
#include "pdf.h"

struct press {
    struct arena *arena;
    struct pdf *pdf;
    const struct letter *l;
    struct letter_frame f;
    double x, y, width, bottom; /* mm; y: where the next thing stands */
    int page;                   /* of the letter, or of the annex, from 1 */
};

/* mm left on this page. */
double press_room(const struct press *p);
bool press_at_top(const struct press *p);
/* Begins the next page and numbers it. */
void press_turn(struct press *p);
/* mm of a table's title, head and first row. */
double press_table_start(struct press *p, const struct letter_block *block);
void press_table(struct press *p, const struct letter_block *block);
/* mm of signatures and recipients with the space above them. */
double press_foot_height(struct press *p);
void press_foot(struct press *p);

#endif
