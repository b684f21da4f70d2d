/* SPDX-License-Identifier: MIT
 * server: conversations over a raw socket with a running server: ambiguous HTTP, routes of every
 * kind, who may what, repeated requests, versions, limits, deadlines. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/http/town.h"

#define JSON "Content-Type: application/json\r\n"
#define FORM "Content-Type: application/x-www-form-urlencoded\r\n"
#define ECHO(rest) ("POST /api/v1/echo HTTP/1.1\r\nHost: town\r\n" rest)
#define HEALTH(more, rest) ("GET /healthz" more " HTTP/1.1\r\n" rest)

/* ---- ambiguous HTTP ------------------------------------------------------------------------ */

static void ambiguous_requests_are_refused(void **state)
{
    static const char *const bad[] = {
        ECHO("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n"),
        ECHO("Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
        ECHO("Content-Length: 1\r\nContent-Length: 1\r\n\r\na"),
        ECHO("Content-Length: -1\r\n\r\n"),
        ECHO("Transfer-Encoding: gzip\r\n\r\nab"),
        ECHO("Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
        HEALTH("", "Host: town\nX: y\r\n\r\n"),
        HEALTH("", "Host: town\r\n\n"),
        HEALTH("", "Host: town\rX: y\r\n\r\n"),
        HEALTH("", "Host : town\r\n\r\n"),
        HEALTH("", "Host: town\r\nX: a\r\n b\r\n\r\n"),
        HEALTH("", "X: a\r\n\r\n"),
        HEALTH("", "Host: town\r\nHost: other\r\n\r\n"),
        HEALTH("", "Host: to/wn\r\n\r\n"),
        HEALTH("%00", "Host: town\r\n\r\n"),
        HEALTH("?a=%00", "Host: town\r\n\r\n"),
        HEALTH("%zz", "Host: town\r\n\r\n"),
        "GET /healthz HTTP/1.1\nHost: town\r\n\r\n",
        "GET /healthz HTTP/1.1\nHost: town\n\n",
        "GET http://other/healthz HTTP/1.1\r\nHost: town\r\n\r\n",
        "GET /healthz HTTP/1.2\r\nHost: town\r\n\r\n",
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        const char *reply = town_say(*state, bad[i]);
        if (reply_status(reply) != 400) fail_msg("answered %.40s to %s", reply, bad[i]);
        assert_non_null(strcasestr(reply, "\r\nConnection: close"));
    }
}

static void plain_requests_are_answered(void **state)
{
    static const char *const good[] = {
        HEALTH("", "Host: town\r\n\r\n"),
        HEALTH("?a=%41", "Host: town:80\r\nX-Empty:\r\nX-Space:   a b \r\n\r\n"),
        "\r\nGET /healthz HTTP/1.1\r\nHost: town\r\n\r\n",
        "GET /healthz HTTP/1.0\r\n\r\n",
        "HEAD /healthz HTTP/1.1\r\nHost: town\r\n\r\n",
        ECHO(JSON "Transfer-Encoding: chunked\r\n\r\nd\r\n{\"title\":\"x\"}\r\n0\r\n\r\n"),
    };
    for (size_t i = 0; i < COUNT_OF(good); i++) {
        const char *reply = town_say(*state, good[i]);
        if (!strstr(reply, " 200 OK\r\n")) fail_msg("answered %.200s to %s", reply, good[i]);
    }
}

static void every_answer_has_its_security_headers(void **state)
{
    static const char *const lines[] = { "GET /api/v1/ping", "GET /", "GET /nowhere",
                                         "GET /static/note.abc.js", "GET /api/v1/none" };
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        const char *reply = town_ask(*state, lines[i], NULL, "", NULL);
        assert_string_equal(reply_header_of(*state, reply, "X-Content-Type-Options"), "nosniff");
        assert_string_equal(reply_header_of(*state, reply, "Referrer-Policy"), "same-origin");
        assert_non_null(strstr(reply_header_of(*state, reply, "Content-Security-Policy"),
                               "frame-ancestors 'none'"));
    }
}

/* ---- routes -------------------------------------------------------------------------------- */

static void each_kind_of_route_answers(void **state)
{
    static const struct {
        const char *line, *body;
        int status;
    } asked[] = {
        { "GET /api/v1/ping", NULL, 200 },
        { "GET /api/v1/slow", NULL, 200 },
        { "POST /api/v1/echo", "{\"title\":\"a\"}", 200 },
        { "POST /api/v1/echo-write", "{\"title\":\"a\"}", 200 },
        { "POST /api/v1/prepared", "{\"title\":\"a\",\"count\":4}", 200 },
        { "POST /api/v1/jobs-only", "", 202 },
        { "GET /api/v1/notes/recent", NULL, 200 },
        { "GET /api/v1/nothing", NULL, 404 },
        { "GET /api/v1/notes/not-an-id", NULL, 404 },
        { "GET /api/v1/ping/", NULL, 404 },
        { "DELETE /api/v1/ping", NULL, 405 },
        { "BREW /api/v1/ping", NULL, 405 },
        { "GET /api/v1/broken", NULL, 500 },
    };
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        const char *reply = town_ask(*state, asked[i].line, NULL, JSON, asked[i].body);
        if (reply_status(reply) != asked[i].status) fail_msg("%s: %s", asked[i].line, reply);
    }
    const char *reply =
        town_ask(*state, "POST /api/v1/prepared", NULL, JSON, "{\"title\":\"a\",\"count\":4}");
    assert_string_equal(reply_body(reply), "{\"twice\":8}");
    assert_string_equal(
        reply_header_of(*state, town_ask(*state, "DELETE /api/v1/ping", NULL, "", NULL), "Allow"),
        "GET, HEAD");
}

