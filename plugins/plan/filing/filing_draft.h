/* SPDX-License-Identifier: MIT
 * filing_draft: the report of a filing begun with what is known: campaigns recorded in the period
 * and to come, what accepted reports from below say, and who signs as last time. Its unit goes on
 * from there. */
#ifndef VOLBANK_PLAN_FILING_DRAFT_H
#define VOLBANK_PLAN_FILING_DRAFT_H

#include "filing.h"

/* POST /report_filings/:id/drafts: 201 with the draft; the one there is when it was begun. WRITE.
 * CONFLICT "state" when it does not wait for its unit. */
err filing_draft_begin(struct ctx *cx, struct tx *tx, const struct request *rq,
                       struct response *rs);
/* POST /report_filings/:id/gatherings: adds to the draft what accepted reports from below say, a
 * paragraph each, once. WRITE. */
err filing_draft_gather(struct ctx *cx, struct tx *tx, const struct request *rq,
                        struct response *rs);

#endif
