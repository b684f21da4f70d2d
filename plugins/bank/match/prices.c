/* SPDX-License-Identifier: MIT
 * prices: of every opening, the newest run that has it, and of that run the cheapest seats. */
#include "prices.h"

#include <stdlib.h>

#include "../state.h"
#include "allocation.h"

enum { RUNS_MAX = 32 }; /* applied runs that are not over: units match every week or two */

/* What a seat of an opening costs in one run. */
struct cost {
    id opening;
    uint32_t age; /* of the run: 0 = the newest */
    int32_t price;
};

struct pricing {
    struct cost *costs;
    size_t count, room;
};

static int by_opening(const void *x, const void *y)
{
    const struct cost *a = x;
    const struct cost *b = y;
    int order = id_compare(a->opening, b->opening);
    if (order) return order;
    if (a->age != b->age) return a->age < b->age ? -1 : 1;
    return a->price < b->price ? -1 : a->price > b->price;
}

static void add_costs(struct ctx *cx, struct pricing *p, const struct allocation *a, uint32_t age)
{
    size_t most = p->count + a->kept.roles;
    if (most > p->room) {
        struct cost *more = ARENA_ARRAY(cx->arena, most * 2, struct cost);
        if (p->count) memcpy(more, p->costs, p->count * sizeof(*more));
        p->costs = more;
        p->room = most * 2;
    }
    for (uint32_t role = 0; role < a->kept.roles; role++)
        if (a->kept.seats[role].class == SEATS_GENERAL)
            p->costs[p->count++] =
                (struct cost){ a->kept.seats[role].opening, age, a->price[role] };
}

static err read_prices(struct ctx *cx, struct tx *tx, void *arg)
{
    struct pricing *p = arg;
    struct gathered runs;
    err e = match_runs_applied(cx, tx, &runs);
    uint32_t taken = 0;
    for (size_t i = 0; !e && i < runs.count && taken < RUNS_MAX; i++) {
        const struct match_run *run = gathered_at(&runs, i);
        struct allocation a;
        bool there;
        if (run->to < instant_date(cx->now)) continue;
        e = allocation_if_any(cx, tx, run->id, &a, &there);
        if (!e && there) add_costs(cx, p, &a, taken++);
    }
    return e;
}

err prices_publish(struct ctx *cx)
{
    struct pricing p = { 0 };
    size_t count = 0;
    err e = db_read(cx, read_prices, &p);
    if (e) return e;
    struct match_price *prices = ARENA_ARRAY(cx->arena, p.count + 1, struct match_price);
    if (p.count) qsort(p.costs, p.count, sizeof(*p.costs), by_opening);
    for (size_t i = 0; i < p.count; i++)
        if (!i || !id_equal(p.costs[i].opening, p.costs[i - 1].opening))
            prices[count++] = (struct match_price){ p.costs[i].opening, p.costs[i].price };
    match_prices_publish(cx, prices, count);
    return ERR_NONE;
}

err job_prices(struct ctx *cx, struct job *job)
{
    (void)job;
    return prices_publish(cx);
}
