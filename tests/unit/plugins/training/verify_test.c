/* SPDX-License-Identifier: MIT
 * verify: credentials and status lists made here, then judged: good, tampered with, under other
 * keys, out of time, revoked, with a list that is not theirs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "plugins/training/credential.h"
#include "plugins/training/verify.h"

struct desk {
    struct arena *arena;
    struct ctx cx;
    struct issuer issuer;
    struct issuer_keys keys;
    struct certificate certificate;
};

static int desk_open(void **state)
{
    struct arena *arena = arena_new();
    struct desk *d = ARENA_NEW(arena, struct desk);
    uint8_t secret[SIGN_SECRET_SIZE];
    crypto_start();
    d->arena = arena;
    ctx_begin(&d->cx, arena);
    d->cx.now = instant_at(date_of(2026, 6, 1), 600);
    d->issuer.url = TEXT("https://vol.example");
    d->issuer.did = issuer_did(arena, d->issuer.url);
    d->issuer.kid = text_format(arena, "%.*s#key-1", TEXT_ARGS(d->issuer.did));
    memset(d->issuer.key.seed.bytes, 7, sizeof(d->issuer.key.seed.bytes));
    d->keys.count = 1;
    d->keys.keys[0].kid = d->issuer.kid;
    sign_keys(d->issuer.key.seed.bytes, d->keys.keys[0].public_key, secret);
    d->certificate = (struct certificate){ .issued = date_of(2026, 5, 1),
                                           .expires = date_of(2028, 5, 1),
                                           .number = TEXT("05-GCN/663"),
                                           .code = TEXT("ABCD-EFGH-JKMN-PQRS"),
                                           .listed = 10 };
    *state = d;
    return 0;
}

static int desk_close(void **state)
{
    arena_free(((struct desk *)*state)->arena);
    return 0;
}

static text signed_by(struct desk *d, text payload, uint8_t seed)
{
    uint8_t bytes[32];
    memset(bytes, seed, sizeof(bytes));
    return jwt_sign(d->arena, TEXT("vc+jwt"), d->issuer.kid, bytes, payload);
}

static text token_of(struct desk *d, uint8_t seed)
{
    const struct credential_words words = { .holder = TEXT("Nguyễn Thị Hoài An"),
                                            .kind = TEXT("Sơ cấp cứu"),
                                            .criteria = TEXT("Đạt bài kiểm tra."),
                                            .unit = TEXT("Đoàn xã Đức Lập") };
    return signed_by(d, credential_json(&d->cx, &d->issuer, &d->certificate, &words), seed);
}

static text list_of(struct desk *d, int64_t number, int64_t revoked, uint8_t seed)
{
    uint8_t *bits = arena_alloc(d->arena, STATUS_LIST_BITS / 8);
    if (revoked) bits[(revoked - 1) / 8] |= (uint8_t)(0x80u >> ((revoked - 1) % 8));
    return signed_by(d, status_list_json(&d->cx, &d->issuer, number, bits), seed);
}

static enum verdict_kind verdict(struct desk *d, text token, text status)
{
    struct verification v;
    assert_int_equal(credential_verify(&d->cx, token, status, &d->keys, &v), ERR_NONE);
    return v.verdict;
}

static void what_we_sign_is_valid_and_says_what_it_is(void **state)
{
    struct desk *d = *state;
    struct verification v;
    text token = token_of(d, 7);
    assert_int_equal(credential_verify(&d->cx, token, list_of(d, 1, 0, 7), &d->keys, &v), 0);
    assert_int_equal(v.verdict, VERDICT_VALID);
    assert_true(v.listed_checked);
    assert_true(text_equal_z(v.holder, "Nguyễn Thị Hoài An"));
    assert_true(text_equal_z(v.issuer, "Đoàn xã Đức Lập"));
    assert_true(text_equal_z(v.address, "https://vol.example/xac-minh/ABCD-EFGH-JKMN-PQRS"));
}

/* Whatever character of the token is another: never valid. */
static void no_character_can_be_changed(void **state)
{
    struct desk *d = *state;
    text token = token_of(d, 7);
    char *copy = ARENA_ARRAY(d->arena, token.size, char);
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < token.size; i += 3) {
        struct ctx cx;
        struct verification v;
        ctx_begin(&cx, scratch);
        cx.now = d->cx.now;
        memcpy(copy, token.data, token.size);
        copy[i] = copy[i] == 'A' ? 'B' : 'A';
        err e = credential_verify(&cx, (text){ copy, token.size }, TEXT(""), &d->keys, &v);
        assert_true(e || v.verdict != VERDICT_VALID);
        arena_reset(scratch);
    }
    arena_free(scratch);
}

static void other_keys_are_told_apart(void **state)
{
    struct desk *d = *state;
    assert_int_equal(verdict(d, token_of(d, 8), TEXT("")), VERDICT_FORGED);
    d->keys.keys[0].kid = TEXT("did:web:vol.example#key-9");
    assert_int_equal(verdict(d, token_of(d, 7), TEXT("")), VERDICT_UNKNOWN_KEY);
    d->keys.keys[0].kid = TEXT("");
    assert_int_equal(verdict(d, token_of(d, 7), TEXT("")), VERDICT_VALID);
}

