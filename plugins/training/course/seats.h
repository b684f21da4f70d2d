/* SPDX-License-Identifier: MIT
 * seats: who fits into a class some of whose seats are kept for groups. Somebody may belong to
 * several groups and takes the seat that leaves most for others: whether all fit does not depend on
 * the order in which they came. Pure. */
#ifndef VOLBANK_TRAINING_SEATS_H
#define VOLBANK_TRAINING_SEATS_H

#include "course.h"

enum { SEAT_GROUPS = 3, SEAT_SETS = 1 << SEAT_GROUPS };

struct seats {
    int64_t all;
    int64_t kept[SEAT_GROUPS]; /* of `all`: minority, mountain, border */
    int64_t people[SEAT_SETS]; /* seated, by the set of groups they belong to (seat_set) */
};

/* The seats of a class, nobody in them yet. */
struct seats seats_of(const struct course *c);
/* The set of groups a person belongs to: bit n = group n of `kept`. */
unsigned seat_set(const struct enrolment *n);
/* Whether one more person of this set finds a seat. Where more are seated than fit, as after a
 * class was made smaller, nobody does. */
bool seats_take(const struct seats *s, unsigned set);

#endif
