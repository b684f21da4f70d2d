/* SPDX-License-Identifier: MIT
 * err: the table is whole, its slugs are stable names, and asking outside it is our own mistake. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "core/base/err.h"
#include "tests/support/base/death.h"

static void success_is_zero_and_ok(void **state)
{
    (void)state;
    assert_int_equal(ERR_NONE, 0);
    assert_int_equal(err_status(ERR_NONE), 200);
    assert_string_equal(err_slug(ERR_NONE), "ok");
}

static void known_codes_keep_their_status_and_slug(void **state)
{
    (void)state;
    assert_int_equal(err_status(ERR_BAD_REQUEST), 400);
    assert_int_equal(err_status(ERR_CONFLICT), 409);
    assert_int_equal(err_status(ERR_INVALID), 422);
    assert_int_equal(err_status(ERR_CORRUPT), 500);
    assert_int_equal(err_status(ERR_NO_SPACE), 507);
    assert_string_equal(err_slug(ERR_CONFLICT), "conflict");
    assert_string_equal(err_slug(ERR_NO_SPACE), "no-space");
    assert_string_equal(err_title_vi(ERR_UNAUTHENTICATED), "Cần đăng nhập");
    assert_string_equal(err_title_en(ERR_UNAUTHENTICATED), "Please sign in");
}

static void every_failure_is_described(void **state)
{
    (void)state;
    for (int code = 1; code < ERR_COUNT; code++) {
        err e = (err)code;
        assert_in_range(err_status(e), 400, 599);
        assert_true(strlen(err_title_vi(e)) > 0);
        assert_true(strlen(err_title_en(e)) > 0);
        size_t plain = strspn(err_slug(e), "abcdefghijklmnopqrstuvwxyz-");
        assert_true(plain > 0 && err_slug(e)[plain] == '\0');
    }
}

static void slugs_differ(void **state)
{
    (void)state;
    for (int a = 0; a < ERR_COUNT; a++) {
        for (int b = a + 1; b < ERR_COUNT; b++) {
            assert_string_not_equal(err_slug((err)a), err_slug((err)b));
        }
    }
}

static void ask_outside(void *code)
{
    err_status((err) * (const int *)code);
}

static void a_code_outside_the_table_aborts_and_says_where(void **state)
{
    (void)state;
    int past = ERR_COUNT;
    assert_true(dies(ask_outside, &past, "err.c:"));
    assert_true(dies(ask_outside, &past, "COUNT_OF(rows)"));
}

static void a_kept_requirement_does_nothing(void **state)
{
    (void)state;
    int evaluated = 0;
    REQUIRE(++evaluated == 1);
    assert_int_equal(evaluated, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(success_is_zero_and_ok),
        cmocka_unit_test(known_codes_keep_their_status_and_slug),
        cmocka_unit_test(every_failure_is_described),
        cmocka_unit_test(slugs_differ),
        cmocka_unit_test(a_code_outside_the_table_aborts_and_says_where),
        cmocka_unit_test(a_kept_requirement_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
