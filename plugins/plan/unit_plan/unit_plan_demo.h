/* SPDX-License-Identifier: MIT
 * unit_plan_demo: this year's plans of a demo province in the states such plans are in, and
 * adjustments of them. */
#ifndef VOLBANK_PLAN_UNIT_PLAN_DEMO_H
#define VOLBANK_PLAN_UNIT_PLAN_DEMO_H

#include "../plan.h"

/* After declared activities, which plans agree with. */
err unit_plan_demo(struct ctx *cx, const struct demo_options *options) MUST_CHECK;

#endif
