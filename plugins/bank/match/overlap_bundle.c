/* SPDX-License-Identifier: MIT
 * overlap_bundle: of the roles of one day that take the same blocks only the best can be in a best
 * bundle, so a day has few offers: three blocks make at most seven. Most volunteers take one role
 * or have no two offers on a day, and need no search at all. */
#include "overlap_bundle.h"

#include <stdlib.h>

enum { DAYS = 256, LOADS = 256 };

/* The best role of those that take the same blocks of a day. */
struct offer {
    match_edge edge;
    int32_t value; /* > 0 */
    uint8_t day, blocks;
};

struct bundle_finder {
    struct offer *offers; /* room for a volunteer with the most edges */
    /* of a day: the best worth[k] of k offers, and which */
    int64_t worth[DAYS][DAY_BLOCKS + 1];
    uint32_t pick[DAYS][DAY_BLOCKS + 1][DAY_BLOCKS];
    uint8_t most[DAYS]; /* offers that fit into the day at once */
    uint8_t days;
    /* over the days: best worth of so many roles at most, and how many of them on each day */
    int64_t total[LOADS];
    uint8_t taken[DAYS][LOADS];
};

struct bundle_finder *bundle_finder_new(struct match_memory *memory,
                                        const struct match_instance *in)
{
    uint32_t most = 0;
    struct bundle_finder *f = match_memory_take(memory, 1, sizeof *f);
    for (uint32_t i = 0; i < in->volunteers; i++)
        if (in->offset[i + 1] - in->offset[i] > most) most = in->offset[i + 1] - in->offset[i];
    f->offers = match_memory_take(memory, most, sizeof *f->offers);
    return f;
}

/* ---- what is offered ---- */

static int by_day_and_blocks(const void *x, const void *y)
{
    const struct offer *a = x;
    const struct offer *b = y;
    if (a->day != b->day) return a->day - b->day;
    if (a->blocks != b->blocks) return a->blocks - b->blocks;
    if (a->value != b->value) return a->value > b->value ? -1 : 1;
    return a->edge < b->edge ? -1 : a->edge > b->edge;
}

/* The offers of volunteer i by day and blocks; returns how many. */
static uint32_t list_offers(struct bundle_finder *f, const struct match_instance *in,
                            const int32_t *price, uint32_t i)
{
    uint32_t all = 0;
    uint32_t kept = 0;
    for (uint32_t k = in->offset[i]; k < in->offset[i + 1]; k++) {
        match_edge e = in->edge[k];
        uint32_t role = match_edge_role(e);
        int32_t value = match_edge_score(e) - price[role];
        if (value > 0)
            f->offers[all++] = (struct offer){ e, value, in->day[role], match_blocks_of(in, role) };
    }
    if (all > 1) qsort(f->offers, all, sizeof *f->offers, by_day_and_blocks);
    for (uint32_t k = 0; k < all; k++) {
        const struct offer *last = kept ? &f->offers[kept - 1] : NULL;
        bool again = last && last->day == f->offers[k].day && last->blocks == f->offers[k].blocks;
        if (!again) f->offers[kept++] = f->offers[k];
    }
    return kept;
}

static int64_t best_one(const struct match_instance *in, const int32_t *price, uint32_t i,
                        match_edge out[], uint32_t *count)
{
    int32_t best = 0;
    for (uint32_t k = in->offset[i]; k < in->offset[i + 1]; k++) {
        match_edge e = in->edge[k];
        int32_t value = match_edge_score(e) - price[match_edge_role(e)];
        if (value <= best) continue;
        best = value;
        out[0] = e;
    }
    *count = best > 0;
    return best;
}

/* ---- one day ---- */

struct packing {
    struct bundle_finder *f;
    uint32_t end; /* of the day's offers */
    uint32_t load;
    uint32_t chosen[DAY_BLOCKS];
};

/* Tries every set of offers from `at` on that do not overlap those chosen. At most eight deep: each
 * takes a block. */
static void pack(struct packing *p, uint32_t at, uint32_t depth, uint8_t used, int64_t worth)
{
    struct bundle_finder *f = p->f;
    for (uint32_t k = at; k < p->end; k++) {
        const struct offer *o = &f->offers[k];
        if (o->blocks & used) continue;
        uint32_t size = depth + 1;
        int64_t more = worth + o->value;
        p->chosen[depth] = k;
        if (size > f->most[f->days]) f->most[f->days] = (uint8_t)size;
        if (more > f->worth[f->days][size]) {
            f->worth[f->days][size] = more;
            memcpy(f->pick[f->days][size], p->chosen, size * sizeof *p->chosen);
        }
        if (size < p->load) pack(p, k + 1, size, used | o->blocks, more);
    }
}

/* ---- sharing the load ---- */

static void share_day(struct bundle_finder *f, uint32_t load)
{
    uint8_t d = f->days;
    for (uint32_t l = load; l > 0; l--) {
        f->taken[d][l] = 0;
        for (uint32_t k = 1; k <= f->most[d] && k <= l; k++) {
            int64_t worth = f->total[l - k] + f->worth[d][k];
            if (worth <= f->total[l]) continue;
            f->total[l] = worth;
            f->taken[d][l] = (uint8_t)k;
        }
    }
}

static uint32_t read_bundle(const struct bundle_finder *f, uint32_t days, uint32_t load,
                            match_edge out[])
{
    uint32_t count = 0;
    uint32_t left = load;
    for (uint32_t d = days; d-- > 0 && left > 0;) {
        uint32_t size = f->taken[d][left];
        for (uint32_t k = 0; k < size; k++) out[count++] = f->offers[f->pick[d][size][k]].edge;
        left -= size;
    }
    return count;
}

int64_t bundle_best(struct bundle_finder *f, const struct match_instance *in, const int32_t *price,
                    uint32_t i, match_edge out[], uint32_t *count)
{
    uint32_t load = in->load[i];
    uint32_t days = 0;
    *count = 0;
    if (load == 0) return 0;
    if (load == 1) return best_one(in, price, i, out, count);
    uint32_t offers = list_offers(f, in, price, i);
    memset(f->total, 0, (load + 1) * sizeof *f->total);
    for (uint32_t from = 0, to = 0; from < offers; from = to) {
        while (to < offers && f->offers[to].day == f->offers[from].day) to++;
        struct packing p = { .f = f, .end = to, .load = load };
        f->days = (uint8_t)days++;
        f->most[f->days] = 0;
        memset(f->worth[f->days], 0, sizeof f->worth[f->days]);
        pack(&p, from, 0, 0, 0);
        share_day(f, load);
    }
    *count = read_bundle(f, days, load, out);
    return f->total[load];
}

/* ---- what prices prove ---- */

static int64_t more_than_none(int64_t value)
{
    return value > 0 ? value : 0;
}

int64_t bundle_seats_worth(const struct match_instance *in, const int32_t *price)
{
    int64_t worth = 0;
    for (uint32_t j = 0; j < in->roles; j++) {
        int64_t p = price[j];
        worth += in->minimum[j] * more_than_none(p + in->bonus);
        worth += (in->capacity[j] - in->minimum[j]) * more_than_none(p);
    }
    return worth;
}

int64_t bundle_dual(struct bundle_finder *f, const struct match_instance *in, const int32_t *price)
{
    match_edge bundle[UINT8_MAX];
    uint32_t count;
    int64_t worth = bundle_seats_worth(in, price);
    for (uint32_t i = 0; i < in->volunteers; i++)
        worth += bundle_best(f, in, price, i, bundle, &count);
    return worth;
}
