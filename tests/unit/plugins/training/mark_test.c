/* SPDX-License-Identifier: MIT
 * mark: results as people write them, at their boundaries; and the lines of a question's choices.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/training/curriculum/mark.h"
#include "plugins/training/curriculum/sitting.h"

struct row {
    const char *typed;
    int64_t right, asked;
    int64_t percent; /* -1 = refused */
    const char *code;
};

static const struct row rows[] = {
    { "0", 0, 0, 0, NULL },
    { "100", 0, 0, 100, NULL },
    { "100,0 %", 0, 0, 100, NULL },
    { "100.1", 0, 0, -1, "range" },
    { "101", 0, 0, -1, "range" },
    { "-1", 0, 0, -1, "range" },
    { " 85% ", 0, 0, 85, NULL },
    { "82.4", 0, 0, 82, NULL },
    { "82,5", 0, 0, 83, NULL },
    { "0,85", 0, 0, -1, "fraction" },
    { "0.9", 0, 0, -1, "fraction" },
    { "tốt", 0, 0, -1, "mark" },
    { "8o", 0, 0, -1, "mark" },
    { "85,x", 0, 0, -1, "mark" },
    { "%", 0, 0, -1, "mark" },
    { "0/20", 0, 0, 0, NULL },
    { "20 / 20", 0, 0, 100, NULL },
    { "1/3", 0, 0, 33, NULL },
    { "2/3", 0, 0, 67, NULL },
    { "1/200", 0, 0, 1, NULL },
    { "21/20", 0, 0, -1, "range" },
    { "1/0", 0, 0, -1, "range" },
    { "1/201", 0, 0, -1, "range" },
    { "-1/20", 0, 0, -1, "range" },
    { "10/07/2026", 0, 0, -1, "mark" },
    { "", 17, 20, 85, NULL },
    { "", 0, 20, 0, NULL },
    { "", 21, 20, -1, "range" },
    { "", 5, 0, -1, "required" },
    { "", 0, 0, -1, "required" },
};

static void marks_are_read_as_people_write_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct row *r = &rows[i];
        struct arena *arena = arena_new();
        struct ctx cx;
        struct mark mark = { 0 };
        ctx_begin(&cx, arena);
        err e = mark_read(&cx, text_of(r->typed), r->right, r->asked, &mark);
        if (r->percent < 0) {
            assert_int_equal(e, ERR_INVALID);
            assert_non_null(cx.flaws);
            assert_string_equal(text_z(arena, cx.flaws->code), r->code);
        } else {
            assert_int_equal(e, ERR_NONE);
            assert_int_equal(mark.percent, r->percent);
        }
        arena_free(arena);
    }
}

static void a_share_is_rounded_half_up(void **state)
{
    (void)state;
    assert_int_equal(percent_of(0, 0), 0);
    assert_int_equal(percent_of(1, 8), 13); /* 12.5 */
    assert_int_equal(percent_of(5, 6), 83);
    assert_int_equal(percent_of(10, 10), 100);
}

static void choices_are_lines_that_are_not_blank(void **state)
{
    const text choices = TEXT("\n một \r\n\n hai\nba ");
    (void)state;
    assert_int_equal(question_choice_count(choices), 3);
    assert_true(text_equal_z(question_choice(choices, 1), "một"));
    assert_true(text_equal_z(question_choice(choices, 3), "ba"));
    assert_int_equal(question_choice(choices, 4).size, 0);
    assert_int_equal(question_choice(choices, 0).size, 0);
    assert_int_equal(question_choice_count(TEXT("")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_read_as_people_write_them),
        cmocka_unit_test(a_share_is_rounded_half_up),
        cmocka_unit_test(choices_are_lines_that_are_not_blank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
