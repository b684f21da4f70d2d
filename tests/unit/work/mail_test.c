/* SPDX-License-Identifier: MIT
 * mail: what people wrote arrives as they wrote it and cannot become anything else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "core/work/mail.h"

static int setup(void **state)
{
    *state = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static text mail(struct arena *arena, const char *subject, const char *body)
{
    const struct message message = { .id = { { 1 } },
                                     .to = TEXT("an@example.vn"),
                                     .subject = text_of(subject),
                                     .body = text_of(body) };
    return mail_text(arena, &message, TEXT("doan@example.vn"),
                     instant_at(date_of(2026, 3, 5), 9 * 60 + 7));
}

static void the_whole_mail(void **state)
{
    text got = mail(*state, "Ca trực", "Chào An,\nhẹn 7 giờ.");
    const char *wanted = "Date: Thu, 5 Mar 2026 09:07:00 +0700\r\n"
                         "From: <doan@example.vn>\r\n"
                         "To: <an@example.vn>\r\n"
                         "Message-ID: <01000000-0000-0000-0000-000000000000@example.vn>\r\n"
                         "Subject: =?UTF-8?B?Q2EgdHLhu7Fj?=\r\n"
                         "Auto-Submitted: auto-generated\r\n"
                         "MIME-Version: 1.0\r\n"
                         "Content-Type: text/plain; charset=utf-8\r\n"
                         "Content-Transfer-Encoding: base64\r\n"
                         "\r\n"
                         "Q2jDoG8gQW4sDQpo4bq5biA3IGdp4budLg==\r\n";
    if (!text_equal_z(got, wanted)) fail_msg("got:\n%.*s", TEXT_ARGS(got));
}

static void no_line_is_longer_than_mail_allows(void **state)
{
    char subject[600] = "", body[4000] = "";
    for (int i = 0; i < 60; i++) strcat(subject, "Đắk ");
    for (int i = 0; i < 200; i++) strcat(body, "tình nguyện ");
    text rest = mail(*state, subject, body);
    while (rest.size) {
        text line = text_cut(&rest, '\n');
        assert_true(text_ends(line, TEXT("\r")));
        assert_true(line.size <= 77 + sizeof("Subject:"));
    }
}

/* RFC 2047 §5: each encoded word holds whole characters. 42 bytes would cut the Đ in two. */
static void an_encoded_word_never_cuts_a_character(void **state)
{
    const char *subject = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaĐắk";
    text got = mail(*state, subject, "b");
    const char *wanted = "Subject: =?UTF-8?B?"
                         "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=?=\r\n"
                         " =?UTF-8?B?xJDhuq9r?=\r\n";
    assert_non_null(strstr(text_z(*state, got), wanted));
}

static void a_subject_cannot_become_a_header(void **state)
{
    text got = mail(*state, "Hi\r\nBcc: all@example.vn", ".\r\nQUIT");
    const char *z = text_z(*state, got);
    assert_null(strstr(z, "Bcc"));
    assert_null(strstr(z, "QUIT"));
    assert_null(strstr(z, "\r\n.\r\n"));
}

static void an_address_is_one_plain_address(void **state)
{
    (void)state;
    static const char *const good[] = { "an@example.vn", "a.b+c@x.y", "o'neil@sub.example.com" };
    static const char *const bad[] = { "",
                                       "an",
                                       "@example.vn",
                                       "an@",
                                       "a@b@c",
                                       "an@example.vn\r\nRCPT TO:<x@y>",
                                       "an <an@example.vn>",
                                       "a,b@example.vn",
                                       "đ@example.vn",
                                       "a\tb@example.vn" };
    for (size_t i = 0; i < COUNT_OF(good); i++) assert_true(mail_is_address(text_of(good[i])));
    for (size_t i = 0; i < COUNT_OF(bad); i++) assert_false(mail_is_address(text_of(bad[i])));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_whole_mail),
        TEST(no_line_is_longer_than_mail_allows),
        TEST(an_encoded_word_never_cuts_a_character),
        TEST(a_subject_cannot_become_a_header),
        TEST(an_address_is_one_plain_address),
    };
    return cmocka_run_group_tests_name("mail", tests, NULL, NULL);
}
