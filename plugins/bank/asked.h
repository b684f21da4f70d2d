/* SPDX-License-Identifier: MIT
 * asked: when somebody was last asked to come, so that it is not always the same who are bothered.
 */
#ifndef VOLBANK_BANK_ASKED_H
#define VOLBANK_BANK_ASKED_H

#include "bank.h"

/* The last time that an officer, or a matching an officer applied, decided on a sign-up of theirs;
 * 0 = never. */
err asked_last(struct ctx *cx, struct tx *tx, id volunteer, instant *out) MUST_CHECK;

#endif
