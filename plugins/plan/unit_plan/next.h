/* SPDX-License-Identifier: MIT
 * next: what a unit has to do next under the plan, most pressing first, each with the page where it
 * is done. A unit's own affairs only; figures of targets are the board's. */
#ifndef VOLBANK_PLAN_NEXT_H
#define VOLBANK_PLAN_NEXT_H

#include "doing.h"

enum next_tone { NEXT_LATE = 1, NEXT_DUE, NEXT_LATER };

struct next_item {
    enum next_tone tone;
    const char *code; /* stable: "undeclared" */
    text said;        /* in the reader's language */
    text page;        /* below /can-bo/ */
};
struct next_list {
    struct next_item *items;
    size_t count, room;
};

/* d: the unit's plan of the year; NULL = it has none. */
err next_read(struct ctx *cx, struct tx *tx, id unit, int64_t year, const struct doing *d,
              struct next_list *out) MUST_CHECK;

#endif
