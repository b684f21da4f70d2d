/* SPDX-License-Identifier: MIT
 * tables: every state × action × mover of a dossier, and every state × action of a round, against
 * what a reader of the statutes would draw on one sheet; and what must hold of every way through
 * them: nothing is honoured that was not handed in whole, in time, confirmed, checked, voted on and
 * decided. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/awards/nomination/move.h"
#include "plugins/awards/round/round_move.h"

enum { STATES = NOMINATION_REVOKED, ROUND_STATES = ROUND_CANCELLED };

/* A row per state, a column per action: who and where to. "N>SC": the nominator, to SUBMITTED, or
 * to CONFIRMED when no level is left; L a level, H the office of the round, Y the system. "." = no
 * such move. */
static const char *const sheet[STATES + 1][MOVE_ACTIONS] = {
    /*                     submit  confirm return refuse withdr check lapse propo passo award revok
     */
    [NOMINATION_DRAFT] = { 0, "N>SC", ".", ".", ".", ".", ".", ".", ".", ".", ".", "." },
    [NOMINATION_SUBMITTED] = { 0, ".", "L>SC", "L>R", "L>F", "N>W", ".", "Y>L", ".", ".", ".",
                               "." },
    [NOMINATION_RETURNED] = { 0, "N>SC", ".", ".", ".", "N>W", ".", "Y>L", ".", ".", ".", "." },
    [NOMINATION_REFUSED] = { 0, ".", ".", ".", ".", ".", ".", ".", ".", ".", ".", "." },
    [NOMINATION_WITHDRAWN] = { 0, ".", ".", ".", ".", ".", ".", ".", ".", ".", ".", "." },
    [NOMINATION_LAPSED] = { 0, ".", ".", ".", ".", ".", ".", ".", ".", ".", ".", "." },
    [NOMINATION_CONFIRMED] = { 0, ".", ".", "H>R", "H>F", "N>W", "H>K", "Y>L", ".", ".", ".", "." },
    [NOMINATION_CHECKED] = { 0, ".", ".", ".", "H>F", "N>W", ".", "Y>L", "Y>P", "Y>O", ".", "." },
    [NOMINATION_PROPOSED] = { 0, ".", ".", ".", "H>F", "N>W", ".", "Y>L", ".", "H>O", "Y>A", "." },
    [NOMINATION_NOT_CHOSEN] = { 0, ".", ".", ".", ".", ".", ".", ".", ".", ".", ".", "." },
    [NOMINATION_AWARDED] = { 0, ".", ".", ".", ".", ".", ".", ".", ".", ".", ".", "H>X" },
    [NOMINATION_REVOKED] = { 0, ".", ".", ".", ".", ".", ".", ".", ".", ".", ".", "." },
};

static int32_t state_of(char letter)
{
    static const char letters[] = " DSRFWLCKPOAX";
    const char *at = strchr(letters, letter);
    return letter && at ? (int32_t)(at - letters) : 0;
}

static uint8_t mover_of(char letter)
{
    switch (letter) {
    case 'N':
        return MOVER_NOMINATOR;
    case 'L':
        return MOVER_LEVEL;
    case 'H':
        return MOVER_HOLDER;
    default:
        return MOVER_SYSTEM;
    }
}

static void every_state_action_and_mover(void **state)
{
    (void)state;
    int moves = 0, refusals = 0;
    for (int32_t s = 1; s <= STATES; s++)
        for (unsigned a = MOVE_SUBMIT; a < MOVE_ACTIONS; a++)
            for (unsigned m = MOVER_NOMINATOR; m <= MOVER_SYSTEM; m <<= 1) {
                const char *cell = sheet[s][a];
                const struct nomination_rule *r = nomination_rule(s, a);
                bool may = r && (r->movers & m);
                assert_int_equal(may, cell[0] != '.' && mover_of(cell[0]) == m);
                if (!may) {
                    refusals++;
                    continue;
                }
                moves++;
                assert_int_equal(r->next, state_of(cell[2]));
                assert_int_equal(r->next_last, state_of(cell[3]));
            }
    assert_int_equal(moves, 25); /* and no other */
    assert_int_equal(moves + refusals, STATES * (MOVE_ACTIONS - 1) * 4);
}

static void a_state_and_an_action_have_one_row(void **state)
{
    (void)state;
    for (const struct nomination_rule *r = nomination_table; r->state; r++) {
        assert_ptr_equal(nomination_rule(r->state, r->action), r);
        assert_true(r->movers && r->next);
    }
    for (const struct round_rule *r = round_table; r->state; r++)
        assert_ptr_equal(round_rule(r->state, r->action), r);
}

static void what_is_against_somebody_has_a_reason(void **state)
{
    (void)state;
    const int32_t against[] = { NOMINATION_RETURNED, NOMINATION_REFUSED, NOMINATION_WITHDRAWN,
                                NOMINATION_LAPSED, NOMINATION_REVOKED };
    for (const struct nomination_rule *r = nomination_table; r->state; r++)
        for (size_t i = 0; i < COUNT_OF(against); i++)
            if (r->next == against[i]) assert_true(r->guards & GUARD_REASON);
}

/* Whether `to` is reached from DRAFT by rows that lack `guard` or that do not pass through
 * `without`. */
