/* SPDX-License-Identifier: MIT
 * filing_table: every move a filing can make. What is not here does not happen: neither by pages
 * nor by jobs. Each state and action have one row at most. */
#include "filing_move.h"

/* clang-format off: read it as a table */
enum {
    UNIT = FILING_BY_UNIT,
    RECEIVER = FILING_BY_RECEIVER,
    EITHER = FILING_BY_RECEIVER | FILING_BY_SYSTEM,
    READY = FILING_IF_WRITTEN | FILING_IF_OPENED,
    GIVEN_BACK = FILING_IF_REASON | FILING_IF_OTHER | FILING_IF_NOT_USED
};
#define F(state) FILING_##state

const struct filing_rule filing_table[] = {
    /* state        action     who       if                    next          given back before */
    { F(DUE), F(SUBMIT), UNIT, READY, F(SUBMITTED) },
    { F(RETURNED), F(SUBMIT), UNIT, READY, F(SUBMITTED) },
    { F(SUBMITTED), F(RECALL), UNIT, 0, F(DUE), F(RETURNED) },
    { F(SUBMITTED), F(ACCEPT), RECEIVER, FILING_IF_OTHER, F(ACCEPTED) },
    { F(SUBMITTED), F(RETURN), RECEIVER, GIVEN_BACK, F(RETURNED) },
    { F(ACCEPTED), F(RETURN), RECEIVER, GIVEN_BACK, F(RETURNED) },
    { F(DUE), F(PAPER), RECEIVER, FILING_IF_PAPER, F(ACCEPTED) },
    { F(RETURNED), F(PAPER), RECEIVER, FILING_IF_PAPER, F(ACCEPTED) },
    { F(DUE), F(WAIVE), EITHER, FILING_IF_REASON, F(WAIVED) },
    { F(RETURNED), F(WAIVE), EITHER, FILING_IF_REASON, F(WAIVED) },
    { F(WAIVED), F(OBLIGE), RECEIVER, 0, F(DUE) },
    { 0 },
};
/* clang-format on */

const struct filing_rule *filing_rule(int32_t state, enum filing_action action)
{
    for (const struct filing_rule *r = filing_table; r->state; r++)
        if (r->state == state && r->action == action) return r;
    return NULL;
}
