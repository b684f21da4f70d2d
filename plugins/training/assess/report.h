/* SPDX-License-Identifier: MIT
 * report: own and appraised scores side by side as a workbook: a row for every criterion, with the
 * difference as a formula, and a sheet of totals that Excel adds up from those rows. */
#ifndef VOLBANK_TRAINING_ASSESS_REPORT_H
#define VOLBANK_TRAINING_ASSESS_REPORT_H

#include "flow.h"

/* GET /criteria_sets/:id/differences: SLOW; everybody the reader may see by name. */
err criteria_set_differences(struct ctx *cx, struct tx *tx, const struct request *rq,
                             struct response *rs);
/* GET /assessments/:id/differences: SLOW. */
err assessment_differences(struct ctx *cx, struct tx *tx, const struct request *rq,
                           struct response *rs);

#endif
