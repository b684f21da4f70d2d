/* SPDX-License-Identifier: MIT
 * referee: see referee.h. The bound is the dual of the linear program: what the seats cost at the
 * prices and, for every volunteer, the best that score less price can give within load and days. */
#include "referee.h"

#include <stdlib.h>

static int64_t at_least_zero(int64_t value)
{
    return value > 0 ? value : 0;
}

static const uint32_t *pair_with(const struct vbm *it, int32_t volunteer, uint32_t role)
{
    for (uint32_t k = it->first[volunteer]; k < it->first[volunteer + 1]; k++)
        if (vbm_role(it->pair[k]) == role) return &it->pair[k];
    return NULL;
}

/* Counts the places of one volunteer; says what is wrong with them. */
static const char *count_places(const struct vbm *it, const struct referee_claim *claim,
                                int32_t volunteer, int32_t *filled, int64_t *worth)
{
    uint32_t begin = claim->start[volunteer];
    uint32_t end = claim->start[volunteer + 1];
    uint64_t days[256 / 64] = { 0 };
    if (end < begin || end - begin > it->load[volunteer]) return "more roles than the load";
    for (uint32_t k = begin; k < end; k++) {
        uint32_t role = claim->role[k];
        if (role >= (uint32_t)it->head.roles) return "a role that does not exist";
        const uint32_t *pair = pair_with(it, volunteer, role);
        if (!pair) return "a role the volunteer is not eligible for";
        uint64_t day = UINT64_C(1) << (it->day[role] % 64);
        if (days[it->day[role] / 64] & day) return "two roles on one day";
        days[it->day[role] / 64] |= day;
        filled[role]++;
        *worth += vbm_score(*pair);
    }
    return NULL;
}

/* Takes the greatest out of the list: 0 when none is left. */
static int64_t take_greatest(int64_t *gain, int32_t count)
{
    int32_t at = 0;
    for (int32_t k = 1; k < count; k++)
        if (gain[k] > gain[at]) at = k;
    int64_t greatest = gain[at];
    gain[at] = 0;
    return greatest;
}

/* The most that the volunteer can gain at these prices. */
static int64_t best_gain(const struct vbm *it, const int32_t *price, int32_t volunteer)
{
    int64_t gain[256] = { 0 }; /* of the best role of each day */
    int32_t days = 1;
    for (uint32_t k = it->first[volunteer]; k < it->first[volunteer + 1]; k++) {
        uint32_t role = vbm_role(it->pair[k]);
        int64_t value = (int64_t)vbm_score(it->pair[k]) - price[role];
        if (value > gain[it->day[role]]) gain[it->day[role]] = value;
        if (it->day[role] >= days) days = it->day[role] + 1;
    }
    int64_t sum = 0;
    for (int k = 0; k < it->load[volunteer]; k++) sum += take_greatest(gain, days);
    return sum;
}

static void judge_role(const struct vbm *it, int32_t role, int32_t filled, int32_t price,
                       struct referee_finding *out)
{
    int32_t least = it->least[role];
    int32_t most = it->most[role];
    if (filled > most && !out->broken) out->broken = "more people than seats";
    int32_t met = filled < least ? filled : least;
    out->worth += (int64_t)it->head.bonus * met;
    out->unmet += least - met;
    out->assigned += (uint64_t)filled;
    out->bound += least * at_least_zero((int64_t)price + it->head.bonus) +
                  (int64_t)(most - least) * at_least_zero(price);
}

struct referee_finding referee_judge(const struct vbm *instance, const struct referee_claim *claim)
{
    struct referee_finding out = { 0 };
    int32_t *filled = vbm_alloc((size_t)instance->head.roles, sizeof *filled);
    for (int32_t i = 0; i < instance->head.volunteers && !out.broken; i++) {
        out.broken = count_places(instance, claim, i, filled, &out.worth);
        out.bound += best_gain(instance, claim->price, i);
    }
    for (int32_t j = 0; j < instance->head.roles; j++)
        judge_role(instance, j, filled[j], claim->price[j], &out);
    free(filled);
    return out;
}
