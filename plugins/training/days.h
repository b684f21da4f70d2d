/* SPDX-License-Identifier: MIT
 * days: the three dates of a certificate, and where it stands on a day. Expiring ends it for
 * whoever asks, also for verifiers elsewhere; the grace after it only says until when it is renewed
 * without beginning again. Nothing here reads the store. */
#ifndef VOLBANK_TRAINING_DAYS_H
#define VOLBANK_TRAINING_DAYS_H

#include "training.h"

enum certificate_standing {
    STANDING_VALID = 1, /* issued, and nothing is due */
    STANDING_RENEW,     /* valid, and may be renewed already */
    STANDING_GRACE,     /* no longer valid, renewed without beginning again */
    STANDING_EXPIRED,
    STANDING_REVOKED
};

/* Day `months` months later, the last of the month where it has no such day. 0 past year 9999. */
date day_after_months(date from, int64_t months);
/* Fills renew_from, expires and grace_until from `issued` and the kind: it is valid up to and
 * including `expires`, the same day of the month `valid_months` later. All none when it does not
 * expire. */
void certificate_days(struct certificate *c, const struct certificate_kind *kind);
/* Where it stands on a day from its issue on. */
enum certificate_standing certificate_standing_on(const struct certificate *c, date day);
/* Whether it counted on `day`. What was revoked because it never should have been issued did not
 * count before either. */
bool certificate_valid_on(const struct certificate *c, date day);
/* The day of the next of the three dates from `day` on; 0 when none is left. */
date certificate_next_day(const struct certificate *c, date day);
/* Whether `a` stands after `b` has expired. One that never expires outlasts all that do. */
bool certificate_outlasts(const struct certificate *a, const struct certificate *b);

#endif
