/* SPDX-License-Identifier: MIT
 * set_flow: a set of criteria from draft to open to closed, and the assessments it is for. Opening
 * pins, for every one of them, the rule in force for its unit that day. */
#ifndef VOLBANK_TRAINING_SET_FLOW_H
#define VOLBANK_TRAINING_SET_FLOW_H

#include "assess.h"

#define CRITERIA_OPEN_JOB "training.criteria_open"

/* Body of POST /criteria_sets/:id/copies. */
struct copying {
    int64_t year;
    text title;
    id unit; /* none = the same */
    date self_due, appraisal_due;
};
extern const struct field copying_fields[];

/* A draft for another year, or of an area for its own, with the same criteria. */
err criteria_set_copy(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Refuses, with a flaw for each, a set without days or criteria. A job makes the assessments. */
err criteria_set_open(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Nothing is filled in any more; corrections are possible. */
err criteria_set_close(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);

/* What is not classified yet is so by the rule in force today: one that was mended meanwhile.
 * Answers
 * {"changed"}: of how many assessments. */
err criteria_set_repin(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);

/* CRITERIA_OPEN_JOB: makes the assessments of a set's units or cadres that are not there yet, each
 * with its lines, in a transaction of its own; units and cadres come later, too: the hourly job
 * asks again. */
err criteria_open_job(struct ctx *cx, struct job *job);
err assessments_make(struct ctx *cx, id set, int64_t *made) MUST_CHECK;
/* Whether the unit is of that level; enum criteria_level. */
bool unit_is_of_level(const struct unit *unit, int32_t level);

#endif
