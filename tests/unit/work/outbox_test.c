/* SPDX-License-Identifier: MIT
 * outbox: what leaves, how, how often it is tried, and what never leaves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "core/base/log.h"
#include "tests/support/work/office.h"
#include "tests/support/work/tiny_server.h"

static struct message mail(void)
{
    return (struct message){ .channel = CHANNEL_EMAIL,
                             .to = TEXT("an@example.vn"),
                             .subject = TEXT("Ca trực"),
                             .body = TEXT("Chào An"),
                             .about = TEXT("test") };
}

static struct message sms(void)
{
    return (struct message){ .channel = CHANNEL_SMS,
                             .to = TEXT("+84912345678"),
                             .body = TEXT("Ca trực \"7 giờ\""),
                             .about = TEXT("test") };
}

struct post {
    struct office *office;
    struct tiny_server server;
    char url[64];
    FILE *file; /* of the log, when a test reads it */
    struct log *log;
};

static int setup(void **state)
{
    struct office *office = office_new();
    struct post *post = ARENA_NEW(office->arena, struct post);
    post->office = office;
    for (size_t i = 0; i < OUTBOX_RETRIES; i++) office->options.outbox.retry_ms[i] = 20;
    assert_int_equal(setenv("no_proxy", "127.0.0.1", 1), 0);
    *state = post;
    return 0;
}

static int teardown(void **state)
{
    struct post *post = *state;
    work_stop(post->office->work); /* its connections end before their other side */
    if (post->server.port) tiny_server_stop(&post->server);
    log_free(post->log);
    if (post->file) (void)fclose(post->file);
    office_free(post->office);
    return 0;
}

static void post_open(struct post *post, enum tiny_kind kind)
{
    struct office *office = post->office;
    tiny_server_start(&post->server, kind);
    (void)snprintf(post->url, sizeof(post->url), "%s://127.0.0.1:%d%s",
                   kind == TINY_SMTP ? "smtp" : "http", post->server.port,
                   kind == TINY_SMTP ? "" : "/send");
    if (kind == TINY_SMTP) {
        office->smtp_url = post->url;
        office->from = "doan@example.vn";
    } else {
        office->gateway_url = post->url;
        office->token = "bí-mật-1";
    }
}

static void assert_heard(struct post *post, const char *words)
{
    const char *heard = tiny_server_heard(&post->server);
    if (!strstr(heard, words)) fail_msg("did not hear «%s» in:\n%s", words, heard);
}

/* ---- ways out ------------------------------------------------------------------------------ */

static void mail_leaves_by_smtp(void **state)
{
    struct post *post = *state;
    post_open(post, TINY_SMTP);
    office_start(post->office, NULL, 0);
    struct message m =
        office_wait_message(post->office, office_send(post->office, mail()), MESSAGE_SENT);
    assert_int_equal(m.tries, 1);
    assert_int_equal(m.due, 0);
    assert_true(m.sent >= m.made);
    assert_heard(post, "MAIL FROM:<doan@example.vn>");
    assert_heard(post, "RCPT TO:<an@example.vn>");
    assert_heard(post, "Subject: =?UTF-8?B?Q2EgdHLhu7Fj?=\r\n");
    assert_heard(post, "\r\n\r\nQ2jDoG8gQW4=\r\n.\r\n");
}

static void text_messages_leave_by_the_gateway(void **state)
{
    struct post *post = *state;
    char key[64] = "Idempotency-Key: ";
    post_open(post, TINY_HTTP);
    office_start(post->office, NULL, 0);
    id which = office_send(post->office, sms());
    (void)office_wait_message(post->office, which, MESSAGE_SENT);
    id_format(which, key + strlen(key));
    assert_heard(post, "POST /send HTTP/1.1\r\n");
    assert_heard(post, "Authorization: Bearer bí-mật-1\r\n");
    assert_heard(post, "Content-Type: application/json\r\n");
    assert_heard(post, key);
    assert_heard(post, "{\"to\":\"+84912345678\",\"text\":\"Ca trực \\\"7 giờ\\\"\"}");
}

static struct message code(int32_t channel)
{
    struct message m = channel == CHANNEL_SMS ? sms() : mail();
    m.body = TEXT(MESSAGE_SECRET_MARK " là mã của bạn");
    m.secret = TEXT("123456");
    return m;
}

static void a_code_leaves_in_its_place_and_stays_in_no_record(void **state)
{
    struct post *post = *state;
    post_open(post, TINY_HTTP);
    office_start(post->office, NULL, 0);
    id which = office_send(post->office, code(CHANNEL_SMS));
    struct message m = office_wait_message(post->office, which, MESSAGE_SENT);
    assert_heard(post, "\"text\":\"123456 là mã của bạn\"");
    assert_text(m.body, MESSAGE_SECRET_MARK " là mã của bạn");
    assert_int_equal(m.secret.size, 0);
}

