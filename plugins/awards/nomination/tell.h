/* SPDX-License-Identifier: MIT
 * tell: the message a nominator gets when their dossier waits for them again, is out, or is due. */
#ifndef VOLBANK_AWARDS_TELL_H
#define VOLBANK_AWARDS_TELL_H

#include "nomination.h"

/* Queues it with this transaction for moves that the nominator did not make: returned, refused,
 * lapsed. Whoever cannot be reached is not told, which is no failure. */
err nomination_tell(struct ctx *cx, struct tx *tx, const struct nomination_whole *before,
                    const struct nomination *n) MUST_CHECK;
/* The same for drafts and returned dossiers of a round that are due within three days: once a
 * dossier and due day. */
err nominations_remind(struct ctx *cx, struct tx *tx, const struct award_round *r) MUST_CHECK;

#endif
