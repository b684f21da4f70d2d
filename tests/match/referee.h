/* SPDX-License-Identifier: MIT
 * referee: judges a claimed assignment and its prices from the instance alone, by the definitions
 * of vbm.h: is every limit kept, what is it worth, and how much could any assignment be worth by
 * these prices. Equal figures are a proof of the optimum. Shares no line with the engine or its
 * checker. */
#ifndef TESTS_MATCH_REFEREE_H
#define TESTS_MATCH_REFEREE_H

#include "vbm.h"

struct referee_claim {
    const uint32_t *start; /* [volunteers + 1] roles of volunteer i: role[start[i]] … */
    const uint32_t *role;
    const int32_t *price; /* [roles] */
};

struct referee_finding {
    const char *broken; /* the first limit that is not kept; NULL when all are */
    int64_t worth;      /* of the assignment */
    int64_t bound;      /* of every assignment */
    uint64_t assigned;
    int64_t unmet; /* places below the minima */
};

struct referee_finding referee_judge(const struct vbm *instance, const struct referee_claim *claim);

#endif