static void a_late_answer_is_504(void **state)
{
    const char *reply = town_ask(*state, "GET /api/v1/slow?naughty=1", NULL, "", NULL);
    assert_int_equal(reply_status(reply), 504);
    assert_int_equal(reply_status(town_ask(*state, "GET /api/v1/ping", NULL, "", NULL)), 200);
}

static void many_requests_share_a_connection(void **state)
{
    const char *reply = town_listen(*state,
                                    "GET /api/v1/ping HTTP/1.1\r\nHost: town\r\n\r\n"
                                    "POST /api/v1/echo-write HTTP/1.1\r\nHost: town\r\n" JSON
                                    "Content-Length: 13\r\n\r\n{\"title\":\"x\"}"
                                    "GET /healthz HTTP/1.1\r\nHost: town\r\n\r\n",
                                    "ok\n");
    const char *pong = strstr(reply, "\"pong\":true"), *echo = strstr(reply, "\"title\":\"x\"");
    assert_true(pong && echo && pong < echo && strstr(echo, "\r\n\r\nok\n"));
}

/* ---- decoding ------------------------------------------------------------------------------ */

static void json_and_forms_are_read_by_one_table(void **state)
{
    const char *json = town_ask(
        *state, "POST /api/v1/echo", NULL, JSON,
        "{\"title\":\"Trồng cây\",\"sure\":true,\"free\":[\"mon.morning\",\"tue.night\"]}");
    const char *form =
        town_ask(*state, "POST /api/v1/echo", NULL, FORM,
                 "title=Tr%E1%BB%93ng+c%C3%A2y&sure=1&free=mon.morning&free=tue.night&_button=x");
    assert_int_equal(reply_status(json), 200);
    assert_string_equal(reply_text(*state, json, "title"), "Trồng cây");
    assert_string_equal(reply_text(*state, form, "title"), "Trồng cây");
    int64_t a = 0, b = 0;
    assert_true(json_whole(reply_member(*state, json, "free"), &a) &&
                json_whole(reply_member(*state, form, "free"), &b));
    assert_int_equal(a, b);
    assert_int_equal(a, 1 << 0 | 1 << 7);
    assert_true(json_whole(reply_member(*state, form, "count"), &b));
    assert_int_equal(b, 3);
    assert_int_equal(json_kind_of(reply_member(*state, json, "gave_count")), JSON_FALSE);
    assert_int_equal(json_kind_of(reply_member(*state, form, "form")), JSON_TRUE);
}

