/* SPDX-License-Identifier: MIT
 * adjustment: a proposal to change what was approved (V.2c): targets of Plan 630/KH-UBND, or
 * activities of a unit's yearly plan, with its grounds and evidence. It is submitted to the
 * Chairman of the province, or by a unit below to the unit above, and nothing changes before the
 * decision is recorded; then what it says is in force from a day on, never before the decision. */
#ifndef VOLBANK_PLAN_ADJUSTMENT_H
#define VOLBANK_PLAN_ADJUSTMENT_H

#include "unit_plan.h"

enum plan_adjustment_state {
    PLAN_ADJUSTMENT_DRAFT = 1,
    PLAN_ADJUSTMENT_SUBMITTED,
    PLAN_ADJUSTMENT_RETURNED,
    PLAN_ADJUSTMENT_APPROVED,
    PLAN_ADJUSTMENT_REFUSED,
    PLAN_ADJUSTMENT_WITHDRAWN,
    PLAN_ADJUSTMENT_STATES = PLAN_ADJUSTMENT_WITHDRAWN
};
enum plan_adjustment_to { ADJUSTMENT_TO_CHAIRMAN = 1, ADJUSTMENT_TO_ABOVE };

struct plan_adjustment {
    id id;
    id unit; /* proposes it */
    id plan; /* of that unit; none = Plan 630/KH-UBND itself */
    text title, grounds;
    date effective; /* asked for; then decided */
    int32_t to, state;
    text number; /* of the tờ trình */
    text reason; /* of returning or refusing */
    instant submitted;
    text decision;
    date decided;
    struct hash evidence; /* one file; zero = none */
    text evidence_name, evidence_type;
};

enum plan_change_what {
    PLAN_CHANGE_TARGET = 1, /* level or day of a target */
    PLAN_CHANGE_ADD,        /* an activity more */
    PLAN_CHANGE_ALTER,      /* quarter, times or name of an activity */
    PLAN_CHANGE_DROP,
    PLAN_CHANGES = PLAN_CHANGE_DROP
};
struct plan_change {
    id id;
    id adjustment;
    int32_t what;
    int32_t target; /* a–d, and which of its steps: the one due on `due` */
    date due, by;   /* by, percent: what it becomes */
    int64_t percent;
    id activity;
    text name;
    int64_t quarter, times;
    text why;
    text was; /* what stood before, in words: kept when it is submitted */
};

extern const struct entity plan_adjustment_entity, plan_change_entity;
extern const struct vocabulary plan_adjustment_state_vocabulary, plan_adjustment_to_vocabulary,
    plan_change_vocabulary;

static inline bool plan_adjustment_is_open(int32_t state)
{
    return state == PLAN_ADJUSTMENT_DRAFT || state == PLAN_ADJUSTMENT_RETURNED;
}
#endif
