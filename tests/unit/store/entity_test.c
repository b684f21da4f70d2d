/* SPDX-License-Identifier: MIT
 * entity: members, code sets, grids and vocabularies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/store/club.h"

static const struct field *person_field(const char *name)
{
    return entity_field(&person_table, name, strlen(name));
}

static void a_field_is_found_by_its_whole_name(void **state)
{
    (void)state;
    assert_string_equal(person_field("full_name")->name, "full_name");
    assert_null(person_field("full"));
    assert_null(person_field("full_name_"));
    assert_null(person_field(""));
    assert_ptr_equal(entity_field(&person_table, "email=x", 5), person_field("email"));
}

static void every_member_of_a_zeroed_record_is_empty(void **state)
{
    struct person p = { 0 };
    (void)state;
    for (const struct field *f = person_table.fields; f->id; f++)
        assert_true(field_is_empty(f, &p));
    p.token.bytes[31] = 1;
    assert_false(field_is_empty(person_field("token"), &p));
    p.full_name = (text){ "An", 0 }; /* a text without bytes is empty wherever it points */
    assert_true(field_is_empty(person_field("full_name"), &p));
}

static void texts_are_equal_by_their_bytes(void **state)
{
    char here[] = "An", there[] = "An";
    struct person a = { .full_name = { here, 2 } }, b = { .full_name = { there, 2 } };
    (void)state;
    assert_true(field_equal(person_field("full_name"), &a, &b));
    there[1] = 'm';
    assert_false(field_equal(person_field("full_name"), &a, &b));
    a.points = 1;
    assert_false(field_equal(person_field("points"), &a, &b));
}

static void code_sets_are_sets(void **state)
{
    code_set have = { 0 }, wanted = { 0 };
    (void)state;
    assert_true(code_set_is_empty(have));
    code_set_add(&have, 1);
    code_set_add(&have, 127);
    code_set_add(&wanted, 127);
    code_set_add(&wanted, 64);
    assert_int_equal(code_set_count(have), 2);
    assert_true(code_set_has(have, 127));
    assert_false(code_set_has(have, 128));
    assert_int_equal(code_set_count(code_set_minus(wanted, have)), 1);
    assert_true(code_set_has(code_set_minus(wanted, have), 64));
    assert_true(code_set_has(code_set_both(wanted, have), 127));
    assert_int_equal(code_set_count(code_set_both(wanted, have)), 1);
}

static void a_grid_cell_is_a_day_and_a_block(void **state)
{
    week_grid grid = { 1u << (6 * BLOCK_COUNT + BLOCK_NIGHT) };
    (void)state;
    assert_true(week_grid_has(grid, 6, BLOCK_NIGHT));
    assert_false(week_grid_has(grid, 6, BLOCK_EVENING));
}

static void terms_are_found_by_number_and_code(void **state)
{
    (void)state;
    assert_string_equal(vocabulary_number(&skill_terms, 90)->code, "mnong");
    assert_null(vocabulary_number(&skill_terms, 0));
    assert_null(vocabulary_number(&skill_terms, 4));
    assert_int_equal(vocabulary_code(&skill_terms, TEXT("teaching"))->number, 2);
    assert_null(vocabulary_code(&skill_terms, TEXT("teach")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_is_found_by_its_whole_name),
        cmocka_unit_test(every_member_of_a_zeroed_record_is_empty),
        cmocka_unit_test(texts_are_equal_by_their_bytes),
        cmocka_unit_test(code_sets_are_sets),
        cmocka_unit_test(a_grid_cell_is_a_day_and_a_block),
        cmocka_unit_test(terms_are_found_by_number_and_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
