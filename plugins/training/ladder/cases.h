/* SPDX-License-Identifier: MIT
 * cases: the history that rules of training may be tried on: every trainee of a class that is over
 * for training.assess, every candidacy for training.certify. Facts are those a decision today would
 * be told; of a candidacy that was decided, those of that day. */
#ifndef VOLBANK_TRAINING_LADDER_CASES_H
#define VOLBANK_TRAINING_LADDER_CASES_H

#include "ladder.h"

/* Level, unit: of the class, or of the candidacy. */
extern const struct rule_grouping ladder_groupings[];

err assess_cases(struct ctx *cx, const struct rule_cases *q,
                 bool (*take)(void *arg, const struct rule_case *c), void *arg);
err certify_cases(struct ctx *cx, const struct rule_cases *q,
                  bool (*take)(void *arg, const struct rule_case *c), void *arg);

#endif
