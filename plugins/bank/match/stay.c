/* SPDX-License-Identifier: MIT
 * stay: one sorted list, found by halving. */
#include "stay.h"

#include <stdlib.h>

static int by_place(const void *x, const void *y)
{
    const struct stay_place *a = x;
    const struct stay_place *b = y;
    int order = id_compare(a->volunteer, b->volunteer);
    return order ? order : id_compare(a->shift, b->shift);
}

const struct stay *stay_of(struct arena *arena, const struct allocation *before)
{
    struct stay *s = ARENA_NEW(arena, struct stay);
    if (!before) return s;
    uint32_t people = before->kept.people;
    s->places = ARENA_ARRAY(arena, before->start[people] + 1, struct stay_place);
    for (uint32_t i = 0; i < people; i++)
        for (uint32_t k = before->start[i]; k < before->start[i + 1]; k++)
            s->places[s->count++] =
                (struct stay_place){ before->kept.person[i],
                                     before->kept.seats[before->role[k]].shift };
    if (s->count) qsort(s->places, s->count, sizeof(*s->places), by_place);
    return s;
}

bool stay_had(const struct stay *s, id volunteer, id shift)
{
    struct stay_place probe = { volunteer, shift };
    return s->count && bsearch(&probe, s->places, s->count, sizeof(probe), by_place);
}
