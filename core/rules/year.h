/* SPDX-License-Identifier: MIT
 * year: what a script that rates a year may declare beside its points: when its year begins, what
 * breaks ties, and what holds for all who are rated together. A script only names these; whoever
 * has all the verdicts does them (the set-level pass). Only for hooks with .rates_a_year. */
#ifndef VOLBANK_RULES_YEAR_H
#define VOLBANK_RULES_YEAR_H

#include "../base/clock.h"
#include "../base/text.h"

enum { RULE_TIES_MAX = 8 };

struct rule_script;

/* period { from = "09-01" }: day the year begins on. */
struct rule_period {
    int month, day; /* 1, 1 when nothing is declared */
};
/* First and last day of `year`: the year in which its last day lies. From 1 September, 2026 is
 * 2025-09-01 to 2026-08-31. */
API void rule_period_days(const struct rule_period *period, int year, date *from, date *until);

/* group { quota = …, team = … }. Bands are term numbers of the hook's bands; percents are whole. */
struct rule_group {
    bool has_quota;
    int quota_band, quota_of; /* at most quota_percent % of those rated at least quota_of may be
                                 rated quota_band or better */
    int64_t quota_percent;    /* 0..100 */
    bool has_team;
    bool team_median;          /* a team's score is the median of its members' */
    int64_t team_min_active;   /* with fewer members who did something a team is not rated */
    int64_t team_idle_percent; /* over so many % without any session: no better than idle_cap */
    int team_idle_cap;         /* 0 = no such cap */
};

/* ties { "linh_vuc", "thang" } and, in run(), key("linh_vuc", 5): more is better. */
struct rule_key {
    text name;
    int64_t value; /* hundredths */
    struct rule_key *next;
};

/* Never NULL: a script that declares none has the calendar year, no ties and an empty group. */
API const struct rule_period *rule_script_period(const struct rule_script *script);
API const struct rule_group *rule_script_group(const struct rule_script *script);
/* The i-th tie key, the most telling first; false past the end. A verdict without it counts as 0.
 */
API bool rule_script_ties(const struct rule_script *script, size_t i, text *name);

#endif
