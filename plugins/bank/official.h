/* SPDX-License-Identifier: MIT
 * official: the places and bodies the product ships with (data/README.md says how they hang
 * together), read from its CSV files with ids given and links resolved. A code names different
 * places at different times, so a place is found by code and day. */
#ifndef VOLBANK_BANK_OFFICIAL_H
#define VOLBANK_BANK_OFFICIAL_H

#include "core/plugin/plugin.h"

/* On this day the 8 districts had ended and 71 communes were 28. */
#define REFORM_DAY date_of(2025, 7, 1)

struct official {
    struct place *places;
    size_t place_count;
    struct place_successor *place_successors;
    size_t place_successor_count;
    struct unit *units;
    size_t unit_count;
    struct unit_successor *unit_successors;
    size_t unit_successor_count;
};

/* Reads the CSV files of a folder into cx->arena, with new ids; nothing is stored yet. ERR_IO,
 * ERR_CORRUPT or ERR_INVALID name the file and line. */
err official_read(struct ctx *cx, const char *dir, struct official *out) MUST_CHECK;

/* The place that had this code on that day; NULL when there was none. */
const struct place *official_place(const struct official *o, text code, date on);
const struct place *official_place_by_id(const struct official *o, id which);
/* What a commune became: itself when it was not replaced by `on`. */
const struct place *official_place_on(const struct official *o, const struct place *place, date on);
/* What there was before REFORM_DAY, when nobody knew of it: what began then is left out, nothing
 * has ended, the body at the top has the name it had and codes have no mark of an end. Links to
 * what is left out are gone. */
void official_before_reform(struct official *o);
const struct unit *official_unit(const struct official *o, text code);

#endif
