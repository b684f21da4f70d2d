/* SPDX-License-Identifier: MIT
 * step_table: every state × action of an estimate below others, and of the topmost, against a
 * sheet; and what holds of every way to approval. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/budget/step.h"

enum { STATES = ESTIMATE_APPROVED };

/* Who and where to: U the unit, A the one above; D draft, S sent, R returned, T taken, P approved.
 * "." = no such step. */
typedef const char *sheet[STATES + 1][BUDGET_ACTIONS];
static const sheet below = {
    /*                           send   recall return take   approve */
    [ESTIMATE_DRAFT] = { 0, "U>S", ".", ".", ".", "." },
    [ESTIMATE_SENT] = { 0, ".", "U>D", "A>R", "A>T", "." },
    [ESTIMATE_RETURNED] = { 0, "U>S", ".", ".", ".", "." },
    [ESTIMATE_TAKEN] = { 0, ".", ".", "A>R", ".", "A>P" },
    [ESTIMATE_APPROVED] = { 0, ".", ".", ".", ".", "." },
};
static const sheet top = {
    [ESTIMATE_DRAFT] = { 0, "U>S", ".", ".", ".", "." },
    [ESTIMATE_SENT] = { 0, ".", "U>D", "A>R", ".", "A>P" },
    [ESTIMATE_RETURNED] = { 0, "U>S", ".", ".", ".", "." },
    [ESTIMATE_TAKEN] = { 0, ".", ".", ".", ".", "." },
    [ESTIMATE_APPROVED] = { 0, ".", ".", ".", ".", "." },
};

static void follows(const sheet wanted, bool is_top)
{
    static const char letters[] = " DSRTP";
    for (int32_t s = ESTIMATE_DRAFT; s <= STATES; s++)
        for (int32_t a = BUDGET_SEND; a < BUDGET_ACTIONS; a++) {
            const struct budget_rule *r = budget_rule(s, a, is_top);
            char is[] = { r && r->by_above ? 'A' : 'U', '>', r ? letters[r->next] : 0, 0 };
            assert_string_equal(r ? is : ".", wanted[s][a]);
        }
}

static void every_state_and_action(void **state)
{
    (void)state;
    follows(below, false);
    follows(top, true);
}

static void money_comes_from_above_with_a_decision(void **state)
{
    (void)state;
    for (const struct budget_rule *r = budget_table; r->state; r++) {
        if (r->next == ESTIMATE_APPROVED) {
            assert_true(r->by_above && (r->guards & BUDGET_HAS_DECISION));
            assert_true(r->guards & (BUDGET_ABOVE_APPROVED | BUDGET_IS_TOP));
        }
        if (r->next == ESTIMATE_RETURNED) assert_true(r->guards & BUDGET_HAS_REASON);
        if (r->next == ESTIMATE_SENT) assert_true(r->guards & BUDGET_NOTHING_WAITS);
        assert_int_not_equal(r->state, ESTIMATE_APPROVED);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_and_action),
        cmocka_unit_test(money_comes_from_above_with_a_decision),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
