/* SPDX-License-Identifier: MIT
 * route_set: which row answers which path, every fault a table can have, and the documents made
 * from the tables. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/http/csp.h"
#include "core/http/compress.h"
#include "tests/support/http/town.h"

struct desk {
    struct arena *arena;
    struct ctx cx;
    struct schema *schema;
    struct permission_book *book;
    struct route_set *routes;
    char faults[8192];
};

static int set_up(void **state)
{
    struct arena *arena = arena_new();
    struct desk *d = ARENA_NEW(arena, struct desk);
    d->arena = arena;
    ctx_begin(&d->cx, arena);
    d->schema = town_schema();
    d->book = town_book(arena);
    d->routes = town_route_set(d->schema, d->book);
    assert_non_null(d->routes);
    *state = d;
    return 0;
}

static int tear_down(void **state)
{
    struct desk *d = *state;
    route_set_free(d->routes);
    schema_free(d->schema);
    arena_free(d->arena);
    return 0;
}

/* ---- finding ------------------------------------------------------------------------------- */

static void the_most_literal_row_answers(void **state)
{
    static const struct {
        enum verb verb;
        const char *path, *row;
    } asked[] = {
        { GET, "/notes", "/notes" },
        { GET, "/notes/recent", "/notes/recent" },
        { GET, "/notes/x", "/notes/:id" },
        { GET, "/notes/recent/history", "/notes/:id/history" },
        { POST, "/notes/x/close", "/notes/:id/close" },
        { PATCH, "/members/x", "/members/:id" },
        { GET, "/notes/", NULL },
        { GET, "/notes//close", NULL },
        { GET, "notes", NULL },
        { GET, "/", NULL },
        { PUT, "/notes", NULL },
    };
    struct desk *d = *state;
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        struct route_match match;
        bool found = route_set_find(d->routes, asked[i].verb, text_of(asked[i].path), &match);
        assert_int_equal(found, asked[i].row != NULL);
        if (found) assert_string_equal(match.row->route->path, asked[i].row);
    }
    struct route_match match;
    assert_false(route_set_find(d->routes, PUT, TEXT("/notes"), &match));
    assert_int_equal(match.allowed, 1u << GET | 1u << POST);
    assert_true(route_set_find(d->routes, POST, TEXT("/notes/abc/close"), &match));
    assert_string_equal(text_z(d->arena, match.values[0]), "abc");
    assert_ptr_equal(match.row->scope_entity, &note_entity);
    assert_string_equal(match.row->scope_path, "unit");
    assert_string_equal(match.row->why, "POST /notes/:id/close");
}

static void names_of_entities_become_addresses(void **state)
{
    static const char *const rows[][2] = { { "volunteer", "/volunteers" },
                                           { "entity", "/entities" },
                                           { "branch", "/branches" },
                                           { "day", "/days" },
                                           { "bus", "/buses" },
                                           { "place_successor", "/place_successors" } };
    struct desk *d = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct entity entity = { .name = rows[i][0] };
        assert_string_equal(entity_address(d->arena, &entity), rows[i][1]);
    }
}

/* ---- faults -------------------------------------------------------------------------------- */

static void note_fault(void *arg, const char *message)
{
    struct desk *d = arg;
    size_t used = strlen(d->faults);
    snprintf(d->faults + used, sizeof(d->faults) - used, "%s\n", message);
}

static err nothing(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)cx, (void)tx, (void)rq;
    return respond_nothing(rs);
}

struct odd {
    id note;
    text name;
};
static const struct field odd_fields[] = { FIELD(1, struct odd, note, REF, 0, .target = "shfit",
                                                 .label = "a", .label_en = "a"),
                                           FIELD(2, struct odd, name, TEXT, 0, .label = "b"),
                                           { 0 } };

static const struct field like_fields[] = { LIKE(1, struct odd, name, odd_fields, title, 0),
                                            { 0 } };

