/* SPDX-License-Identifier: MIT
 * signup_rules: what may follow what in a sign-up, and which shifts exclude each other. Pure. */
#ifndef VOLBANK_BANK_SIGNUP_RULES_H
#define VOLBANK_BANK_SIGNUP_RULES_H

#include "bank.h"

/* Who moves a sign-up: the person, an officer of the campaign, or the server (a place came free, an
 * offer ran out). */
enum mover { MOVER_VOLUNTEER = 1, MOVER_OFFICER, MOVER_SERVER };

/* from 0 = there is no sign-up yet. */
bool signup_may_move(int32_t from, int32_t to, enum mover who);
/* Applied, accepted, waiting or offered: the person keeps this time free. */
bool signup_keeps_time(int32_t state);
/* Accepted or offered: counts against the shift's places. */
bool signup_takes_place(int32_t state);
/* Whether one person cannot do both; shifts that only touch do not overlap. */
bool shifts_overlap(const struct shift *a, const struct shift *b);
instant shift_start(const struct shift *shift);
instant shift_end(const struct shift *shift);
/* Until when an offered place is kept: `hours` from now, but at least an hour before the shift;
 * when that is past, until it starts. */
instant offer_deadline(instant now, int64_t hours, const struct shift *shift);

#endif
