/* SPDX-License-Identifier: MIT
 * small: see small.h. A family is a row of ranges; two families differ in which pairs there are.
 * The pairs of a volunteer are in no order: an engine may not count on one. */
#include "small.h"

#include <stdlib.h>

enum { BONUS = 8000 };

struct recipe {
    enum small_family family;
    int32_t people_low, people_high, roles_low, roles_high, days_high;
    int32_t load_low, load_high, most_low, most_high;
    int32_t least_low, least_high; /* per cent of `most` */
    int32_t score_low, score_high, step;
    int32_t eligible, closed; /* per cent of the pairs; of the roles, which then have no seats */
};

/* Columns as above. */
static const struct recipe recipes[] = {
    { SMALL_USUAL, 2, 40, 2, 12, 7, 1, 4, 0, 8, 0, 100, 0, 10000, 1, 35, 10 },
    { SMALL_TIES, 2, 30, 2, 10, 4, 1, 3, 1, 5, 0, 60, 1, 3, 1000, 50, 0 },
    { SMALL_CONSTANT, 8, 40, 2, 6, 3, 1, 2, 1, 3, 0, 100, 1, 1, 5000, 90, 0 },
    { SMALL_ZERO_SEATS, 2, 20, 3, 12, 4, 1, 3, 1, 6, 0, 80, 0, 9000, 1, 50, 50 },
    { SMALL_UNREACHABLE, 1, 12, 2, 10, 4, 1, 2, 5, 30, 90, 100, 0, 10000, 1, 60, 0 },
    { SMALL_LOAD_FOUR, 2, 25, 6, 16, 6, 4, 4, 1, 6, 0, 60, 0, 10000, 1, 60, 0 },
    { SMALL_NO_PAIRS, 1, 10, 1, 5, 3, 1, 4, 0, 4, 0, 100, 0, 10000, 1, 0, 0 },
    { SMALL_ONE_ROLE, 1, 30, 1, 1, 1, 1, 4, 0, 20, 0, 100, 0, 100, 100, 70, 0 },
    { SMALL_ONE_VOLUNTEER, 1, 1, 1, 14, 5, 1, 4, 0, 2, 0, 100, 0, 20, 500, 70, 20 },
    { SMALL_ROOMY, 2, 25, 2, 10, 5, 1, 4, 30, 60, 0, 30, 0, 10000, 1, 50, 0 },
    { SMALL_ONE_DAY, 2, 30, 3, 12, 1, 2, 4, 1, 4, 0, 100, 0, 10000, 1, 60, 0 },
    { SMALL_CHAIN, 10, 40, 0, 0, 2, 1, 2, 1, 1, 0, 100, 4000, 4010, 1, 0, 0 },
    { SMALL_SQUARE, 4, 16, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 10000, 1, 100, 0 },
    { SMALL_BONUS, 2, 25, 2, 10, 4, 1, 3, 0, 6, 0, 100, 0, 10000, 1, 50, 10 },
    { SMALL_WIDE, 15, 40, 20, 40, 7, 1, 4, 1, 3, 0, 60, 4000, 4400, 1, 80, 0 },
    { SMALL_EMPTY, 0, 1, 0, 1, 1, 1, 4, 0, 3, 0, 100, 0, 10000, 1, 100, 0 },
};
_Static_assert(sizeof recipes / sizeof *recipes == SMALL_FAMILIES,
               "a row for each, in their order");

static bool percent(struct chance *chance, int32_t share)
{
    return (int32_t)chance_below(chance, 100) < share;
}

static bool eligible(const struct recipe *recipe, struct chance *chance, int32_t volunteer,
                     int32_t role)
{
    if (recipe->family == SMALL_CHAIN) return role == volunteer || role == volunteer + 1;
    return percent(chance, recipe->eligible);
}

int32_t small_score(enum small_family family, struct chance *chance)
{
    const struct recipe *recipe = &recipes[family];
    return chance_between(chance, recipe->score_low, recipe->score_high) * recipe->step;
}

static void make_roles(struct vbm *out, const struct recipe *recipe, struct chance *chance)
{
    int32_t days = chance_between(chance, 1, recipe->days_high);
    for (int32_t j = 0; j < out->head.roles; j++) {
        int32_t most = chance_between(chance, recipe->most_low, recipe->most_high);
        out->most[j] = percent(chance, recipe->closed) ? 0 : most;
        int32_t share = chance_between(chance, recipe->least_low, recipe->least_high);
        out->least[j] = out->most[j] * share / 100;
        out->day[j] = (uint8_t)chance_below(chance, (uint32_t)days);
        out->opening[j] = j;
        out->blocks[j] = 1;
    }
}

static void shuffle(uint32_t *pairs, uint32_t count, struct chance *chance)
{
    for (uint32_t i = count; i > 1; i--) {
        uint32_t other = chance_below(chance, i);
        uint32_t kept = pairs[i - 1];
        pairs[i - 1] = pairs[other];
        pairs[other] = kept;
    }
}

static void make_volunteers(struct vbm *out, const struct recipe *recipe, struct chance *chance)
{
    uint32_t count = 0;
    for (int32_t i = 0; i < out->head.volunteers; i++) {
        out->load[i] = (uint8_t)chance_between(chance, recipe->load_low, recipe->load_high);
        for (int32_t j = 0; j < out->head.roles; j++)
            if (eligible(recipe, chance, i, j))
                out->pair[count++] = vbm_pair((uint32_t)j, small_score(recipe->family, chance));
        out->first[i + 1] = count;
        shuffle(out->pair + out->first[i], count - out->first[i], chance);
    }
    out->head.pairs = count;
}

struct vbm small_instance(enum small_family family, uint64_t seed)
{
    static const int32_t bonuses[] = { 0, 1, 30000 };
    const struct recipe *recipe = &recipes[family];
    struct chance chance = chance_from(seed * SMALL_FAMILIES + (uint64_t)family);
    int32_t volunteers = chance_between(&chance, recipe->people_low, recipe->people_high);
    int32_t roles = chance_between(&chance, recipe->roles_low, recipe->roles_high);
    if (family == SMALL_CHAIN) roles = volunteers + 1;
    if (family == SMALL_SQUARE) roles = volunteers;
    struct vbm out = vbm_new(volunteers, roles, (uint64_t)volunteers * (uint64_t)roles);
    out.head.bonus = family == SMALL_BONUS ? bonuses[seed % 3] : BONUS;
    make_roles(&out, recipe, &chance);
    make_volunteers(&out, recipe, &chance);
    return out;
}
