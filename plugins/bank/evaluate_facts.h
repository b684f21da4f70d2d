/* SPDX-License-Identifier: MIT
 * evaluate_facts: what a rule may know of one volunteer's year: hook bank.evaluate. Ethnicity,
 * religion and sex are never facts. Durations and days of the week are computed by the host; what
 * is missing is not zero: a rule says unrated() for it. Lists are in order of day. */
#ifndef VOLBANK_BANK_EVALUATE_FACTS_H
#define VOLBANK_BANK_EVALUATE_FACTS_H

#include "vocabulary.h"

/* One session the volunteer was called to. */
struct evaluate_session {
    date day;
    int64_t month;        /* 1-12 */
    int64_t weekday;      /* Monday = 0 */
    int64_t start_minute; /* since midnight */
    int64_t minutes;      /* present */
    int64_t late_minutes;
    int64_t credited_minutes; /* what bank.credit granted */
    uint8_t state;            /* attendance_state_vocabulary */
    bool noticed; /* an absence notice covering the day was registered before the call */
    uint8_t role, field, campaign_type;
    int32_t evidence;
    text commune; /* of the activity, code of 2023 */
    bool border, extreme_difficulty;
    int64_t distance_km;
    uint8_t language;    /* used there, 0 = none */
    int64_t fire_danger; /* level recorded for the day, 0 = none, 1-5 */
    bool household_policy, two_confirmations, in_harvest;
    int64_t entered_after_days; /* how late the sheet was entered */
    code_set certificates;      /* valid on the day */
};

/* What somebody did, or what was found, that is no session. */
struct evaluate_work {
    date day;
    uint8_t kind;   /* evaluate_work_vocabulary */
    int64_t amount; /* how often; of youth works, million đồng; of standby, hours */
    bool accepted;
    code_set certificates; /* valid on the day */
};

struct evaluate_facts {
    date as_of, from, to; /* first and last day of the year that is rated */
    int64_t age, months_member;
    text commune, area; /* of the home, code of 2023; code of the district area ("667") */
    uint8_t occupation;
    code_levels languages; /* verified level; self-declared counts as 1 */
    code_set skills, certificates;
    int64_t called, attended, late, excused, unexcused;
    int64_t months_active, fields_active, days_active, minutes;
    struct fact_list sessions; /* struct evaluate_session */
    struct fact_list works;    /* struct evaluate_work */
};

extern const struct field evaluate_session_fields[];
extern const struct field evaluate_work_fields[];
extern const struct field evaluate_facts_fields[];

/* A volunteer's year: 0..100.00 points, one of the four bands or not rated. */
extern const struct rule_hook bank_evaluate_hook;

#endif
