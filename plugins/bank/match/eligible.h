/* SPDX-License-Identifier: MIT
 * eligible: what stands between a person and one shift, all of it at once: so that a run can say
 * how many more could come if one thing were not asked. Pure. */
#ifndef VOLBANK_BANK_MATCH_ELIGIBLE_H
#define VOLBANK_BANK_MATCH_ELIGIBLE_H

#include "../score_pair.h"
#include "allocation.h"

/* What a person's record says against a shift: a bit per enum lack. `cells`: of the week that the
 * shift touches; who gave no free time can come at any. km: DISTANCE_UNKNOWN keeps nobody away. */
static inline uint32_t eligible_lacks(const struct score_person *p, const struct score_need *n,
                                      uint32_t cells, int64_t km)
{
    uint64_t skills =
        (n->required.words[0] & ~p->skills.words[0]) | (n->required.words[1] & ~p->skills.words[1]);
    bool young = p->birth <= 0 || p->birth > n->born_by;
    bool busy = (p->free && (cells & ~p->free)) || (p->busy_harvest && n->in_harvest);
    bool far = p->radius_km && km > p->radius_km;
    return (uint32_t)(skills != 0) << LACK_SKILL |
           (uint32_t)((n->languages & ~p->speaks) != 0) << LACK_LANGUAGE |
           (uint32_t)young << LACK_AGE | (uint32_t)busy << LACK_TIME | (uint32_t)far << LACK_NEAR;
}

/* Counts whom one thing alone keeps from the seats. */
static inline void eligible_count(struct match_seats *seats, uint32_t lacks)
{
    if (!lacks) {
        seats->eligible++;
    } else if ((lacks & (lacks - 1)) == 0) {
        seats->only[__builtin_ctz(lacks)]++;
    }
}

#endif
