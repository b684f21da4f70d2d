/* SPDX-License-Identifier: MIT
 * round_table: every step a round can make. */
#include "round_move.h"

/* clang-format off: read it as a table */
enum { CALENDAR = true, OFFICE = false, CODE = true };
#define R(state) ROUND_##state

const struct round_rule round_table[] = {
    /* state        action           calendar  code   guards next */
    { R(PLANNED), ROUND_OPENS, OFFICE, 0, ROUND_IS_READY, R(OPEN) },
    { R(OPEN), ROUND_CLOSES, CALENDAR, 0, ROUND_DOSSIERS_IN, R(CHECKING) },
    { R(CHECKING), ROUND_COMMENTS, CALENDAR, 0, ROUND_COMMENT_DAY, R(COMMENTING) },
    { R(CHECKING), ROUND_VOTES, CALENDAR, 0, ROUND_VOTE_DAY, R(VOTING) },
    { R(COMMENTING), ROUND_VOTES, CALENDAR, 0, ROUND_VOTE_DAY, R(VOTING) },
    { R(CHECKING), ROUND_CONVENES, OFFICE, 0, ROUND_HEARD | ROUND_NOTHING_WAITS, R(COUNCIL) },
    { R(COMMENTING), ROUND_CONVENES, OFFICE, 0, ROUND_HEARD | ROUND_NOTHING_WAITS, R(COUNCIL) },
    { R(VOTING), ROUND_CONVENES, OFFICE, 0, ROUND_HEARD | ROUND_NOTHING_WAITS, R(COUNCIL) },
    { R(COUNCIL), ROUND_DECIDES, OFFICE, CODE, ROUND_VOTED | ROUND_HAS_DECISION, R(DECIDED) },
    { R(DECIDED), ROUND_PUBLISHES, OFFICE, 0, ROUND_HAS_DECISION, R(PUBLISHED) },
    { R(PLANNED), ROUND_CANCELS, OFFICE, 0, ROUND_HAS_REASON, R(CANCELLED) },
    { R(OPEN), ROUND_CANCELS, OFFICE, 0, ROUND_HAS_REASON, R(CANCELLED) },
    { R(CHECKING), ROUND_CANCELS, OFFICE, 0, ROUND_HAS_REASON, R(CANCELLED) },
    { R(COMMENTING), ROUND_CANCELS, OFFICE, 0, ROUND_HAS_REASON, R(CANCELLED) },
    { R(VOTING), ROUND_CANCELS, OFFICE, 0, ROUND_HAS_REASON, R(CANCELLED) },
    { R(COUNCIL), ROUND_CANCELS, OFFICE, 0, ROUND_HAS_REASON, R(CANCELLED) },
    { 0 },
};
/* clang-format on */

const struct round_rule *round_rule(int32_t state, enum round_action action)
{
    for (const struct round_rule *r = round_table; r->state; r++)
        if (r->state == state && r->action == action) return r;
    return NULL;
}
