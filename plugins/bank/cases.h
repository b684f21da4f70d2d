/* SPDX-License-Identifier: MIT
 * cases: the bank's history as rules may be tried on it: every sign-up's pair of person and opening
 * for bank.score, every attendance for bank.credit, everybody's year for bank.evaluate. Facts are
 * those a decision today would be told. Memory of a page is given back before the next. */
#ifndef VOLBANK_BANK_CASES_H
#define VOLBANK_BANK_CASES_H

#include "core/plugin/plugin.h"

/* Commune, sex, age: of whom a case is about. */
extern const struct rule_grouping case_groupings[];

err score_cases(struct ctx *cx, const struct rule_cases *q,
                bool (*take)(void *arg, const struct rule_case *c), void *arg);
err credit_cases(struct ctx *cx, const struct rule_cases *q,
                 bool (*take)(void *arg, const struct rule_case *c), void *arg);
err evaluate_cases(struct ctx *cx, const struct rule_cases *q,
                   bool (*take)(void *arg, const struct rule_case *c), void *arg);

#endif
