/* SPDX-License-Identifier: MIT
 * unit_replay_private: one step of a replay: a new commune, or what ends with a district. */
#ifndef VOLBANK_APP_UNIT_REPLAY_PRIVATE_H
#define VOLBANK_APP_UNIT_REPLAY_PRIVATE_H

#include "unit_replay.h"

struct reform_row {
    text old_code, district, new_code, province, new_name;
    bool partly; /* only a part of the old commune goes there */
    bool first;  /* of the rows of this old commune */
    bool parted; /* this old commune has several rows */
};

enum { REFORM_ROWS = 2000 };

struct reform {
    date on;
    struct reform_row rows[REFORM_ROWS];
    size_t count;
};

/* Rows that make one new commune, or (district) that stood in one old district. */
struct reform_step {
    const struct reform *reform;
    text code;
    bool district; /* what is left of a district ends */
    bool parted;   /* the bodies of communes that went to several */
    struct unit_account *account;
    size_t places;
    int32_t kind; /* of the first operation; 0 = nothing was to be done */
};

err reform_read(struct ctx *cx, const struct unit_replay *replay, struct reform *out) MUST_CHECK;

/* Ends the old places and begins the new one. *fresh: the new place. */
err reform_places(struct ctx *cx, struct tx *tx, struct reform_step *step,
                  struct place *fresh) MUST_CHECK;
/* The bodies of the step go on. */
err reform_units(struct ctx *cx, struct tx *tx, struct reform_step *step,
                 const struct place *fresh) MUST_CHECK;
/* The place of a code that was in force the day before the reform. */
err reform_old_place(struct ctx *cx, struct tx *tx, const struct reform *reform, text code,
                     struct place *out) MUST_CHECK;

#endif
