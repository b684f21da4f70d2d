/* SPDX-License-Identifier: MIT
 * paper: a sitting with all it belongs to: whose seat in which class, by which curriculum, in which
 * time. */
#ifndef VOLBANK_TRAINING_CURRICULUM_PAPER_H
#define VOLBANK_TRAINING_CURRICULUM_PAPER_H

#include "sitting.h"

struct paper {
    struct sitting sitting;
    struct enrolment enrolment;
    struct course course;
    struct curriculum curriculum;
    struct test_window window;
};

/* The actor's seat in a class: all but sitting and window. NOT_FOUND when they have none. */
err paper_of_seat(struct ctx *cx, struct tx *tx, id course, struct paper *p) MUST_CHECK;
/* A sitting of the actor's own; NOT_FOUND for others, who cannot even tell whether it is there. */
err paper_of_own(struct ctx *cx, struct tx *tx, id which, struct paper *p) MUST_CHECK;
/* Whether the class is over for this test, whatever its time; whether it may be sat now. */
bool paper_is_over(const struct paper *p);
bool paper_is_open(const struct ctx *cx, const struct paper *p);
/* "07:30 22/11/2026". */
text paper_moment(struct arena *arena, instant at);
/* Stored answers as numbers, 0 = none. */
void paper_answers(text stored, int64_t out[TEST_QUESTIONS]);

#endif
