/* SPDX-License-Identifier: MIT
 * campaign_flow: publishing and ending a campaign, whichever way its state was changed. */
#ifndef VOLBANK_BANK_CAMPAIGN_FLOW_H
#define VOLBANK_BANK_CAMPAIGN_FLOW_H

#include "signup_flow.h"

/* Whether it takes people. */
bool campaign_runs(int32_t state);
bool campaign_is_over(int32_t state);
/* CONFLICT when no opening of the campaign has a shift still to come. */
err campaign_require_coming_shift(struct ctx *cx, struct tx *tx, id campaign) MUST_CHECK;
/* What follows from a change of state, once it is written (entity.saved). Published: its draft
 * openings open too. Over: its openings take nobody any more and everybody with a coming shift is
 * told (campaign_end.h). */
err campaign_moved(struct ctx *cx, struct tx *tx, const void *before,
                   const void *record) MUST_CHECK;

/* POST /campaigns/:id/publish: a draft with at least one coming shift becomes open. Publishing
 * twice changes nothing. CONFLICT: nothing to sign up for, or over. */
err campaign_publish(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /campaigns/:id/close: takes no more sign-ups; who is accepted keeps the place. On one that
 * is over already, goes on with telling people where that was stopped or failed. */
err campaign_close(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
