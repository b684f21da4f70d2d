/* SPDX-License-Identifier: MIT
 * run_routes: what an officer sets going: a matching, its application, its undoing. Each is a job;
 * the run says which. */
#include "apply.h"
#include "result.h"

err match_run_start(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct match_run run;
    struct match_wish wish = *(const struct match_wish *)request_body(rq);
    if (!request_gave(rq, "stability")) wish.stability = RUN_STABILITY;
    err e = match_run_of_wish(cx, tx, &wish, &run);
    if (!e) e = record_create(cx, tx, &match_run_entity, &run);
    if (!e) e = match_job_start(cx, tx, "bank.match", &run);
    if (!e) e = record_update(cx, tx, &match_run_entity, &run);
    return e ? e : respond_created(cx, tx, rq, rs, &match_run_entity, &run);
}

static err hand_to_job(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs,
                       const char *kind, struct match_run *run)
{
    err e = match_job_start(cx, tx, kind, run);
    if (!e) e = record_update(cx, tx, &match_run_entity, run);
    return e ? e : respond(cx, tx, rq, rs, &match_run_entity, run);
}

err match_run_apply(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct match_run run;
    err e = record_get(cx, tx, &match_run_entity, request_id(rq), &run);
    if (e) return e;
    if (run.state != RUN_READY && run.state != RUN_UNDONE)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Chỉ áp dụng được một lượt ghép đã có kết quả và chưa áp dụng",
                            "Only a matching with a result that is not applied can be applied"));
    run.state = RUN_APPLYING;
    run.applied = cx->now;
    run.applied_by = cx->actor.account;
    return hand_to_job(cx, tx, rq, rs, "bank.match_apply", &run);
}

err match_run_undo(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    struct match_run run;
    err e = record_get(cx, tx, &match_run_entity, request_id(rq), &run);
    if (e) return e;
    if (run.state != RUN_APPLIED)
        return ctx_fail(cx, ERR_CONFLICT, NULL, "state",
                        SAY("Lượt ghép này chưa được áp dụng, không có gì để hoàn tác",
                            "This matching is not applied; there is nothing to undo"));
    run.state = RUN_UNDOING;
    return hand_to_job(cx, tx, rq, rs, "bank.match_undo", &run);
}
