/* SPDX-License-Identifier: MIT
 * register: "sổ cấp", one book per unit and year, numbered from 1 without gaps: the next number is
 * the last one's successor, read in the transaction that stores it. */
#ifndef VOLBANK_TRAINING_REGISTER_H
#define VOLBANK_TRAINING_REGISTER_H

#include "training.h"

/* Fills year, entry, number, register_key, listed and code. In a write. */
err register_enter(struct ctx *cx, struct tx *tx, const struct certificate_kind *kind,
                   struct certificate *c) MUST_CHECK;
/* Before it is taken out of the book: its place in the status lists is dropped for good. CONFLICT
 * unless it is the last of its book: from the middle it would leave a gap. In a write. */
err register_leave(struct ctx *cx, struct tx *tx, const struct certificate *c) MUST_CHECK;
/* The number as the issuing body writes it: numbers below 10 have a leading zero; `symbol` is the
 * body's own code. */
text register_number(struct arena *arena, int32_t regime, int64_t entry, text symbol);
/* A code as it is stored from what somebody typed: capitals, in groups of four. False when it has
 * other characters or another length. */
bool register_code_read(struct arena *arena, text typed, text *out);

#endif
