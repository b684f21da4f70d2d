/* SPDX-License-Identifier: MIT
 * sit: taking a test on a phone, one question to a page, each answer stored as it is given. Right
 * answers are never part of what is sent. */
#ifndef VOLBANK_TRAINING_CURRICULUM_SIT_H
#define VOLBANK_TRAINING_CURRICULUM_SIT_H

#include "sitting.h"

/* Body of POST /courses/:id/sittings. */
struct sitting_beginning {
    int32_t kind;
};
/* Body of POST /sittings/:id/answers: an answer, or that it is finished. */
struct sitting_answering {
    int64_t question; /* 1… in the order asked */
    int64_t choice;   /* 1… */
    bool finish;
};
/* Body of POST /sittings/:id/voids. */
struct sitting_voiding {
    text reason;
};
extern const struct field sitting_beginning_fields[], sitting_answering_fields[],
    sitting_voiding_fields[];

/* GET /courses/:id/tests: the actor's tests in a class and where they stand. NOT_FOUND when they
 * are not in it. */
err course_tests(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Answers the sitting, the one under way when there is one. CONFLICT "closed" outside its time,
 * "done" sat already, "never_attended", "passed" or "no_post" for a retest; "questions" when the
 * curriculum has none. */
err sitting_begin(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /sittings/:id/paper?cau=: one question with its choices and what was answered; the result
 * once it is handed in. For its owner only. */
err sitting_paper(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Answers { id, next }; CONFLICT "done" handed in already, "closed" time is over (handing in still
 * works, with what was answered). */
err sitting_answer(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* By staff, with a reason: it counts no more, and another of its kind may be sat. */
err sitting_void(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /courses/:id/collections: scores what is still under way, by what was answered. */
err course_collect(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* In place of the generic change and deletion of a line of paper: CONFLICT. */
err paper_result_stands(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);
/* GET /courses/:id/results: every trainee's tests, for staff of the class's unit and for its
 * trainers. */
err course_results(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
