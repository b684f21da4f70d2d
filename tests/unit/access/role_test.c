/* SPDX-License-Identifier: MIT
 * role: the book finds every permission by its name, and every role has words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "core/access/access.h"

static void every_row_is_found_by_name(void **state)
{
    static const struct permission rows[] = {
        { "b.read", "B", "B", 0, false },    { "a.write", "A", "A", 0, false },
        { "c.read", "C", "C", 0, false },    { "a.read", "A", "A", 0, false },
        { "ab.read", "AB", "AB", 0, false },
    };
    const struct permission *given[COUNT_OF(rows)];
    struct arena *arena = arena_new();
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) given[i] = &rows[i];
    struct permission_book *book = permission_book_new(arena, given, COUNT_OF(rows));
    assert_int_equal(permission_count(book), COUNT_OF(rows));
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_ptr_equal(permission_named(book, rows[i].name), &rows[i]);
    for (size_t i = 1; i < COUNT_OF(rows); i++)
        assert_true(strcmp(permission_at(book, i - 1)->name, permission_at(book, i)->name) < 0);
    assert_null(permission_named(book, "a"));
    assert_null(permission_named(book, "d.read"));
    assert_null(permission_named(book, ""));
    arena_free(arena);
}

static void an_empty_book_knows_nothing(void **state)
{
    struct arena *arena = arena_new();
    (void)state;
    struct permission_book *book = permission_book_new(arena, NULL, 0);
    assert_null(permission_named(book, "a.read"));
    arena_free(arena);
}

static void every_role_has_words_in_both_languages(void **state)
{
    (void)state;
    for (unsigned r = ROLE_VOLUNTEER; r <= ROLE_FRONT; r++) {
        const struct term *t = vocabulary_number(&role_terms, r);
        assert_non_null(t);
        assert_true(strlen(t->code) && strlen(t->vi) && strlen(t->en));
    }
    assert_null(vocabulary_number(&role_terms, ROLE_FRONT + 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_found_by_name),
        cmocka_unit_test(an_empty_book_knows_nothing),
        cmocka_unit_test(every_role_has_words_in_both_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
