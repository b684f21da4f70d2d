/* SPDX-License-Identifier: MIT
 * crypto_seeded: passwords of demo folders are the same strings for the same seed, and still open.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/base/arena.h"
#include "core/base/ctx.h"
#include "core/base/crypto.h"

static void hash_with(uint64_t seed, struct arena *arena, char out[PASSWORD_HASH_MAX])
{
    struct ctx cx;
    struct random_source random = random_seeded(seed, "salt");
    ctx_begin(&cx, arena);
    cx.random = &random;
    assert_int_equal(password_hash(&cx, TEXT("volbank-demo"), true, out), ERR_NONE);
}

static void a_seeded_salt_repeats_and_opens(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char one[PASSWORD_HASH_MAX], again[PASSWORD_HASH_MAX], other[PASSWORD_HASH_MAX];
    hash_with(1, arena, one);
    hash_with(1, arena, again);
    hash_with(2, arena, other);
    assert_string_equal(one, again);
    assert_string_not_equal(one, other);
    assert_true(text_starts(text_of(one), TEXT("$argon2id$v=19$m=8,t=1,p=1$")));
    assert_true(password_verify(TEXT("volbank-demo"), one));
    assert_true(password_verify(TEXT("volbank-demo"), other));
    assert_false(password_verify(TEXT("volbank-demO"), one));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_seeded_salt_repeats_and_opens) };
    crypto_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
