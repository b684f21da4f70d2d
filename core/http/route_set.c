/* SPDX-License-Identifier: MIT
 * route_set: the merged table and the tree of path segments in which requests find their row. A
 * node has children by literal segment (sorted) and at most one for a parameter; a row hangs at its
 * last segment, one per verb. */
#include "route_set.h"

#include <stdlib.h>

#include "crud.h"
#include "route_check.h"
#include "segment.h"

struct route_set {
    struct arena *arena;
    const struct schema *schema;
    struct route_row *rows;
    size_t count;
    struct segment_tree tree;
};

const char *verb_name(enum verb verb)
{
    static const char *const names[] = { "", "GET", "POST", "PUT", "PATCH", "DELETE" };
    return (size_t)verb < COUNT_OF(names) ? names[verb] : "";
}

const char *route_kind_name(enum route_kind kind)
{
    static const char *const names[] = { "", "READ", "SLOW", "WRITE", "JOB" };
    return (size_t)kind < COUNT_OF(names) ? names[kind] : "";
}

static bool ends_in(const char *word, const char *end)
{
    size_t size = strlen(word), tail = strlen(end);
    return size > tail && strcmp(word + size - tail, end) == 0;
}

const char *entity_address(struct arena *arena, const struct entity *entity)
{
    const char *name = entity->name;
    size_t size = strlen(name);
    bool hissing =
        ends_in(name, "s") || ends_in(name, "x") || ends_in(name, "ch") || ends_in(name, "sh");
    if (hissing) return text_z(arena, text_format(arena, "/%ses", name));
    if (ends_in(name, "y") && !strchr("aeiou", name[size - 2]))
        return text_z(arena, text_format(arena, "/%.*sies", (int)size - 1, name));
    return text_z(arena, text_format(arena, "/%ss", name));
}

/* ---- merging ------------------------------------------------------------------------------- */

struct merge {
    struct route_set *set;
    const struct route_options *options;
    struct faults faults;
    size_t capacity;
};

static struct route_row *find_row(struct route_set *set, enum verb verb, const char *path)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->rows[i].route->verb == verb && paths_same(set->rows[i].route->path, path))
            return &set->rows[i];
    return NULL;
}

static void add_row(struct merge *m, const char *plugin, const struct route *route,
                    const struct entity *entity)
{
    struct route_set *set = m->set;
    if (set->count == m->capacity) {
        struct route_row *larger = ARENA_ARRAY(set->arena, m->capacity * 2, struct route_row);
        memcpy(larger, set->rows, set->count * sizeof(*larger));
        set->rows = larger;
        m->capacity *= 2;
    }
    struct route_row *row = &set->rows[set->count++];
    *row = (struct route_row){ .route = route, .plugin = plugin, .entity = entity };
    row->why =
        text_z(set->arena, text_format(set->arena, "%s %s", verb_name(route->verb), route->path));
    route_check(set->arena, m->options->schema, m->options->book, row, &m->faults);
}

static void merge_source(struct merge *m, const struct route_source *source)
{
    for (const struct route *r = source->routes; r && r->verb; r++) {
        const struct route_row *same = r->path ? find_row(m->set, r->verb, r->path) : NULL;
        if (same)
            faults_add(&m->faults, "%s: %s %s: is already a route of %s", source->plugin,
                       verb_name(r->verb), r->path, same->plugin);
        else
            add_row(m, source->plugin, r, NULL);
    }
}

enum { MORE_MAX = 16 };

static void merge_generic(struct merge *m, const struct entity *entity)
{
    struct arena *arena = m->set->arena;
    struct route *routes = ARENA_ARRAY(arena, CRUD_ROUTES_MAX + MORE_MAX, struct route);
    const char *base = entity_address(arena, entity);
    size_t count = crud_routes(arena, entity, base, routes);
    for (const route_more *more = m->options->more; more && *more; more++)
        count += (*more)(arena, entity, base, routes + count, CRUD_ROUTES_MAX + MORE_MAX - count);
    for (size_t i = 0; i < count; i++)
        if (!find_row(m->set, routes[i].verb, routes[i].path))
            add_row(m, "core", &routes[i], entity);
}

static int by_path(const void *a, const void *b)
{
    const struct route *x = ((const struct route_row *)a)->route,
                       *y = ((const struct route_row *)b)->route;
    int order = strcmp(x->path, y->path);
    return order ? order : (int)x->verb - (int)y->verb;
}

static void finish(struct merge *m)
{
    struct route_set *set = m->set;
    qsort(set->rows, set->count, sizeof(*set->rows), by_path);
    segment_tree_new(set->arena, &set->tree);
    for (size_t i = 0; i < set->count; i++) {
        const struct route *r = set->rows[i].route;
        segment_add(set->arena, &set->tree, text_of(r->path), r->verb, &set->rows[i]);
    }
}

struct route_set *route_set_new(const struct route_options *options, schema_fault fault, void *arg)
{
    struct arena *arena = arena_new();
    struct route_set *set = ARENA_NEW(arena, struct route_set);
    struct merge m = { .set = set, .options = options, .capacity = 256 };
    m.faults = (struct faults){ .arena = arena, .fault = fault, .arg = arg };
    set->arena = arena;
    set->schema = options->schema;
    set->rows = ARENA_ARRAY(arena, m.capacity, struct route_row);
    for (size_t i = 0; i < options->source_count; i++) merge_source(&m, &options->sources[i]);
    for (size_t i = 0; i < schema_count(options->schema); i++)
        merge_generic(&m, schema_at(options->schema, i));
    if (m.faults.count) {
        arena_free(arena);
        return NULL;
    }
    finish(&m);
    return set;
}

void route_set_free(struct route_set *set)
{
    if (set) arena_free(set->arena);
}

/* ---- asking -------------------------------------------------------------------------------- */

size_t route_set_count(const struct route_set *set)
{
    return set->count;
}

const struct route_row *route_set_at(const struct route_set *set, size_t i)
{
    REQUIRE(i < set->count);
    return &set->rows[i];
}

const struct schema *route_set_schema(const struct route_set *set)
{
    return set->schema;
}

bool route_set_find(const struct route_set *set, enum verb verb, text path, struct route_match *out)
{
    struct segment_match found;
    *out = (struct route_match){ 0 };
    if (!segment_find(&set->tree, path, &found)) return false;
    memcpy(out->values, found.values, sizeof(out->values));
    out->allowed = segment_verbs(found.node);
    out->row = segment_at(found.node, verb);
    return out->row != NULL;
}

const struct route_row *route_set_named(const struct route_set *set, enum verb verb,
                                        const char *path)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->rows[i].route->verb == verb && strcmp(set->rows[i].route->path, path) == 0)
            return &set->rows[i];
    return NULL;
}

void route_set_print(const struct route_set *set, struct buffer *out)
{
    for (size_t i = 0; i < set->count; i++) {
        const struct route *r = set->rows[i].route;
        const char *scope = r->scope              ? r->scope
                            : set->rows[i].entity ? set->rows[i].entity->scope
                                                  : NULL;
        buffer_format(out, "%s\t%s\t%s\t%s\t%s\t%s\n", verb_name(r->verb), r->path,
                      route_kind_name(r->kind), r->permission, scope ? scope : "-",
                      r->summary ? r->summary : "-");
    }
}
