/* SPDX-License-Identifier: MIT
 * verdict: receipts of training.assess and training.certify: how one is stored, shown and computed
 * again. */
#ifndef VOLBANK_TRAINING_LADDER_VERDICT_H
#define VOLBANK_TRAINING_LADDER_VERDICT_H

#include "ladder.h"

/* What is to be stored. receipt: rule_receipt_of, made outside the writer. */
struct training_verdict_of {
    const struct rule_receipt *receipt;
    const struct entity *entity; /* of the record it is about */
    id record, volunteer, unit;
    date as_of;
};
err training_verdict_store(struct ctx *cx, struct tx *tx, const struct training_verdict_of *of,
                           id *out) MUST_CHECK;

/* POST /training_verdicts/:id/replays: whether it comes out the same today. SLOW. */
err training_verdict_replay(struct ctx *cx, struct tx *tx, const struct request *rq,
                            struct response *rs);

#endif