static void a_code_that_could_not_leave_is_forgotten_too(void **state)
{
    struct post *post = *state;
    post_open(post, TINY_SMTP);
    atomic_store(&post->server.refuse, 100);
    office_start(post->office, NULL, 0);
    id which = office_send(post->office, code(CHANNEL_EMAIL));
    struct message m = office_wait_message(post->office, which, MESSAGE_FAILED);
    assert_int_equal(m.secret.size, 0);
}

static void a_password_never_leaves_without_encryption(void **state)
{
    struct post *post = *state;
    post_open(post, TINY_SMTP); /* which knows no TLS */
    (void)snprintf(post->url, sizeof(post->url), "smtp://doan:matkhau@127.0.0.1:%d",
                   post->server.port);
    office_start(post->office, NULL, 0);
    struct message m =
        office_wait_message(post->office, office_send(post->office, mail()), MESSAGE_FAILED);
    assert_true(text_starts(m.error, TEXT("SMTP: ")));
    assert_heard(post, "EHLO");
    assert_null(strstr(tiny_server_heard(&post->server), "AUTH"));
    assert_null(strstr(tiny_server_heard(&post->server), "MAIL"));
}

static void each_of_many_leaves_once(void **state)
{
    enum { MANY = 150 }; /* more than one round */
    struct post *post = *state;
    post_open(post, TINY_HTTP);
    id sent[MANY];
    for (int i = 0; i < MANY - 1; i++) sent[i] = office_send(post->office, sms());
    office_start(post->office, NULL, 0);
    sent[MANY - 1] = office_send(post->office, sms());
    for (int i = 0; i < MANY; i++) (void)office_wait_message(post->office, sent[i], MESSAGE_SENT);
    work_stop(post->office->work);
    assert_int_equal(atomic_load(&post->server.tried), MANY);
    assert_int_equal(atomic_load(&post->server.accepted), MANY);
}

/* ---- trying again -------------------------------------------------------------------------- */

static void a_refused_mail_is_tried_again(void **state)
{
    struct post *post = *state;
    post_open(post, TINY_SMTP);
    atomic_store(&post->server.refuse, 2);
    office_start(post->office, NULL, 0);
    struct message m =
        office_wait_message(post->office, office_send(post->office, mail()), MESSAGE_SENT);
    assert_int_equal(m.tries, 3);
    assert_int_equal(m.error.size, 0);
    assert_int_equal(atomic_load(&post->server.accepted), 1);
}

static void after_four_tries_it_has_failed_and_says_why_without_naming_anybody(void **state)
{
    struct post *post = *state;
    post_open(post, TINY_SMTP);
    atomic_store(&post->server.refuse, 100);
    office_start(post->office, NULL, 0);
    struct message m =
        office_wait_message(post->office, office_send(post->office, mail()), MESSAGE_FAILED);
    assert_int_equal(m.tries, 1 + OUTBOX_RETRIES);
    assert_true(text_equal_z(m.error, "SMTP 451"));
    assert_int_equal(atomic_load(&post->server.tried), 1 + OUTBOX_RETRIES);
}

static void a_gateway_that_is_busy_is_asked_again(void **state)
{
    struct post *post = *state;
    post_open(post, TINY_HTTP);
    atomic_store(&post->server.refuse, 1);
    office_start(post->office, NULL, 0);
    struct message m =
        office_wait_message(post->office, office_send(post->office, sms()), MESSAGE_SENT);
    assert_int_equal(m.tries, 2);
}

static void nobody_there_is_a_reason_too(void **state)
{
    struct post *post = *state;
    post->office->gateway_url = "http://127.0.0.1:1/";
    office_start(post->office, NULL, 0);
    struct message m =
        office_wait_message(post->office, office_send(post->office, sms()), MESSAGE_FAILED);
    assert_true(text_starts(m.error, TEXT("HTTP: ")));
}

static void between_tries_it_waits_a_minute_at_first(void **state)
{
    struct post *post = *state;
    memset(post->office->options.outbox.retry_ms, 0, sizeof(post->office->options.outbox.retry_ms));
    post->office->gateway_url = "http://127.0.0.1:1/";
    office_start(post->office, NULL, 0);
    id which = office_send(post->office, sms());
    struct message m = office_message(post->office, which);
    for (int i = 0; i < 2000 && !m.error.size; i++, pause_ms(5))
        m = office_message(post->office, which);
    assert_int_equal(m.state, MESSAGE_WAITING);
    assert_int_equal(m.tries, 1);
    assert_true(m.due >= m.made + CLOCK_MINUTE && m.due < m.made + 2 * CLOCK_MINUTE);
}

