/* SPDX-License-Identifier: MIT
 * assessed: sums keep bonus apart; evidence is missing only where points were claimed; who is in
 * office and which units a level means. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/training/assess/cadres.h"
#include "plugins/training/assess/classify_facts.h"
#include "plugins/training/assess/set_flow.h"

static void totals_keep_bonus_apart(void **state)
{
    (void)state;
    const struct criterion plain = { .points = 10 }, bonus = { .points = 5, .bonus = true };
    struct assessment_line lines[] = {
        { .scored = true, .self = 9, .checked = true, .appraised = 7 },
        { .scored = true, .self = 0 },
        { .scored = true, .self = 5, .checked = true, .appraised = 3 },
    };
    const struct criterion *criteria[] = { &plain, &plain, &bonus };
    struct assessment_line *of[] = { &lines[0], &lines[1], &lines[2] };
    struct assessed a = { .count = 3, .criteria = criteria, .lines = of };
    a.assessment.self_total = 99; /* of before */
    assessed_sum(&a);
    assert_int_equal(a.assessment.self_total, 9);
    assert_int_equal(a.assessment.self_bonus, 5);
    assert_int_equal(a.assessment.appraised_total, 7);
    assert_int_equal(a.assessment.appraised_bonus, 3);
}

static void evidence_is_missing_only_where_points_are_claimed(void **state)
{
    (void)state;
    const struct {
        bool needed, scored;
        int64_t self;
        const char *evidence;
        bool unproven;
    } rows[] = {
        { true, true, 5, "", true },   { true, true, 5, "BC số 3", false },
        { true, true, 0, "", false },  { true, false, 0, "", false },
        { false, true, 5, "", false },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct criterion c = { .evidence_needed = rows[i].needed };
        struct assessment_line l = { .scored = rows[i].scored,
                                     .self = rows[i].self,
                                     .evidence = text_of(rows[i].evidence) };
        assert_int_equal(line_is_unproven(&c, &l), rows[i].unproven);
    }
}

static void a_cadre_is_in_office_on_the_last_day_too(void **state)
{
    (void)state;
    date from = date_of(2026, 3, 1), to = date_of(2026, 9, 30);
    struct cadre c = { .from = from, .to = to };
    assert_false(cadre_on(&c, from - 1));
    assert_true(cadre_on(&c, from));
    assert_true(cadre_on(&c, to));
    assert_false(cadre_on(&c, to + 1));
    c.to = 0;
    assert_true(cadre_on(&c, to + 5000));
}

static void a_level_means_these_kinds_of_units(void **state)
{
    (void)state;
    const struct {
        int32_t kind, level;
    } rows[] = {
        { UNIT_PROVINCE_UNION, LEVEL_PROVINCE },
        { UNIT_AREA, LEVEL_AREA },
        { UNIT_DISTRICT_UNION, LEVEL_AREA },
        { UNIT_COMMUNE_UNION, LEVEL_COMMUNE },
        { UNIT_SCHOOL, 0 },
        { UNIT_CLUB, 0 },
        { UNIT_DEPARTMENT, 0 },
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct unit unit = { .kind = rows[i].kind };
        for (int32_t level = LEVEL_PROVINCE; level <= LEVEL_COMMUNE; level++)
            assert_int_equal(unit_is_of_level(&unit, level), level == rows[i].level);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_keep_bonus_apart),
        cmocka_unit_test(evidence_is_missing_only_where_points_are_claimed),
        cmocka_unit_test(a_cadre_is_in_office_on_the_last_day_too),
        cmocka_unit_test(a_level_means_these_kinds_of_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
