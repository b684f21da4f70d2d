/* SPDX-License-Identifier: MIT
 * server: conversations over a raw socket with a running server: ambiguous HTTP, routes of every
 * kind, who may what, repeated requests, versions, limits, deadlines. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/store/journal.h"
#include "tests/support/http/town.h"

#define JSON "Content-Type: application/json\r\n"
#define FORM "Content-Type: application/x-www-form-urlencoded\r\n"

/* ---- ambiguous HTTP ------------------------------------------------------------------------ */

static void ambiguous_requests_are_refused(void **state)
{
    static const char *const bad[] = {
        "POST /api/v1/echo HTTP/1.1\r\nHost: town\r\nContent-Length: 1\r\nTransfer-Encoding: "
        "chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
        "POST /api/v1/echo HTTP/1.1\r\nHost: town\r\nContent-Length: 1\r\nContent-Length: "
        "2\r\n\r\nab",
        "POST /api/v1/echo HTTP/1.1\r\nHost: town\r\nContent-Length: 1\r\nContent-Length: "
        "1\r\n\r\na",
        "POST /api/v1/echo HTTP/1.1\r\nHost: town\r\nTransfer-Encoding: gzip\r\n\r\nab",
        "POST /api/v1/echo HTTP/1.1\r\nHost: town\r\nTransfer-Encoding: gzip, "
        "chunked\r\n\r\n0\r\n\r\n",
        "POST /api/v1/echo HTTP/1.1\r\nHost: town\r\nContent-Length: -1\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: town\nX: y\r\n\r\n",
        "GET /healthz HTTP/1.1\nHost: town\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: town\r\n\n",
        "GET /healthz HTTP/1.1\nHost: town\n\n",
        "GET /healthz HTTP/1.1\r\nHost: town\rX: y\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost : town\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: town\r\nX: a\r\n b\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nX: a\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: town\r\nHost: other\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: to/wn\r\n\r\n",
        "GET /healthz%00 HTTP/1.1\r\nHost: town\r\n\r\n",
        "GET /healthz?a=%00 HTTP/1.1\r\nHost: town\r\n\r\n",
        "GET /health%zz HTTP/1.1\r\nHost: town\r\n\r\n",
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
        "GET /healthz HTTP/1.1\r\nHost: town\r\n\r\n",
        "\r\nGET /healthz?a=%41 HTTP/1.1\r\nHost: town:80\r\nX-Empty:\r\nX-Space:   a b \r\n\r\n",
        "GET /healthz HTTP/1.0\r\n\r\n",
        "HEAD /healthz HTTP/1.1\r\nHost: town\r\n\r\n",
        "POST /api/v1/upload HTTP/1.1\r\nHost: town\r\nTransfer-Encoding: "
        "chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
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
    int64_t a, b;
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

/* ---- who may what -------------------------------------------------------------------------- */

static const char *new_note(struct town *t, const text *token, id unit, const char *title)
{
    text body =
        text_format(t->arena, "{\"title\":\"%s\",\"unit\":\"%.*s\",\"starts\":\"2026-11-22\"}",
                    title, TEXT_ARGS(id_text(t->arena, unit)));
    return town_ask(t, "POST /api/v1/notes", token, JSON, text_z(t->arena, body));
}

static const char *line_of(struct town *t, const char *verb, const char *place, const char *which,
                           const char *rest)
{
    return text_z(t->arena, text_format(t->arena, "%s /api/v1/%s/%s%s", verb, place, which, rest));
}

static void writing_needs_a_role_in_the_scope(void **state)
{
    struct town *t = *state;
    assert_int_equal(reply_status(new_note(t, NULL, t->north, "a")), 401);
    assert_int_equal(reply_status(new_note(t, &t->volunteer, t->north, "a")), 403);
    assert_int_equal(reply_status(new_note(t, &t->stranger, t->north, "a")), 403);
    const char *made = new_note(t, &t->officer, t->north, "scope");
    assert_int_equal(reply_status(made), 201);
    assert_non_null(reply_header_of(t, made, "X-Journal"));
    const char *which = reply_text(t, made, "id");
    assert_non_null(strstr(reply_header_of(t, made, "Location"), which));
    assert_int_equal(reply_status(town_ask(t, line_of(t, "POST", "notes", which, "/close"),
                                           &t->stranger, "", "")),
                     403);
    assert_int_equal(reply_status(town_ask(t, line_of(t, "POST", "notes", which, "/close"),
                                           &t->officer, "", "")),
                     200);
    text wrong = TEXT("no-such-key");
    assert_int_equal(reply_status(town_ask(t, "GET /api/v1/ping", &wrong, "", NULL)), 401);
    text body =
        text_format(t->arena, "{\"unit\":\"%.*s\"}", TEXT_ARGS(id_text(t->arena, t->north)));
    assert_int_equal(reply_status(town_ask(t, "POST /api/v1/units-only", &t->officer, JSON,
                                           text_z(t->arena, body))),
                     200);
    assert_int_equal(reply_status(town_ask(t, "POST /api/v1/units-only", &t->stranger, JSON,
                                           text_z(t->arena, body))),
                     403);
    /* moving a record out of one's scope is refused whole */
    body = text_format(t->arena, "{\"unit\":\"%.*s\"}", TEXT_ARGS(id_text(t->arena, t->south)));
    assert_int_equal(reply_status(town_ask(t, line_of(t, "PATCH", "notes", which, ""), &t->officer,
                                           JSON, text_z(t->arena, body))),
                     403);
}

static const char *cookie_of(struct town *t, text token)
{
    return text_z(t->arena,
                  text_format(t->arena, "Cookie: a=b; volbank=%.*s\r\n", TEXT_ARGS(token)));
}

static void a_cookie_works_only_from_our_own_pages(void **state)
{
    struct town *t = *state;
    const char *cookie = cookie_of(t, t->officer);
    assert_int_equal(reply_status(town_ask(t, "GET /api/v1/private", NULL, cookie, NULL)), 200);
    static const struct {
        const char *headers;
        int status;
    } sent[] = {
        { "Origin: http://town\r\n", 202 },
        { "Origin: http://evil\r\n", 403 },
        { "Origin: null\r\n", 403 },
        { "Referer: http://town/form\r\n", 202 },
        { "Referer: http://town.evil/form\r\n", 403 },
        { "Sec-Fetch-Site: cross-site\r\nOrigin: http://town\r\n", 403 },
        { "Sec-Fetch-Site: same-origin\r\nOrigin: http://town\r\n", 202 },
    };
    for (size_t i = 0; i < COUNT_OF(sent); i++) {
        text headers = text_format(t->arena, "%s%s", cookie, sent[i].headers);
        const char *reply =
            town_ask(t, "POST /api/v1/jobs-only", NULL, text_z(t->arena, headers), "");
        if (reply_status(reply) != sent[i].status) fail_msg("%s: %s", sent[i].headers, reply);
    }
    assert_int_equal(
        reply_status(town_ask(t, "GET /api/v1/private", NULL, "Cookie: volbank=old\r\n", NULL)),
        401);
}

static const char *new_member(struct town *t, const char *name, id unit, id account)
{
    text body = text_format(
        t->arena,
        "{\"name\":\"%s\",\"phone\":\"+84900000000\",\"unit\":\"%.*s\",\"account\":\"%.*s\"}", name,
        TEXT_ARGS(id_text(t->arena, unit)), TEXT_ARGS(id_text(t->arena, account)));
    const char *made =
        town_ask(t, "POST /api/v1/members", id_equal(unit, t->north) ? &t->officer : &t->stranger,
                 JSON, text_z(t->arena, body));
    assert_int_equal(reply_status(made), 201);
    return reply_text(t, made, "id");
}

struct reads {
    id actor;
    size_t count;
};

static enum kv_go count_reads(struct ctx *cx, struct tx *tx, const struct journal_entry *entry,
                              void *arg, err *failure)
{
    struct reads *reads = arg;
    (void)cx, (void)tx, (void)failure;
    for (const struct change *c = entry->changes; c; c = c->next)
        reads->count += c->kind == CHANGE_READ && c->entity == &member_entity &&
                        id_equal(entry->actor, reads->actor);
    return KV_MORE;
}

static err all_reads(struct ctx *cx, struct tx *tx, void *arg)
{
    return journal_each(cx, tx, 1, false, count_reads, arg);
}

/* A write waits behind the notes in the writer's queue, so that they are there afterwards. */
static size_t reads_by(struct town *t, id actor)
{
    struct reads reads = { .actor = actor };
    assert_int_equal(reply_status(new_note(t, &t->officer, t->north, "after")), 201);
    assert_int_equal(db_read(&t->cx, all_reads, &reads), ERR_NONE);
    return reads.count;
}

static void personal_fields_are_masked_and_reading_them_is_noted(void **state)
{
    struct town *t = *state;
    const char *own = new_member(t, "Của tôi", t->south, t->volunteer_account);
    const char *north = new_member(t, "Bắc", t->north, t->officer_account);
    assert_int_equal(
        reply_status(town_ask(t, line_of(t, "GET", "members", north, ""), &t->volunteer, "", NULL)),
        403);
    assert_int_equal(
        reply_status(town_ask(t, line_of(t, "GET", "members", north, ""), NULL, "", NULL)), 401);
    assert_int_equal(
        reply_status(town_ask(t, line_of(t, "GET", "members", own, ""), &t->officer, "", NULL)),
        403);

    const char *mine = town_ask(t, line_of(t, "GET", "members", own, ""), &t->volunteer, "", NULL);
    assert_string_equal(reply_text(t, mine, "phone"), "+84900000000");
    assert_int_equal(reads_by(t, t->volunteer_account), 0);
    size_t before = reads_by(t, t->stranger_account);
    const char *seen = town_ask(t, line_of(t, "GET", "members", own, ""), &t->stranger, "", NULL);
    assert_string_equal(reply_text(t, seen, "phone"), "+84900000000");
    assert_int_equal(reads_by(t, t->stranger_account), before + 1);

    const char *list = town_ask(t, "GET /api/v1/members", &t->volunteer, "", NULL);
    assert_int_equal(json_count(reply_member(t, list, "items")), 1);
    assert_string_equal(
        text_z(t->arena, json_string(json_get(json_first(reply_member(t, list, "items")), "id"))),
        own);
    list = town_ask(t, "GET /api/v1/members", &t->officer, "", NULL);
    assert_int_equal(json_count(reply_member(t, list, "items")), 1);
}

/* ---- lists --------------------------------------------------------------------------------- */

static void lists_are_paged_filtered_and_sorted(void **state)
{
    struct town *t = *state;
    static const char *const titles[] = { "Kappa", "Lambda", "Mũ" };
    for (size_t i = 0; i < COUNT_OF(titles); i++)
        assert_int_equal(reply_status(new_note(t, &t->stranger, t->south, titles[i])), 201);
    text unit = id_text(t->arena, t->south);
    size_t seen = 0, pages = 0;
    text after = TEXT("");
    do {
        text line = text_format(t->arena, "GET /api/v1/notes?unit=%.*s&limit=2&sort=-title%s%.*s",
                                TEXT_ARGS(unit), after.size ? "&after=" : "", TEXT_ARGS(after));
        const char *reply = town_ask(t, text_z(t->arena, line), NULL, "", NULL);
        assert_int_equal(reply_status(reply), 200);
        seen += json_count(reply_member(t, reply, "items"));
        after = json_string(reply_member(t, reply, "next"));
        if (pages++ == 0) {
            const struct json_value *first = json_first(reply_member(t, reply, "items"));
            assert_true(text_equal_z(json_string(json_get(first, "title")), "Mũ"));
            int64_t length;
            assert_true(json_whole(json_get(first, "length"), &length) &&
                        length == (int64_t)strlen("Mũ"));
        }
    } while (after.size && pages < 9);
    assert_int_equal(seen, 3);
    assert_int_equal(pages, 2);
    const char *found = town_ask(t, "GET /api/v1/notes?q=mu", NULL, "", NULL);
    assert_int_equal(json_count(reply_member(t, found, "items")), 1);
    text line =
        text_format(t->arena, "GET /api/v1/notes?unit=%.*s&starts.min=2026-11-23", TEXT_ARGS(unit));
    assert_int_equal(
        json_count(reply_member(t, town_ask(t, text_z(t->arena, line), NULL, "", NULL), "items")),
        0);
    static const char *const bad[] = { "limit=0",   "limit=201",  "limit=x",      "sort=length",
                                       "after=%25", "colour=red", "starts.min=x", "state=odd" };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        line = text_format(t->arena, "GET /api/v1/notes?%s", bad[i]);
        assert_int_equal(reply_status(town_ask(t, text_z(t->arena, line), NULL, "", NULL)), 422);
    }
    assert_int_equal(reply_status(town_ask(t, "GET /api/v1/members?phone=%2B84900000000",
                                           &t->officer, "", NULL)),
                     422);
}

/* ---- versions and repeats ------------------------------------------------------------------ */

static const char *with_header(struct town *t, const char *name, const char *value)
{
    return text_z(t->arena, text_format(t->arena, JSON "%s: %s\r\n", name, value));
}

static void versions_guard_against_lost_updates(void **state)
{
    struct town *t = *state;
    const char *made = new_note(t, &t->officer, t->north, "v1");
    const char *which = reply_text(t, made, "id"), *one = line_of(t, "GET", "notes", which, "");
    const char *tag = reply_header_of(t, town_ask(t, one, NULL, "", NULL), "ETag");
    assert_non_null(tag);
    const char *again = town_ask(t, one, NULL, with_header(t, "If-None-Match", tag), NULL);
    assert_int_equal(reply_status(again), 304);
    const char *change = line_of(t, "PATCH", "notes", which, "");
    const char *changed =
        town_ask(t, change, &t->officer, with_header(t, "If-Match", tag), "{\"title\":\"v2\"}");
    assert_int_equal(reply_status(changed), 200);
    assert_string_equal(reply_text(t, changed, "title"), "v2");
    assert_string_equal(reply_text(t, changed, "starts"), "2026-11-22");
    assert_int_equal(reply_status(town_ask(t, change, &t->officer, with_header(t, "If-Match", tag),
                                           "{\"title\":\"v3\"}")),
                     412);
    assert_int_equal(
        reply_status(town_ask(t, one, NULL, with_header(t, "If-None-Match", tag), NULL)), 200);
    assert_int_equal(reply_status(town_ask(t, change, &t->officer, JSON, "{\"title\":\"\"}")), 422);

    const char *history =
        town_ask(t, line_of(t, "GET", "notes", which, "/history"), &t->officer, "", NULL);
    assert_int_equal(json_count(reply_member(t, history, "items")), 2);
    assert_int_equal(reply_status(town_ask(t, line_of(t, "GET", "notes", which, "/history"),
                                           &t->stranger, "", NULL)),
                     403);
    assert_int_equal(
        reply_status(town_ask(t, line_of(t, "DELETE", "notes", which, ""), &t->officer, "", NULL)),
        204);
    assert_int_equal(reply_status(town_ask(t, one, NULL, "", NULL)), 404);
}

static void a_repeated_key_is_carried_out_once(void **state)
{
    struct town *t = *state;
    const char *headers = with_header(t, "Idempotency-Key", "k-1");
    text body = text_format(t->arena, "{\"title\":\"once\",\"unit\":\"%.*s\"}",
                            TEXT_ARGS(id_text(t->arena, t->north)));
    const char *sent = text_z(t->arena, body);
    const char *first = town_ask(t, "POST /api/v1/notes", &t->officer, headers, sent);
    const char *second = town_ask(t, "POST /api/v1/notes", &t->officer, headers, sent);
    assert_int_equal(reply_status(first), 201);
    assert_int_equal(reply_status(second), 201);
    assert_string_equal(reply_body(first), reply_body(second));
    assert_string_equal(reply_header_of(t, second, "Location"),
                        reply_header_of(t, first, "Location"));
    assert_string_equal(reply_header_of(t, second, "Idempotent-Replayed"), "true");
    assert_int_equal(reply_status(town_ask(t, "POST /api/v1/notes", &t->officer, headers,
                                           "{\"title\":\"other\"}")),
                     422);
    text other = text_format(t->arena, "{\"title\":\"other\",\"unit\":\"%.*s\"}",
                             TEXT_ARGS(id_text(t->arena, t->north)));
    assert_int_equal(reply_status(town_ask(t, "POST /api/v1/notes", &t->officer, headers,
                                           text_z(t->arena, other))),
                     422);
    const char *found = town_ask(t, "GET /api/v1/notes?q=once", NULL, "", NULL);
    assert_int_equal(json_count(reply_member(t, found, "items")), 1);
    /* somebody else's key of the same name is another key */
    text south = text_format(t->arena, "{\"title\":\"theirs\",\"unit\":\"%.*s\"}",
                             TEXT_ARGS(id_text(t->arena, t->south)));
    assert_int_equal(reply_status(town_ask(t, "POST /api/v1/notes", &t->stranger, headers,
                                           text_z(t->arena, south))),
                     201);
}

static void an_id_made_by_the_client_is_kept(void **state)
{
    struct town *t = *state;
    text body = text_format(
        t->arena,
        "{\"id\":\"0199a000-0000-7000-8000-000000000001\",\"title\":\"own\",\"unit\":\"%.*s\"}",
        TEXT_ARGS(id_text(t->arena, t->north)));
    const char *made = town_ask(t, "POST /api/v1/notes", &t->officer, JSON, text_z(t->arena, body));
    assert_string_equal(reply_text(t, made, "id"), "0199a000-0000-7000-8000-000000000001");
    assert_int_equal(
        reply_status(town_ask(t, "POST /api/v1/notes", &t->officer, JSON, text_z(t->arena, body))),
        409);
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
        cmocka_unit_test(writing_needs_a_role_in_the_scope),
        cmocka_unit_test(a_cookie_works_only_from_our_own_pages),
        cmocka_unit_test(personal_fields_are_masked_and_reading_them_is_noted),
        cmocka_unit_test(lists_are_paged_filtered_and_sorted),
        cmocka_unit_test(versions_guard_against_lost_updates),
        cmocka_unit_test(a_repeated_key_is_carried_out_once),
        cmocka_unit_test(an_id_made_by_the_client_is_kept),
        cmocka_unit_test(tries_are_limited),
    };
    return cmocka_run_group_tests(tests, town_setup, town_teardown);
}
