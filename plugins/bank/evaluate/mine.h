/* SPDX-License-Identifier: MIT
 * mine: what a volunteer sees of their own years, and their own notices of absence. All routes are
 * SIGNED_IN and answer NOT_FOUND to an account without a volunteer record. */
#ifndef VOLBANK_BANK_EVALUATE_MINE_H
#define VOLBANK_BANK_EVALUATE_MINE_H

#include "round.h"

/* Body of POST /me/absence_notices. */
struct noticing {
    date from, until;
    int32_t why;
    text reason;
};
/* Body of POST /me/absence_notices/withdrawals. */
struct notice_named {
    id notice;
};
extern const struct field noticing_fields[], notice_named_fields[];

/* Published years only, the newest first; each with its reasons and the last appeal. */
err me_evaluations(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err me_notices(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err me_notice_give(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* CONFLICT once its first day has come. */
err me_notice_withdraw(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);

#endif
