/* SPDX-License-Identifier: MIT
 * partner_steps: every state × action of co-hosting, of a programme asked for and of an inspection
 * note, against what one would draw on a sheet; and that nothing ends without words where somebody
 * is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/bank/partner/steps.h"

/* "D>A" the department to ACCEPTED, "U>W!" the unit, with words; "." = no such move. The letters of
 * a state are given beside the sheet. */
struct drawn {
    const struct step_rule *table;
    const char *letters; /* state 1 is the first */
    const char *rows[6][STEP_COUNT];
};

static const struct drawn sheets[] = {
    { part_steps,
      "IADWL",
      { [PARTNER_INVITED] = { "", "D>A", "D>D!", "U>A!", "U>W!", ".", ".", ".", ".", ".", ".",
                              "." },
        [PARTNER_ACCEPTED] = { "", ".", ".", ".", "U>W!", "D>L!", ".", ".", ".", ".", ".", "." },
        [PARTNER_DECLINED] = { "", ".", ".", ".", ".", ".", "U>I!", ".", ".", ".", ".", "." },
        [PARTNER_WITHDRAWN] = { "", ".", ".", ".", ".", ".", "U>I!", ".", ".", ".", ".", "." },
        [PARTNER_LEFT] = { "", ".", ".", ".", ".", ".", "U>I!", ".", ".", ".", ".", "." } } },
    { ask_steps,
      "ATRW",
      { [ASK_ASKED] = { "", ".", "U>R!", ".", "D>W!", ".", ".", "U>T", ".", ".", ".", "." },
        [ASK_TAKEN] = { "", ".", ".", ".", ".", ".", ".", ".", ".", ".", ".", "." },
        [ASK_REFUSED] = { "", ".", ".", ".", ".", ".", "D>A!", ".", ".", ".", ".", "." },
        [ASK_WITHDRAWN] = { "", ".", ".", ".", ".", ".", "D>A!", ".", ".", ".", ".", "." } } },
    { inspection_steps,
      "DSAC",
      { [INSPECTION_DRAFT] = { "", ".", ".", ".", ".", ".", ".", ".", "D>S", ".", ".", "." },
        [INSPECTION_SENT] = { "", ".", ".", ".", ".", ".", ".", ".", ".", "U>A!", ".", "." },
        [INSPECTION_ANSWERED] = { "", ".", ".", ".", ".", ".", ".", ".", ".", ".", "D>S!", "D>C" },
        [INSPECTION_CLOSED] = { "", ".", ".", ".", ".", ".", ".", ".", ".", ".", ".", "." } } },
};

static void check_cell(const struct drawn *s, int32_t state, int32_t action, const char *cell)
{
    const struct step_rule *rule = step_rule(s->table, state, action);
    if (strcmp(cell, ".") == 0) {
        assert_null(rule);
        return;
    }
    assert_non_null(rule);
    assert_int_equal(rule->sides, cell[0] == 'U' ? SIDE_UNION : SIDE_DEPARTMENT);
    assert_int_equal(s->letters[rule->next - 1], cell[2]);
    assert_int_equal(rule->words, cell[3] == '!');
}

static void every_move_is_on_the_sheet(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT_OF(sheets); i++)
        for (int32_t state = 1; state <= (int32_t)strlen(sheets[i].letters); state++)
            for (int32_t action = 1; action < STEP_COUNT; action++)
                check_cell(&sheets[i], state, action, sheets[i].rows[state][action]);
}

static void a_state_and_an_action_have_one_row(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT_OF(sheets); i++)
        for (const struct step_rule *r = sheets[i].table; r->state; r++)
            assert_ptr_equal(step_rule(sheets[i].table, r->state, r->action), r);
}

/* Asking says why not, in the order in which somebody would want to hear it. */
static void asking_says_why_not(void **unused)
{
    (void)unused;
    struct arena *arena = arena_new();
    struct ctx cx;
    const struct step_rule *rule = NULL;
    struct moving move = { .action = STEP_DECLINE };
    ctx_begin(&cx, arena);
    assert_int_equal(step_ask(&cx, part_steps, PARTNER_LEFT, SIDE_DEPARTMENT, &move, &rule),
                     ERR_CONFLICT);
    ctx_clear(&cx);
    assert_int_equal(step_ask(&cx, part_steps, PARTNER_INVITED, SIDE_UNION, &move, &rule),
                     ERR_FORBIDDEN);
    ctx_clear(&cx);
    move.words = TEXT("   ");
    assert_int_equal(step_ask(&cx, part_steps, PARTNER_INVITED, SIDE_DEPARTMENT, &move, &rule),
                     ERR_INVALID);
    ctx_clear(&cx);
    move.words = TEXT("Bận");
    assert_int_equal(step_ask(&cx, part_steps, PARTNER_INVITED, SIDE_DEPARTMENT, &move, &rule),
                     ERR_NONE);
    assert_int_equal(rule->next, PARTNER_DECLINED);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_move_is_on_the_sheet),
        cmocka_unit_test(a_state_and_an_action_have_one_row),
        cmocka_unit_test(asking_says_why_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