static void every_fault_of_a_table_is_named(void **state)
{
    static const struct route wrong[] = {
        { GET, "/a", nothing, READ, PUBLIC },
        { GET, "/a", nothing, READ, PUBLIC },
        { GET, "/x/:id", nothing, READ, PUBLIC },
        { GET, "/x/:name", nothing, READ, PUBLIC },
        { GET, "b", nothing, READ, PUBLIC },
        { GET, "/C", nothing, READ, PUBLIC },
        { GET, "/d/", nothing, READ, PUBLIC },
        { GET, "/e", NULL, READ, PUBLIC },
        { GET, "/f", nothing, WRITE, PUBLIC },
        { GET, "/g", nothing, READ, "no.such" },
        { GET, "/h", nothing, READ, NULL },
        { POST, "/i/:id", nothing, WRITE, "note.write", "note.title" },
        { POST, "/j/:id", nothing, WRITE, "note.write", "nite.unit" },
        { POST, "/k", nothing, WRITE, "note.write", "note.unit" },
        { POST, "/l", nothing, WRITE, "note.write", "body.unit" },
        { POST, "/m/:id", nothing, WRITE, PUBLIC, "note.unit" },
        { POST, "/n", nothing, WRITE, PUBLIC, .body = odd_fields, .body_size = sizeof(id) },
        { POST, "/o", nothing, WRITE, PUBLIC, .body = like_fields,
          .body_size = sizeof(struct odd) },
        { GET, "/p", nothing, READ, PUBLIC, .query = like_fields,
          .query_size = sizeof(struct odd) },
        { 0 }
    };
    static const char *const expected[] = {
        "odd: GET /a: is already a route of odd",
        "odd: GET /x/:name: is already a route of odd",
        "odd: GET b: the path must begin with /",
        "odd: GET /C: the path has a segment that is no name",
        "odd: GET /d/: the path must not end with /",
        "odd: GET /e: has no function to run",
        "odd: GET /f: a GET changes nothing",
        "odd: GET /g: permission «no.such» does not exist",
        "odd: GET /h: names no permission (PUBLIC and SIGNED_IN are ones)",
        "odd: POST /i/:id: scope «note.title» does not lead to a unit",
        "odd: POST /j/:id: scope «nite.unit»: «nite» is not an entity",
        "odd: POST /k: scope «note.unit» needs an :id in the path",
        "odd: POST /l: scope «body.unit»: the body has no REF field «unit»",
        "odd: POST /m/:id: has a scope but no permission to ask for there",
        "odd: POST /n: body: note: target «shfit» is not an entity",
        "odd: POST /n: body: field 2 has no name or no label in both languages",
        "odd: POST /o: body: title is like a row that does not exist",
        "odd: GET /p: query: title is like a row that does not exist",
    };
    struct desk *d = *state;
    struct route_source source = { "odd", wrong };
    struct route_options options = {
        .sources = &source, .source_count = 1, .schema = d->schema, .book = d->book
    };
    assert_null(route_set_new(&options, note_fault, d));
    size_t lines = 0;
    for (const char *c = d->faults; *c; c++) lines += *c == '\n';
    for (size_t i = 0; i < COUNT_OF(expected); i++)
        if (!strstr(d->faults, expected[i]))
            fail_msg("missing «%s» in\n%s", expected[i], d->faults);
    assert_int_equal(lines, COUNT_OF(expected));
}

static void a_plugin_s_own_row_goes_before_a_generic_one(void **state)
{
    static const struct route own[] = { { POST, "/notes", nothing, WRITE, SIGNED_IN }, { 0 } };
    struct desk *d = *state;
    struct route_source source = { "own", own };
    struct route_options options = {
        .sources = &source, .source_count = 1, .schema = d->schema, .book = d->book
    };
    struct route_set *set = route_set_new(&options, note_fault, d);
    assert_non_null(set);
    const struct route_row *row = route_set_named(set, POST, "/notes");
    assert_string_equal(row->plugin, "own");
    assert_null(row->entity);
    route_set_free(set);
}

