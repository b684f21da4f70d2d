/* SPDX-License-Identifier: MIT
 * filing: every state × action × mover of a report that is due, against what one would draw on a
 * sheet; what must hold of every way through it; and what is in time, late or missed on any day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/plan/filing/filing_move.h"

/* A row per state, a column per action: who and where to. "U>S": the unit, to SUBMITTED; R the
 * receiver, Y the system too; "U>DB": to DUE, or, given back before, to RETURNED. "." = no. */
static const char *const sheet[FILING_STATES + 1][FILING_ACTIONS + 1] = {
    /*                        submit recall  accept return  paper  waive   oblige */
    [FILING_DUE] = { 0, "U>S", ".", ".", ".", "R>A", "RY>W", "." },
    [FILING_SUBMITTED] = { 0, ".", "U>DB", "R>A", "R>B", ".", ".", "." },
    [FILING_RETURNED] = { 0, "U>S", ".", ".", ".", "R>A", "RY>W", "." },
    [FILING_ACCEPTED] = { 0, ".", ".", ".", "R>B", ".", ".", "." },
    [FILING_WAIVED] = { 0, ".", ".", ".", ".", ".", ".", "R>D" },
};

static uint8_t state_of(char letter)
{
    static const char letters[] = " DSBAW";
    const char *at = letter ? strchr(letters, letter) : NULL;
    return at ? (uint8_t)(at - letters) : 0;
}

static uint8_t mover_of(char letter)
{
    return letter == 'U' ? FILING_BY_UNIT : letter == 'R' ? FILING_BY_RECEIVER : FILING_BY_SYSTEM;
}

static void every_state_action_and_mover(void **state)
{
    (void)state;
    for (int32_t s = FILING_DUE; s <= FILING_STATES; s++)
        for (int a = FILING_SUBMIT; a <= FILING_ACTIONS; a++) {
            const char *cell = sheet[s][a], *to = strchr(cell, '>');
            const struct filing_rule *rule = filing_rule(s, (enum filing_action)a);
            assert_int_equal(rule != NULL, to != NULL);
            if (!rule) continue;
            uint8_t movers = 0;
            for (const char *c = cell; c < to; c++) movers |= mover_of(*c);
            assert_int_equal(rule->movers, movers);
            assert_int_equal(rule->next, state_of(to[1]));
            assert_int_equal(rule->next_again, state_of(to[2]));
        }
}

static void a_state_and_action_have_one_row(void **state)
{
    (void)state;
    for (const struct filing_rule *r = filing_table; r->state; r++)
        assert_ptr_equal(filing_rule(r->state, (enum filing_action)r->action), r);
}

static void nothing_is_accepted_but_from_the_unit_or_on_paper(void **state)
{
    (void)state;
    for (const struct filing_rule *r = filing_table; r->state; r++) {
        if (r->next == FILING_ACCEPTED && r->action == FILING_ACCEPT)
            assert_true(r->guards & FILING_IF_OTHER);
        if (r->next == FILING_ACCEPTED && r->action != FILING_ACCEPT)
            assert_true(r->guards & FILING_IF_PAPER);
        if (r->next == FILING_SUBMITTED) assert_true(r->guards & FILING_IF_WRITTEN);
        if (r->next == FILING_RETURNED || r->next == FILING_WAIVED)
            assert_true(r->guards & FILING_IF_REASON);
        if (r->action == FILING_RETURN) assert_true(r->guards & FILING_IF_NOT_USED);
    }
}

static void in_time_or_not(void **state)
{
    (void)state;
    const date due = date_of(2026, 11, 5);
    const struct {
        struct report_filing f;
        date on;
        enum filing_standing is;
    } cases[] = {
        { { .state = FILING_DUE }, due, FILING_OPEN },
        { { .state = FILING_DUE }, due + 1, FILING_MISSED },
        { { .state = FILING_SUBMITTED, .submitted = instant_at(due, 1439) }, due, FILING_ON_TIME },
        { { .state = FILING_ACCEPTED, .submitted = instant_at(due, 1439) },
          due + 9,
          FILING_ON_TIME },
        { { .state = FILING_SUBMITTED, .late = true, .submitted = instant_at(due + 1, 0) },
          due + 1,
          FILING_LATE },
        /* as of a day before it came */
        { { .state = FILING_ACCEPTED, .late = true, .submitted = instant_at(due + 3, 0) },
          due + 2,
          FILING_MISSED },
        { { .state = FILING_ACCEPTED, .paper_on = due - 1 }, due + 9, FILING_ON_TIME },
        { { .state = FILING_ACCEPTED, .late = true, .paper_on = due + 2 }, due + 9, FILING_LATE },
        /* given back: the first hand-in stands until its day to be handed in again is over */
        { { .state = FILING_RETURNED, .submitted = instant_at(due, 0), .back_by = due + 6 },
          due + 6,
          FILING_ON_TIME },
        { { .state = FILING_RETURNED, .submitted = instant_at(due, 0), .back_by = due + 6 },
          due + 7,
          FILING_LATE },
        { { .state = FILING_WAIVED }, due + 90, FILING_EXCUSED },
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct report_filing f = cases[i].f;
        f.due = due;
        assert_int_equal(filing_stands(&f, cases[i].on), cases[i].is);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_action_and_mover),
        cmocka_unit_test(a_state_and_action_have_one_row),
        cmocka_unit_test(nothing_is_accepted_but_from_the_unit_or_on_paper),
        cmocka_unit_test(in_time_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
