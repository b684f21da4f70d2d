/* SPDX-License-Identifier: MIT
 * campaign_affected: what an officer should know before a campaign is cancelled. */
#ifndef VOLBANK_BANK_CAMPAIGN_AFFECTED_H
#define VOLBANK_BANK_CAMPAIGN_AFFECTED_H

#include "bank.h"

/* GET /campaigns/:id/affected, SLOW: {"shifts","people","told"}: shifts still to come that somebody
 * signed up for, those people, and how many of them a message reaches. Each counts once. */
err campaign_affected(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

#endif
