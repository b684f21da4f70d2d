/* SPDX-License-Identifier: MIT
 * limit: how often an address or an account may try. A fixed-size table of token buckets in memory,
 * keyed by a hash; forgetting the least used is fine, refusing a newcomer is not. Thread-safe. */
#ifndef VOLBANK_ACCESS_LIMIT_H
#define VOLBANK_ACCESS_LIMIT_H

#include "../base/ctx.h"

struct limits;

struct limit_rule {
    const char *name; /* "login" */
    int64_t burst;    /* tries at once */
    int64_t per_hour; /* refill */
};

/* Lives in the arena, which must not be freed while it is in use. */
API struct limits *limits_new(struct arena *arena, size_t slots);
/* Takes one try. ERR_TOO_MANY with cx->retry_after_s and a sentence saying when to try again.
 * limits NULL = no limit. */
API err limit_take(struct ctx *cx, struct limits *limits, const struct limit_rule *rule,
                   text who) MUST_CHECK;

#endif
