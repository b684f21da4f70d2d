/* SPDX-License-Identifier: MIT
 * cmd_lists: `volbank routes | entities | permissions | hooks | settings | check | abi`: the tables
 * of this process, one row a line, tab-separated. Docs and tests read the same tables. */
#include <stdio.h>

#include "../http/server.h"
#include "app.h"
#include "args.h"
#include "commands.h"
#include "surface.h"

static const struct option_row no_options[] = { { 0 } };

static const struct registry *registry_in(const struct ctx *cx)
{
    const struct host *host = cx->app;
    return host->registry;
}

static bool no_arguments(const char *usage, int argc, char *argv[])
{
    struct args args;
    return args_read(&args, no_options, usage, argc, argv) && args.rest_count == 0;
}

static void put_buffer(const struct buffer *out)
{
    (void)fwrite(out->data, 1, out->size, stdout);
}

static void print_fault(void *arg, const char *message)
{
    (void)arg;
    (void)fprintf(stderr, "volbank: %s\n", message);
}

int command_routes(struct ctx *cx, int argc, char *argv[])
{
    if (!no_arguments("volbank routes", argc, argv)) return EXIT_USAGE;
    struct route_set *routes = surface_routes(cx->arena, registry_in(cx), print_fault, NULL);
    if (!routes) return EXIT_FAILED;
    struct buffer out = buffer_in(cx->arena, 1 << 14);
    route_set_print(routes, &out);
    put_buffer(&out);
    route_set_free(routes);
    return EXIT_DONE;
}

int command_entities(struct ctx *cx, int argc, char *argv[])
{
    if (!no_arguments("volbank entities", argc, argv)) return EXIT_USAGE;
    const struct schema *schema = registry_schema(registry_in(cx));
    for (size_t i = 0; i < schema_count(schema); i++) {
        const struct entity *e = schema_at(schema, i);
        size_t fields = 0;
        while (e->fields[fields].name) fields++;
        (void)printf("%s\t%u\t%s\t%zu\t%s\t%s\t%s\n", e->name, e->number, e->label, fields,
                     e->read ? e->read : "-", e->write ? e->write : "-", e->scope ? e->scope : "-");
    }
    return EXIT_DONE;
}

int command_permissions(struct ctx *cx, int argc, char *argv[])
{
    if (!no_arguments("volbank permissions", argc, argv)) return EXIT_USAGE;
    const struct permission_book *book = registry_book(registry_in(cx));
    for (size_t i = 0; i < permission_count(book); i++) {
        const struct permission *p = permission_at(book, i);
        (void)printf("%s\t%s\t", p->name, p->vi);
        const char *comma = "";
        for (const struct term *t = role_terms.terms; t->number; t++) {
            if (!(p->roles & ROLE_BIT(t->number))) continue;
            (void)printf("%s%s", comma, t->code);
            comma = ",";
        }
        (void)printf("\t%s\n", p->personal ? "personal" : "-");
    }
    return EXIT_DONE;
}

int command_hooks(struct ctx *cx, int argc, char *argv[])
{
    if (!no_arguments("volbank hooks", argc, argv)) return EXIT_USAGE;
    size_t count;
    const struct rule_hook *const *hooks = registry_hooks(registry_in(cx), &count);
    for (size_t i = 0; i < count; i++) {
        size_t facts = 0;
        while (hooks[i]->facts[facts].name) facts++;
        (void)printf("%s\t%s\t%zu\t%lld\t%lld\t%s\n", hooks[i]->name, hooks[i]->label, facts,
                     (long long)hooks[i]->min, (long long)hooks[i]->max,
                     hooks[i]->may_reject ? "may_reject" : "-");
    }
    return EXIT_DONE;
}

int command_settings(struct ctx *cx, int argc, char *argv[])
{
    if (!no_arguments("volbank settings", argc, argv)) return EXIT_USAGE;
    const struct registry *registry = registry_in(cx);
    for (size_t i = 0; i < registry_count(registry); i++)
        for (const struct setting *s = registry_plugin(registry, i)->settings; s && s->name; s++)
            (void)printf("%s\t%s\t%s\n", s->name, s->fallback, s->vi);
    return EXIT_DONE;
}

int command_check(struct ctx *cx, int argc, char *argv[])
{
    if (!no_arguments("volbank check", argc, argv)) return EXIT_USAGE;
    const struct host *host = cx->app;
    const struct app *app = (const struct app *)host;
    struct surface surface;
    if (!surface_make(cx->arena, app, &surface, print_fault, NULL)) return EXIT_FAILED;
    size_t hooks;
    (void)registry_hooks(host->registry, &hooks);
    (void)printf("%zu plugin, %zu thực thể, %zu đường dẫn, %zu trang, %zu móc quy tắc: tốt\n"
                 "%zu plugins, %zu entities, %zu routes, %zu pages, %zu hooks: fine\n",
                 registry_count(host->registry) - 1, schema_count(registry_schema(host->registry)),
                 route_set_count(surface.routes), page_set_count(surface.pages), hooks,
                 registry_count(host->registry) - 1, schema_count(registry_schema(host->registry)),
                 route_set_count(surface.routes), page_set_count(surface.pages), hooks);
    surface_free(&surface);
    return EXIT_DONE;
}

int command_abi(struct ctx *cx, int argc, char *argv[])
{
    (void)cx;
    if (!no_arguments("volbank abi", argc, argv)) return EXIT_USAGE;
    const struct plugin_abi here = PLUGIN_ABI_HERE;
    (void)printf("%s\n", here.digest);
    return EXIT_DONE;
}