static void stopping_does_not_wait_for_a_silent_gateway_nor_count_the_try(void **state)
{
    struct post *post = *state;
    post_open(post, TINY_HTTP);
    atomic_store(&post->server.silent, true);
    office_start(post->office, NULL, 0);
    id which = office_send(post->office, sms());
    assert_true(wait_for(&post->server.tried, 1));
    uint64_t began = clock_ticks();
    office_restart(post->office);
    assert_true(clock_ticks() - began < 20000000000);
    struct message m = office_message(post->office, which);
    assert_int_equal(m.state, MESSAGE_WAITING);
    assert_int_equal(m.tries, 0);
    atomic_store(&post->server.silent, false);
    office_start(post->office, NULL, 0);
    (void)office_wait_message(post->office, which, MESSAGE_SENT);
}

/* ---- what stays ---------------------------------------------------------------------------- */

static void in_a_demo_nothing_leaves(void **state)
{
    struct post *post = *state;
    post_open(post, TINY_SMTP);
    post->office->options.outbox.demo = true;
    office_start(post->office, NULL, 0);
    id a = office_send(post->office, mail()), b = office_send(post->office, sms());
    struct message m = office_wait_message(post->office, a, MESSAGE_DEMO);
    (void)office_wait_message(post->office, b, MESSAGE_DEMO);
    assert_true(text_equal_z(m.body, "Chào An"));
    assert_int_equal(atomic_load(&post->server.tried), 0);
    assert_int_equal(m.sent, 0);
}

static size_t count_words(FILE *file, const char *words)
{
    char bytes[4096];
    size_t count = 0;
    rewind(file);
    size_t size = fread(bytes, 1, sizeof(bytes) - 1, file);
    bytes[size] = 0;
    for (const char *at = strstr(bytes, words); at; at = strstr(at + 1, words)) count++;
    return count;
}

static void without_a_way_out_messages_wait_and_the_log_says_so_once(void **state)
{
    struct post *post = *state;
    post->file = tmpfile();
    assert_non_null(post->file);
    post->log = log_new(post->file, LOG_INFO);
    post->office->options.log = post->log;
    post_open(post, TINY_SMTP); /* e-mail only */
    office_start(post->office, NULL, 0);
    id waits = office_send(post->office, sms());
    (void)office_wait_message(post->office, office_send(post->office, mail()), MESSAGE_SENT);
    (void)office_wait_message(post->office, office_send(post->office, mail()), MESSAGE_SENT);
    work_stop(post->office->work);
    assert_int_equal(office_message(post->office, waits).state, MESSAGE_WAITING);
    assert_int_equal(office_message(post->office, waits).tries, 0);
    assert_int_equal(count_words(post->file, "messages wait"), 1);
    assert_int_equal(count_words(post->file, "+84"), 0);
}

static err try_send(struct ctx *cx, struct tx *tx, void *arg)
{
    return message_send(cx, tx, arg);
}

static void who_cannot_be_reached_is_refused_at_once(void **state)
{
    const struct message wrong[] = {
        { .channel = CHANNEL_EMAIL, .to = TEXT("an"), .body = TEXT("b") },
        { .channel = CHANNEL_EMAIL, .to = TEXT("a@b\r\nDATA"), .body = TEXT("b") },
        { .channel = CHANNEL_SMS, .to = TEXT("0912345678"), .body = TEXT("b") },
        { .channel = CHANNEL_SMS, .to = TEXT("+84 91"), .body = TEXT("b") },
        { .channel = CHANNEL_SMS, .to = TEXT(""), .body = TEXT("b") },
        { .channel = CHANNEL_SMS, .to = TEXT("+84912345678"), .body = TEXT("") },
        { .channel = 7, .to = TEXT("+84912345678"), .body = TEXT("b") },
    };
    struct post *post = *state;
    struct ctx cx;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct message m = wrong[i];
        office_ctx(post->office, &cx, "test");
        assert_int_equal(db_write(&cx, try_send, &m), ERR_INVALID);
    }
    assert_int_equal(office_count(post->office, &message_entity), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(mail_leaves_by_smtp),
        TEST(text_messages_leave_by_the_gateway),
        TEST(a_code_leaves_in_its_place_and_stays_in_no_record),
        TEST(a_code_that_could_not_leave_is_forgotten_too),
        TEST(a_password_never_leaves_without_encryption),
        TEST(each_of_many_leaves_once),
        TEST(a_refused_mail_is_tried_again),
        TEST(after_four_tries_it_has_failed_and_says_why_without_naming_anybody),
        TEST(a_gateway_that_is_busy_is_asked_again),
        TEST(nobody_there_is_a_reason_too),
        TEST(between_tries_it_waits_a_minute_at_first),
        TEST(stopping_does_not_wait_for_a_silent_gateway_nor_count_the_try),
        TEST(in_a_demo_nothing_leaves),
        TEST(without_a_way_out_messages_wait_and_the_log_says_so_once),
        TEST(who_cannot_be_reached_is_refused_at_once),
    };
    return cmocka_run_group_tests_name("outbox", tests, NULL, NULL);
}
