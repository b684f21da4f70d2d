/* SPDX-License-Identifier: MIT
 * evidence: what stands behind a task list: teach-backs with every score, certificates, classes
 * taught and learnt. Each function writes members of the object that is open. */
#ifndef VOLBANK_TRAINING_LADDER_EVIDENCE_H
#define VOLBANK_TRAINING_LADDER_EVIDENCE_H

#include "../gather.h"
#include "ladder.h"

/* "open", "certified" ...; empty for 0. */
text candidacy_state_code(int32_t state);
/* teach_backs: of a candidacy, in order of day. names: whether assessors are named. */
err teach_backs_json(struct ctx *cx, struct tx *tx, struct json *j, const struct candidacy *c,
                     bool names) MUST_CHECK;
/* certificates (of trainers' levels), taught, learnt. names: whether mentors are named. */
err evidence_json(struct ctx *cx, struct tx *tx, struct json *j, id volunteer,
                  bool names) MUST_CHECK;
/* decided: candidacies that are over, with the reason. */
err decided_json(struct ctx *cx, struct tx *tx, struct json *j, id volunteer) MUST_CHECK;

#endif
