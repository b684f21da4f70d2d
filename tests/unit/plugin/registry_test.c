/* SPDX-License-Identifier: MIT
 * registry: tables that are wrong on purpose, and what the registry says about each. Every test
 * gives a registry one fault more than none and looks for its sentence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "core/plugin/loader.h"
#include "core/plugin/registry.h"

struct heard {
    char all[8192];
    size_t count;
};

static void hear(void *arg, const char *message)
{
    struct heard *h = arg;
    h->count++;
    strncat(h->all, message, sizeof(h->all) - strlen(h->all) - 2);
    strcat(h->all, "\n");
}

static err nothing(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs)
{
    (void)cx;
    (void)tx;
    (void)rq;
    (void)rs;
    return ERR_NONE;
}

static int no_command(struct ctx *cx, int argc, char *argv[])
{
    (void)cx;
    (void)argc;
    (void)argv;
    return 0;
}

struct thing {
    id id;
    text name;
};
static const struct field thing_fields[] = {
    FIELD(1, struct thing, name, TEXT, REQUIRED, .label = "Tên", .label_en = "Name"), { 0 }
};
static const struct entity thing_entity = { "thing",
                                            "Vật",
                                            sizeof(struct thing),
                                            thing_fields,
                                            .number = 900,
                                            .label_en = "Thing",
                                            .read = "thing.read",
                                            .write = "thing.write" };
static const struct permission thing_permissions[] = {
    { "thing.read", "Xem vật", "See things", ROLES_STAFF, false },
    { "thing.write", "Sửa vật", "Edit things", ROLES_STAFF, false },
    { 0 }
};
static const struct entity *const thing_entities[] = { &thing_entity, NULL };

#define PLUGIN(plugin_name, ...)                                                                   \
    {                                                                                              \
        .abi = PLUGIN_ABI_HERE, .name = (plugin_name), .title = { "Thử", "Test" }, __VA_ARGS__     \
    }

static const struct plugin good =
    PLUGIN("good", .permissions = thing_permissions, .entities = thing_entities);

/* The registry refuses these plugins and says `sentence`. */
static void refused(const struct plugin *const plugins[], size_t count, const char *sentence)
{
    struct heard h = { .count = 0 };
    struct registry *r = registry_of(plugins, count, hear, &h);
    if (r) registry_free(r);
    assert_null(r);
    if (!strstr(h.all, sentence)) fail_msg("wanted «%s», heard:\n%s", sentence, h.all);
}

static void refused_one(const struct plugin *plugin, const char *sentence)
{
    const struct plugin *const plugins[] = { &good, plugin };
    refused(plugins, 2, sentence);
}

static void a_good_plugin_is_taken(void **state)
{
    (void)state;
    const struct plugin *const plugins[] = { &good };
    struct heard h = { .count = 0 };
    struct registry *r = registry_of(plugins, 1, hear, &h);
    assert_non_null(r);
    assert_int_equal(h.count, 0);
    assert_int_equal(registry_count(r), 1);
    assert_ptr_equal(schema_named(registry_schema(r), TEXT("thing")), &thing_entity);
    assert_non_null(permission_named(registry_book(r), "thing.read"));
    assert_null(permission_named(registry_book(r), "thing.eat"));
    registry_free(r);
}

static void no_plugin_at_all_is_a_registry(void **state)
{
    (void)state;
    struct heard h = { .count = 0 };
    struct registry *r = registry_of(NULL, 0, hear, &h);
    assert_non_null(r);
    registry_free(r);
}

static void a_need_that_is_not_there(void **state)
{
    (void)state;
    static const char *const needs[] = { "bank", NULL };
    static const struct plugin lonely = PLUGIN("lonely", .needs = needs);
    refused_one(&lonely, "lonely: needs the plugin «bank», which is not loaded");
}

static void plugins_come_after_those_they_need(void **state)
{
    (void)state;
    static const char *const needs[] = { "good", NULL };
    static const struct plugin late = PLUGIN("late", .needs = needs);
    const struct plugin *const plugins[] = { &late, &good };
    struct heard h = { .count = 0 };
    struct registry *r = registry_of(plugins, 2, hear, &h);
    assert_non_null(r);
    assert_ptr_equal(registry_plugin(r, 0), &good);
    assert_ptr_equal(registry_plugin(r, 1), &late);
    registry_free(r);
}

static void permissions_are_looked_at(void **state)
{
    (void)state;
    static const struct permission rows[] = { { "Bad Name", "Xem", "See", ROLES_STAFF, false },
                                              { "a.b", NULL, "See", ROLES_STAFF, false },
                                              { "a.c", "Xem", "See", 0, false },
                                              { "thing.read", "Xem", "See", ROLES_STAFF, false },
                                              { 0 } };
    static const struct plugin p = PLUGIN("p", .permissions = rows);
    refused_one(&p, "p: permission «Bad Name»: a name is a-z, 0-9, _ and .");
    refused_one(&p, "p: permission «a.b»: needs words in both languages");
    refused_one(&p, "p: permission «a.c»: no role carries it");
    refused_one(&p, "permission «thing.read»: another row has this name");
}

