/* SPDX-License-Identifier: MIT
 * demo: what the plan adds to a demo province. */
#ifndef VOLBANK_PLAN_DEMO_ALL_H
#define VOLBANK_PLAN_DEMO_ALL_H

#include "plan.h"

err plan_demo(struct ctx *cx, const struct demo_options *options) MUST_CHECK;

#endif
