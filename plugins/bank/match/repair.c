/* SPDX-License-Identifier: MIT
 * repair: everybody holds a best bundle; now the roles. First what is too many moves out (forward),
 * which never makes a role miss a seat; then what is missing comes in (backward), which never makes
 * one over-full. Both end, since each path mends one seat, and then primal = dual.
 * After the auction paths are short, so backward first looks only at takers within a short reach
 * and widens it for the roles where that was not enough to be sure. */
#include "paths_private.h"

#include <stdlib.h>

enum { REACH_FIRST = 512 };

/* ---- what a stop leaves over ---- */

static int by_number(const void *a, const void *b)
{
    const uint64_t *x = a;
    const uint64_t *y = b;
    return (*x > *y) - (*x < *y);
}

static match_edge edge_held(const struct match_solver *s, uint32_t i, uint32_t role)
{
    uint32_t load;
    const match_edge *slots = slots_of(s, i, &load);
    while (match_edge_role(*slots) != role) slots++;
    return *slots;
}

/* Who scores least in a role beyond its capacity goes, when `drop`; answers the sum of these
 * scores. */
static int64_t trim_role(struct match_solver *s, struct paths *p, uint32_t j, bool drop)
{
    int32_t over = s->filled[j] - s->in->capacity[j];
    int64_t worth = 0;
    if (over <= 0) return 0;
    uint64_t *holders = match_memory_take(s->memory, (size_t)s->filled[j], sizeof *holders);
    for (int32_t k = 0; k < s->filled[j]; k++) {
        uint32_t i = p->who[p->first[j] + (uint64_t)k];
        holders[k] = (uint64_t)match_edge_score(edge_held(s, i, j)) << 32 | i;
    }
    qsort(holders, (size_t)s->filled[j], sizeof *holders, by_number);
    for (int32_t k = 0; k < over; k++) {
        worth += (int64_t)(holders[k] >> 32);
        if (drop) match_seat_leave(s, p, (uint32_t)holders[k], j);
    }
    match_memory_give(s->memory, holders);
    return worth;
}

static int64_t trim(struct match_solver *s, struct paths *p, bool drop)
{
    int64_t worth = 0;
    for (uint32_t j = 0; j < s->in->roles; j++) worth += trim_role(s, p, j, drop);
    return worth;
}

/* ---- the two passes ---- */

static uint32_t seats_wrong(const struct match_solver *s)
{
    uint64_t wrong = 0;
    for (uint32_t j = 0; j < s->in->roles; j++) {
        int32_t over = s->filled[j] - seats_most(s, j);
        int32_t under = seats_least(s, j) - s->filled[j];
        wrong += (uint64_t)(over > 0 ? over : under > 0 ? under : 0);
    }
    return wrong > UINT32_MAX ? UINT32_MAX : (uint32_t)wrong;
}

static bool go_on(struct match_solver *s, struct paths *p)
{
    return !match_ask_due(s, 1) || match_ask(s, MATCH_REPAIR, seats_wrong(s), trim(s, p, false));
}

static bool move_out(struct match_solver *s, struct paths *p)
{
    for (uint32_t j = 0; j < s->in->roles; j++)
        while (s->filled[j] > seats_most(s, j)) {
            if (!go_on(s, p)) return false;
            match_forward(s, p, j);
        }
    return true;
}

/* *left counts the roles for which the lists of takers did not reach far enough. */
static bool move_in(struct match_solver *s, struct paths *p, uint32_t *left)
{
    *left = 0;
    for (uint32_t j = 0; j < s->in->roles; j++)
        while (s->filled[j] < seats_least(s, j)) {
            if (!go_on(s, p)) return false;
            if (match_backward(s, p, j)) continue;
            (*left)++;
            break;
        }
    return true;
}

static bool missing(const struct match_solver *s)
{
    for (uint32_t j = 0; j < s->in->roles; j++)
        if (s->filled[j] < seats_least(s, j)) return true;
    return false;
}

bool match_repair(struct match_solver *s)
{
    struct paths *p = match_paths_new(s);
    bool on = move_out(s, p);
    uint32_t left = on && missing(s);
    for (p->wanted = REACH_FIRST; on && left;) {
        match_takers_list(s, p, p->wanted < FAR / 2 ? p->wanted : FAR);
        on = move_in(s, p, &left);
    }
    if (!on) (void)trim(s, p, true);
    match_paths_free(p);
    return on;
}