static void an_entity_names_permissions_that_exist(void **state)
{
    (void)state;
    static const struct entity other = { "other",
                                         "Khác",
                                         sizeof(struct thing),
                                         thing_fields,
                                         .number = 901,
                                         .label_en = "Other",
                                         .read = "no.such",
                                         .write = "nor.this" };
    static const struct entity *const rows[] = { &other, NULL };
    static const struct plugin p = PLUGIN("p", .entities = rows);
    refused_one(&p, "p: entity «other»: .read «no.such» is not a permission");
    refused_one(&p, "p: entity «other»: .write «nor.this» is not a permission");
}

static void two_entities_share_no_number(void **state)
{
    (void)state;
    static const struct entity twin = { "twin",        "Sinh đôi",    sizeof(struct thing),
                                        thing_fields,  .number = 900, .label_en = "Twin",
                                        .read = PUBLIC };
    static const struct entity *const rows[] = { &twin, NULL };
    static const struct plugin p = PLUGIN("p", .entities = rows);
    refused_one(&p, "twin: the entity number is used twice");
}

static void routes_are_looked_at(void **state)
{
    (void)state;
    static const struct route rows[] = {
        { GET, "/a", NULL, READ, PUBLIC, .summary = "A", .summary_en = "A" },
        { GET, "/b", nothing, READ, NULL, .summary = "B", .summary_en = "B" },
        { GET, "/c", nothing, READ, "no.such", .summary = "C", .summary_en = "C" },
        { GET, "/d", nothing, READ, PUBLIC },
        { 0 }
    };
    static const struct plugin p = PLUGIN("p", .routes = rows);
    refused_one(&p, "p: route /a: has no .run");
    refused_one(&p, "p: route /b: names no permission");
    refused_one(&p, "p: route /c: «no.such» is not a permission");
    refused_one(&p, "p: route /d: needs a summary in both languages");
}

static void settings_are_looked_at(void **state)
{
    (void)state;
    static const struct setting rows[] = { { "p.a", SETTING_INT, "0", "A", "A", 1, 5 },
                                           { "p.b", SETTING_TEXT, NULL, "B", "B", 0, 0 },
                                           { "P B", SETTING_TEXT, "", NULL, "B", 0, 0 },
                                           { 0 } };
    static const struct plugin p = PLUGIN("p", .settings = rows);
    refused_one(&p, "p: setting «p.a»: .fallback is not between .min and .max");
    refused_one(&p, "p: setting «p.b»: has no .fallback");
    refused_one(&p, "p: setting «P B»: a name is a-z, 0-9, _ and .");
    refused_one(&p, "p: setting «P B»: needs words in both languages");
}

static void services_are_offered_once(void **state)
{
    (void)state;
    static const int functions = 1;
    static const struct service a[] = { { "credential", 1, &functions },
                                        { "empty", 1, NULL },
                                        { 0 } };
    static const struct service b[] = { { "credential", 1, &functions }, { 0 } };
    static const struct plugin p = PLUGIN("p", .services = a);
    static const struct plugin q = PLUGIN("q", .services = b);
    const struct plugin *const plugins[] = { &p, &q };
    refused(plugins, 2, "service credential@1: another plugin offers it");
    refused_one(&p, "p: service empty@1: has no functions");
}

static void the_rest_is_looked_at(void **state)
{
    (void)state;
    static const struct event events[] = { { "ghost", NULL }, { 0 } };
    static const struct job_kind jobs[] = { { .name = "p.job" }, { 0 } };
    static const struct command commands[] = { { "walk", NULL, "đi", "walk", false, no_command },
                                               { 0 } };
    static const struct plugin p =
        PLUGIN("p", .events = events, .jobs = jobs, .commands = commands);
    static const struct plugin bad_name = PLUGIN("Bad-Name", .needs = NULL);
    static const struct plugin again = PLUGIN("good", .needs = NULL);
    static const struct plugin untitled = { .abi = PLUGIN_ABI_HERE, .name = "untitled" };
    refused_one(&p, "p: event on «ghost»: has no .changed");
    refused_one(&p, "p: event on «ghost»: no such entity");
    refused_one(&p, "p: job «p.job»: needs .run and words in both languages");
    refused_one(&p, "p: command «walk»: needs .run, .usage and words in both languages");
    refused_one(&bad_name, "a plugin's name is a-z, 0-9 and _");
    refused_one(&again, "good: is loaded twice");
    refused_one(&untitled, "untitled: needs a title in both languages");
}

static err nowhere(struct ctx *cx, struct tx *tx, id which, struct measure_place *out,
                   size_t *count)
{
    (void)cx, (void)tx, (void)which, (void)out, (void)count;
    return ERR_NONE;
}

