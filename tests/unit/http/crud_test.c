/* SPDX-License-Identifier: MIT
 * crud: the generic routes and what guards them: roles in their scope, masks, lists, versions,
 * repeated requests. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/store/journal.h"
#include "tests/support/http/town.h"

#define JSON "Content-Type: application/json\r\n"

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
}

static void lists_take_filters_and_refuse_what_is_none(void **state)
{
    struct town *t = *state;
    const char *found = town_ask(t, "GET /api/v1/notes?q=mu", NULL, "", NULL);
    assert_int_equal(json_count(reply_member(t, found, "items")), 1);
    text unit = id_text(t->arena, t->south);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writing_needs_a_role_in_the_scope),
        cmocka_unit_test(a_cookie_works_only_from_our_own_pages),
        cmocka_unit_test(personal_fields_are_masked_and_reading_them_is_noted),
        cmocka_unit_test(lists_are_paged_filtered_and_sorted),
        cmocka_unit_test(lists_take_filters_and_refuse_what_is_none),
        cmocka_unit_test(versions_guard_against_lost_updates),
        cmocka_unit_test(a_repeated_key_is_carried_out_once),
        cmocka_unit_test(an_id_made_by_the_client_is_kept),
    };
    return cmocka_run_group_tests(tests, town_setup, town_teardown);
}
