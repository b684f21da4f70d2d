/* SPDX-License-Identifier: MIT
 * session: a token signs its account in until it expires, is closed, or the account is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/access/api_key.h"
#include "core/access/session.h"
#include "tests/support/access/hall.h"

#define TEST(name) cmocka_unit_test_setup_teardown(name, hall_setup, hall_teardown)

static text open_session(struct hall *h, id account)
{
    text token;
    assert_int_equal(session_open(&h->cx, h->tx, account, &token), ERR_NONE);
    return token;
}

static bool resolves(struct hall *h, text token)
{
    return session_resolve(&h->cx, h->tx, token, h->book);
}

static void a_token_signs_its_account_in_with_its_roles(void **state)
{
    struct hall *h = *state;
    id officer = hall_holder(h, "officer", ROLE_UNIT_OFFICER, h->north);
    text token = open_session(h, officer);
    assert_true(resolves(h, token));
    assert_true(id_equal(h->cx.actor.account, officer));
    assert_false(h->cx.actor.system);
    assert_false(id_is_none(h->cx.actor.session));
    assert_true(access_may(&h->cx, h->tx, "work.write", h->north_commune));
}

static void an_unknown_token_leaves_nobody(void **state)
{
    static const char *const wrong[] = { "", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };
    struct hall *h = *state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        hall_act_as_system(h);
        assert_false(resolves(h, text_of(wrong[i])));
        assert_false(h->cx.actor.system);
        assert_true(id_is_none(h->cx.actor.account));
        assert_null(h->cx.actor.access);
        assert_int_equal(h->cx.error, ERR_NONE);
    }
}

static void the_token_itself_is_stored_nowhere(void **state)
{
    struct hall *h = *state;
    text token = open_session(h, hall_account(h, "an"));
    assert_true(resolves(h, token));
    struct session stored;
    assert_int_equal(record_get(&h->cx, h->tx, &session_entity, h->cx.actor.session, &stored),
                     ERR_NONE);
    struct slice bytes = record_encode(&h->cx, &session_entity, &stored, (struct slice){ 0 });
    struct slice raw;
    assert_true(base64url_parse(h->arena, token, &raw));
    assert_int_equal(raw.size, 32);
    for (size_t i = 0; i + raw.size <= bytes.size; i++)
        assert_memory_not_equal(bytes.data + i, raw.data, raw.size);
}

static void a_session_ends_after_its_days(void **state)
{
    struct hall *h = *state;
    text token = open_session(h, hall_account(h, "an"));
    h->cx.now += (instant)SESSION_DAYS * CLOCK_DAY;
    assert_true(resolves(h, token));
    h->cx.now += 1;
    assert_false(resolves(h, token));
}

static void a_locked_account_is_signed_out_at_once(void **state)
{
    struct hall *h = *state;
    id an = hall_account(h, "an");
    text token = open_session(h, an);
    struct account a;
    assert_int_equal(record_get(&h->cx, h->tx, &account_entity, an, &a), 0);
    a.state = ACCOUNT_LOCKED;
    assert_int_equal(record_update(&h->cx, h->tx, &account_entity, &a), 0);
    assert_false(resolves(h, token));
}

static void a_closed_session_is_gone_and_closing_again_is_harmless(void **state)
{
    struct hall *h = *state;
    text token = open_session(h, hall_account(h, "an"));
    assert_true(resolves(h, token));
    id session = h->cx.actor.session;
    assert_int_equal(session_close(&h->cx, h->tx, session), ERR_NONE);
    assert_int_equal(session_close(&h->cx, h->tx, session), ERR_NONE);
    assert_false(resolves(h, token));
}

static void closing_all_closes_every_one_and_nobody_elses(void **state)
{
    struct hall *h = *state;
    id an = hall_account(h, "an");
    text tokens[150]; /* more than are closed at a time */
    for (size_t i = 0; i < COUNT_OF(tokens); i++) tokens[i] = open_session(h, an);
    text key, other = open_session(h, hall_account(h, "binh"));
    assert_int_equal(session_key_new(&h->cx, h->tx, an, TEXT("máy"), &key), 0);
    assert_int_equal(session_close_all(&h->cx, h->tx, an), ERR_NONE);
    for (size_t i = 0; i < COUNT_OF(tokens); i++) assert_false(resolves(h, tokens[i]));
    assert_false(resolves(h, key));
    assert_true(resolves(h, other));
}

static void an_api_key_does_not_expire_and_is_no_session(void **state)
{
    struct hall *h = *state;
    id an = hall_account(h, "an");
    text key;
    assert_int_equal(session_key_new(&h->cx, h->tx, an, TEXT("máy chủ khác"), &key), ERR_NONE);
    h->cx.now += (instant)4000 * CLOCK_DAY;
    assert_true(resolves(h, key));
    assert_true(id_equal(h->cx.actor.account, an));
    assert_true(id_is_none(h->cx.actor.session));
}

