/* SPDX-License-Identifier: MIT
 * unit_plan_routes: what is special about plans and their adjustments; writing them is generic. */
#ifndef VOLBANK_PLAN_UNIT_PLAN_ROUTES_H
#define VOLBANK_PLAN_UNIT_PLAN_ROUTES_H

#include "adjustment_step.h"
#include "doing.h"
#include "plan_step.h"

struct unit_plan_query {
    id unit; /* none = the actor's own … the province */
    int64_t year;
    date on;
};
extern const struct field unit_plan_query_fields[];

/* GET /plan/units?unit=&year=: {"unit","name","above","year","writes","own":{…}|null,"rows":[units
 * below, each with its plan and how far it is],"next":[{"tone","code","text","page"}],"years"}.
 * SLOW. */
err unit_plans_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /plan/next?unit=&year=: of the same {"unit","name","year","next"}. SLOW. */
err unit_next_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /unit_plans/:id/whole?on=: the plan as of a day: {…,"can","quarters","activities","loose",
 * "adjustments"}. SLOW. */
err unit_plan_view(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

struct plan_paper_wish {
    int32_t form; /* enum report_form: PDF or DOCX; 0 = PDF */
};
extern const struct field plan_paper_wish_fields[];
/* GET /unit_plans/:id/files?form=: kế hoạch as a document of its unit. SLOW. */
err unit_plan_paper(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /plan_adjustments/:id/files?form=: tờ trình. SLOW. */
err plan_adjustment_paper(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs);

/* GET /plan/adjustments?unit=: those of the unit and below, and of Plan 630: {"writes","top",
 * "items":[…],"targets":[levels in force and those that were]}. SLOW. */
err plan_adjustments_view(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs);
/* GET /plan_adjustments/:id/whole. SLOW. */
err plan_adjustment_view(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs);

/* POST /plan_adjustments/:id/evidence (multipart, part "file"): one file, in place of the one there
 * was. INVALID "type", "size". GET …: its bytes, as a download; SLOW. */
enum { PLAN_EVIDENCE_MB = 10, PLAN_EVIDENCE_BODY = (PLAN_EVIDENCE_MB + 1) << 20 };
err plan_evidence_prepare(struct ctx *cx, struct tx *tx, const struct request *rq, void **prepared);
err plan_evidence_attach(struct ctx *cx, struct tx *tx, const struct request *rq,
                         struct response *rs);
err plan_evidence_content(struct ctx *cx, struct tx *tx, const struct request *rq,
                          struct response *rs);

/* ---- pieces of answers ----------------------------------------------------------------------- */

void plan_day_at(struct ctx *cx, struct json *j, const char *key, date day);
/* "key" and "key_label" of a term. */
void plan_term_at(struct ctx *cx, struct json *j, const char *key, const struct vocabulary *v,
                  int32_t number);
/* An adjustment's own members, in an object that is open. */
err plan_adjustment_members(struct ctx *cx, struct tx *tx, struct json *j,
                            const struct plan_adjustment *a) MUST_CHECK;

#endif
