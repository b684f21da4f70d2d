/* SPDX-License-Identifier: MIT
 * bound: what an assignment is worth and what prices prove. Weak duality: at any prices p, the
 * seats sold at their best for the roles plus everybody's best bundle is worth at least any
 * assignment: sum_j minimum * max(0, p + bonus) + (capacity - minimum) * max(0, p)  +  sum_i best
 * bundle of i. Equality is the proof of an optimum. Both are counted from the arrays, not carried
 * along. */
#include "solver_private.h"

static int64_t more_than_none(int64_t value)
{
    return value > 0 ? value : 0;
}

int64_t match_primal(const struct match_solver *s)
{
    const struct match_instance *in = s->in;
    int64_t worth = 0;
    for (uint32_t i = 0; i < in->volunteers; i++) {
        uint32_t load;
        const match_edge *slots = slots_of(s, i, &load);
        for (uint32_t k = 0; k < load; k++)
            if (slots[k] != MATCH_NONE) worth += match_edge_score(slots[k]);
    }
    for (uint32_t j = 0; j < in->roles; j++) {
        int32_t counted = s->filled[j] < in->minimum[j] ? s->filled[j] : in->minimum[j];
        worth += (int64_t)in->bonus * counted;
    }
    return worth;
}

int64_t match_dual(const struct match_solver *s)
{
    const struct match_instance *in = s->in;
    match_edge bundle[UINT8_MAX + 1];
    int64_t worth = 0;
    for (uint32_t i = 0; i < in->volunteers; i++) {
        uint32_t count = match_bundle_best(s, i, bundle);
        for (uint32_t k = 0; k < count; k++) worth += edge_value(s, bundle[k]);
    }
    for (uint32_t j = 0; j < in->roles; j++) {
        int64_t price = s->price[j];
        worth += in->minimum[j] * more_than_none(price + in->bonus);
        worth += (in->capacity[j] - in->minimum[j]) * more_than_none(price);
    }
    return worth;
}
