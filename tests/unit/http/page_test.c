/* SPDX-License-Identifier: MIT
 * page: pages as a browser without scripts sees them: data poured in, forms posted, shown again,
 * going on; languages, sign-in, error pages, files. */
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>

#include <cmocka.h>

#include "tests/support/http/town.h"

#define FORM "Content-Type: application/x-www-form-urlencoded\r\n"
#define HTML "Accept: text/html,*/*\r\n"

static const char *ask_home(struct town *t, const char *headers)
{
    return town_ask(t, "GET /", NULL, headers, NULL);
}

static void a_page_shows_the_data_of_its_route(void **state)
{
    const char *empty = ask_home(*state, "");
    assert_int_equal(reply_status(empty), 200);
    assert_non_null(strstr(empty, "<title>Trang chủ</title><style>b{color:red}</style>"));
    assert_non_null(strstr(empty, "<li>Chưa có gì</li>"));
    assert_non_null(strstr(ask_home(*state, "Cookie: lang=en\r\n"), "<li>Nothing yet</li>"));
    /* Vietnamese until somebody says otherwise on this site */
    assert_non_null(strstr(ask_home(*state, "Accept-Language: en-US\r\n"), "<html lang=\"vi\">"));
    /* what others hang on our links is not a mistake */
    assert_int_equal(
        reply_status(town_ask(*state, "GET /?fbclid=x&utm_source=zalo", NULL, "", NULL)), 200);
}

static void the_policy_names_the_inlined_style(void **state)
{
    const char *policy = reply_header_of(*state, ask_home(*state, ""), "Content-Security-Policy");
    /* printf 'b{color:red}' | openssl dgst -sha256 -binary | base64 */
    assert_non_null(
        strstr(policy, "style-src 'self' 'sha256-ypIZpeWh67Lh3q46jpjGW7VCAJpmEqcFe8Dl5B2rXQU='"));
    assert_null(strstr(policy, "unsafe"));
}

static const char *post_ask(struct town *t, const char *body)
{
    return town_ask(t, "POST /ask", NULL, FORM HTML "Origin: http://town\r\n", body);
}

static void a_form_goes_on_or_is_shown_again(void **state)
{
    struct town *t = *state;
    const char *form = town_ask(t, "GET /ask?title=%C4%91", NULL, HTML, NULL);
    assert_non_null(strstr(form, "<input name=\"title\" value=\"đ\">"));
    const char *made = post_ask(t, "title=m%E1%BB%9Bi&state=closed");
    assert_int_equal(reply_status(made), 303);
    const char *where = reply_header_of(t, made, "Location");
    assert_memory_equal(where, "/n/", 3);
    const char *shown =
        town_ask(t, text_z(t->arena, text_format(t->arena, "GET %s", where)), NULL, HTML, NULL);
    assert_non_null(strstr(shown, "<h1>mới</h1><script src=\"/static/note.abc.js\"></script>"));

    const char *again = post_ask(t, "title=%22%3Cmuch+too+long%3E&state=closed");
    assert_int_equal(reply_status(again), 422);
    assert_non_null(strstr(again, "value=\"&quot;&lt;much too long&gt;\""));
    assert_non_null(strstr(again, "<a href=\"#title\">Tiêu đề: Dài quá 10 ký tự</a>"));
    assert_non_null(strstr(again, "<i>Dài quá 10 ký tự</i>"));
    assert_non_null(strstr(again, "<option value=\"closed\" selected>Đã đóng</option>"));
    assert_non_null(strstr(again, "<option value=\"open\">"));

    assert_int_equal(reply_status(town_ask(t, "POST /ask", NULL,
                                           FORM HTML "Origin: http://evil\r\n", "title=a")),
                     403);
    assert_int_equal(reply_status(town_ask(t, "POST /", NULL, FORM, "a=b")), 405);
}

static void failures_are_pages_to_people_and_problems_to_programs(void **state)
{
    struct town *t = *state;
    const char *html = town_ask(t, "GET /nowhere", NULL, HTML, NULL);
    assert_int_equal(reply_status(html), 404);
    assert_non_null(strstr(html, "<h1>Không tìm thấy</h1>"));
    const char *json = town_ask(t, "GET /nowhere", NULL, "", NULL);
    assert_string_equal(reply_header_of(t, json, "Content-Type"), "application/problem+json");
    const char *gone = town_ask(t, "GET /n/0199a000-0000-7000-8000-00000000000f", NULL, HTML, NULL);
    assert_int_equal(reply_status(gone), 404);
    assert_non_null(strstr(gone, "<h1>Không tìm thấy</h1>"));
    assert_int_equal(reply_status(town_ask(t, "GET /n/%C3%A9", NULL, HTML, NULL)), 404);
}

static void a_page_of_one_s_own_asks_to_sign_in(void **state)
{
    struct town *t = *state;
    const char *away = town_ask(t, "GET /mine?a=1", NULL, HTML, NULL);
    assert_int_equal(reply_status(away), 303);
    assert_string_equal(reply_header_of(t, away, "Location"), "/dang-nhap?r=%2Fmine%3Fa%3D1");
    text cookie = text_format(t->arena, "Cookie: volbank=%.*s\r\n", TEXT_ARGS(t->volunteer));
    const char *mine = town_ask(t, "GET /mine", NULL, text_z(t->arena, cookie), NULL);
    assert_int_equal(reply_status(mine), 200);
    assert_non_null(strstr(mine, "<p>Chào volunteer</p><p>Của tôi</p>"));
}

