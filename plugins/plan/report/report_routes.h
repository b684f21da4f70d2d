/* SPDX-License-Identifier: MIT
 * report_routes: what is special about reports; listing, writing and taking away are generic. */
#ifndef VOLBANK_PLAN_REPORT_ROUTES_H
#define VOLBANK_PLAN_REPORT_ROUTES_H

#include "report.h"

struct report_wish {
    int32_t form; /* enum report_form; 0 = PDF */
};
extern const struct field report_wish_fields[];

struct report_sums_query {
    id unit; /* none = the province */
    date from, until;
    text measures;
    int32_t by;
};
extern const struct field report_sums_fields[];

/* GET /plan_reports/:id/files?form=: a draft as it would be now, a kept one as it was kept. SLOW.
 */
err report_file(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /plan_reports/:id/figures: the same of its figures, each with query and day. SLOW. */
err report_figures(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /plan_reports/:id/keepings: makes all files once and for all. ERR_CONFLICT: kept already, or
 * changed meanwhile. SLOW. */
err report_keep(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* The same by other code, for whoever may write the unit's reports; `then` in the transaction that
 * writes it: both or neither. Outside transactions. */
err report_keep_then(struct ctx *cx, id which, tx_fn then, void *arg) MUST_CHECK;
/* GET /plan/sums: any table of measures by unit, month, quarter or year:
 * {"from","until","on","columns":[{"name","label","unit"}],"rows":[{"name","cells":[{"part","whole",
 * "tenths"}]}],"total":[…]}; tenths null but for a target. SLOW. */
err report_sums(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* GET /plan/measures: {"items":[{"name","label","unit"}]}: what columns there are. */
err report_measures(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
