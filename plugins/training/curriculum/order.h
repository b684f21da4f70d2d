/* SPDX-License-Identifier: MIT
 * order: blocks of a curriculum stand at 1, 2, 3 … without gaps. */
#ifndef VOLBANK_TRAINING_CURRICULUM_ORDER_H
#define VOLBANK_TRAINING_CURRICULUM_ORDER_H

#include "curriculum.h"

/* Body of POST /blocks/:id/moves. */
struct block_moving {
    int64_t position; /* beyond the last = the last */
};
extern const struct field block_moving_fields[];

/* The blocks of a curriculum in their order, in cx->arena. */
err blocks_in_order(struct ctx *cx, struct tx *tx, id curriculum, struct block **out,
                    size_t *count) MUST_CHECK;

/* Answers the block where it stands now; the others give way. */
err block_move(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* In place of the generic deletions: CONFLICT once the curriculum may not be changed. What follows
 * a deleted block moves up. */
err block_delete(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err question_delete(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
