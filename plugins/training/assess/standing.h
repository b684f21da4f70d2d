/* SPDX-License-Identifier: MIT
 * standing: how far everybody is: a set's assessments with who is late, and what waits for the
 * reader. */
#ifndef VOLBANK_TRAINING_ASSESS_STANDING_H
#define VOLBANK_TRAINING_ASSESS_STANDING_H

#include "flow.h"

/* GET /criteria_sets/:id/standing: SLOW. {"counts":{"all","submitted","classified","self_late",
 * "appraisal_late"},"items":[row]}; a row: {"id","set","set_title","year","of","unit","unit_name",
 * "holder","state","self_total","appraised_total","bonus","most","band","unrated","score",
 * "self_late","appraisal_late","waits_for":"self"|"appraisal"|null}. Of units the reader may see.
 */
err criteria_set_standing(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs);
/* GET /assessments/waiting: SLOW. {"items":[row]}: what the reader's own units still have to fill
 * in, and what waits for the reader to appraise, in sets that are open. */
err assessments_waiting(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);

#endif
