/* SPDX-License-Identifier: MIT
 * lineage: who trained whom, as the classes say. Somebody who leads a class, alone or with others,
 * whose curriculum makes trainers (level > 0) is a parent in the tree of everybody who completes
 * it. The tree is kept free of circles where people are named and enrolled, not afterwards. */
#ifndef VOLBANK_TRAINING_LINEAGE_LINEAGE_H
#define VOLBANK_TRAINING_LINEAGE_LINEAGE_H

#include "core/plugin/plugin.h"

/* Whether `trainer` would have been trained by `trainee`, directly or through others, or is the
 * same person: then neither may train the other. Classes not yet over count as they are planned;
 * cancelled ones, and those somebody did not complete, do not. To be asked where the class makes
 * trainers. A step up the tree costs a few reads for each class somebody took. */
err lineage_would_cycle(struct ctx *cx, struct tx *tx, id trainer, id trainee,
                        bool *cycle) MUST_CHECK;

#endif
