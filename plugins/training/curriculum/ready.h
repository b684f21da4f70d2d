/* SPDX-License-Identifier: MIT
 * ready: what a curriculum must have before somebody is asked to approve it. */
#ifndef VOLBANK_TRAINING_CURRICULUM_READY_H
#define VOLBANK_TRAINING_CURRICULUM_READY_H

#include "curriculum.h"

enum { QUESTIONS_LEAST = 5 };

/* Every fault as a flaw; ERR_INVALID when there are any. Reads all of it: on the pool. */
err curriculum_ready(struct ctx *cx, struct tx *tx, const struct curriculum *c) MUST_CHECK;

#endif
