/* SPDX-License-Identifier: MIT
 * campaign_end: what the end of a campaign means to those who have a coming shift in it. On a
 * cancelled campaign all lose it, on a closed one only who was not accepted; each person is told
 * once. A few people are told in the transaction that ends the campaign; many are told by a job,
 * some of them a transaction, so that nobody else's write waits for all of them. */
#ifndef VOLBANK_BANK_CAMPAIGN_END_H
#define VOLBANK_BANK_CAMPAIGN_END_H

#include "signup_flow.h"

struct gathered;

/* Sign-ups that one transaction ends. */
enum { CAMPAIGN_END_AT_ONCE = 200 };
/* Of the job that tells many; campaign.ending is its record. */
#define CAMPAIGN_END_JOB "bank.ending"

/* Whether the end of a campaign says something to somebody whose sign-up is in this state. */
bool campaign_end_concerns(int32_t signup_state);
/* Ends the sign-ups of a campaign that is over, or starts the job that does. */
err campaign_end(struct ctx *cx, struct tx *tx, const struct campaign *campaign,
                 const struct gathered *openings) MUST_CHECK;
/* Starts the job once more when it was stopped or failed; fills campaign->ending. Else nothing. */
err campaign_end_again(struct ctx *cx, struct tx *tx, struct campaign *campaign) MUST_CHECK;
/* The job. Run again after a crash it goes on with those not told yet: a message has an id made of
 * the job's seed and the person, and is not sent twice. Ends early, well, when the campaign was
 * opened again meanwhile. */
err job_ending(struct ctx *cx, struct job *job);

#endif
