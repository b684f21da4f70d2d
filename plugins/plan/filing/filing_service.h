/* SPDX-License-Identifier: MIT
 * filing_service: reports owed as others ask for them, and what a unit's rule gives for its own. */
#ifndef VOLBANK_PLAN_FILING_SERVICE_H
#define VOLBANK_PLAN_FILING_SERVICE_H

#include "filing_view.h"

extern const struct filing_1 filing_service;

/* GET /plan/filings/ladder: {"rule","from","until","counts":bool,"points","most","words",
 * "on_time","late","missed"}: points in hundredths. Of the year of the unit's rule that today is
 * in. SLOW. */
err filing_ladder(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
