/* SPDX-License-Identifier: MIT
 * view: a candidacy as a task list: what is met, with its figures, what is missing, until when, and
 * what it is known by. The rule is asked afresh each time; only a decision keeps its answer. */
#ifndef VOLBANK_TRAINING_LADDER_VIEW_H
#define VOLBANK_TRAINING_LADDER_VIEW_H

#include "ladder.h"

/* GET /me/ladder, SLOW: the actor's level, the way to the next one, and to keeping the one they
 * have. */
err me_ladder(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /candidacies/:id/explained, SLOW: for staff of its unit, and for the candidate. Names are
 * left out for whoever may not see them. */
err candidacy_explained(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);
/* "T2: tập huấn viên cấp huyện" of 0..4. */
text trainer_level_title(const struct ctx *cx, int64_t level);

#endif
