/* SPDX-License-Identifier: MIT
 * set_pass: what a rule names and only somebody with all the verdicts can do: order, quota, median,
 * teams. Pure: the same people and the same seed give the same ranks, in whatever order they are
 * handed in and on whatever machine. Bands are term numbers of a hook's bands: the best is 1, a
 * larger number is worse, 0 is not rated. */
#ifndef VOLBANK_RULES_SET_PASS_H
#define VOLBANK_RULES_SET_PASS_H

#include "../base/id.h"
#include "year.h"

enum { SET_KEYS_MAX = RULE_TIES_MAX };

struct set_person {
    id who;
    uint32_t index;             /* the caller's */
    uint32_t group;             /* the quota is counted within one */
    int64_t score;              /* hundredths */
    int64_t keys[SET_KEYS_MAX]; /* break ties, the most telling first; more is better */
    int rule_band;              /* 0 = not rated */
    /* the answer */
    int band;
    bool moved;    /* lost rule_band to the quota */
    uint32_t rank; /* 1 = first; 0 = not rated */
    uint64_t lot;
};

struct set_rule {
    uint64_t seed;
    bool has_quota;
    int quota_band, quota_of; /* at most quota_percent % of those at least quota_of are at least
                                 quota_band */
    int64_t quota_percent;
};

struct set_figures {
    uint32_t rated, unrated, moved;
    uint32_t in_band[8]; /* by number, after the quota */
    int64_t median;      /* of scores of those rated; 0 when there are none */
};

/* Sorts `people`: those rated first, by rule_band, score, keys, lot; the others by id. Whoever is
 * past the quota falls to the band below quota_band. */
API void set_pass(struct set_person *people, size_t count, const struct set_rule *rule,
                  struct set_figures *out);
/* How many of `eligible` people a quota allows: rounded down. */
API uint32_t set_quota(uint32_t eligible, int64_t percent);
/* The score in the middle; of an even number, half way between the two, rounded down. Sorts. */
API int64_t set_median(int64_t *scores, size_t count);

/* One member of a team. */
struct set_member {
    int64_t score;
    int band;  /* 0 = not rated */
    bool idle; /* not one session */
};
struct set_team_rule {
    int64_t min_active;   /* fewer members with a session: not rated */
    int64_t idle_percent; /* more than so many % without one: no better than idle_cap */
    int idle_cap;         /* 0 = none */
};
struct set_team {
    uint32_t members, active, idle;
    int64_t score; /* the median of those rated */
    int band;      /* the worse of the two in the middle; 0 = not rated */
    bool held;     /* by idle_cap */
};
/* Sorts `members`. */
API void set_pass_team(struct set_member *members, size_t count, const struct set_team_rule *rule,
                       struct set_team *out);

#endif