static void time_is_judged_to_the_day(void **state)
{
    struct desk *d = *state;
    text token = token_of(d, 7);
    d->cx.now = instant_at(date_of(2026, 4, 30), 1439);
    assert_int_equal(verdict(d, token, TEXT("")), VERDICT_NOT_YET);
    d->cx.now = instant_at(date_of(2026, 5, 1), 0);
    assert_int_equal(verdict(d, token, TEXT("")), VERDICT_VALID);
    d->cx.now = instant_at(date_of(2028, 5, 1), 1439);
    assert_int_equal(verdict(d, token, TEXT("")), VERDICT_VALID);
    d->cx.now = instant_at(date_of(2028, 5, 2), 0);
    assert_int_equal(verdict(d, token, TEXT("")), VERDICT_EXPIRED);
    d->certificate.expires = 0;
    d->cx.now = instant_at(date_of(2099, 1, 1), 0);
    assert_int_equal(verdict(d, token_of(d, 7), TEXT("")), VERDICT_VALID);
}

static void the_list_says_who_is_revoked(void **state)
{
    struct desk *d = *state;
    text token = token_of(d, 7);
    assert_int_equal(verdict(d, token, list_of(d, 1, 10, 7)), VERDICT_REVOKED);
    assert_int_equal(verdict(d, token, list_of(d, 1, 9, 7)), VERDICT_VALID);
    assert_int_equal(verdict(d, token, list_of(d, 1, 11, 7)), VERDICT_VALID);
    assert_int_equal(verdict(d, token, list_of(d, 1, 0, 8)), VERDICT_BAD_LIST);
    assert_int_equal(verdict(d, token, list_of(d, 2, 0, 7)), VERDICT_BAD_LIST);
    assert_int_equal(verdict(d, token, token), VERDICT_BAD_LIST);
}

static void later_certificates_are_in_later_lists(void **state)
{
    struct desk *d = *state;
    d->certificate.listed = STATUS_LIST_BITS;
    assert_int_equal(verdict(d, token_of(d, 7), list_of(d, 1, STATUS_LIST_BITS, 7)),
                     VERDICT_REVOKED);
    d->certificate.listed = STATUS_LIST_BITS + 1;
    assert_int_equal(verdict(d, token_of(d, 7), list_of(d, 2, 1, 7)), VERDICT_REVOKED);
}

static void what_is_no_token_is_refused(void **state)
{
    struct desk *d = *state;
    const text bad[] = { TEXT(""), TEXT("a.b.c"), TEXT("eyJhbGciOiJub25lIn0.e30."),
                         signed_by(d, TEXT("[1]"), 7), signed_by(d, TEXT("{}"), 7) };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct verification v;
        ctx_clear(&d->cx);
        err e = credential_verify(&d->cx, bad[i], TEXT(""), &d->keys, &v);
        assert_int_equal(e, ERR_INVALID);
    }
}

static void keys_are_read_from_what_people_have(void **state)
{
    struct desk *d = *state;
    struct slice raw = { d->keys.keys[0].public_key, SIGN_PUBLIC_SIZE };
    text x = base64url_text(d->arena, raw);
    struct issuer_keys keys;
    assert_int_equal(issuer_keys_read(&d->cx, x, &keys), ERR_NONE);
    assert_int_equal(keys.count, 1);
    text jwk =
        text_format(d->arena, "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%.*s\"}", TEXT_ARGS(x));
    assert_int_equal(issuer_keys_read(&d->cx, jwk, &keys), ERR_NONE);
    text document =
        text_format(d->arena, "{\"verificationMethod\":[{\"id\":\"k\",\"publicKeyJwk\":%.*s}]}",
                    TEXT_ARGS(jwk));
    assert_int_equal(issuer_keys_read(&d->cx, document, &keys), ERR_NONE);
    assert_true(text_equal_z(keys.keys[0].kid, "k"));
    assert_int_equal(issuer_keys_read(&d->cx, TEXT("{\"kty\":\"RSA\"}"), &keys), ERR_INVALID);
}

static void names_follow_did_web(void **state)
{
    struct desk *d = *state;
    assert_true(text_equal_z(issuer_did(d->arena, TEXT("https://a.vn")), "did:web:a.vn"));
    assert_true(text_equal_z(issuer_did(d->arena, TEXT("http://a.vn:80")), "did:web:a.vn%3A80"));
}

int main(void)
{
#define EACH(f) cmocka_unit_test_setup_teardown(f, desk_open, desk_close)
    const struct CMUnitTest tests[] = {
        EACH(what_we_sign_is_valid_and_says_what_it_is),
        EACH(no_character_can_be_changed),
        EACH(other_keys_are_told_apart),
        EACH(time_is_judged_to_the_day),
        EACH(the_list_says_who_is_revoked),
        EACH(later_certificates_are_in_later_lists),
        EACH(what_is_no_token_is_refused),
        EACH(keys_are_read_from_what_people_have),
        EACH(names_follow_did_web),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
