/* SPDX-License-Identifier: MIT
 * surge: "Huy động khẩn": one shift, now, everybody who meets its requirements and lives within so
 * many kilometres, nearest first. Weekly free time is not asked: this is for floods and fires. */
#ifndef VOLBANK_BANK_MATCH_SURGE_H
#define VOLBANK_BANK_MATCH_SURGE_H

#include "../jobs.h"

/* ?shift= &radius_km= of the preview, and the body that calls people up. */
struct surge_wish {
    id shift;
    int64_t radius_km; /* 0 = the whole province */
    int64_t most;      /* people to call, nearest first; 0 = all */
};
extern const struct field surge_fields[];

/* GET /openings/:id/surge, SLOW: {"able","near","seats","taken","called","farthest_km"}. */
err surge_preview(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /openings/:id/surge, JOB: answers the job. */
err surge_start(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* "bank.surge": invites in small transactions; who cannot be invited is counted. */
err surge_run(struct ctx *cx, struct job *job) MUST_CHECK;

#endif
