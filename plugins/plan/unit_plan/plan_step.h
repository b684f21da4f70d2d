/* SPDX-License-Identifier: MIT
 * plan_step: the only way a plan's state changes: one table (plan_table.c). */
#ifndef VOLBANK_PLAN_PLAN_STEP_H
#define VOLBANK_PLAN_PLAN_STEP_H

#include "unit_plan.h"

enum unit_plan_action {
    UNIT_PLAN_SUBMIT = 1,
    UNIT_PLAN_RECALL, /* before anybody above decided */
    UNIT_PLAN_RETURN,
    UNIT_PLAN_APPROVE,
    UNIT_PLAN_ADJUST, /* an adjustment of it was submitted */
    UNIT_PLAN_SETTLE, /* … and decided, returned or withdrawn */
    UNIT_PLAN_CLOSE,
    UNIT_PLAN_ACTIONS = UNIT_PLAN_CLOSE
};
enum unit_plan_by {
    UNIT_PLAN_BY_OWN = 1, /* who holds unit_plan.write at the unit */
    UNIT_PLAN_BY_ABOVE,   /* unit_plan.decide at the unit above; at the topmost: at itself */
    UNIT_PLAN_BY_SYSTEM   /* nobody asks for it: it follows from an adjustment */
};
/* What must be true besides. */
enum unit_plan_guard {
    UNIT_PLAN_HAS_ACTIVITIES = 1 << 0,
    UNIT_PLAN_HAS_REASON = 1 << 1,
    UNIT_PLAN_HAS_DECISION = 1 << 2, /* number and day */
    UNIT_PLAN_YEAR_OVER = 1 << 3,
    UNIT_PLAN_DECLARED = 1 << 4, /* doing_owes none of its quarters */
    UNIT_PLAN_IS_TOP = 1 << 5,
    UNIT_PLAN_IS_BELOW = 1 << 6
};
struct unit_plan_rule {
    uint8_t state, action, by, guards, next;
};
extern const struct unit_plan_rule unit_plan_table[]; /* ends with { 0 } */
/* The row for a plan of the topmost unit or of one below; NULL when there is none. */
const struct unit_plan_rule *unit_plan_rule(int32_t state, int32_t action, bool top);

struct unit_plan_stepping {
    int32_t action;
    text reason, decision;
    date decided;
};
extern const struct field unit_plan_stepping_fields[];
extern const struct vocabulary unit_plan_action_vocabulary;

/* Who decides about the plan: the unit above, or the topmost itself. */
id unit_plan_decider(const struct unit_plan *p);
/* Whether the actor may ask for the step now; guards aside. */
bool unit_plan_may(struct ctx *cx, struct tx *tx, const struct unit_plan *p, int32_t action);
/* Makes a step, whoever asks: the route asks who may. CONFLICT "state" when the table has no such
 * row, CONFLICT or INVALID of the guard that does not hold. */
err unit_plan_step(struct ctx *cx, struct tx *tx, struct unit_plan *p,
                   const struct unit_plan_stepping *in) MUST_CHECK;
/* PATCH /unit_plans/:id/state; If-Match is honoured. */
err unit_plan_step_route(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs);

#endif
