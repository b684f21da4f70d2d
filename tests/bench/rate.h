/* SPDX-License-Identifier: MIT
 * rate: a rule of ordinary size for measuring: fifteen facts, about six reasons, a loop
 * (bench.rate.lua). */
#ifndef VOLBANK_BENCH_RATE_H
#define VOLBANK_BENCH_RATE_H

#include "core/rules/rules.h"

struct rate_facts {
    int64_t age, km, hours, kept, missed, late, done, skills, wished, level, waited, team, year,
        month;
    bool night;
};

extern const struct rule_hook rate_hook;

/* Those of the n-th person. */
struct rate_facts rate_facts_of(int64_t n);

#endif
