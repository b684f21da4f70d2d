/* SPDX-License-Identifier: MIT
 * finish: the end of a class. The rule of its unit says of each trainee whether they completed it;
 * certificates are entered in the register in the same transaction, and what people said of their
 * ethnicity is deleted. */
#ifndef VOLBANK_TRAINING_FINISH_H
#define VOLBANK_TRAINING_FINISH_H

#include "course.h"

/* Body of POST /courses/:id/finishes. */
struct finishing {
    bool anyway; /* also while something is missing for some: they have not completed it */
};
extern const struct field finishing_fields[];

/* GET /courses/:id/outcomes, SLOW: what finishing would say of each trainee, with the reasons. */
err course_outcomes(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Answers the class. CONFLICT "early" before its last day, "not-yet" while something is missing for
 * some, unless `anyway`, "tests-open" when tests were not handed in, which are then scored; RETRY
 * when a mark or a result came while the rule was asked. */
err course_finish_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err course_finish(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
