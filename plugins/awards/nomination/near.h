/* SPDX-License-Identifier: MIT
 * near: who is near enough to a dossier to be reminded of it, of all who may act. */
#ifndef VOLBANK_AWARDS_NEAR_H
#define VOLBANK_AWARDS_NEAR_H

#include "move.h"

/* Whether the actor made it, or is staff of the very unit that proposes. */
bool nomination_is_near(const struct ctx *cx, const struct nomination *n);
/* Whether it is the actor's turn: to hand it in, to confirm it, to check it. */
bool nomination_waits_for(struct ctx *cx, struct tx *tx, const struct nomination_whole *w);

#endif
