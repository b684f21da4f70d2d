/* SPDX-License-Identifier: MIT
 * surface: what the outside sees, from the tables of the core and the plugins. */
#include "surface.h"

#include "sheet_routes.h"

struct route_set *surface_routes(struct arena *arena, const struct registry *registry,
                                 schema_fault fault, void *arg)
{
    static const route_more more[] = { sheet_routes, NULL };
    size_t count = registry_count(registry);
    struct route_source *sources = ARENA_ARRAY(arena, count, struct route_source);
    for (size_t i = 0; i < count; i++) {
        const struct plugin *plugin = registry_plugin(registry, i);
        sources[i] = (struct route_source){ plugin->name, plugin->routes };
    }
    struct route_options options = { .sources = sources,
                                     .source_count = count,
                                     .schema = registry_schema(registry),
                                     .book = registry_book(registry),
                                     .more = more };
    return route_set_new(&options, fault, arg);
}

bool surface_make(struct arena *arena, const struct app *app, struct surface *out,
                  schema_fault fault, void *arg)
{
    *out = (struct surface){ .routes = surface_routes(arena, app->registry, fault, arg) };
    if (!out->routes) return false;
    size_t count = registry_count(app->registry);
    struct page_source *sources = ARENA_ARRAY(arena, count, struct page_source);
    for (size_t i = 0; i < count; i++) {
        const struct plugin *plugin = registry_plugin(app->registry, i);
        sources[i] = (struct page_source){ plugin->name, plugin->pages };
    }
    text web = text_format(arena, "%s/web", app->home);
    struct page_options options = { .sources = sources,
                                    .source_count = count,
                                    .routes = out->routes,
                                    .web_dir = text_z(arena, web) };
    out->pages = page_set_new(&options, fault, arg);
    if (out->pages) return true;
    surface_free(out);
    return false;
}

void surface_free(struct surface *surface)
{
    if (surface->pages) page_set_free(surface->pages);
    if (surface->routes) route_set_free(surface->routes);
    *surface = (struct surface){ 0 };
}
