/* SPDX-License-Identifier: MIT
 * result: what officers see of a run, as route functions; the rows are in bank.c. People of other
 * units are their code only, as among the candidates of an opening. */
#ifndef VOLBANK_BANK_MATCH_RESULT_H
#define VOLBANK_BANK_MATCH_RESULT_H

#include "allocation.h"
#include "run.h"

/* POST /match_runs, JOB: makes the run and its job; answers the run. */
err match_run_start(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /match_runs/:id/apply and /undo, JOB. CONFLICT unless there is a result, or it is applied.
 */
err match_run_apply(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
err match_run_undo(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /match_runs/:id/result, SLOW: every shift with what was filled, what is missing and why;
 * rates by group; who moved. */
err match_run_result(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /match_runs/:id/shifts/:shift, SLOW: who has the shift's seats, and who comes next. */
err match_run_shift(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /match_runs/:id/people/:person, SLOW: what one person has, why, and what else there was. */
err match_run_person(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /match_runs/:id/compare/:other, SLOW: figures of both, and for whom they differ:
 * {"before":{…},"now":{…},"changes":[{person,"before":[shifts],"now":[shifts]}],"changed","same"}.
 */
err match_run_compare(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /match_runs/:id/instance and /certificate, SLOW: the files VBM1 and VBC1, for anybody who may
 * see the run to check with `volbank match verify`. */
err match_run_instance(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
err match_run_certificate(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs);

/* ---- shared by the pages ---- */

/* A run with its result, and where the answer goes. */
struct showing {
    const struct request *rq;
    struct response *rs;
    struct json *j;
    struct match_run run;
    struct allocation a;
};
/* The run of the path's :id for whoever may see it; in cx->arena. */
err showing_open(struct ctx *cx, const struct request *rq, struct response *rs,
                 struct showing **out) MUST_CHECK;

/* A shift of a result with its words. */
struct shown_shift {
    struct shift shift;
    struct opening opening;
    struct campaign campaign;
};
/* ERR_NOT_FOUND when it was deleted since. */
err shown_shift_get(struct ctx *cx, struct tx *tx, id shift, struct shown_shift *out) MUST_CHECK;
/* Members "shift", "opening", "title", "campaign", "day", "day_text", "time_text", "class". */
void shown_shift_json(struct ctx *cx, struct json *j, const struct shown_shift *s,
                      enum seat_class class);
/* Members "volunteer", "code", "name" (null for other units), "age", "unit". */
err shown_person_json(struct ctx *cx, struct tx *tx, struct response *rs, struct json *j,
                      id volunteer) MUST_CHECK;

#endif