/* ---- documents ----------------------------------------------------------------------------- */

static void routes_are_printed_one_a_line(void **state)
{
    struct desk *d = *state;
    struct buffer out = buffer_in(d->arena, 64);
    route_set_print(d->routes, &out);
    const char *all = text_z(d->arena, buffer_as_text(&out));
    assert_non_null(strstr(all, "POST\t/notes/:id/close\tWRITE\tnote.write\tnote.unit\t-\n"));
    assert_non_null(strstr(all, "GET\t/ping\tREAD\tpublic\t-\tthử\n"));
    assert_non_null(strstr(all, "GET\t/members\tREAD\tsigned-in\tunit\tThành viên: danh sách\n"));
}

static const struct json_value *openapi(struct desk *d, text *source)
{
    struct buffer out = buffer_in(d->arena, 64);
    const struct json_value *document;
    openapi_write(&d->cx, d->routes, "1.2.3", &out);
    *source = buffer_as_text(&out);
    assert_int_equal(json_read(&d->cx, *source, &document), ERR_NONE);
    return document;
}

static void openapi_tells_of_every_route(void **state)
{
    struct desk *d = *state;
    text first, second;
    const struct json_value *document = openapi(d, &first), *paths = json_get(document, "paths");
    openapi(d, &second);
    assert_true(text_equal(first, second));
    size_t operations = 0;
    for (const struct json_value *p = json_first(paths); p; p = json_next(p))
        operations += json_count(p);
    assert_int_equal(operations, route_set_count(d->routes));
    const struct json_value *close = json_get(json_get(paths, "/notes/{id}/close"), "post");
    assert_true(text_equal_z(json_string(json_get(close, "x-scope")), "note.unit"));
    const struct json_value *schemas = json_get(json_get(document, "components"), "schemas");
    const struct json_value *member = json_get(json_get(schemas, "Member"), "properties");
    assert_int_equal(json_kind_of(json_get(json_get(member, "phone"), "x-personal")), JSON_TRUE);
    assert_non_null(json_get(schemas, "NoteInput"));
    assert_null(json_get(json_get(json_get(schemas, "NoteInput"), "properties"), "length"));
    assert_non_null(json_get(schemas, "Problem"));
    assert_null(json_get(schemas, "Idempotency"));
    assert_true(text_equal_z(json_string(json_get(json_get(member, "phone"), "x-kind")), "text"));
    assert_true(
        text_equal_z(json_string(json_get(json_get(schemas, "Member"), "x-address")), "/members"));
}

static void known_hashes_come_out(void **state)
{
    static const char *const rows[][2] = {
        { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
        { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
        { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
    };
    struct desk *d = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        uint8_t sum[32];
        sha256_of(text_slice(text_of(rows[i][0])), sum);
        text hex = hex_text(d->arena, (struct slice){ sum, sizeof(sum) });
        assert_string_equal(text_z(d->arena, hex), rows[i][1]);
    }
}

static void only_what_gets_smaller_is_packed(void **state)
{
    struct desk *d = *state;
    struct slice packed, many = { arena_alloc(d->arena, 5000), 5000 };
    assert_true(compress_gzip(d->arena, many, &packed));
    assert_true(packed.size < 100 && packed.data[0] == 0x1f && packed.data[1] == 0x8b);
    assert_false(compress_gzip(d->arena, text_slice(TEXT("a")), &packed));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_most_literal_row_answers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_of_entities_become_addresses, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_fault_of_a_table_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_plugin_s_own_row_goes_before_a_generic_one, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(routes_are_printed_one_a_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(openapi_tells_of_every_route, set_up, tear_down),
        cmocka_unit_test_setup_teardown(known_hashes_come_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_what_gets_smaller_is_packed, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
