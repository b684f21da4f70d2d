/* SPDX-License-Identifier: MIT
 * guard: what other parts must say before a dossier or a round moves on. Each function fails with
 * CONFLICT and all reasons at once (ctx_flaw), so that nobody learns them one by one. */
#ifndef VOLBANK_AWARDS_GUARD_H
#define VOLBANK_AWARDS_GUARD_H

#include "nomination.h"

/* dossier/ready.c: the bank proves that the nominee is eligible, every report is there and within
 * its limit, every document the category needs is attached. */
err dossier_ready(struct ctx *cx, struct tx *tx, const struct nomination_whole *w) MUST_CHECK;
/* dossier/ready.c: what is kept as it is when the dossier is handed in (the proof is frozen). */
err dossier_freeze(struct ctx *cx, struct tx *tx, const struct nomination_whole *w) MUST_CHECK;
/* council/ready.c: every judged dossier of the round has as many given reviews as the round asks.
 * Asked before a ballot opens. */
err council_ready(struct ctx *cx, struct tx *tx, const struct award_round *r) MUST_CHECK;
/* How many of its reviews were given by who is in conflict by now. */
err council_conflicts(struct ctx *cx, struct tx *tx, const struct award_round *r,
                      int64_t *count) MUST_CHECK;
/* ballot/ready.c: there is a closed, valid ballot over the category of the dossier. */
err ballot_ready(struct ctx *cx, struct tx *tx, const struct nomination_whole *w) MUST_CHECK;

#endif
