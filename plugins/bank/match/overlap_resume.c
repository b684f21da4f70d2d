/* SPDX-License-Identifier: MIT
 * overlap_resume: the narrowed copy that a kept overlap result goes on in. Days are narrowed around
 * what is held; the few whom the rounds left with less than their best at the prices keep just what
 * they have, so that the copy is at its optimum, as events want it. */
#include "overlap.h"
#include "overlap_narrow.h"

struct resuming {
    const struct match_instance *in;
    const int32_t *price;
    struct overlap_narrow narrow;
    struct bundle_finder *finder;
};

static bool holds(const match_edge *held, uint32_t count, match_edge e)
{
    for (uint32_t k = 0; k < count; k++)
        if (held[k] == e) return true;
    return false;
}

/* The edges to the roles held; returns how many. */
static uint32_t edges_of(const struct match_instance *in, uint32_t i, const uint32_t *role,
                         uint32_t roles, match_edge held[UINT8_MAX])
{
    uint32_t count = 0;
    for (uint32_t k = in->offset[i]; k < in->offset[i + 1]; k++)
        for (uint32_t r = 0; r < roles && count < UINT8_MAX; r++)
            if (match_edge_role(in->edge[k]) == role[r]) held[count++] = in->edge[k];
    return count;
}

static void narrow_around(struct resuming *r, uint32_t i, const match_edge *held, uint32_t count)
{
    match_edge bundle[UINT8_MAX];
    uint32_t best_count;
    int64_t worth = 0;
    int64_t best = bundle_best(r->finder, r->in, r->price, i, bundle, &best_count);
    for (uint32_t k = 0; k < count; k++)
        worth += match_edge_score(held[k]) - r->price[match_edge_role(held[k])];
    if (best == worth) {
        overlap_narrow_rest(&r->narrow, i, held, count, r->price);
        return;
    }
    for (uint32_t k = r->in->offset[i]; k < r->in->offset[i + 1]; k++)
        r->narrow.left[k] = !holds(held, count, r->in->edge[k]);
}

struct match_instance *match_overlap_narrowed(const struct match_instance *in,
                                              const uint32_t *start, const uint32_t *role,
                                              const int32_t *price)
{
    struct match_memory *memory = match_memory_new();
    struct resuming r = { .in = in, .price = price, .finder = bundle_finder_new(memory, in) };
    match_edge held[UINT8_MAX];
    overlap_narrow_begin(&r.narrow, memory, in);
    for (uint32_t i = 0; i < in->volunteers; i++) {
        uint32_t count = edges_of(in, i, role + start[i], start[i + 1] - start[i], held);
        narrow_around(&r, i, held, count);
    }
    struct match_instance *copy = overlap_narrow_copy(&r.narrow);
    match_memory_free(memory);
    return copy;
}
