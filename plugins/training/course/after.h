/* SPDX-License-Identifier: MIT
 * after: what a class left behind, on Kirkpatrick's four levels: what trainees thought of it, what
 * they learned, what they apply 60 to 90 days later, what changed in their units. No record leads
 * from an opinion to its author. */
#ifndef VOLBANK_TRAINING_AFTER_H
#define VOLBANK_TRAINING_AFTER_H

#include "course.h"

enum { FOLLOW_UP_DAYS = 60, FOLLOW_UP_CLOSES = 90, FEEDBACK_LEAST = 3, FEEDBACK_ITEMS = 5 };

struct course_feedback { /* Kirkpatrick 1; nobody's: it does not say whose it is, or when it came */
    id id;
    id course;
    int64_t content, methods, trainers, usefulness, organisation; /* 1..5 */
    text comment;
};

enum follow_up_answer { APPLIED_YES = 1, APPLIED_PARTLY, APPLIED_NO };

struct follow_up { /* Kirkpatrick 3 */
    id id;
    id enrolment;
    date due;    /* asked from then on, 60 days after the class */
    date closes; /* answers are taken up to and including this day, the 90th */
    instant sent, answered;
    int32_t applied; /* enum follow_up_answer, in the trainee's words */
    text what, obstacles;
    id observer;      /* account of who went to see */
    int32_t observed; /* enum follow_up_answer, in the observer's */
    text observed_what;
};

extern const struct entity course_feedback_entity, follow_up_entity;
extern const struct field course_feedback_fields[], follow_up_fields[];

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
