/* SPDX-License-Identifier: MIT
 * notice: a few words to those who have accounts, through the outbox. They say what and where to
 * read it, never a secret or what was written: that is read after signing in. Nobody is told of
 * what they did themselves; whoever has left or cannot be reached is not told, which is no failure.
 */
#ifndef VOLBANK_WORK_NOTICE_H
#define VOLBANK_WORK_NOTICE_H

#include "work.h"

struct notice {
    const char *subject;
    const char *about; /* why, as messages say it: "budget.step" */
    text words;        /* Vietnamese, go on after "Chào An, " */
    id unit;           /* whose staff may see that it went */
    text occasion;     /* nobody is sent the same twice on one occasion; empty: each is its own */
};
/* By SMS where a phone is known, else by mail. */
API err notice_send(struct ctx *cx, struct tx *tx, const struct notice *notice,
                    id account) MUST_CHECK;
/* To all who hold one of `roles` (ROLE_BIT()s) at the very unit today. *found (may be NULL):
 * whether anybody else than the actor does. */
API err notice_roles(struct ctx *cx, struct tx *tx, const struct notice *notice, id unit,
                     uint32_t roles, bool *found) MUST_CHECK;

#endif
