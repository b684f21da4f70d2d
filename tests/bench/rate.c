/* SPDX-License-Identifier: MIT
 * rate: the table of its facts, and people. */
#include "rate.h"

#define FACT(num, name)                                                                            \
    FIELD(num, struct rate_facts, name, INT, 0, .max = 10000, .label = #name, .label_en = #name)

static const struct field fact_fields[] = { FACT(1, age),
                                            FACT(2, km),
                                            FACT(3, hours),
                                            FACT(4, kept),
                                            FACT(5, missed),
                                            FACT(6, late),
                                            FACT(7, done),
                                            FACT(8, skills),
                                            FACT(9, wished),
                                            FACT(10, level),
                                            FACT(11, waited),
                                            FACT(12, team),
                                            FACT(13, year),
                                            FACT(14, month),
                                            FIELD(15, struct rate_facts, night, BOOL, 0,
                                                  .label = "night", .label_en = "night"),
                                            { 0 } };

const struct rule_hook rate_hook = { "bench.rate",
                                     "Chấm",
                                     "Rate",
                                     .facts = fact_fields,
                                     .facts_size = sizeof(struct rate_facts),
                                     .min = -100000,
                                     .max = 100000,
                                     .may_reject = true };

struct rate_facts rate_facts_of(int64_t n)
{
    return (struct rate_facts){ .age = 16 + n % 40,
                                .km = n % 50,
                                .hours = n % 200,
                                .kept = n % 12,
                                .missed = n % 3,
                                .late = n % 4,
                                .done = n % 7,
                                .skills = n % 5,
                                .wished = 1 + n % 5,
                                .level = n % 4,
                                .waited = n % 30,
                                .team = n % 2,
                                .year = 2026,
                                .month = 1 + n % 12 };
}
