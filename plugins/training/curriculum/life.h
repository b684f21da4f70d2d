/* SPDX-License-Identifier: MIT
 * life: draft → submitted → approved or returned → retired. Whoever wrote or submitted a curriculum
 * does not approve it. Who does: the province union, or the department named as its reviewer. */
#ifndef VOLBANK_TRAINING_CURRICULUM_LIFE_H
#define VOLBANK_TRAINING_CURRICULUM_LIFE_H

#include "curriculum.h"

/* Body of POST /curriculums/:id/returns, and of …/approvals where the note may be empty. */
struct curriculum_reviewing {
    text note;
};
extern const struct field curriculum_returning_fields[], curriculum_approving_fields[];

/* Whether the actor is who decides on it, and neither wrote nor submitted it; in any state. */
bool curriculum_may_decide(struct ctx *cx, struct tx *tx, const struct curriculum *c);

/* All answer the curriculum; CONFLICT "state" when its state does not allow the step. */

/* prepare: everything that is missing as flaws: blocks, ten anchor questions, questions to ask,
 * core blocks of the master, pictures and links that lead nowhere. */
err curriculum_submit_prepare(struct ctx *cx, struct tx *tx, const struct request *rq,
                              void **prepared);
err curriculum_submit(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Takes a submitted one back to change it. */
err curriculum_withdraw(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);
/* The version before it is retired with it. */
err curriculum_approve(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
err curriculum_return(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err curriculum_retire(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* In place of the generic deletion: drafts that never were submitted, with all that is in them. */
err curriculum_delete(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
