/* SPDX-License-Identifier: MIT
 * replace: what to do when people of an applied run cannot come. The kept optimum goes on where it
 * was: who left is taken out, who said yes stays where they are, and the rest is optimal again, in
 * milliseconds, with a proof. */
#ifndef VOLBANK_BANK_MATCH_REPLACE_H
#define VOLBANK_BANK_MATCH_REPLACE_H

#include "result.h"

/* GET /match_runs/:id/replacements, SLOW: the plan: who takes which freed seat, who moves for it;
 * {"proved","ms","left","moves":[{person,"from","to"}],"invite":[{person,"to","score","asked_days"}]}.
 */
err replace_plan(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* Body of POST /match_runs/:id/replacements. */
struct replacing {
    id shift; /* only for this one; none = every freed seat */
};
extern const struct field replacing_fields[];
/* POST, JOB-less WRITE with .prepare: invites those who take freed seats without anybody moving,
 * the least recently asked first among equals; {"invited":n,"left_out":n}. */
err replace_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err replace_invite(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
