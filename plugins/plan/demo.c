/* SPDX-License-Identifier: MIT
 * demo: the parts of the plan's demo, one after the other. */
#include "demo.h"

#include "filing/filing_demo.h"
#include "measure/demo.h"
#include "unit_plan/unit_plan_demo.h"

err plan_demo(struct ctx *cx, const struct demo_options *options)
{
    err e = plan_measure_demo(cx, options);
    if (!e) e = unit_plan_demo(cx, options);
    return e ? e : plan_filing_demo(cx, options);
}
