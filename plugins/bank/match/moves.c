/* SPDX-License-Identifier: MIT
 * moves: an event may move somebody several times, away and back. What people are told is the
 * difference between what each held before and after: roles lost are paired with roles gained. */
#include "paths_private.h"

#include <stdlib.h>

/* A seat gained (+1) or lost (-1). */
struct seat {
    uint32_t volunteer, role;
    int32_t gain;
};

static int by_volunteer_and_role(const void *a, const void *b)
{
    const struct seat *x = a;
    const struct seat *y = b;
    if (x->volunteer != y->volunteer) return x->volunteer < y->volunteer ? -1 : 1;
    return (x->role > y->role) - (x->role < y->role);
}

/* Sums up the gains of each volunteer and role, and drops what comes to nothing. */
static uint32_t sum_up(struct seat *seat, uint32_t count)
{
    uint32_t kept = 0;
    qsort(seat, count, sizeof *seat, by_volunteer_and_role);
    for (uint32_t k = 0; k < count; k++) {
        bool same = kept > 0 && by_volunteer_and_role(&seat[kept - 1], &seat[k]) == 0;
        if (same)
            seat[kept - 1].gain += seat[k].gain;
        else
            seat[kept++] = seat[k];
        if (seat[kept - 1].gain == 0 &&
            (k + 1 == count || by_volunteer_and_role(&seat[k], &seat[k + 1]) != 0))
            kept--;
    }
    return kept;
}

/* The next seat of this volunteer at or after `at` with this gain, or `end`. */
static uint32_t next_seat(const struct seat *seat, uint32_t at, uint32_t end, int32_t gain)
{
    while (at < end && seat[at].gain != gain) at++;
    return at;
}

static uint32_t pair_up(const struct seat *seat, uint32_t from, uint32_t to, struct match_move *net)
{
    uint32_t count = 0;
    uint32_t lost = next_seat(seat, from, to, -1);
    uint32_t gained = next_seat(seat, from, to, 1);
    while (lost < to || gained < to) {
        net[count++] =
            (struct match_move){ seat[from].volunteer, lost < to ? seat[lost].role : MATCH_NONE,
                                 gained < to ? seat[gained].role : MATCH_NONE };
        if (lost < to) lost = next_seat(seat, lost + 1, to, -1);
        if (gained < to) gained = next_seat(seat, gained + 1, to, 1);
    }
    return count;
}

void match_moves(struct paths *p, struct match_change *change)
{
    struct seat *seat = match_memory_take(p->memory, 2 * (size_t)p->step_count, sizeof *seat);
    uint32_t count = 0;
    for (uint32_t k = 0; k < p->step_count; k++) {
        const struct match_move *step = &p->step[k];
        if (step->from != MATCH_NONE)
            seat[count++] = (struct seat){ step->volunteer, step->from, -1 };
        if (step->to != MATCH_NONE) seat[count++] = (struct seat){ step->volunteer, step->to, 1 };
    }
    count = sum_up(seat, count);
    match_memory_give(p->memory, p->net);
    p->net = match_memory_take(p->memory, count, sizeof *p->net);
    change->move_count = 0;
    change->moves = p->net;
    for (uint32_t from = 0, to; from < count; from = to) {
        to = from + 1;
        while (to < count && seat[to].volunteer == seat[from].volunteer) to++;
        change->move_count += pair_up(seat, from, to, p->net + change->move_count);
    }
    match_memory_give(p->memory, seat);
}
