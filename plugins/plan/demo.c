/* SPDX-License-Identifier: MIT
 * demo: the parts of the plan's demo, one after the other. */
#include "demo.h"

#include "measure/demo.h"

err plan_demo(struct ctx *cx, const struct demo_options *options)
{
    return plan_measure_demo(cx, options);
}
