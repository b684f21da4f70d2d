/* SPDX-License-Identifier: MIT
 * days: see the header. */
#include "days.h"

date day_after_months(date from, int64_t months)
{
    struct civil c = date_civil(from);
    int64_t month = c.month - 1 + months;
    int64_t year = c.year + month / 12;
    if (!from || months < 0 || year > 9999) return 0;
    for (int day = c.day;; day--) {
        date d = date_of((int)year, (int)(month % 12) + 1, day);
        if (d) return d;
    }
}

void certificate_days(struct certificate *c, const struct certificate_kind *kind)
{
    c->renew_from = c->expires = c->grace_until = 0;
    if (kind->valid_months == 0) return;
    c->expires = day_after_months(c->issued, kind->valid_months);
    if (!c->expires) return;
    date renew = c->expires - (date)kind->renew_days;
    c->renew_from = renew > c->issued ? renew : c->issued;
    c->grace_until = c->expires + (date)kind->grace_days;
}

enum certificate_standing certificate_standing_on(const struct certificate *c, date day)
{
    if (c->revoked_on && day >= c->revoked_on) return STANDING_REVOKED;
    if (!c->expires || day < c->renew_from) return STANDING_VALID;
    if (day <= c->expires) return STANDING_RENEW;
    return day <= c->grace_until ? STANDING_GRACE : STANDING_EXPIRED;
}

static bool never_held(const struct certificate *c)
{
    return c->revoked_on &&
           (c->revoke_reason == REVOKED_MISTAKE || c->revoke_reason == REVOKED_FALSE);
}

bool certificate_valid_on(const struct certificate *c, date day)
{
    if (day < c->issued || never_held(c)) return false;
    enum certificate_standing s = certificate_standing_on(c, day);
    return s == STANDING_VALID || s == STANDING_RENEW;
}

date certificate_next_day(const struct certificate *c, date day)
{
    if (c->revoked_on || !c->expires) return 0;
    if (day <= c->renew_from) return c->renew_from;
    if (day <= c->expires) return c->expires;
    return day <= c->grace_until ? c->grace_until : 0;
}

bool certificate_outlasts(const struct certificate *a, const struct certificate *b)
{
    if (!a->expires || !b->expires) return !a->expires && b->expires;
    return a->expires > b->expires;
}
