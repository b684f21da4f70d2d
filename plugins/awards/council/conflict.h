/* SPDX-License-Identifier: MIT
 * conflict: why a member of the council may not judge a dossier: it is their own, of kin that was
 * declared, of their unit, of their own nominating or confirming, of somebody they mentor. Asked
 * when dossiers are shared out, and again of reviews that were given. */
#ifndef VOLBANK_AWARDS_CONFLICT_H
#define VOLBANK_AWARDS_CONFLICT_H

#include "council.h"

/* *conflict: enum award_conflict, 0 = none. `w` as it is stored (blind_whole), whoever asks. */
err conflict_of(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                const struct council_member *member, int32_t *conflict) MUST_CHECK;
/* *serves = whether an account is on the staff of `unit` or of a unit above it that is not `holder`
 * or above that: whoever holds the round answers for all of it and is nobody's. */
err conflict_serves(struct ctx *cx, struct tx *tx, id account, id unit, id holder,
                    bool *serves) MUST_CHECK;
/* declared_conflict.saved: reviews by whom it is about are set aside. */
err conflict_declared(struct ctx *cx, struct tx *tx, const void *before,
                      const void *record) MUST_CHECK;
/* Sets a review aside, with its points: they stay on record and count no longer. */
err review_set_aside(struct ctx *cx, struct tx *tx, struct review *review, int32_t why,
                     text note) MUST_CHECK;

#endif
