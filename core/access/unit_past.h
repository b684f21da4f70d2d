/* SPDX-License-Identifier: MIT
 * unit_past: what a unit was called, its code, where it worked and whom it stood under until a day.
 * A unit that is renamed or moved stays the same unit, so that nothing that names it has to change;
 * who reads an earlier day reads these rows. Mergers and splits make other units (unit_successor).
 */
#ifndef VOLBANK_ACCESS_UNIT_PAST_H
#define VOLBANK_ACCESS_UNIT_PAST_H

#include "access.h"

struct unit_past {
    id id;
    id unit;
    date until; /* last day on which all of this was so */
    text name;
    id parent, place;
    text code;
    int64_t changes; /* that began the day after, so that none is taken back from under another */
};

extern API const struct entity unit_past_entity;

/* The unit as it was on a day; day 0 = as it is. ERR_NOT_FOUND. */
API err unit_on(struct ctx *cx, struct tx *tx, id unit, date day, struct unit *out) MUST_CHECK;
/* Gives a unit another name, code, parent or place from `on` on and keeps what it was before;
 * `changed` is the unit as it shall be. ERR_CONFLICT when something later is known of it. */
err unit_becomes(struct ctx *cx, struct tx *tx, const struct unit *changed, date on) MUST_CHECK;

#endif
