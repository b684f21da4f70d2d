/* SPDX-License-Identifier: MIT
 * enrol: getting into a class and out of it: what people do themselves, and what the organiser
 * does. Route functions; what comes of it is line.h's. */
#ifndef VOLBANK_TRAINING_ENROL_H
#define VOLBANK_TRAINING_ENROL_H

#include "course.h"

/* Body of POST /courses/:id/applications. */
struct applying {
    bool minority; /* they say so, for a kept seat of this class */
};
/* Body of POST /me/enrolments/withdrawals and …/acceptances. */
struct own_enrolment {
    id enrolment;
};
/* Body of POST /courses/:id/invitations: one person, or everybody of the list of who is out of
 * date and in no class of the same curriculum. */
struct inviting {
    id volunteer;
    bool all;
};
/* Body of POST /enrolments/:id/decisions. */
struct enrolment_deciding {
    int32_t state; /* ENROLLED (or WAITING, when full), REFUSED, WITHDRAWN */
    text reason;
};
extern const struct field applying_fields[], own_enrolment_fields[], inviting_fields[],
    enrolment_deciding_fields[];

/* Answers the enrolment; an invitation is accepted by it. CONFLICT as line_admit(), or "enrolled"
 * when they are in the class already. */
err course_apply(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err enrolment_accept(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Their seat goes to who waits. CONFLICT when there is nothing to withdraw from any more. */
err enrolment_withdraw(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);

/* Answers { invited, skipped }. */
err course_invite(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /courses/:id/out_of_date: cadres of the class's unit and below who hold no valid certificate
 * of the curriculum's kind today, and what they are in this class. */
err course_out_of_date(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
/* Answers the enrolment. CONFLICT when that step is not possible from where it stands. */
err enrolment_decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* In place of the generic change and deletion: CONFLICT. */
err enrolment_stands(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
