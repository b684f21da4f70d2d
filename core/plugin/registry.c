/* SPDX-License-Identifier: MIT
 * registry: gathers the tables of the core and the plugins and answers what exists. The checks
 * themselves are in registry_check.c. Invariant: a registry that exists has no fault. */
#include "registry.h"

#include "loader.h"
#include "registry_check.h"

enum { ENTITIES_MAX = 512, HOOKS_MAX = 128, PERMISSIONS_MAX = 512 };

struct registry {
    struct arena *arena;
    const struct plugin *plugins[PLUGINS_MAX + 1];
    size_t count;
    struct schema *schema;
    struct permission_book *book;
    const struct rule_hook *hooks[HOOKS_MAX];
    size_t hook_count;
};

struct counting {
    registry_fault fault;
    void *arg;
    size_t faults;
};

static void count_fault(void *arg, const char *message)
{
    struct counting *c = arg;
    c->faults++;
    c->fault(c->arg, message);
}

static void free_schema(void *schema)
{
    schema_free(schema);
}

/* Puts plugins so that each comes after those it needs; an unmet need is a fault. */
static void order_plugins(struct registry *r, const struct plugin *const found[], size_t count,
                          struct counting *faults)
{
    bool placed[PLUGINS_MAX + 1] = { false };
    for (bool moved = true; moved;) {
        moved = false;
        for (size_t i = 0; i < count; i++) {
            if (placed[i] || registry_missing_need(found[i], r->plugins, r->count)) continue;
            r->plugins[r->count++] = found[i];
            placed[i] = moved = true;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (placed[i]) continue;
        const char *need = registry_missing_need(found[i], r->plugins, r->count);
        text message = text_format(r->arena, "%s: needs the plugin «%s», which is not loaded",
                                   found[i]->name, need);
        count_fault(faults, text_z(r->arena, message));
    }
}

static void gather_entities(struct registry *r, struct counting *faults)
{
    const struct entity *entities[ENTITIES_MAX];
    size_t count = 0;
    for (size_t i = 0; i < r->count; i++) {
        const struct entity *const *rows = r->plugins[i]->entities;
        for (size_t k = 0; rows && rows[k]; k++) {
            REQUIRE(count < ENTITIES_MAX);
            entities[count++] = rows[k];
        }
    }
    r->schema = schema_new(entities, count, count_fault, faults);
    if (r->schema) arena_on_release(r->arena, free_schema, r->schema);
}

static void gather_permissions(struct registry *r)
{
    const struct permission *rows[PERMISSIONS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < r->count; i++)
        for (const struct permission *p = r->plugins[i]->permissions; p && p->name; p++) {
            REQUIRE(count < PERMISSIONS_MAX);
            rows[count++] = p;
        }
    r->book = permission_book_new(r->arena, rows, count);
}

static void gather_hooks(struct registry *r)
{
    for (size_t i = 0; i < r->count; i++) {
        const struct rule_hook *const *rows = r->plugins[i]->hooks;
        for (size_t k = 0; rows && rows[k]; k++) {
            REQUIRE(r->hook_count < HOOKS_MAX);
            r->hooks[r->hook_count++] = rows[k];
        }
    }
}

static struct registry *build(struct registry *r, const struct plugin *const found[], size_t count,
                              struct counting *faults)
{
    order_plugins(r, found, count, faults);
    gather_entities(r, faults);
    gather_permissions(r);
    gather_hooks(r);
    registry_check(r->arena, r->plugins, r->count, r->book, r->schema, count_fault, faults);
    if (!faults->faults) return r;
    arena_free(r->arena);
    return NULL;
}

static struct registry *empty_registry(void)
{
    struct arena *arena = arena_new();
    struct registry *r = ARENA_NEW(arena, struct registry);
    r->arena = arena;
    return r;
}

struct registry *registry_of(const struct plugin *const plugins[], size_t count,
                             registry_fault fault, void *arg)
{
    REQUIRE(count <= PLUGINS_MAX + 1);
    struct counting faults = { fault, arg, 0 };
    return build(empty_registry(), plugins, count, &faults);
}

struct registry *registry_new(const struct plugin *core, const char *plugin_dir,
                              registry_fault fault, void *arg)
{
    struct counting faults = { fault, arg, 0 };
    struct registry *r = empty_registry();
    const struct plugin *found[PLUGINS_MAX + 1] = { core };
    size_t count = 1;
    if (plugin_dir) count += loader_read(r->arena, plugin_dir, found + 1, count_fault, &faults);
    return build(r, found, count, &faults);
}

void registry_free(struct registry *registry)
{
    if (registry) arena_free(registry->arena);
}

size_t registry_count(const struct registry *registry)
{
    return registry->count;
}

const struct plugin *registry_plugin(const struct registry *registry, size_t i)
{
    REQUIRE(i < registry->count);
    return registry->plugins[i];
}

const struct schema *registry_schema(const struct registry *registry)
{
    return registry->schema;
}

const struct permission_book *registry_book(const struct registry *registry)
{
    return registry->book;
}

const struct rule_hook *const *registry_hooks(const struct registry *registry, size_t *count)
{
    *count = registry->hook_count;
    return registry->hooks;
}

const struct rule_hook *registry_hook(const struct registry *registry, text name)
{
    for (size_t i = 0; i < registry->hook_count; i++)
        if (text_equal_z(name, registry->hooks[i]->name)) return registry->hooks[i];
    return NULL;
}

const struct setting *registry_setting(const struct registry *registry, const char *name)
{
    for (size_t i = 0; i < registry->count; i++)
        for (const struct setting *s = registry->plugins[i]->settings; s && s->name; s++)
            if (strcmp(s->name, name) == 0) return s;
    return NULL;
}

const struct service *registry_service(const struct registry *registry, const char *name,
                                       int version)
{
    for (size_t i = 0; i < registry->count; i++)
        for (const struct service *s = registry->plugins[i]->services; s && s->name; s++)
            if (s->version == version && strcmp(s->name, name) == 0) return s;
    return NULL;
}

/* How many of the words a row's name is; 0 when they are others. */
static int words_of(const char *name, int count, char *const words[])
{
    int used = 0;
    while (used < count) {
        size_t size = strlen(words[used]);
        if (strncmp(name, words[used], size) != 0) return 0;
        used++;
        if (name[size] == '\0') return used;
        if (name[size] != ' ') return 0;
        name += size + 1;
    }
    return 0;
}

const struct command *registry_command(const struct registry *registry, int count,
                                       char *const words[], int *used)
{
    const struct command *found = NULL;
    *used = 0;
    for (size_t i = 0; i < registry->count; i++) {
        for (const struct command *c = registry->plugins[i]->commands; c && c->name; c++) {
            int fits = words_of(c->name, count, words);
            if (fits <= *used) continue;
            found = c;
            *used = fits;
        }
    }
    return found;
}
