/* SPDX-License-Identifier: MIT
 * course_flow: the steps of a class: published, cancelled, finished. Route functions; each answers
 * the class. */
#ifndef VOLBANK_TRAINING_COURSE_FLOW_H
#define VOLBANK_TRAINING_COURSE_FLOW_H

#include "course.h"

/* Body of POST /courses/:id/cancellations. */
struct course_cancelling {
    text end_reason; /* those who were enrolled read it */
};
extern const struct field course_cancelling_fields[];

/* POST /courses/:id/publications: CONFLICT "curriculum" when it is not approved, "no-session" when
 * there is nothing to come to. */
err course_publish(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /courses/:id/cancellations: tells everybody who has a seat, waits or was asked. */
err course_cancel(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Job "training.courses", hourly: classes whose first day has come run; trainees are asked what
 * they apply from the 60th day after a class on. */
err job_courses(struct ctx *cx, struct job *job);

/* INVALID or CONFLICT unless the actor is staff of the class's unit (course.write) or one of its
 * trainers. */
err course_require_teaching(struct ctx *cx, struct tx *tx, const struct course *c) MUST_CHECK;

#endif
