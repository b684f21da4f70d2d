/* SPDX-License-Identifier: MIT
 * nomination_table: every move a dossier can make. What is not here does not happen: neither by
 * pages nor by jobs. Each state and action have one row at most, so what comes of a move never
 * depends on who makes it. */
#include "move.h"

/* clang-format off: read it as a table */
enum {
    NOMINATOR = MOVER_NOMINATOR,
    LEVEL = MOVER_LEVEL,
    HOLDER = MOVER_HOLDER,
    SYSTEM = MOVER_SYSTEM,
    HANDED_IN = GUARD_IN_TIME | GUARD_FREE | GUARD_COMPLETE,
    GIVEN_BACK = GUARD_ON | GUARD_REASON,
    TAKEN_OUT = GUARD_UNDECIDED | GUARD_REASON
};
#define N(state) NOMINATION_##state

const struct nomination_rule nomination_table[] = {
    /* state          action          movers     guards                        next, when no level
       is left */
    { N(DRAFT), MOVE_SUBMIT, NOMINATOR, HANDED_IN, N(SUBMITTED), N(CONFIRMED) },
    { N(RETURNED), MOVE_SUBMIT, NOMINATOR, HANDED_IN, N(SUBMITTED), N(CONFIRMED) },
    { N(SUBMITTED), MOVE_CONFIRM, LEVEL, GUARD_ON, N(SUBMITTED), N(CONFIRMED) },
    { N(SUBMITTED), MOVE_RETURN, LEVEL, GIVEN_BACK, N(RETURNED) },
    { N(CONFIRMED), MOVE_RETURN, HOLDER, GIVEN_BACK, N(RETURNED) },
    { N(SUBMITTED), MOVE_REFUSE, LEVEL, GIVEN_BACK, N(REFUSED) },
    { N(CONFIRMED), MOVE_REFUSE, HOLDER, TAKEN_OUT, N(REFUSED) },
    { N(CHECKED), MOVE_REFUSE, HOLDER, TAKEN_OUT, N(REFUSED) },
    { N(PROPOSED), MOVE_REFUSE, HOLDER, TAKEN_OUT, N(REFUSED) },
    { N(SUBMITTED), MOVE_WITHDRAW, NOMINATOR, TAKEN_OUT, N(WITHDRAWN) },
    { N(RETURNED), MOVE_WITHDRAW, NOMINATOR, TAKEN_OUT, N(WITHDRAWN) },
    { N(CONFIRMED), MOVE_WITHDRAW, NOMINATOR, TAKEN_OUT, N(WITHDRAWN) },
    { N(CHECKED), MOVE_WITHDRAW, NOMINATOR, TAKEN_OUT, N(WITHDRAWN) },
    { N(PROPOSED), MOVE_WITHDRAW, NOMINATOR, TAKEN_OUT, N(WITHDRAWN) },
    { N(CONFIRMED), MOVE_CHECK, HOLDER, GUARD_BEFORE | GUARD_COMPLETE, N(CHECKED) },
    { N(SUBMITTED), MOVE_LAPSE, SYSTEM, GUARD_LATE | GUARD_REASON, N(LAPSED) },
    { N(RETURNED), MOVE_LAPSE, SYSTEM, GUARD_LATE | GUARD_REASON, N(LAPSED) },
    { N(CONFIRMED), MOVE_LAPSE, SYSTEM, GUARD_LATE | GUARD_REASON, N(LAPSED) },
    { N(CHECKED), MOVE_LAPSE, SYSTEM, GUARD_LATE | GUARD_REASON, N(LAPSED) },
    { N(PROPOSED), MOVE_LAPSE, SYSTEM, GUARD_LATE | GUARD_REASON, N(LAPSED) },
    { N(CHECKED), MOVE_PROPOSE, SYSTEM, GUARD_BALLOT, N(PROPOSED) },
    { N(CHECKED), MOVE_PASS_OVER, SYSTEM, GUARD_BALLOT, N(NOT_CHOSEN) },
    { N(PROPOSED), MOVE_PASS_OVER, HOLDER, TAKEN_OUT, N(NOT_CHOSEN) },
    { N(PROPOSED), MOVE_AWARD, SYSTEM, GUARD_DECISION, N(AWARDED) },
    { N(AWARDED), MOVE_REVOKE, HOLDER, GUARD_REASON, N(REVOKED) },
    { 0 },
};
/* clang-format on */

const struct nomination_rule *nomination_rule(int32_t state, enum nomination_action action)
{
    for (const struct nomination_rule *r = nomination_table; r->state; r++)
        if (r->state == state && r->action == action) return r;
    return NULL;
}
