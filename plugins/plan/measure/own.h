/* SPDX-License-Identifier: MIT
 * own: what is counted of the plan's own records: declared activities. */
#ifndef VOLBANK_PLAN_OWN_H
#define VOLBANK_PLAN_OWN_H

#include "../plan.h"

extern const struct measure plan_measures[];

#endif
