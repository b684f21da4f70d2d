/* SPDX-License-Identifier: MIT
 * after: what a class left behind, on Kirkpatrick's four levels: what trainees thought of it, what
 * they learned, what they apply 60 to 90 days later, what changed in their units. */
#ifndef VOLBANK_TRAINING_AFTER_H
#define VOLBANK_TRAINING_AFTER_H

#include "course.h"

enum { FOLLOW_UP_DAYS = 60, FOLLOW_UP_CLOSES = 90, FEEDBACK_LEAST = 3, FEEDBACK_ITEMS = 5 };

/* Body of POST /enrolments/:id/feedback: struct course_feedback without the class. */
extern const struct field feedback_giving_fields[];
/* Body of POST /enrolments/:id/follow_ups. */
struct follow_up_answering {
    int32_t applied;
    text what, obstacles;
};
/* Body of POST /follow_ups/:id/observations. */
struct follow_up_observing {
    int32_t observed;
    text observed_what;
};
extern const struct field follow_up_answering_fields[], follow_up_observing_fields[];

/* What trainees of a class thought of it; nothing below FEEDBACK_LEAST answers. */
struct reaction {
    int64_t answers;
    int64_t means[FEEDBACK_ITEMS]; /* hundredths of 1..5: content, methods, trainers, usefulness,
                                      organisation; 0 = too few answers */
    int64_t mean;                  /* of them */
};
err course_reaction(struct ctx *cx, struct tx *tx, id course, struct reaction *out) MUST_CHECK;
/* What they apply. */
struct application {
    int64_t asked, answered, yes, partly, no;
    int64_t percent;                    /* of the answers: yes and half of partly; -1 = none */
    int64_t observed, observed_applied; /* by an observer: how many; of them yes or partly */
};
err course_application(struct ctx *cx, struct tx *tx, id course,
                       struct application *out) MUST_CHECK;

/* Answers { "given": true }. CONFLICT before the class began, for who had no seat, or twice. */
err feedback_give(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Answers the follow-up. CONFLICT outside its 30 days; the last answer within them stands. */
err follow_up_answer(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* For staff and the class's trainers; answers the follow-up. */
err follow_up_observe(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /enrolments/:id/own: what the person's own forms say they are about. */
err enrolment_own(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /courses/:id/summary: the four levels, for staff and the class's trainers. */
err course_summary(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* Makes the follow-up of somebody who completed a class that ended on `day`. */
err follow_up_open(struct ctx *cx, struct tx *tx, id enrolment, date day) MUST_CHECK;
/* Asks those whose day has come; outside transactions. */
err follow_ups_send(struct ctx *cx) MUST_CHECK;

#endif
