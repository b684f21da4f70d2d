/* SPDX-License-Identifier: MIT
 * flow: what moves a candidacy: a teach-back that does not count after all, a withdrawal, and the
 * decision. The rule decides, an officer answers for it: nobody is certified against the rule, and
 * who is refused although the rule is satisfied reads why. */
#ifndef VOLBANK_TRAINING_LADDER_FLOW_H
#define VOLBANK_TRAINING_LADDER_FLOW_H

#include "ladder.h"

/* Body of POST /teach_backs/:id/voids and of POST /candidacies/:id/withdrawals. */
struct giving_up {
    text reason;
};
extern const struct field voiding_fields[], withdrawing_fields[];

/* Body of POST /candidacies/:id/decisions. */
struct deciding {
    bool certify;
    text reason;   /* demanded when not certified; the candidate reads it */
    text decision; /* number of the decision, on the certificate */
    text signer;
};
extern const struct field deciding_fields[];

/* Body of PATCH /candidacies/:id: all that may change while it is open. */
struct candidacy_change {
    id unit, mentor;
};
extern const struct field candidacy_change_fields[];
/* In place of the generic change: whose it is and for which level stay. */
err candidacy_change(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* CONFLICT once the candidacy is decided. Its scores stay and count no more. */
err teach_back_void(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* By staff of its unit, or by the candidate. */
err candidacy_withdraw(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
/* In place of the generic deletion: CONFLICT. */
err candidacy_stands(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* Asks the rule, before the writer. */
err candidacy_decide_prepare(struct ctx *cx, struct tx *tx, const struct request *rq,
                             void **prepared);
/* Answers the candidacy: certified, with its certificate in the register, or refused. CONFLICT
 * "rule" with what is missing when the rule is not satisfied; RETRY when something changed since it
 * was asked; CONFLICT "no-kind" when the province has no such kind of certificate. */
err candidacy_decide(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