static void measures_count_what_there_is(void **state)
{
    (void)state;
    static const struct measure_link links[] = { { "unit", "ghost", "unit" }, { 0 } };
    static const struct measure measures[] = {
        { "bare", NULL, "bare", "cái", "things", MEASURE_HAPPENS, "unit", .place = nowhere },
        { "blind", "mù", "blind", "cái", "things", .entity = "unit" },
        { "ghosts", "ma", "ghosts", "ma", "ghosts", MEASURE_HAPPENS, "ghost", .place = nowhere },
        { "under", "dưới", "under", "cái", "things", MEASURE_HAPPENS, "unit", "parent",
          .place = nowhere },
        { "linked", "nối", "linked", "cái", "things", MEASURE_STANDS, "unit", .place = nowhere,
          .links = links },
        { 0 }
    };
    static const struct entity *const entities[] = { &place_entity, &unit_entity, NULL };
    static const struct plugin p = PLUGIN("p", .measures = measures, .entities = entities);
    refused_one(&p, "p: measure «bare»: needs words in both languages");
    refused_one(&p, "p: measure «blind»: needs .shape and .place");
    refused_one(&p, "p: measure «ghosts»: counts no known entity");
    refused_one(&p, "p: measure «under»: .under goes with .amount");
    refused_one(&p, "p: measure «linked»: link by «unit.ghost», which there is not");
}

static void another_plugin_h_is_another_abi(void **state)
{
    (void)state;
    static const struct plugin no_magic = { .name = "x" };
    static const struct plugin old = { .abi = { PLUGIN_MAGIC, 0, PLUGIN_ABI_DIGEST },
                                       .name = "old" };
    static const struct plugin other = {
        .abi = { PLUGIN_MAGIC, PLUGIN_VERSION, "0123456789abcdef" }, .name = "other"
    };
    struct heard h = { .count = 0 };
    assert_true(loader_abi_fits(&good, hear, &h));
    assert_false(loader_abi_fits(&no_magic, hear, &h));
    assert_false(loader_abi_fits(&old, hear, &h));
    assert_false(loader_abi_fits(&other, hear, &h));
    assert_non_null(strstr(h.all, "the table does not begin with PLUGIN_ABI_HERE"));
    assert_non_null(
        strstr(h.all, "old: built for plugin version 0, this server has 1: rebuild it"));
    assert_non_null(strstr(h.all, "other: built against another plugin.h (0123456789ab"));
}

static void files_that_are_no_plugins(void **state)
{
    (void)state;
    struct heard h = { .count = 0 };
    struct arena *arena = arena_new();
    const struct plugin *found[PLUGINS_MAX];
    size_t count = loader_read(arena, TEST_BUILD_DIR "/wrong_plugins", found, hear, &h);
    assert_int_equal(count, 0);
    assert_non_null(strstr(h.all, "no_table: exports no «no_table_plugin»"));
    assert_non_null(strstr(h.all, "missing_function: does not load: "));
    assert_non_null(strstr(h.all, "other_abi: built against another plugin.h"));
    arena_free(arena);
}

static void a_command_may_have_a_name_of_several_words(void **state)
{
    (void)state;
    static const struct command commands[] = {
        { "walk", "volbank walk", "đi", "walk", false, no_command },
        { "walk home", "volbank walk home", "về", "walk home", false, no_command },
        { 0 }
    };
    static const struct plugin walker = PLUGIN("walker", .commands = commands);
    const struct plugin *const plugins[] = { &walker };
    char walk[] = "walk", home[] = "home", far_away[] = "homeward";
    char *const to_home[] = { walk, home, far_away };
    char *const elsewhere[] = { walk, far_away };
    struct heard h = { .count = 0 };
    int used;
    struct registry *r = registry_of(plugins, 1, hear, &h);
    assert_non_null(r);
    assert_ptr_equal(registry_command(r, 3, to_home, &used), &commands[1]);
    assert_int_equal(used, 2);
    assert_ptr_equal(registry_command(r, 2, elsewhere, &used), &commands[0]);
    assert_int_equal(used, 1);
    assert_null(registry_command(r, 1, to_home + 1, &used));
    assert_null(registry_command(r, 0, to_home, &used));
    registry_free(r);
}

static void a_missing_folder_is_no_plugins(void **state)
{
    (void)state;
    struct heard h = { .count = 0 };
    struct arena *arena = arena_new();
    const struct plugin *found[PLUGINS_MAX];
    assert_int_equal(loader_read(arena, TEST_BUILD_DIR "/nowhere", found, hear, &h), 0);
    assert_int_equal(h.count, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_plugin_is_taken),
        cmocka_unit_test(no_plugin_at_all_is_a_registry),
        cmocka_unit_test(a_need_that_is_not_there),
        cmocka_unit_test(plugins_come_after_those_they_need),
        cmocka_unit_test(permissions_are_looked_at),
        cmocka_unit_test(an_entity_names_permissions_that_exist),
        cmocka_unit_test(two_entities_share_no_number),
        cmocka_unit_test(routes_are_looked_at),
        cmocka_unit_test(settings_are_looked_at),
        cmocka_unit_test(services_are_offered_once),
        cmocka_unit_test(the_rest_is_looked_at),
        cmocka_unit_test(measures_count_what_there_is),
        cmocka_unit_test(another_plugin_h_is_another_abi),
        cmocka_unit_test(files_that_are_no_plugins),
        cmocka_unit_test(a_command_may_have_a_name_of_several_words),
        cmocka_unit_test(a_missing_folder_is_no_plugins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
