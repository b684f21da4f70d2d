/* SPDX-License-Identifier: MIT
 * delivery: which blocks of the curriculum a class was taught, noted by staff, a trainer or an
 * observer of the class. */
#ifndef VOLBANK_TRAINING_DELIVERY_H
#define VOLBANK_TRAINING_DELIVERY_H

#include "course.h"

struct block_delivery { /* the observed checklist: was this block of the curriculum taught? */
    id id;
    id course, block;
    bool delivered;
    id observer; /* account */
    text note;
    text key; /* course/block: unique */
};

extern const struct entity block_delivery_entity;
extern const struct field block_delivery_fields[];

/* Body of POST /courses/:id/deliveries. */
struct delivering {
    id block;
    bool delivered;
    text note;
};
extern const struct field delivering_fields[];

/* GET /courses/:id/deliveries: the curriculum's blocks in order, and what was noted of each. */
err course_deliveries(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Answers what is noted now; noting it again replaces it. CONFLICT for a block of another
 * curriculum. */
err course_deliver(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
