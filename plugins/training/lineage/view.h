/* SPDX-License-Identifier: MIT
 * view: the lineage for readers. Route functions; the rows are in training.c. All are SLOW: the
 * book is taken from the shelf outside transactions. */
#ifndef VOLBANK_TRAINING_LINEAGE_VIEW_H
#define VOLBANK_TRAINING_LINEAGE_VIEW_H

#include "core/plugin/plugin.h"

/* GET /public/lineage: everything the page /pha-he shows, in the reader's words. Trainers' own
 * alerts are for those who see names. */
err lineage_public(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /lineage: the same as figures, for staff and trainers; shares in thousandths, null where
 * nothing was measured. */
err lineage_read(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /lineage/people/:id: one person: their classes, who trained them and whom they trained, the
 * communes they reached, alerts. NOT_FOUND when they stand in no class and hold no level. */
err lineage_person(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
