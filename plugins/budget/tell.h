/* SPDX-License-Identifier: MIT
 * tell: short messages about an estimate to those who keep it. */
#ifndef VOLBANK_BUDGET_TELL_H
#define VOLBANK_BUDGET_TELL_H

#include "step.h"

/* After a step of the unit above: that it came back, or by which decision it was approved. Nobody
 * is told of other steps, nor who took the step, nor who cannot be reached. */
err budget_tell(struct ctx *cx, struct tx *tx, const struct budget_estimate *estimate,
                const struct budget_stepping *step) MUST_CHECK;

#endif
