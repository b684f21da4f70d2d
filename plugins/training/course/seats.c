/* SPDX-License-Identifier: MIT
 * seats: people fill kept seats as far as a matching can; the rest sit where no seat is kept. By
 * König's theorem the greatest matching is the least of: the kept seats of some groups, and
 * everybody who also belongs to another group. There are eight choices of groups. */
#include "seats.h"

struct seats seats_of(const struct course *c)
{
    return (struct seats){ .all = c->seats,
                           .kept = { c->minority_seats, c->mountain_seats, c->border_seats } };
}

unsigned seat_set(const struct enrolment *n)
{
    return (unsigned)n->minority | (unsigned)n->mountain << 1 | (unsigned)n->border << 2;
}

static int64_t least_cover(const struct seats *s, const int64_t people[SEAT_SETS], unsigned groups)
{
    int64_t cover = 0;
    for (unsigned g = 0; g < SEAT_GROUPS; g++)
        if (groups >> g & 1) cover += s->kept[g];
    for (unsigned set = 1; set < SEAT_SETS; set++)
        if (set & ~groups) cover += people[set];
    return cover;
}

bool seats_take(const struct seats *s, unsigned set)
{
    int64_t people[SEAT_SETS];
    int64_t total = 0, open = s->all, matched = INT64_MAX;
    memcpy(people, s->people, sizeof(people));
    people[set]++;
    for (unsigned i = 0; i < SEAT_SETS; i++) total += people[i];
    for (unsigned g = 0; g < SEAT_GROUPS; g++) open -= s->kept[g];
    for (unsigned groups = 0; groups < SEAT_SETS; groups++) {
        int64_t cover = least_cover(s, people, groups);
        if (cover < matched) matched = cover;
    }
    return total - matched <= open;
}