static void the_language_switch_comes_back_to_this_server_only(void **state)
{
    struct town *t = *state;
    static const struct {
        const char *line, *where;
    } asked[] = {
        { "GET /ngon-ngu?l=en&r=/n/1%3Fa", "/n/1?a" }, { "GET /ngon-ngu?l=en&r=//evil", "/" },
        { "GET /ngon-ngu?l=en&r=/%5Cevil", "/" },      { "GET /ngon-ngu?l=en&r=http://evil", "/" },
        { "GET /ngon-ngu?l=en&r=/a%0d%0aX:y", "/" },   { "GET /ngon-ngu", "/" },
    };
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        const char *reply = town_ask(t, asked[i].line, NULL, "", NULL);
        assert_int_equal(reply_status(reply), 303);
        assert_string_equal(reply_header_of(t, reply, "Location"), asked[i].where);
    }
    const char *reply = town_ask(t, "POST /ngon-ngu", NULL, FORM, "l=en&r=/");
    assert_memory_equal(reply_header_of(t, reply, "Set-Cookie"), "lang=en;", 8);
}

static void pages_are_cached_by_their_content(void **state)
{
    struct town *t = *state;
    const char *tag = reply_header_of(t, ask_home(t, ""), "ETag");
    text headers = text_format(t->arena, "If-None-Match: %s\r\n", tag);
    assert_int_equal(reply_status(ask_home(t, text_z(t->arena, headers))), 304);
}

static void files_are_served_and_nothing_else_is(void **state)
{
    struct town *t = *state;
    const char *script = town_ask(t, "GET /static/note.abc.js", NULL, "", NULL);
    assert_string_equal(reply_body(script), "console.log(1)\n");
    assert_non_null(strstr(reply_header_of(t, script, "Cache-Control"), "immutable"));
    static const char *const bad[] = {
        "GET /static/../page.css", "GET /static/%2e%2e/page.css", "GET /static/",
        "GET /static//etc/passwd", "GET /static/none.js",         "GET /static",
        "GET /static/.hidden"
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        assert_int_equal(reply_status(town_ask(t, bad[i], NULL, "", NULL)), 404);
    const char *officer = town_ask(t, "GET /can-bo/a/b", NULL, "", NULL);
    assert_int_equal(reply_status(officer), 200);
    /* printf 1 | openssl dgst -sha256 -binary | base64 */
    assert_non_null(
        strstr(officer, "script-src 'self' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"));
}

static void the_fixed_addresses_answer(void **state)
{
    struct town *t = *state;
    assert_string_equal(reply_body(town_ask(t, "GET /healthz", NULL, "", NULL)), "ok\n");
    assert_string_equal(reply_body(town_ask(t, "GET /readyz", NULL, "", NULL)), "ok\n");
    assert_non_null(strstr(town_ask(t, "GET /metrics", NULL, "", NULL),
                           "volbank_http_responses_total{class=\"2xx\"}"));
    assert_string_equal(
        reply_text(t, town_ask(t, "GET /api/v1/openapi.json", NULL, "", NULL), "openapi"), "3.1.0");
}

static void listeners_hear_of_their_topics(void **state)
{
    struct town *t = *state;
    http_publish(t->http, TEXT("before"), TEXT("{\"n\":0}"));
    http_publish(t->http, TEXT("job/1"), TEXT("{\"done\":1}"));
    http_publish(t->http, TEXT("job/2"), TEXT("{\"done\":2}"));
    const char *heard = town_listen(t,
                                    "GET /api/v1/live?topic=job/1&topic=job/3 HTTP/1.1\r\nHost: "
                                    "town\r\nLast-Event-ID: 0\r\n\r\n",
                                    "data: ");
    assert_string_equal(reply_header_of(t, heard, "Content-Type"), "text/event-stream");
    assert_non_null(strstr(heard, "id: 2\nevent: job/1\ndata: {\"done\":1}\n\n"));
    assert_null(strstr(heard, "job/2"));
    assert_int_equal(reply_status(town_ask(t, "GET /api/v1/live", NULL, "", NULL)), 400);
}

static void *publish_later(void *arg)
{
    struct town *t = arg;
    struct timespec nap = { .tv_nsec = 200000000 };
    nanosleep(&nap, NULL);
    http_publish(t->http, TEXT("late"), TEXT("{\"n\":9}"));
    return NULL;
}

static void a_sleeping_listener_is_woken(void **state)
{
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, publish_later, *state), 0);
    const char *heard =
        town_listen(*state, "GET /api/v1/live?topic=late HTTP/1.1\r\nHost: town\r\n\r\n", "data: ");
    pthread_join(thread, NULL);
    assert_non_null(strstr(heard, "event: late\ndata: {\"n\":9}\n\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_shows_the_data_of_its_route),
        cmocka_unit_test(the_policy_names_the_inlined_style),
        cmocka_unit_test(pages_are_cached_by_their_content),
        cmocka_unit_test(a_form_goes_on_or_is_shown_again),
        cmocka_unit_test(failures_are_pages_to_people_and_problems_to_programs),
        cmocka_unit_test(a_page_of_one_s_own_asks_to_sign_in),
        cmocka_unit_test(the_language_switch_comes_back_to_this_server_only),
        cmocka_unit_test(files_are_served_and_nothing_else_is),
        cmocka_unit_test(the_fixed_addresses_answer),
        cmocka_unit_test(listeners_hear_of_their_topics),
        cmocka_unit_test(a_sleeping_listener_is_woken),
    };
    return cmocka_run_group_tests(tests, town_setup, town_teardown);
}
