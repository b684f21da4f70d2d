/* SPDX-License-Identifier: MIT
 * plan: the province's Plan 630/KH-UBND as records: what it wants by when, and what units declare.
 * Figures are not stored: they are counted from everybody's records by measure/. */
#ifndef VOLBANK_PLAN_PLAN_H
#define VOLBANK_PLAN_PLAN_H

#include "core/plugin/plugin.h"

extern API const struct plugin plan_plugin;

/* The four targets of I.2. */
enum plan_target_code {
    TARGET_A = 1, /* levels of Đoàn and Hội that apply IT */
    TARGET_B,     /* activities recorded of those declared */
    TARGET_C,     /* campaigns by a model that who leads was trained in */
    TARGET_D,     /* full-time cadres with knowledge up to date */
    TARGETS = TARGET_D
};
extern const struct vocabulary plan_target_vocabulary;

/* How much of a target is to be reached by a day. Rows of the province; where there is none, what
 * the plan itself says. */
struct plan_target {
    id id;
    int32_t target;
    date by;
    int64_t percent;
    text basis; /* what decided it: "630/KH-UBND" */
    text key;   /* target and day, and the adjustment that set it: unique */
    /* In force from `from` until the day before `until`; 0: always, to the end. Set by what was
     * decided about an adjustment, so that boards of days before read as they did. */
    date from, until;
    id adjustment;
};
static inline bool plan_target_stands(const struct plan_target *t, date day)
{
    return t->from <= day && (!t->until || day < t->until);
}

/* From a day on: a unit applies IT when it recorded at least so many operations in the months up
 * to the day asked about. */
struct plan_threshold {
    id id;
    date from;
    int64_t operations, months;
    text basis;
};

/* What a unit says it did in a quarter, on paper or elsewhere: the denominator of target b. */
struct declared_activity {
    id id;
    id unit;
    int64_t year, quarter; /* 1..4 */
    int64_t figure;        /* how many activities */
    text activities;       /* which, a line each; then `figure` is their number */
    text note;
    text key; /* unit/year/quarter: unique */
};

extern const struct entity declared_activity_entity, plan_target_entity, plan_threshold_entity;

#endif
