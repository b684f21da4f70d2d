/* SPDX-License-Identifier: MIT
 * filing_demo: half a year of periodic reports of a demo province: most in time, some late or
 * missing, one given back, one that waits to be received, and what is due next. */
#ifndef VOLBANK_PLAN_FILING_DEMO_H
#define VOLBANK_PLAN_FILING_DEMO_H

#include "../plan.h"

err plan_filing_demo(struct ctx *cx, const struct demo_options *options) MUST_CHECK;

#endif