static struct api_key face_of(struct hall *h)
{
    struct api_key face;
    assert_int_equal(record_get(&h->cx, h->tx, &api_key_entity, h->cx.actor.key, &face), ERR_NONE);
    assert_int_equal(record_derive(&h->cx, h->tx, &api_key_entity, &face, instant_date(h->cx.now)),
                     ERR_NONE);
    return face;
}

static void a_key_is_seen_without_itself_and_tells_the_day_it_was_last_used(void **state)
{
    struct hall *h = *state;
    id officer = hall_holder(h, "chi", ROLE_UNIT_OFFICER, h->north);
    text token = open_session(h, officer), key;
    assert_true(resolves(h, token));
    assert_int_equal(session_key_new(&h->cx, h->tx, officer, TEXT("bảng điện"), &key), ERR_NONE);
    assert_true(resolves(h, key));
    assert_true(h->cx.actor.key_unnoted);
    struct api_key face = face_of(h);
    assert_true(id_equal(face.unit, h->north));
    assert_true(text_starts(face.scope, TEXT("Cán bộ")));
    assert_int_equal(face.used, 0);
    struct slice bytes = record_encode(&h->cx, &api_key_entity, &face, (struct slice){ 0 });
    assert_null(memmem(bytes.data, bytes.size, key.data, key.size));
    assert_int_equal(api_key_used(&h->cx, h->tx, face.id), ERR_NONE);
    assert_true(resolves(h, key));
    assert_false(h->cx.actor.key_unnoted);
    assert_int_equal(face_of(h).used, instant_date(h->cx.now));
    h->cx.now += CLOCK_DAY;
    assert_true(resolves(h, key));
    assert_true(h->cx.actor.key_unnoted);
}

static void a_key_that_was_closed_signs_nobody_in_and_is_listed_no_more(void **state)
{
    struct hall *h = *state;
    text key;
    assert_int_equal(session_key_new(&h->cx, h->tx, hall_account(h, "an"), TEXT("máy"), &key),
                     ERR_NONE);
    assert_true(resolves(h, key));
    id which = h->cx.actor.key;
    assert_int_equal(session_close(&h->cx, h->tx, which), ERR_NONE);
    assert_false(resolves(h, key));
    assert_false(record_exists(&h->cx, h->tx, &api_key_entity, which));
    assert_int_equal(api_key_used(&h->cx, h->tx, which), ERR_NONE);
    assert_int_equal(session_close(&h->cx, h->tx, which), ERR_NONE);
}

static void two_tokens_are_never_alike(void **state)
{
    struct hall *h = *state;
    id an = hall_account(h, "an");
    assert_false(text_equal(open_session(h, an), open_session(h, an)));
}

static void a_login_is_found_however_it_is_typed(void **state)
{
    static const char *const typed[] = { " AN.Nguyen ", "an.nguyen" };
    struct hall *h = *state;
    struct account found;
    id an = hall_account(h, "an.nguyen");
    id phone = hall_account(h, "+84905123456");
    for (size_t i = 0; i < COUNT_OF(typed); i++) {
        assert_int_equal(account_by_login(&h->cx, h->tx, text_of(typed[i]), &found), ERR_NONE);
        assert_true(id_equal(found.id, an));
    }
    assert_int_equal(account_by_login(&h->cx, h->tx, TEXT("0905 123 456"), &found), ERR_NONE);
    assert_true(id_equal(found.id, phone));
    assert_int_equal(account_by_login(&h->cx, h->tx, TEXT("nobody"), &found), ERR_NOT_FOUND);
}

static void a_locked_account_is_answered_like_none(void **state)
{
    struct hall *h = *state;
    struct account a = { .login = TEXT("khoa"), .name = TEXT("Khóa"), .state = ACCOUNT_LOCKED };
    struct account found;
    assert_int_equal(record_create(&h->cx, h->tx, &account_entity, &a), 0);
    assert_int_equal(account_by_login(&h->cx, h->tx, TEXT("khoa"), &found), ERR_NOT_FOUND);
    text locked = text_copy(h->arena, h->cx.detail_en);
    ctx_clear(&h->cx);
    assert_int_equal(account_by_login(&h->cx, h->tx, TEXT("khong"), &found), ERR_NOT_FOUND);
    assert_true(text_equal(locked, h->cx.detail_en));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_token_signs_its_account_in_with_its_roles),
        TEST(an_unknown_token_leaves_nobody),
        TEST(the_token_itself_is_stored_nowhere),
        TEST(a_session_ends_after_its_days),
        TEST(a_locked_account_is_signed_out_at_once),
        TEST(a_closed_session_is_gone_and_closing_again_is_harmless),
        TEST(closing_all_closes_every_one_and_nobody_elses),
        TEST(an_api_key_does_not_expire_and_is_no_session),
        TEST(a_key_is_seen_without_itself_and_tells_the_day_it_was_last_used),
        TEST(a_key_that_was_closed_signs_nobody_in_and_is_listed_no_more),
        TEST(two_tokens_are_never_alike),
        TEST(a_login_is_found_however_it_is_typed),
        TEST(a_locked_account_is_answered_like_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
