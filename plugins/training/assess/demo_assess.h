/* SPDX-License-Identifier: MIT
 * demo_assess: two criteria sets as a province might write them, and two years of assessments by
 * them: last year's communes classified, this year's on their way, some late; this year's cadres.
 * After the demo's certificates: some of the register's cadres are people of the bank and trained.
 */
#ifndef VOLBANK_TRAINING_DEMO_ASSESS_H
#define VOLBANK_TRAINING_DEMO_ASSESS_H

#include "assess.h"

err demo_assess(struct ctx *cx, const struct demo_options *options) MUST_CHECK;

/* demo_criteria.c */
struct demo_criterion {
    const char *group, *title, *condition;
    int64_t points;
    bool evidence, bonus;
};
/* Ended by a row without a title. Of communes: the national set for provinces (2021: 450 points in
 * six parts and 50 of bonus) brought down to 90 and 10, before it the 30 points of discipline in
 * steps that Hớn Quản's district union used; of cadres: what the plan wants them to be able to do.
 */
extern const struct demo_criterion demo_commune_criteria[], demo_cadre_criteria[];

/* demo_cadres.c: who of the register is whom in the bank, and their training. */
err demo_cadres(struct ctx *cx, const struct demo_options *options) MUST_CHECK;

#endif
