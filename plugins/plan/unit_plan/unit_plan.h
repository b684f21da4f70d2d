/* SPDX-License-Identifier: MIT
 * unit_plan: what a unit is going to do in a year under the plan (V.2b): its activities by quarter,
 * submitted to the unit above and approved there. From then on they change by adjustments only
 * (adjustment.h), each from a day on: what stood before stays readable. What was done of an
 * activity is counted from the campaigns that answer it and is never stored. */
#ifndef VOLBANK_PLAN_UNIT_PLAN_H
#define VOLBANK_PLAN_UNIT_PLAN_H

#include "../plan.h"

enum unit_plan_state {
    UNIT_PLAN_DRAFT = 1,
    UNIT_PLAN_SUBMITTED, /* waits for the unit above; the topmost one for its own decision */
    UNIT_PLAN_RETURNED,  /* with a reason, to be mended */
    UNIT_PLAN_APPROVED,
    UNIT_PLAN_ADJUSTING, /* approved, with an adjustment that waits to be decided */
    UNIT_PLAN_CLOSED,    /* the year is over and all its quarters are declared */
    UNIT_PLAN_STATES = UNIT_PLAN_CLOSED
};

struct unit_plan {
    id id;
    id unit;
    int64_t year;
    text basis, aims, ways; /* căn cứ, mục tiêu, giải pháp: lines */
    text number;            /* of the paper, "12-KH/ĐTN" */
    int32_t state;
    id above;    /* to whom it was submitted; none = the topmost */
    text reason; /* why it was returned last */
    instant submitted;
    date approved;
    text decision; /* that approved it, where there is one */
    text key;      /* unit/year: unique */
};

/* In force from `from` until the day before `until`; 0: from the beginning, to the end. */
struct plan_activity {
    id id;
    id plan;
    text name;
    int64_t quarter, times; /* how often it is held in the quarter */
    text type, field;       /* codes of the vocabularies of campaigns */
    text host;              /* who holds it with whom */
    id place;
    int64_t people; /* expected; 0 = not said */
    text note;
    date from, until;
    id brought_by, ended_by; /* the adjustments that did so */
};

/* A campaign that is one time of an activity; a campaign answers one activity at most. */
struct plan_answer {
    id id;
    id activity, campaign;
};

extern const struct entity unit_plan_entity, plan_activity_entity, plan_answer_entity;
extern const struct vocabulary unit_plan_state_vocabulary;

static inline bool unit_plan_is_open(int32_t state)
{
    return state == UNIT_PLAN_DRAFT || state == UNIT_PLAN_RETURNED;
}
static inline bool plan_activity_stands(const struct plan_activity *a, date day)
{
    return a->from <= day && (!a->until || day < a->until);
}

/* The plan of a unit and year; ERR_NOT_FOUND without a detail. */
err unit_plan_of(struct ctx *cx, struct tx *tx, id unit, int64_t year,
                 struct unit_plan *out) MUST_CHECK;
/* Flaws unless `record` has the value of `before` in the field. */
void unit_plan_fixed(struct ctx *cx, const struct entity *entity, const char *field,
                     const void *before, const void *record);
/* A term in the reader's language; its code. */
text unit_plan_term(const struct ctx *cx, const struct vocabulary *v, int32_t number);
const char *unit_plan_code(const struct vocabulary *v, int32_t number);

#endif
