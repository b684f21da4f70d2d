/* SPDX-License-Identifier: MIT
 * calendar: what a round's dates allow on a day. The state says how far the round has come, the
 * dates what is still accepted: neither alone is enough. */
#include "round.h"

static bool within(date from, date day, date until)
{
    return from && from <= day && day <= until;
}

bool round_takes_dossiers(const struct award_round *r, date today)
{
    return r->state == ROUND_OPEN && within(r->dossiers_from, today, r->dossiers_until);
}

bool round_is_checked(const struct award_round *r, date today)
{
    return r->state >= ROUND_OPEN && r->state <= ROUND_VOTING && today <= r->check_until;
}

bool round_takes_returned(const struct award_round *r, date today)
{
    return round_is_checked(r, today) && r->dossiers_from <= today;
}

bool round_takes_comments(const struct award_round *r, date today)
{
    return r->state >= ROUND_CHECKING && r->state <= ROUND_COUNCIL &&
           within(r->comment_from, today, r->comment_until);
}

bool round_takes_votes(const struct award_round *r, date today)
{
    return r->state >= ROUND_CHECKING && r->state <= ROUND_COUNCIL &&
           within(r->vote_from, today, r->vote_until);
}