static void every_flaw_is_told_at_once(void **state)
{
    const char *reply = town_ask(
        *state, "POST /api/v1/echo", NULL, JSON "Accept-Language: en\r\n",
        "{\"title\":\"much too long a title\",\"count\":12,\"sure\":\"maybe\",\"what\":1}");
    assert_int_equal(reply_status(reply), 422);
    assert_string_equal(reply_header_of(*state, reply, "Content-Type"), "application/problem+json");
    assert_string_equal(reply_text(*state, reply, "title"), "Some values are not valid");
    const struct json_value *errors = reply_member(*state, reply, "errors");
    static const char *const pointers[] = { "/title", "/count", "/sure", "/what" };
    for (size_t i = 0; i < COUNT_OF(pointers); i++) {
        size_t found = 0;
        for (const struct json_value *e = json_first(errors); e; e = json_next(e))
            found += text_equal_z(json_string(json_get(e, "pointer")), pointers[i]);
        assert_int_equal(found, 1);
    }
    const char *vi = town_ask(*state, "POST /api/v1/echo", NULL, JSON, "{}");
    assert_string_equal(reply_text(*state, vi, "title"), "Thông tin chưa đúng");
    assert_int_equal(json_count(reply_member(*state, vi, "errors")), 1);
}

static void bodies_that_cannot_be_read_are_refused(void **state)
{
    static const struct {
        const char *type, *body;
        int status;
    } sent[] = {
        { JSON, "{\"title\":", 400 },
        { JSON, "[1]", 400 },
        { JSON, "{\"title\":\"a\",\"title\":\"b\"}", 400 },
        { JSON, "{\"title\":\"\xff\"}", 400 },
        { FORM, "title=%ff", 400 },
        { "Content-Type: text/csv\r\n", "a", 415 },
        { "Content-Type: multipart/form-data; boundary=x\r\n", "--y\r\n\r\n", 400 },
    };
    for (size_t i = 0; i < COUNT_OF(sent); i++) {
        const char *reply = town_ask(*state, "POST /api/v1/echo", NULL, sent[i].type, sent[i].body);
        if (reply_status(reply) != sent[i].status) fail_msg("%s: %s", sent[i].body, reply);
    }
}

static void files_come_as_parts_and_too_large_ones_do_not(void **state)
{
    const char *reply =
        town_ask(*state, "POST /api/v1/upload", NULL,
                 "Content-Type: multipart/form-data; boundary=\"b\"\r\n",
                 "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a b.csv\"\r\n"
                 "Content-Type: text/csv\r\n\r\n1,2\r\n3\r\n--b--\r\n");
    assert_string_equal(reply_body(reply), "{\"size\":6,\"name\":\"a b.csv\"}");
    char *large = arena_alloc(((struct town *)*state)->arena, 5001);
    memset(large, 'a', 5000);
    assert_int_equal(reply_status(town_ask(*state, "POST /api/v1/upload", NULL, "", large)), 413);
    text chunked = text_format(((struct town *)*state)->arena,
                               "POST /api/v1/upload HTTP/1.1\r\nHost: town\r\nTransfer-Encoding: "
                               "chunked\r\n\r\n1388\r\n%s\r\n0\r\n\r\n",
                               large);
    assert_int_equal(
        reply_status(town_say(*state, text_z(((struct town *)*state)->arena, chunked))), 413);
}

static void tries_are_limited(void **state)
{
    for (int i = 0; i < 3; i++)
        assert_int_equal(reply_status(town_ask(*state, "GET /api/v1/limited", NULL, "", NULL)),
                         200);
    const char *reply = town_ask(*state, "GET /api/v1/limited", NULL, "", NULL);
    assert_int_equal(reply_status(reply), 429);
    assert_non_null(reply_header_of(*state, reply, "Retry-After"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ambiguous_requests_are_refused),
        cmocka_unit_test(plain_requests_are_answered),
        cmocka_unit_test(every_answer_has_its_security_headers),
        cmocka_unit_test(each_kind_of_route_answers),
        cmocka_unit_test(a_late_answer_is_504),
        cmocka_unit_test(many_requests_share_a_connection),
        cmocka_unit_test(json_and_forms_are_read_by_one_table),
        cmocka_unit_test(every_flaw_is_told_at_once),
        cmocka_unit_test(bodies_that_cannot_be_read_are_refused),
        cmocka_unit_test(files_come_as_parts_and_too_large_ones_do_not),
        cmocka_unit_test(tries_are_limited),
    };
    return cmocka_run_group_tests(tests, town_setup, town_teardown);
}
