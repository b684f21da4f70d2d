/* SPDX-License-Identifier: MIT
 * opening_filter: which entries of the board a visitor wants, and the choices the page offers. */
#ifndef VOLBANK_BANK_OPENING_FILTER_H
#define VOLBANK_BANK_OPENING_FILTER_H

#include "lists.h"

/* The parts of a filter that can be dropped one by one. */
enum filter_part { FILTER_WORDS = 1, FILTER_PLACE = 2, FILTER_WHEN = 4, FILTER_SKILL = 8 };

struct wanted {
    const struct opening_filter *given;
    text words;    /* folded */
    uint8_t skill; /* term number; 0 = any */
    int when;      /* row of filter_whens; 0 = any */
    unsigned set;  /* enum filter_part bits that are set */
    date today;
};

void filter_read(struct ctx *cx, const struct opening_filter *given, struct wanted *out);
/* Whether an entry passes, leaving out the parts in `but`. */
bool filter_passes(const struct wanted *w, const struct board_entry *e, unsigned but);
/* Members "q", "filters_set", "communes", "whens", "skills" of an open object. */
err filter_choices_json(struct ctx *cx, struct tx *tx, struct json *j,
                        const struct wanted *w) MUST_CHECK;
/* Member "relax": for each part that is set, how many would be found without it, and where. */
void filter_relax_json(struct ctx *cx, struct json *j, const struct wanted *w,
                       const struct board *board);
/* "/?q=…&when=…" without the parts in `but`; after > 0 adds it. */
text filter_address(struct ctx *cx, const struct wanted *w, unsigned but, size_t after);

#endif
