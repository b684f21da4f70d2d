/* SPDX-License-Identifier: MIT
 * facts: what a district's rule may know when it scores a pair or credits work. Ethnicity, religion
 * and sex are never facts; verified language skill is. Day-valued facts are opaque to Lua;
 * durations are computed by the host. */
#ifndef VOLBANK_BANK_FACTS_H
#define VOLBANK_BANK_FACTS_H

#include "vocabulary.h"

/* The opening a volunteer is scored for. */
struct score_opening {
    bool night, border, in_harvest;
    uint8_t field, campaign_type, place_language;
    text commune; /* code of 2023 */
    date starts;
    code_set required_skills;
    int64_t hours; /* over all its shifts */
};

/* One volunteer for one opening: hook bank.score. Counts are of the 12 months before as_of. */
struct score_facts {
    date as_of;
    int64_t age;
    code_set skills;
    code_levels languages; /* verified level; self-declared counts as 1 */
    code_set certificates; /* valid on the opening's first day */
    text commune, area;    /* code of 2023; code of the district area ("667") */
    uint8_t occupation;
    int64_t unexcused, attended, called;
    int64_t months_active;
    int64_t hours_year;
    bool busy_harvest; /* said "busy at harvest" in the weekly grid */
    int64_t distance_km;
    int64_t days_since_last; /* -1 = never took part */
    struct score_opening opening;
};

/* One attendance to be turned into hours: hook bank.credit. */
struct credit_facts {
    date as_of;
    int64_t minutes_planned, minutes_present, late_minutes;
    uint8_t state;
    int32_t evidence;
    uint8_t role, campaign_type, field;
    text commune; /* of the activity */
    bool border, extreme_difficulty;
    int64_t start_minute; /* since midnight */
    int64_t weekday;      /* Monday = 0 */
    date day;
    bool in_harvest;
    int64_t fire_danger; /* level recorded for the day, 0 = none, 1-5 */
    int64_t distance_km;
    int64_t sessions_that_day;
    bool household_policy; /* helping a policy, single or sick household */
    bool two_confirmations;
    code_set certificates; /* valid on the day */
};

extern const struct field score_facts_fields[];
extern const struct field credit_facts_fields[];

/* Adjustment of an eligible pair, -20.00..+20.00 points; reject() makes the pair ineligible. */
extern const struct rule_hook bank_score_hook;
/* Hours credited for one attendance, 0..24.00; reject() = nothing credited, with the reason. */
extern const struct rule_hook bank_credit_hook;

#endif
