/* SPDX-License-Identifier: MIT
 * restless: a village whose people never rest: they join, change, sign up, come or stay away and
 * take consent back, by dice that fall the same every time. What follows the store is told. */
#ifndef VOLBANK_TEST_RESTLESS_H
#define VOLBANK_TEST_RESTLESS_H

#include "tests/support/plugins/bank/crowd.h"
#include "tests/support/plugins/bank/village.h"

enum { RESTLESS_PLACES = 5, RESTLESS_PEOPLE = 400, RESTLESS_SHIFTS = 6 };

struct restless {
    struct village v;
    struct crowd dice;
    id places[RESTLESS_PLACES], people[RESTLESS_PEOPLE], shifts[RESTLESS_SHIFTS],
        openings[RESTLESS_SHIFTS];
    size_t count;
    size_t steps; /* of the write that follows */
};

/* cmocka fixtures: *state is the world, with its places and shifts and nobody in it. */
int restless_open(void **state);
int restless_close(void **state);
/* So many changes in one write. */
void restless_take(struct restless *world, size_t steps);

#endif
