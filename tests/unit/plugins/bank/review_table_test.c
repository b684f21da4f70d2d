/* SPDX-License-Identifier: MIT
 * review_table: every state × action × mover of a team's review, against what a reader of the plan
 * would draw on one sheet; and what must hold of every way through it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/bank/team_register/team_register.h"

enum { STATES = REVIEW_CLOSED };

/* A row per state, a column per action: who and where to. F the Front, U the unit in charge, L the
 * leader or the unit. States: P planned, M to mend, A answered, O lawful, X failed, C closed. */
static const char *const sheet[STATES + 1][REVIEW_ACTIONS] = {
    /*                       guide  pass   ask    answer fail   resume close */
    [REVIEW_PLANNED] = { 0, "F>P", "F>O", "F>M", ".", "F>X", ".", "U>C" },
    [REVIEW_TO_MEND] = { 0, "F>M", "F>O", "F>M", "L>A", "F>X", ".", "U>C" },
    [REVIEW_MENDED] = { 0, "F>A", "F>O", "F>M", "L>A", "F>X", ".", "U>C" },
    [REVIEW_LAWFUL] = { 0, ".", ".", ".", ".", ".", "F>M", "." },
    [REVIEW_FAILED] = { 0, ".", ".", ".", ".", ".", "F>M", "U>C" },
    [REVIEW_CLOSED] = { 0, ".", ".", ".", ".", ".", ".", "." },
};

static int32_t state_of(char letter)
{
    static const char letters[] = " PMAOXC";
    return (int32_t)(strchr(letters, letter) - letters);
}

static bool is_mover(char letter, unsigned mover)
{
    if (letter == 'F') return mover == REVIEWER_FRONT;
    if (letter == 'U') return mover == REVIEWER_UNIT;
    return letter == 'L' && mover != REVIEWER_FRONT;
}

static void every_state_action_and_mover(void **state)
{
    (void)state;
    int moves = 0;
    for (int32_t s = 1; s <= STATES; s++)
        for (int32_t a = REVIEW_GUIDE; a < REVIEW_ACTIONS; a++)
            for (unsigned m = REVIEWER_FRONT; m <= REVIEWER_LEADER; m <<= 1) {
                const char *cell = sheet[s][a];
                const struct review_rule *r = review_rule(s, a);
                bool may = r && (r->movers & m);
                assert_int_equal(may, is_mover(cell[0], m));
                moves += may;
                if (may) assert_int_equal(r->next, state_of(cell[2]));
            }
    assert_int_equal(moves, 22); /* and no other */
}

static void a_state_and_an_action_have_one_row(void **state)
{
    (void)state;
    for (const struct review_rule *r = review_table; r->state; r++)
        assert_ptr_equal(review_rule(r->state, r->action), r);
}

static void only_the_front_finds_and_only_with_words_against(void **state)
{
    (void)state;
    for (const struct review_rule *r = review_table; r->state; r++) {
        bool finding = r->next == REVIEW_LAWFUL || r->next == REVIEW_FAILED;
        bool against = r->next == REVIEW_FAILED || r->next == REVIEW_TO_MEND;
        if (finding) assert_int_equal(r->movers, REVIEWER_FRONT);
        if (against) assert_true(r->guards & REVIEW_WORDS);
        if (r->next == REVIEW_LAWFUL) assert_true(r->guards & REVIEW_BASIS);
        if (r->next == REVIEW_TO_MEND && r->action != REVIEW_GUIDE)
            assert_true(r->guards & REVIEW_REVISIT);
    }
}

static void what_is_open_can_still_be_found_lawful_or_not(void **state)
{
    (void)state;
    for (int32_t s = 1; s <= STATES; s++) {
        assert_int_equal(review_is_open(s), review_rule(s, REVIEW_PASS) != NULL);
        assert_int_equal(review_is_open(s), review_rule(s, REVIEW_FAIL) != NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_action_and_mover),
        cmocka_unit_test(a_state_and_an_action_have_one_row),
        cmocka_unit_test(only_the_front_finds_and_only_with_words_against),
        cmocka_unit_test(what_is_open_can_still_be_found_lawful_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
