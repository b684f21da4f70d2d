/* SPDX-License-Identifier: MIT
 * measures: what is counted of training: full-time cadres in office and on which of those days
 * their knowledge was up to date (target d of the plan), and operations recorded in the system. */
#ifndef VOLBANK_TRAINING_MEASURES_H
#define VOLBANK_TRAINING_MEASURES_H

#include "training.h"

extern const struct measure training_measures[];

#endif
