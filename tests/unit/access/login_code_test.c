/* SPDX-License-Identifier: MIT
 * login_code: six digits, ten minutes, five tries, once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/access/login_code.h"
#include "tests/support/access/hall.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, hall_setup, hall_teardown)

static text make(struct hall *h, const char *login)
{
    text code;
    assert_int_equal(login_code_make(&h->cx, h->tx, text_of(login), &code), ERR_NONE);
    return code;
}

static bool use(struct hall *h, const char *login, text code)
{
    bool right = true;
    assert_int_equal(login_code_use(&h->cx, h->tx, text_of(login), code, &right), ERR_NONE);
    return right;
}

/* Six digits that are not the code. */
static text wrong(struct hall *h, text code)
{
    text other = text_copy(h->arena, code);
    char *digits = arena_alloc(h->arena, other.size);
    memcpy(digits, other.data, other.size);
    digits[0] = digits[0] == '9' ? '0' : (char)(digits[0] + 1);
    return (text){ digits, other.size };
}

static void a_code_is_six_digits_and_works_once(void **state)
{
    struct hall *h = *state;
    text code = make(h, "an");
    assert_int_equal(code.size, 6);
    for (size_t i = 0; i < code.size; i++) assert_in_range(code.data[i], '0', '9');
    assert_true(use(h, "an", code));
    assert_false(use(h, "an", code));
}

static void the_fifth_try_is_the_last(void **state)
{
    struct hall *h = *state;
    text code = make(h, "an");
    for (int i = 0; i < CODE_TRIES - 1; i++) assert_false(use(h, "an", wrong(h, code)));
    assert_true(use(h, "an", code));
    code = make(h, "binh");
    for (int i = 0; i < CODE_TRIES; i++) assert_false(use(h, "binh", wrong(h, code)));
    assert_false(use(h, "binh", code));
}

static void a_code_lasts_ten_minutes(void **state)
{
    struct hall *h = *state;
    text code = make(h, "an");
    h->cx.now += (instant)CODE_MINUTES * CLOCK_MINUTE + 1;
    assert_false(use(h, "an", code));
    code = make(h, "an");
    h->cx.now += (instant)CODE_MINUTES * CLOCK_MINUTE;
    assert_true(use(h, "an", code));
}

static void asking_again_replaces_the_code(void **state)
{
    struct hall *h = *state;
    text first = make(h, "an");
    text second = make(h, "an");
    while (text_equal(first, second)) second = make(h, "an");
    assert_false(use(h, "an", first));
    assert_true(use(h, "an", second));
}

static void a_code_is_for_its_login_only_however_typed(void **state)
{
    struct hall *h = *state;
    text code = make(h, "0905 123 456");
    make(h, "binh");
    assert_false(use(h, "binh", code));
    assert_true(use(h, "+84905123456", text_format(h->arena, " %.*s ", TEXT_ARGS(code))));
}

static void nobody_asked_nothing_fits(void **state)
{
    struct hall *h = *state;
    assert_false(use(h, "an", TEXT("")));
    assert_false(use(h, "an", TEXT("000000")));
    make(h, "an");
    assert_false(use(h, "an", TEXT("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_code_is_six_digits_and_works_once),
        TEST(the_fifth_try_is_the_last),
        TEST(a_code_lasts_ten_minutes),
        TEST(asking_again_replaces_the_code),
        TEST(a_code_is_for_its_login_only_however_typed),
        TEST(nobody_asked_nothing_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
