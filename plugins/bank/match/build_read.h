/* SPDX-License-Identifier: MIT
 * build_read: what a run needs to know of the bank: its shifts, who has places, who may be asked.
 * Read in one transaction; nothing is scored yet. Private to the builder and the look before a run.
 */
#ifndef VOLBANK_BANK_MATCH_BUILD_READ_H
#define VOLBANK_BANK_MATCH_BUILD_READ_H

#include "build_pairs.h"

/* Fills board, snapshot, seats and members of `b`, whose run and seats are set. What is held, also
 * after an error, is let go by build_let_go. */
err build_read(struct ctx *cx, struct tx *tx, struct building *b) MUST_CHECK;
void build_let_go(struct building *b);
/* The part of a volunteer's record that no snapshot keeps: for counting, and for whose people they
 * are: a run of the unit's own people loses the others here. */
err build_traits(struct ctx *cx, struct tx *tx, struct building *b,
                 struct match_build *out) MUST_CHECK;
/* Seats that somebody has already leave the matching; outside the transaction, as the next. */
void build_lock_seats(struct building *b);
/* What does not change from person to person. */
void build_needs(struct ctx *cx, struct building *b);

#endif
