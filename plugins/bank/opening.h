/* SPDX-License-Identifier: MIT
 * opening: questions other files of this plugin ask about openings and shifts. */
#ifndef VOLBANK_BANK_OPENING_H
#define VOLBANK_BANK_OPENING_H

#include "bank.h"

/* Any part between 23:00 and 05:00, or a start from 22:00. */
bool shift_is_night(const struct shift *shift);
/* Sets starts, ends and night of the opening from its shifts and `coming` (about to be stored; may
 * be NULL). */
err opening_refresh(struct ctx *cx, struct tx *tx, id opening,
                    const struct shift *coming) MUST_CHECK;

#endif
