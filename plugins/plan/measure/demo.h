/* SPDX-License-Identifier: MIT
 * demo: what makes the board of a demo province worth looking at: leaders of campaigns, more of
 * them trained from year to year; declared activities by quarter, some units silent, one that
 * recorded more than it declared; what counts as applying IT, made stricter once; a campaign
 * entered late and one entered twice. */
#ifndef VOLBANK_PLAN_DEMO_H
#define VOLBANK_PLAN_DEMO_H

#include "../plan.h"

err plan_measure_demo(struct ctx *cx, const struct demo_options *options) MUST_CHECK;

#endif
