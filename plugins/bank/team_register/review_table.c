/* SPDX-License-Identifier: MIT
 * review_table: every move a team's review can make. What is not here does not happen. Each state
 * and action have one row at most. */
#include "team_register.h"

/* clang-format off: read it as a table */
enum {
    FRONT = REVIEWER_FRONT,
    UNIT = REVIEWER_UNIT,
    TEAM = REVIEWER_LEADER | REVIEWER_UNIT,
    ASKED = REVIEW_WORDS | REVIEW_REVISIT
};

const struct review_rule review_table[] = {
    /* state          action         movers guards                      next */
    { REVIEW_PLANNED, REVIEW_GUIDE, FRONT, REVIEW_WORDS, REVIEW_PLANNED },
    { REVIEW_PLANNED, REVIEW_PASS, FRONT, REVIEW_BASIS, REVIEW_LAWFUL },
    { REVIEW_PLANNED, REVIEW_ASK, FRONT, ASKED, REVIEW_TO_MEND },
    { REVIEW_PLANNED, REVIEW_FAIL, FRONT, REVIEW_WORDS, REVIEW_FAILED },
    { REVIEW_PLANNED, REVIEW_CLOSE, UNIT, REVIEW_WORDS, REVIEW_CLOSED },
    { REVIEW_TO_MEND, REVIEW_GUIDE, FRONT, REVIEW_WORDS, REVIEW_TO_MEND },
    { REVIEW_TO_MEND, REVIEW_ANSWER, TEAM, REVIEW_WORDS, REVIEW_MENDED },
    { REVIEW_TO_MEND, REVIEW_ASK, FRONT, ASKED, REVIEW_TO_MEND },
    { REVIEW_TO_MEND, REVIEW_PASS, FRONT, REVIEW_BASIS, REVIEW_LAWFUL },
    { REVIEW_TO_MEND, REVIEW_FAIL, FRONT, REVIEW_WORDS, REVIEW_FAILED },
    { REVIEW_TO_MEND, REVIEW_CLOSE, UNIT, REVIEW_WORDS, REVIEW_CLOSED },
    { REVIEW_MENDED, REVIEW_GUIDE, FRONT, REVIEW_WORDS, REVIEW_MENDED },
    { REVIEW_MENDED, REVIEW_ANSWER, TEAM, REVIEW_WORDS, REVIEW_MENDED },
    { REVIEW_MENDED, REVIEW_ASK, FRONT, ASKED, REVIEW_TO_MEND },
    { REVIEW_MENDED, REVIEW_PASS, FRONT, REVIEW_BASIS, REVIEW_LAWFUL },
    { REVIEW_MENDED, REVIEW_FAIL, FRONT, REVIEW_WORDS, REVIEW_FAILED },
    { REVIEW_MENDED, REVIEW_CLOSE, UNIT, REVIEW_WORDS, REVIEW_CLOSED },
    { REVIEW_LAWFUL, REVIEW_RESUME, FRONT, ASKED, REVIEW_TO_MEND },
    { REVIEW_FAILED, REVIEW_RESUME, FRONT, ASKED, REVIEW_TO_MEND },
    { REVIEW_FAILED, REVIEW_CLOSE, UNIT, REVIEW_WORDS, REVIEW_CLOSED },
    { 0 },
};
/* clang-format on */

const struct review_rule *review_rule(int32_t state, int32_t action)
{
    for (const struct review_rule *r = review_table; r->state; r++)
        if (r->state == state && r->action == action) return r;
    return NULL;
}

bool review_is_open(int32_t state)
{
    return state == REVIEW_PLANNED || state == REVIEW_TO_MEND || state == REVIEW_MENDED;
}
