/* SPDX-License-Identifier: MIT
 * campaign_flow: publishing and closing a campaign. */
#ifndef VOLBANK_BANK_CAMPAIGN_FLOW_H
#define VOLBANK_BANK_CAMPAIGN_FLOW_H

#include "signup_flow.h"

/* POST /campaigns/:id/publish: a draft with at least one coming shift becomes open, its draft
 * openings too. Publishing twice changes nothing. CONFLICT: nothing to sign up for, or over. */
err campaign_publish(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);
/* POST /campaigns/:id/close: takes no more sign-ups; who is accepted keeps the place. */
err campaign_close(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
