/* SPDX-License-Identifier: MIT
 * tree: a small province before and after 1 July 2025: two old communes of one district became one,
 * one was split, the provincial union went on under a new name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plugins/plan/measure/tree.h"

enum { ROOT, OLD_ROOT, AREA, DISTRICT, OLD_A, OLD_B, OLD_S, NEW_N, NEW_X, NEW_Y, CLUB, OFFICE };
#define NONE PLAN_NOBODY
#define REFORM date_of(2025, 7, 1)

static struct plan_unit unit(const char *name, int32_t kind, uint32_t parent, bool old, bool new)
{
    return (struct plan_unit){ .name = text_of(name),
                               .kind = kind,
                               .parent = parent,
                               .from = new ? REFORM : 0,
                               .until = old ? REFORM - 1 : 0,
                               .heir = NONE,
                               .elder = NONE };
}

static struct plan_tree province(struct plan_unit *units)
{
    units[ROOT] = unit("Tỉnh đoàn mới", UNIT_PROVINCE_UNION, NONE, false, true);
    units[OLD_ROOT] = unit("Tỉnh đoàn cũ", UNIT_PROVINCE_UNION, ROOT, true, false);
    units[AREA] = unit("Cụm", UNIT_AREA, ROOT, false, false);
    units[DISTRICT] = unit("Huyện đoàn", UNIT_DISTRICT_UNION, AREA, true, false);
    units[OLD_A] = unit("A", UNIT_COMMUNE_UNION, DISTRICT, true, false);
    units[OLD_B] = unit("B", UNIT_COMMUNE_UNION, DISTRICT, true, false);
    units[OLD_S] = unit("S", UNIT_COMMUNE_UNION, DISTRICT, true, false);
    units[NEW_N] = unit("N", UNIT_COMMUNE_UNION, AREA, false, true);
    units[NEW_X] = unit("X", UNIT_COMMUNE_UNION, AREA, false, true);
    units[NEW_Y] = unit("Y", UNIT_COMMUNE_UNION, AREA, false, true);
    units[CLUB] = unit("CLB", UNIT_CLUB, NEW_N, false, false);
    units[OFFICE] = unit("Sở", UNIT_DEPARTMENT, ROOT, false, false);
    units[OLD_ROOT].heir = ROOT;
    units[ROOT].elder = OLD_ROOT;
    units[ROOT].over_areas = true;
    units[OLD_A].heir = units[OLD_B].heir = NEW_N;
    units[NEW_N].merged = units[OLD_S].split = true;
    units[NEW_X].elder = units[NEW_Y].elder = OLD_S;
    return (struct plan_tree){ .ids = { .count = OFFICE + 1 }, .units = units };
}

static void units_lead_on_to_those_they_became(void **state)
{
    struct plan_unit units[OFFICE + 1];
    struct plan_tree t = province(units);
    (void)state;
    assert_int_equal(plan_tree_on(&t, OLD_A, REFORM - 1), OLD_A);
    assert_int_equal(plan_tree_on(&t, OLD_A, REFORM), NEW_N);
    assert_int_equal(plan_tree_on(&t, OLD_S, REFORM), OLD_S); /* split: nobody's alone */
    assert_int_equal(plan_tree_on(&t, ROOT, REFORM - 1), OLD_ROOT);
    assert_int_equal(plan_tree_on(&t, NEW_N, REFORM - 1), NEW_N); /* merged: of no one elder */
    assert_int_equal(plan_tree_on(&t, NEW_X, REFORM - 1), OLD_S);
}

static void rows_are_those_of_the_day(void **state)
{
    struct plan_unit units[OFFICE + 1];
    struct plan_tree t = province(units);
    (void)state;
    assert_int_equal(plan_tree_row(&t, ROOT, OLD_A, REFORM - 1), AREA);
    assert_int_equal(plan_tree_row(&t, ROOT, OFFICE, REFORM), ROOT);
    assert_int_equal(plan_tree_row(&t, ROOT, OLD_ROOT, REFORM), ROOT);
    assert_string_equal(plan_tree_name(&t, AREA, REFORM - 1).data, "Huyện đoàn");
    assert_string_equal(plan_tree_name(&t, AREA, REFORM).data, "Cụm");
    assert_int_equal(plan_tree_row(&t, AREA, OLD_A, REFORM - 1), OLD_A);
    assert_int_equal(plan_tree_row(&t, AREA, OLD_A, REFORM), NEW_N);
    assert_int_equal(plan_tree_row(&t, AREA, CLUB, REFORM), NEW_N);
    assert_int_equal(plan_tree_row(&t, AREA, DISTRICT, REFORM - 1), AREA);
    assert_int_equal(plan_tree_row(&t, NEW_N, OLD_B, REFORM), NEW_N);
    assert_int_equal(plan_tree_row(&t, NEW_N, OLD_S, REFORM), NONE);
    assert_int_equal(plan_tree_row(&t, AREA, OLD_S, REFORM), OLD_S); /* stays in its area */
    assert_int_equal(plan_tree_commune(&t, ROOT, CLUB, REFORM), NEW_N);
    assert_int_equal(plan_tree_commune(&t, ROOT, OFFICE, REFORM), NONE);
}

static void what_is_no_level_counts_for_the_level_above(void **state)
{
    struct plan_unit units[OFFICE + 1];
    struct plan_tree t = province(units);
    (void)state;
    assert_int_equal(plan_tree_body(&t, CLUB, REFORM), NEW_N);
    assert_int_equal(plan_tree_body(&t, OLD_B, REFORM), NEW_N);
    assert_int_equal(plan_tree_body(&t, OFFICE, REFORM), ROOT);
    assert_int_equal(plan_tree_body(&t, OFFICE, REFORM - 1), OLD_ROOT);
    assert_false(plan_tree_is_body(&units[NEW_N], REFORM - 1));
    assert_false(plan_tree_is_body(&units[AREA], REFORM));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units_lead_on_to_those_they_became),
        cmocka_unit_test(rows_are_those_of_the_day),
        cmocka_unit_test(what_is_no_level_counts_for_the_level_above),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
