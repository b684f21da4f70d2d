/* SPDX-License-Identifier: MIT
 * copy: what is approved is changed in a copy: the next version of it, or a shorter one cut from a
 * master for others, which asks the master's anchor questions and keeps its core. */
#ifndef VOLBANK_TRAINING_CURRICULUM_COPY_H
#define VOLBANK_TRAINING_CURRICULUM_COPY_H

#include "curriculum.h"

/* Body of POST /curriculums/:id/cuts. */
struct curriculum_cutting {
    text code, title;
    id unit;
    uint8_t audience; /* as the master's when not given */
    int64_t level;
};
extern const struct field curriculum_cutting_fields[];

/* POST /curriculums/:id/versions: answers the new draft; CONFLICT when there is one already. */
err curriculum_renew(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Answers the new draft. Whoever may write for the unit it is for. */
err curriculum_cut(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
