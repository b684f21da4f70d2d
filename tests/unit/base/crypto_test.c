/* SPDX-License-Identifier: MIT
 * crypto: published vectors (RFC 8032, RFC 7693), bytes of a seeded stream computed with another
 * program, and that what is forged, cut or moved to another context does not open. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/base/crypto.h"
#include "core/base/ctx.h"

static int begin(void **state)
{
    static struct ctx cx;
    crypto_start();
    ctx_begin(&cx, arena_new());
    *state = &cx;
    return 0;
}

static int end(void **state)
{
    arena_free(((struct ctx *)*state)->arena);
    return 0;
}

static struct slice bytes(text t)
{
    return text_slice(t);
}

static void assert_text(text actual, const char *expected)
{
    assert_int_equal(actual.size, strlen(expected));
    assert_memory_equal(actual.data, expected, actual.size);
}

static void assert_hex(struct ctx *cx, const void *data, size_t size, const char *expected)
{
    assert_text(hex_text(cx->arena, (struct slice){ data, size }), expected);
}

static void hash_is_blake2b_of_the_joined_parts(void **state)
{
    struct ctx *cx = *state;
    struct slice whole[] = { bytes(TEXT("abc")) };
    struct slice parts[] = { bytes(TEXT("a")), { 0 }, bytes(TEXT("bc")) };
    struct hash h = hash_of((struct slice){ 0 }, whole, 1);

    assert_hex(cx, h.bytes, HASH_SIZE,
               "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    assert_true(hash_equal(h, hash_of((struct slice){ 0 }, parts, 3)));
    struct hash keyed = hash_of(bytes(TEXT("sixteen byte key")), whole, 1);
    assert_false(hash_equal(h, keyed));
}

static void only_a_hash_of_zeros_is_none(void **state)
{
    (void)state;
    struct hash h = { { 0 } };
    assert_true(hash_is_none(h));
    h.bytes[HASH_SIZE - 1] = 1;
    assert_false(hash_is_none(h));
}

static void seeded_bytes_are_the_same_everywhere(void **state)
{
    struct ctx *cx = *state;
    struct random_source source = random_seeded(42, "demo");
    uint8_t out[80];

    random_bytes(&source, out, sizeof out);
    assert_hex(cx, out, sizeof out,
               "163fc64c656b02302c9c12dd0c573d6c78abb66f755f9d37ebae3ededc8e3002"
               "b78cea8d0da78fdffca6c85158fc293d383dad5133a5a8dfa8146dfc6231f0d4"
               "c497303ab364c03e6f729902cbfcc563");
}

static void seeded_bytes_do_not_depend_on_how_they_are_read(void **state)
{
    (void)state;
    struct random_source once = random_seeded(7, "people");
    struct random_source often = random_seeded(7, "people");
    uint8_t whole[300], pieces[300];

    random_bytes(&once, whole, sizeof whole);
    for (size_t at = 0, step = 1; at < sizeof pieces; at += step, step = step % 70 + 1) {
        if (step > sizeof pieces - at) step = sizeof pieces - at;
        random_bytes(&often, pieces + at, step);
    }
    assert_memory_equal(whole, pieces, sizeof whole);
}

static void seed_and_purpose_both_matter(void **state)
{
    (void)state;
    struct random_source sources[] = { random_seeded(1, "a"), random_seeded(2, "a"),
                                       random_seeded(1, "b"), random_machine(), random_machine() };
    uint8_t out[COUNT_OF(sources)][32];

    for (size_t i = 0; i < COUNT_OF(sources); i++) random_bytes(&sources[i], out[i], 32);
    for (size_t i = 0; i < COUNT_OF(sources); i++)
        for (size_t k = 0; k < i; k++) assert_memory_not_equal(out[i], out[k], 32);
}

static void random_below_reaches_every_value_evenly(void **state)
{
    (void)state;
    struct random_source source = random_seeded(3, "dice");
    int seen[6] = { 0 };

    for (int i = 0; i < 6000; i++) seen[random_below(&source, 6)]++;
    for (int i = 0; i < 6; i++) assert_in_range(seen[i], 880, 1120);
    assert_int_equal(random_below(&source, 1), 0);
    for (int i = 0; i < 100; i++) assert_true(random_below(&source, 0x80000001) <= 0x80000000);
}

static void password_opens_with_itself_only(void **state)
{
    struct ctx *cx = *state;
    char stored[PASSWORD_HASH_MAX];
    char again[PASSWORD_HASH_MAX];

    assert_int_equal(password_hash(cx, TEXT("mật khẩu dài"), true, stored), ERR_NONE);
    assert_int_equal(password_hash(cx, TEXT("mật khẩu dài"), true, again), ERR_NONE);
    assert_string_not_equal(stored, again);
    assert_true(password_verify(TEXT("mật khẩu dài"), stored));
    assert_true(password_verify(TEXT("mật khẩu dài"), again));
    assert_false(password_verify(TEXT("mật khẩu dà"), stored));
    assert_false(password_verify((text){ 0 }, stored));
    assert_false(password_verify(TEXT("x"), ""));
    assert_false(password_verify(TEXT("x"), "$argon2id$v=19$m=8,t=1,p=1$"));
}

static void a_hash_tells_its_cost(void **state)
{
    struct ctx *cx = *state;
    char low[PASSWORD_HASH_MAX];
    char full[PASSWORD_HASH_MAX];

    assert_int_equal(password_hash(cx, TEXT("p"), true, low), ERR_NONE);
    assert_int_equal(password_hash(cx, TEXT("p"), false, full), ERR_NONE);
    assert_true(text_starts(text_of(low), TEXT("$argon2id$v=19$m=8,t=1,p=1$")));
    assert_true(text_starts(text_of(full), TEXT("$argon2id$v=19$m=65536,t=2,p=1$")));
    assert_true(password_verify(TEXT("p"), full));
}

static const struct seal_key key = { { 1, 2, 3, 4, 5, 6, 7, 8 } };

static void a_seal_opens_to_what_was_closed(void **state)
{
    struct ctx *cx = *state;
    struct slice sealed =
        seal_close(cx->arena, &key, bytes(TEXT("phone")), bytes(TEXT("+84990000001")));
    struct slice plain;

    assert_int_equal(sealed.size, 24 + 12 + 16);
    assert_int_equal(seal_open(cx, &key, bytes(TEXT("phone")), sealed, &plain), ERR_NONE);
    assert_text(slice_text(plain), "+84990000001");

    struct slice nothing = seal_close(cx->arena, &key, (struct slice){ 0 }, (struct slice){ 0 });
    assert_int_equal(seal_open(cx, &key, (struct slice){ 0 }, nothing, &plain), ERR_NONE);
    assert_int_equal(plain.size, 0);
}

static void the_same_input_gives_the_same_seal(void **state)
{
    struct ctx *cx = *state;
    struct slice a = seal_close(cx->arena, &key, bytes(TEXT("a")), bytes(TEXT("bc")));
    struct slice b = seal_close(cx->arena, &key, bytes(TEXT("a")), bytes(TEXT("bc")));
    struct slice moved = seal_close(cx->arena, &key, bytes(TEXT("ab")), bytes(TEXT("c")));

    assert_true(slice_equal(a, b));
    assert_memory_not_equal(a.data, moved.data, 24);
}

static void what_was_touched_does_not_open(void **state)
{
    struct ctx *cx = *state;
    struct slice context = bytes(TEXT("phone"));
    struct slice sealed = seal_close(cx->arena, &key, context, bytes(TEXT("secret")));
    uint8_t *copy = arena_alloc(cx->arena, sealed.size);
    struct seal_key other = key;
    struct slice plain;

    for (size_t i = 0; i < sealed.size; i++) {
        memcpy(copy, sealed.data, sealed.size);
        copy[i] ^= 1;
        struct slice forged = { copy, sealed.size };
        assert_int_equal(seal_open(cx, &key, context, forged, &plain), ERR_CORRUPT);
        assert_null(plain.data);
        struct slice cut = { sealed.data, i };
        assert_int_equal(seal_open(cx, &key, context, cut, &plain), ERR_CORRUPT);
    }
    assert_int_equal(seal_open(cx, &key, bytes(TEXT("name")), sealed, &plain), ERR_CORRUPT);
    other.bytes[31] ^= 1;
    assert_int_equal(seal_open(cx, &other, context, sealed, &plain), ERR_CORRUPT);
    assert_int_equal(cx->error, ERR_CORRUPT);
}

/* RFC 8032, 7.1, test 2. */
static void signatures_are_ed25519(void **state)
{
    struct ctx *cx = *state;
    struct slice seed;
    uint8_t public_key[SIGN_PUBLIC_SIZE], secret_key[SIGN_SECRET_SIZE], sig[SIGN_SIZE];
    struct slice message = { (const uint8_t *)"\x72", 1 };

    assert_true(hex_parse(cx->arena,
                          TEXT("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"),
                          &seed));
    sign_keys(seed.data, public_key, secret_key);
    assert_hex(cx, public_key, sizeof public_key,
               "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    sign_make(secret_key, message, sig);
    assert_hex(cx, sig, sizeof sig,
               "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
               "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    assert_true(sign_check(public_key, message, sig));
    assert_false(sign_check(public_key, bytes(TEXT("s")), sig));
    sig[0] ^= 1;
    assert_false(sign_check(public_key, message, sig));
}

static void hex_is_lower_case_and_whole(void **state)
{
    struct ctx *cx = *state;
    struct slice out;

    assert_text(hex_text(cx->arena, bytes(TEXT("\x01\xab\xff"))), "01abff");
    assert_true(hex_parse(cx->arena, TEXT("01abff"), &out));
    assert_true(slice_equal(out, bytes(TEXT("\x01\xab\xff"))));
    assert_true(hex_parse(cx->arena, TEXT(""), &out));
    assert_int_equal(out.size, 0);
    const char *const wrong[] = { "0", "01A0", "0g", "01 2", " 01", "0x" };
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_false(hex_parse(cx->arena, text_of(wrong[i]), &out));
}

static void base64url_has_one_form_only(void **state)
{
    struct ctx *cx = *state;
    struct slice out;

    assert_text(base64url_text(cx->arena, bytes(TEXT("\xfb\xff\xfe"))), "-__-");
    assert_text(base64url_text(cx->arena, bytes(TEXT("a"))), "YQ");
    assert_text(base64url_text(cx->arena, (struct slice){ 0 }), "");
    assert_true(base64url_parse(cx->arena, TEXT("-__-"), &out));
    assert_true(slice_equal(out, bytes(TEXT("\xfb\xff\xfe"))));
    assert_true(base64url_parse(cx->arena, TEXT("YQ"), &out));
    assert_true(slice_equal(out, bytes(TEXT("a"))));
    assert_true(base64url_parse(cx->arena, (text){ 0 }, &out));
    assert_int_equal(out.size, 0);
    /* padded, other alphabet, white space, cut, and bits left over */
    const char *const wrong[] = { "YQ==", "+//+", "Y Q", "YQ\n", "Y", "YR" };
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_false(base64url_parse(cx->arena, text_of(wrong[i]), &out));
}

static void codes_avoid_letters_that_look_alike(void **state)
{
    struct ctx *cx = *state;
    struct random_source source = random_seeded(5, "codes");
    text code = code_text(cx->arena, &source, 2000);

    assert_int_equal(code.size, 2000);
    for (size_t i = 0; i < code.size; i++) {
        assert_non_null(strchr("23456789ABCDEFGHJKMNPQRSTVWXYZ", code.data[i]));
        assert_true(code.data[i] != '\0');
    }
    for (const char *c = "23456789ABCDEFGHJKMNPQRSTVWXYZ"; *c; c++)
        assert_true(text_find(code, *c, 0) < code.size);
}

static void wiping_leaves_nothing(void **state)
{
    (void)state;
    char secret[16] = "0123456789abcde";
    static const char zeros[16];
    crypto_wipe(secret, sizeof secret);
    assert_memory_equal(secret, zeros, sizeof secret);
}

static void an_envelope_opens_with_its_key_only(void **state)
{
    struct ctx *cx = *state;
    struct random_source random = random_seeded(5, "envelopes");
    struct envelope_key mine, other;
    struct slice found;
    random_bytes(&random, &mine, sizeof mine);
    random_bytes(&random, &other, sizeof other);
    struct envelope_lock lock = envelope_lock_of(&mine);
    struct slice one = envelope_close(cx->arena, &lock, bytes(TEXT("+-0")));
    struct slice two = envelope_close(cx->arena, &lock, bytes(TEXT("+-0")));

    assert_int_equal(one.size, 3 + ENVELOPE_EXTRA);
    assert_false(slice_equal(one, two)); /* nobody can guess by closing one of their own */
    assert_true(envelope_open(cx->arena, &mine, one, &found));
    assert_true(slice_equal(found, bytes(TEXT("+-0"))));
    assert_false(envelope_open(cx->arena, &other, one, &found));
    uint8_t *damaged = arena_alloc(cx->arena, one.size);
    memcpy(damaged, one.data, one.size);
    damaged[40] ^= 1;
    assert_false(envelope_open(cx->arena, &mine, (struct slice){ damaged, one.size }, &found));
    assert_false(envelope_open(cx->arena, &mine, (struct slice){ one.data, 47 }, &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hash_is_blake2b_of_the_joined_parts),
        cmocka_unit_test(an_envelope_opens_with_its_key_only),
        cmocka_unit_test(only_a_hash_of_zeros_is_none),
        cmocka_unit_test(seeded_bytes_are_the_same_everywhere),
        cmocka_unit_test(seeded_bytes_do_not_depend_on_how_they_are_read),
        cmocka_unit_test(seed_and_purpose_both_matter),
        cmocka_unit_test(random_below_reaches_every_value_evenly),
        cmocka_unit_test(password_opens_with_itself_only),
        cmocka_unit_test(a_hash_tells_its_cost),
        cmocka_unit_test(a_seal_opens_to_what_was_closed),
        cmocka_unit_test(the_same_input_gives_the_same_seal),
        cmocka_unit_test(what_was_touched_does_not_open),
        cmocka_unit_test(signatures_are_ed25519),
        cmocka_unit_test(hex_is_lower_case_and_whole),
        cmocka_unit_test(base64url_has_one_form_only),
        cmocka_unit_test(codes_avoid_letters_that_look_alike),
        cmocka_unit_test(wiping_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
