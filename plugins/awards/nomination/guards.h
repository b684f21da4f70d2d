/* SPDX-License-Identifier: MIT
 * guards: the conditions of the table of moves. */
#ifndef VOLBANK_AWARDS_GUARDS_H
#define VOLBANK_AWARDS_GUARDS_H

#include "move.h"

/* ERR_NONE when all of `guards` (enum move_guard bits) hold; else the failure of the first that
 * does not, which says what to do. */
err nomination_guard(struct ctx *cx, struct tx *tx, const struct nomination_whole *w,
                     unsigned guards, text reason) MUST_CHECK;
/* CONFLICT "twice": `rival` stands for the same nominee. */
err nomination_taken(struct ctx *cx, struct tx *tx, const struct nomination *rival) MUST_CHECK;

#endif
