/* SPDX-License-Identifier: MIT
 * public_course: classes as everybody sees them, and a person's own. Nobody's name is shown. */
#ifndef VOLBANK_TRAINING_PUBLIC_COURSE_H
#define VOLBANK_TRAINING_PUBLIC_COURSE_H

#include "course.h"

/* GET /public/courses: those that take enrolments and have not ended, soonest first. */
err courses_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /public/courses/:id: one of any state but PLANNED, and what the reader is in it. */
err course_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /me/courses: what they are in, coming and past, and what they can do about it. */
err me_courses(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
