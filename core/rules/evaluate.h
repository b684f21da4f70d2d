/* SPDX-License-Identifier: MIT
 * evaluate: one evaluation inside another, for inherit(). */
#ifndef VOLBANK_RULES_EVALUATE_H
#define VOLBANK_RULES_EVALUATE_H

#include "state.h"

/* Runs the parent of `state` on the facts of the evaluation under way, within the same CPU guard.
 * *sum is not clamped. ERR_INVALID or ERR_BUSY with the fault in the parent. */
err evaluate_parent(struct rule_state *state, struct rule_verdict *out, int64_t *sum);

#endif
