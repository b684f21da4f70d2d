/* SPDX-License-Identifier: MIT
 * step_tell: messages to the other side when a yearly plan or an adjustment moves: that it waits to
 * be decided, came back, or was decided. */
#ifndef VOLBANK_PLAN_STEP_TELL_H
#define VOLBANK_PLAN_STEP_TELL_H

#include "adjustment.h"

/* After a step somebody asked for; enum unit_plan_action. */
err unit_plan_tell(struct ctx *cx, struct tx *tx, const struct unit_plan *p,
                   int32_t action) MUST_CHECK;
/* The same; enum plan_adjustment_action. */
err plan_adjustment_tell(struct ctx *cx, struct tx *tx, const struct plan_adjustment *a,
                         int32_t action) MUST_CHECK;

#endif
