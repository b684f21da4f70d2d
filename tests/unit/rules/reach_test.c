/* SPDX-License-Identifier: MIT
 * reach: a version decides down to the nearest rule in force, and every unit is remembered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/rules/reach.h"
#include "plugins/bank/facts.h"
#include "tests/support/rules/shelf_room.h"

static bool reaches(struct shelf_room *r, id from, id unit)
{
    bool has = false, again = false;
    struct rule_reach *reach = rule_reach_new(r->arena, &bank_score_hook, from);
    assert_int_equal(rule_reach_has(&r->cx, reach, unit, &has), ERR_NONE);
    assert_int_equal(rule_reach_has(&r->cx, reach, unit, &again), ERR_NONE);
    assert_int_equal(has, again);
    return has;
}

static void a_version_reaches_down_to_the_nearest_rule_in_force(void **state)
{
    struct shelf_room *r = *state;
    assert_true(reaches(r, ID_NONE, r->commune));
    shelf_room_put_active(r, ID_NONE, 1, date_of(2026, 1, 1));
    assert_true(reaches(r, ID_NONE, r->commune));
    assert_true(reaches(r, ID_NONE, ID_NONE));
    assert_true(reaches(r, r->area, r->commune));
    (void)shelf_room_put(r, r->area, 1, RULE_DRAFT, "");
    shelf_room_put_active(r, r->area, 2, date_of(2026, 11, 23)); /* tomorrow */
    assert_true(reaches(r, ID_NONE, r->commune));
    shelf_room_put_active(r, r->area, 3, date_of(2026, 6, 1));
    assert_false(reaches(r, ID_NONE, r->commune));
    assert_false(reaches(r, ID_NONE, r->area));
    assert_true(reaches(r, ID_NONE, r->province));
    assert_true(reaches(r, r->area, r->area));
    assert_true(reaches(r, r->area, r->commune));
    assert_true(reaches(r, r->commune, r->commune));
    shelf_room_put_active(r, r->commune, 1, date_of(2026, 6, 1));
    assert_false(reaches(r, r->area, r->commune));
    assert_true(reaches(r, r->commune, r->commune));
}

static void units_by_the_hundred_are_all_remembered(void **state)
{
    struct shelf_room *r = *state;
    enum { UNITS = 600 };
    struct rule_reach *reach = rule_reach_new(r->arena, &bank_score_hook, ID_NONE);
    shelf_room_put_active(r, r->area, 1, date_of(2026, 6, 1));
    for (int round = 0; round < 2; round++) {
        bool has = true;
        assert_int_equal(rule_reach_has(&r->cx, reach, r->commune, &has), ERR_NONE);
        assert_false(has);
        for (int i = 0; i < UNITS; i++) { /* of no unit there is: the province's */
            id gone = { { 9, (uint8_t)(i % 250), (uint8_t)(i / 250) } };
            assert_int_equal(rule_reach_has(&r->cx, reach, gone, &has), ERR_NONE);
            assert_true(has);
        }
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, shelf_room_open, shelf_room_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_version_reaches_down_to_the_nearest_rule_in_force),
        TEST(units_by_the_hundred_are_all_remembered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
