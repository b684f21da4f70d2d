/* SPDX-License-Identifier: MIT
 * run_preview: what a bulk matching would be about, before it is asked for: people, seats, quotas,
 * minima, pairs. Nothing is scored and nothing kept. */
#ifndef VOLBANK_BANK_MATCH_RUN_PREVIEW_H
#define VOLBANK_BANK_MATCH_RUN_PREVIEW_H

#include "run.h"

/* GET /match_runs/preview, for the officer of the wish's unit; the wish as for POST /match_runs.
 * Answers { people, shifts, seats, minimum, locked, quotas: { language, lead }, pairs, pairs_are }:
 * `seats` and the rest without the locked ones; pairs_are "exact", "most" (certificates and the
 * areas' rules may still refuse some) or "estimate" (counted over a part of the people). Errors as
 * those of the run; no shift at all is no error. */
err match_run_preview(struct ctx *cx, struct tx *tx, const struct request *rq,
                      struct response *rs) MUST_CHECK;

#endif