static bool reaches(int32_t to, unsigned guard, int32_t without)
{
    bool seen[STATES + 1] = { [NOMINATION_DRAFT] = true };
    for (int round = 0; round < STATES; round++)
        for (const struct nomination_rule *r = nomination_table; r->state; r++) {
            if (!seen[r->state] || r->state == without || (guard && (r->guards & guard))) continue;
            seen[r->next] = true;
            if (r->next_last) seen[r->next_last] = true;
        }
    return seen[to];
}

static void nothing_is_honoured_past_a_guard(void **state)
{
    (void)state;
    const unsigned guards[] = { GUARD_IN_TIME, GUARD_FREE, GUARD_COMPLETE, GUARD_BALLOT,
                                GUARD_DECISION };
    const int32_t stations[] = { NOMINATION_CONFIRMED, NOMINATION_CHECKED, NOMINATION_PROPOSED };
    assert_true(reaches(NOMINATION_AWARDED, 0, 0));
    for (size_t i = 0; i < COUNT_OF(guards); i++)
        assert_false(reaches(NOMINATION_AWARDED, guards[i], 0));
    for (size_t i = 0; i < COUNT_OF(stations); i++)
        assert_false(reaches(NOMINATION_AWARDED, 0, stations[i]));
    for (int32_t s = 1; s <= STATES; s++) assert_true(reaches(s, 0, 0));
}

static void what_stands_keeps_its_place(void **state)
{
    (void)state;
    for (int32_t s = 1; s <= STATES; s++) {
        bool out = s == NOMINATION_DRAFT || s == NOMINATION_REFUSED || s == NOMINATION_WITHDRAWN ||
                   s == NOMINATION_LAPSED || s == NOMINATION_REVOKED;
        assert_int_equal(nomination_stands(s), !out);
    }
}

/* ---- rounds -------------------------------------------------------------------------------- */

/* A column per action: opens closes comments votes convenes decides publishes cancels; the letter
 * of the next state. */
static const char *const rounds[ROUND_STATES + 1] = {
    [ROUND_PLANNED] = "O......X",    [ROUND_OPEN] = ".C.....X",      [ROUND_CHECKING] = "..MVU..X",
    [ROUND_COMMENTING] = "...VU..X", [ROUND_VOTING] = "....U..X",    [ROUND_COUNCIL] = ".....D.X",
    [ROUND_DECIDED] = "......B.",    [ROUND_PUBLISHED] = "........", [ROUND_CANCELLED] = "........",
};

static void every_state_and_action_of_a_round(void **state)
{
    (void)state;
    static const char letters[] = " POCMVUDBX";
    for (int32_t s = 1; s <= ROUND_STATES; s++)
        for (unsigned a = ROUND_OPENS; a < ROUND_ACTIONS; a++) {
            const struct round_rule *r = round_rule(s, a);
            char next = r ? letters[r->next] : '.';
            assert_int_equal(next, rounds[s][a - 1]);
        }
}

static void only_days_move_a_round_by_themselves(void **state)
{
    (void)state;
    for (const struct round_rule *r = round_table; r->state; r++) {
        bool day = r->guards & (ROUND_DOSSIERS_IN | ROUND_COMMENT_DAY | ROUND_VOTE_DAY);
        assert_int_equal(r->by_calendar, day);
        assert_int_equal(r->by_code, r->action == ROUND_DECIDES);
        if (r->action == ROUND_CANCELS) assert_true(r->guards & ROUND_HAS_REASON);
    }
}

static void the_calendar_takes_what_is_in_time(void **state)
{
    (void)state;
    const date d = date_of(2026, 10, 1);
    struct award_round r = { .state = ROUND_OPEN,
                             .dossiers_from = d,
                             .dossiers_until = d + 10,
                             .check_until = d + 15,
                             .vote_from = d + 12,
                             .vote_until = d + 14 };
    assert_false(round_takes_dossiers(&r, d - 1));
    assert_true(round_takes_dossiers(&r, d));
    assert_true(round_takes_dossiers(&r, d + 10));
    assert_false(round_takes_dossiers(&r, d + 11));
    assert_true(round_takes_returned(&r, d + 15));
    assert_false(round_takes_returned(&r, d + 16));
    assert_false(round_takes_votes(&r, d + 12)); /* while dossiers still come in */
    r.state = ROUND_CHECKING;
    assert_true(round_takes_votes(&r, d + 12));
    assert_true(round_takes_votes(&r, d + 14));
    assert_false(round_takes_votes(&r, d + 15));
    assert_false(round_takes_comments(&r, d + 12)); /* none are held */
    assert_false(round_takes_dossiers(&r, d + 5));
    r.state = ROUND_COUNCIL;
    assert_false(round_is_checked(&r, d + 12));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_action_and_mover),
        cmocka_unit_test(a_state_and_an_action_have_one_row),
        cmocka_unit_test(what_is_against_somebody_has_a_reason),
        cmocka_unit_test(nothing_is_honoured_past_a_guard),
        cmocka_unit_test(what_stands_keeps_its_place),
        cmocka_unit_test(every_state_and_action_of_a_round),
        cmocka_unit_test(only_days_move_a_round_by_themselves),
        cmocka_unit_test(the_calendar_takes_what_is_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
