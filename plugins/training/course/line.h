/* SPDX-License-Identifier: MIT
 * line: who gets a seat, who waits, and who moves up when a seat comes free. Everything that
 * changes who sits where ends here, whichever route or import it came by. */
#ifndef VOLBANK_TRAINING_LINE_H
#define VOLBANK_TRAINING_LINE_H

#include "course.h"

/* Decides what becomes of somebody who asks, is invited and comes, or is put on the list: fills
 * the state (ENROLLED or WAITING; APPLIED when `own` and the class takes people by approval), the
 * groups that follow from their unit, and when they asked. Only reads. Errors: CONFLICT "closed"
 * the class takes nobody; "trainer" they teach it; "clash" another class at the same hours;
 * "lineage" they trained, directly or through others, who teaches it. */
err line_admit(struct ctx *cx, struct tx *tx, struct enrolment *n, bool own) MUST_CHECK;
/* Whether somebody of no group would get a seat today: seats that are left may be kept ones. */
err line_has_seat(struct ctx *cx, struct tx *tx, const struct course *c, bool *seat) MUST_CHECK;
/* Gives free seats to those who wait, first come first, among whom the seat is for and who have
 * the time; tells them; numbers who still waits. */
err line_settle(struct ctx *cx, struct tx *tx, id course) MUST_CHECK;
/* The enrolment of a person in a class; ERR_NOT_FOUND without a detail. */
err enrolment_of(struct ctx *cx, struct tx *tx, id course, id person,
                 struct enrolment *out) MUST_CHECK;
/* CONFLICT "enrolled" that says what the person's enrolment is. */
err enrolment_twice(struct ctx *cx, const struct enrolment *there);

/* Tells the person what became of their enrolment, by its state; nobody is told about the past. */
err enrolment_tell(struct ctx *cx, struct tx *tx, const struct course *c,
                   const struct enrolment *n) MUST_CHECK;
/* Tells the person that the class is cancelled. */
err enrolment_tell_cancelled(struct ctx *cx, struct tx *tx, const struct course *c,
                             const struct enrolment *n) MUST_CHECK;

#endif
