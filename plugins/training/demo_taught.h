/* SPDX-License-Identifier: MIT
 * demo_taught: the classes of a cast as records: sessions, who came, tests before and after, what
 * trainees thought and what they applied; a class that takes enrolments now; candidates. */
#ifndef VOLBANK_TRAINING_DEMO_TAUGHT_H
#define VOLBANK_TRAINING_DEMO_TAUGHT_H

#include "demo_cast.h"
#include "demo_curricula.h"

/* Outside transactions: one for each class. The certificates of the cast are stored already. */
err taught_classes(struct ctx *cx, const struct demo_options *options, struct cast *cast,
                   const struct taught *taught) MUST_CHECK;

#endif
