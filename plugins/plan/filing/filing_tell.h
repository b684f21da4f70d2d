/* SPDX-License-Identifier: MIT
 * filing_tell: messages to the officers of a unit about a report: that it is due, overdue, given
 * back, or waits to be received. The same is never sent twice. */
#ifndef VOLBANK_PLAN_FILING_TELL_H
#define VOLBANK_PLAN_FILING_TELL_H

#include "filing.h"

/* After a move: the other side. Whoever cannot be reached is not told, which is no failure. */
err filing_tell(struct ctx *cx, struct tx *tx, const struct report_filing *f,
                int32_t action) MUST_CHECK;
/* Of one that waits for its unit: `days` before its day when that is near, and on the day after it.
 * *told: whether anybody was. */
err filing_remind(struct ctx *cx, struct tx *tx, const struct report_filing *f, int64_t days,
                  bool *told) MUST_CHECK;

#endif
