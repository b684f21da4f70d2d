/* SPDX-License-Identifier: MIT
 * measures: what is counted of the bank's records: campaigns of Đoàn and Hội and how many of them
 * follow a model their leader was trained in (target c of the plan), attendance and its minutes by
 * the organiser of the campaign, and what counts as one operation recorded in the system. */
#ifndef VOLBANK_BANK_MEASURES_H
#define VOLBANK_BANK_MEASURES_H

#include "bank.h"

extern const struct measure bank_measures[];

#endif
