/* SPDX-License-Identifier: MIT
 * cases: the years a new rule of training.classify can be tried on: every assessment whose
 * appraisal was confirmed, with the facts of that day. */
#ifndef VOLBANK_TRAINING_ASSESS_CASES_H
#define VOLBANK_TRAINING_ASSESS_CASES_H

#include "classify_facts.h"

extern const struct rule_grouping classify_groupings[]; /* area, who is assessed */
/* rule_cases_fn; a case's subject is the unit, a cadre's too. from, until: of the confirmation. */
err classify_cases(struct ctx *cx, const struct rule_cases *q,
                   bool (*take)(void *arg, const struct rule_case *c), void *arg);

#endif
