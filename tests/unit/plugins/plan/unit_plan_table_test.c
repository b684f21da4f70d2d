/* SPDX-License-Identifier: MIT
 * unit_plan_table: every state × action of a yearly plan, of a unit below and of the topmost, and
 * of an adjustment, against a sheet; and what holds of every way to something decided. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/plan/unit_plan/adjustment_step.h"
#include "plugins/plan/unit_plan/plan_step.h"

/* Who and where to: U the unit, A the one above, S what follows by itself; D draft, S submitted,
 * R returned, P approved, J adjusting, C closed. "." = no such step. */
typedef const char *plan_sheet[UNIT_PLAN_STATES + 1][UNIT_PLAN_ACTIONS + 1];
static const plan_sheet plans = {
    /*                          submit recall return approve adjust settle close */
    [UNIT_PLAN_DRAFT] = { 0, "U>S", ".", ".", ".", ".", ".", "." },
    [UNIT_PLAN_SUBMITTED] = { 0, ".", "U>D", "A>R", "A>P", ".", ".", "." },
    [UNIT_PLAN_RETURNED] = { 0, "U>S", ".", ".", ".", ".", ".", "." },
    [UNIT_PLAN_APPROVED] = { 0, ".", ".", ".", ".", "S>J", ".", "U>C" },
    [UNIT_PLAN_ADJUSTING] = { 0, ".", ".", ".", ".", ".", "S>P", "." },
    [UNIT_PLAN_CLOSED] = { 0, ".", ".", ".", ".", ".", ".", "." },
};

/* D draft, S submitted, R returned, P approved, N refused, W withdrawn; A who decides. */
typedef const char *adjustment_sheet[PLAN_ADJUSTMENT_STATES + 1][PLAN_ADJUSTMENT_ACTIONS + 1];
static const adjustment_sheet adjustments = {
    /*                                submit withdraw return approve refuse */
    [PLAN_ADJUSTMENT_DRAFT] = { 0, "U>S", ".", ".", ".", "." },
    [PLAN_ADJUSTMENT_SUBMITTED] = { 0, ".", "U>W", "A>R", "A>P", "A>N" },
    [PLAN_ADJUSTMENT_RETURNED] = { 0, "U>S", "U>W", ".", ".", "." },
    [PLAN_ADJUSTMENT_APPROVED] = { 0, ".", ".", ".", ".", "." },
    [PLAN_ADJUSTMENT_REFUSED] = { 0, ".", ".", ".", ".", "." },
    [PLAN_ADJUSTMENT_WITHDRAWN] = { 0, ".", ".", ".", ".", "." },
};

static void every_state_and_action_of_a_plan(void **state)
{
    static const char states[] = " DSRPJC", by[] = " UAS";
    (void)state;
    for (int top = 0; top < 2; top++)
        for (int32_t s = UNIT_PLAN_DRAFT; s <= UNIT_PLAN_STATES; s++)
            for (int32_t a = UNIT_PLAN_SUBMIT; a <= UNIT_PLAN_ACTIONS; a++) {
                const struct unit_plan_rule *r = unit_plan_rule(s, a, top);
                char is[] = { r ? by[r->by] : 0, '>', r ? states[r->next] : 0, 0 };
                assert_string_equal(r ? is : ".", plans[s][a]);
            }
}

static void every_state_and_action_of_an_adjustment(void **state)
{
    static const char states[] = " DSRPNW";
    (void)state;
    for (int32_t s = PLAN_ADJUSTMENT_DRAFT; s <= PLAN_ADJUSTMENT_STATES; s++)
        for (int32_t a = PLAN_ADJUSTMENT_SUBMIT; a <= PLAN_ADJUSTMENT_ACTIONS; a++) {
            const struct plan_adjustment_rule *r = plan_adjustment_rule(s, a);
            char is[] = { r && r->by_decider ? 'A' : 'U', '>', r ? states[r->next] : 0, 0 };
            assert_string_equal(r ? is : ".", adjustments[s][a]);
        }
}

static void rows_are_told_apart(void **state)
{
    (void)state;
    for (const struct unit_plan_rule *r = unit_plan_table; r->state; r++)
        for (const struct unit_plan_rule *o = unit_plan_table; o < r; o++) {
            unsigned both = UNIT_PLAN_IS_TOP | UNIT_PLAN_IS_BELOW;
            bool same = o->state == r->state && o->action == r->action;
            assert_true(!same || ((o->guards | r->guards) & both) == both);
        }
    for (const struct plan_adjustment_rule *r = plan_adjustment_table; r->state; r++)
        assert_ptr_equal(plan_adjustment_rule(r->state, r->action), r);
}

static void nothing_is_decided_without_its_words(void **state)
{
    (void)state;
    for (const struct unit_plan_rule *r = unit_plan_table; r->state; r++) {
        if (r->next == UNIT_PLAN_RETURNED) assert_true(r->guards & UNIT_PLAN_HAS_REASON);
        if (r->next == UNIT_PLAN_SUBMITTED) assert_true(r->guards & UNIT_PLAN_HAS_ACTIVITIES);
        if (r->action == UNIT_PLAN_APPROVE) assert_int_equal(r->by, UNIT_PLAN_BY_ABOVE);
        if (r->guards & UNIT_PLAN_IS_TOP) assert_true(r->guards & UNIT_PLAN_HAS_DECISION);
    }
    for (const struct plan_adjustment_rule *r = plan_adjustment_table; r->state; r++) {
        bool takes_back = r->next == PLAN_ADJUSTMENT_RETURNED || r->next == PLAN_ADJUSTMENT_REFUSED;
        if (takes_back) assert_true(r->guards & PLAN_ADJUSTMENT_HAS_REASON);
        if (r->next == PLAN_ADJUSTMENT_APPROVED) {
            assert_true(r->by_decider);
            assert_true(r->guards & PLAN_ADJUSTMENT_HAS_DECISION);
            assert_int_equal(r->state, PLAN_ADJUSTMENT_SUBMITTED);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_and_action_of_a_plan),
        cmocka_unit_test(every_state_and_action_of_an_adjustment),
        cmocka_unit_test(rows_are_told_apart),
        cmocka_unit_test(nothing_is_decided_without_its_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
