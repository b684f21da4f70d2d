/* SPDX-License-Identifier: MIT
 * outline: a curriculum as a whole, for those who write, review and teach it. */
#ifndef VOLBANK_TRAINING_CURRICULUM_OUTLINE_H
#define VOLBANK_TRAINING_CURRICULUM_OUTLINE_H

#include "curriculum.h"

/* GET /curriculums/:id/outline: blocks in order with their materials, those of the whole, sums, and
 * what the actor may do: { blocks: […], materials: […], minutes, core_minutes, questions, anchors,
 * may: { write, decide } }. */
err curriculum_outline(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
/* GET /curriculums/:id/questions: the bank with its right answers, for authors and reviewers; not
 * for somebody who is to sit its tests. */
err curriculum_questions(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs);

#endif
