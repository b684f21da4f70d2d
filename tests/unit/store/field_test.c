/* SPDX-License-Identifier: MIT
 * field: rows of a body that are like rows of a record. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/store/club.h"

struct guest {
    id host;
    struct person who;
    text name;
};

static const struct field guest_fields[] = {
    FIELD(1, struct guest, host, REF, REQUIRED, .target = "person", .label = "Chủ",
          .label_en = "Host"),
    LIKE(2, struct guest, who.full_name, person_fields, full_name, 0),
    LIKE(3, struct guest, who.level, person_fields, level, REQUIRED),
    LIKE(4, struct guest, who.points, person_fields, points, 0, .min = 5, .max = 6, .label = "Số",
         .label_en = "Number", .help = "Từ 5", .help_en = "From 5"),
    LIKE(5, struct guest, who.token, person_fields, token, 0),
    LIKE(6, struct guest, who.state, person_fields, state, 0),
    { 0 }
};

struct told {
    int count;
    char last[200];
};

static void note(void *arg, const char *message)
{
    struct told *told = arg;
    told->count++;
    snprintf(told->last, sizeof(told->last), "%s", message);
}

static int set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static const struct field *filled(struct arena *arena, const char *name)
{
    struct told told = { 0 };
    const struct field *fields = fields_filled(arena, guest_fields, note, &told);
    assert_int_equal(told.count, 0);
    const struct field *f = field_named(fields, text_of(name));
    assert_non_null(f);
    return f;
}

static const struct field *of_record(const char *name)
{
    return field_named(person_fields, text_of(name));
}

static void a_row_says_what_the_row_it_is_like_says(void **state)
{
    const struct field *own = of_record("full_name"), *f = filled(*state, "full_name");
    assert_int_equal(f->id, 2);
    assert_int_equal(f->kind, FIELD_TEXT);
    assert_ptr_equal(f->label, own->label);
    assert_ptr_equal(f->label_en, own->label_en);
    assert_int_equal(f->max, own->max);
    assert_int_equal(f->offset, offsetof(struct guest, who) + own->offset);
    assert_ptr_equal(filled(*state, "level")->terms, of_record("level")->terms);
}

static void what_a_value_is_comes_along_and_what_the_record_does_with_it_does_not(void **state)
{
    assert_true(of_record("full_name")->flags & REQUIRED);
    assert_true(of_record("full_name")->flags & SEARCHED);
    assert_int_equal(filled(*state, "full_name")->flags, PERSONAL);
    assert_int_equal(filled(*state, "token")->flags, SECRET);
    assert_int_equal(filled(*state, "level")->flags, REQUIRED);
    assert_non_null(of_record("state")->fallback);
    assert_null(filled(*state, "state")->fallback);
}

static void what_a_row_says_itself_stands(void **state)
{
    const struct field *f = filled(*state, "points");
    assert_string_equal(f->label, "Số");
    assert_string_equal(f->label_en, "Number");
    assert_string_equal(f->help, "Từ 5");
    assert_int_equal(f->min, 5);
    assert_int_equal(f->max, 6);
}

static void a_table_without_such_rows_is_itself(void **state)
{
    struct told told = { 0 };
    assert_ptr_equal(fields_filled(*state, person_fields, note, &told), person_fields);
    assert_null(fields_filled(*state, NULL, note, &told));
    assert_int_equal(told.count, 0);
}

static void expect_fault(struct arena *arena, struct field row, const char *fault)
{
    const struct field fields[] = { row, { 0 } };
    struct told told = { 0 };
    const struct field *f = fields_filled(arena, fields, note, &told);
    assert_int_equal(told.count, 1);
    assert_string_equal(told.last, fault);
    assert_int_equal(f->kind, 0);
}

static void a_row_like_none_is_told(void **state)
{
    static const struct field again[] = {
        LIKE(1, struct guest, who.full_name, person_fields, full_name, 0), { 0 }
    };
    expect_fault(*state, (struct field)LIKE(1, struct guest, name, person_fields, name, 0),
                 "name is like a row that does not exist");
    expect_fault(*state,
                 (struct field)LIKE(1, struct guest, who.active, person_fields, full_name, 0),
                 "full_name has not the size of the row it is like");
    expect_fault(*state, (struct field)LIKE(1, struct guest, who.full_name, again, full_name, 0),
                 "full_name is like a row that is itself like another");
    expect_fault(*state, (struct field){ .id = 1, .like = person_fields },
                 "? is like a row that does not exist");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_row_says_what_the_row_it_is_like_says, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            what_a_value_is_comes_along_and_what_the_record_does_with_it_does_not, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(what_a_row_says_itself_stands, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_table_without_such_rows_is_itself, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_row_like_none_is_told, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
