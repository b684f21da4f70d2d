/* SPDX-License-Identifier: MIT
 * schema: the entities of this process, found by name and number, and who refers to whom.
 * Everything is computed once by schema_new into the schema's own arena and only read afterwards,
 * so threads share it without locks. What makes a table wrong is in schema_check.c. */
#include <stdlib.h>

#include "schema_check.h"

struct entity_links {
    const struct entity *to;
    struct schema_link *links;
    size_t count;
};

struct schema {
    struct arena *arena;
    const struct entity **by_number; /* the order of keys, dumps and lists */
    const struct entity **by_name;
    struct entity_links *links; /* in step with by_number */
    size_t count;
};

static int number_order(const void *a, const void *b)
{
    return (*(const struct entity *const *)a)->number - (*(const struct entity *const *)b)->number;
}

static int name_order(const void *a, const void *b)
{
    return strcmp((*(const struct entity *const *)a)->name,
                  (*(const struct entity *const *)b)->name);
}

static const struct entity **sorted(struct arena *arena, const struct entity *const tables[],
                                    size_t count, int (*order)(const void *, const void *))
{
    const struct entity **out = ARENA_ARRAY(arena, count, const struct entity *);
    if (!count) return out;
    memcpy(out, tables, count * sizeof *out);
    qsort(out, count, sizeof *out, order);
    return out;
}

static size_t position(const struct schema *schema, uint16_t number)
{
    size_t low = 0, high = schema->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (schema->by_number[middle]->number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const char *field_target_name(const struct field *f)
{
    switch (f->kind) {
    case FIELD_REF:
        return f->target;
    case FIELD_PLACE:
        return "place";
    case FIELD_FILE:
        return "file";
    default:
        return NULL;
    }
}

static struct entity_links *links_of(struct schema *schema, const struct field *f)
{
    const struct entity *target = schema_target(schema, f);
    return &schema->links[position(schema, target->number)];
}

static bool is_stored_link(const struct field *f)
{
    return field_target_name(f) && !(f->flags & DERIVED);
}

/* Counts, makes room, then fills: links of one target lie together. */
static void cross_link(struct schema *schema)
{
    schema->links = ARENA_ARRAY(schema->arena, schema->count, struct entity_links);
    for (size_t i = 0; i < schema->count; i++)
        for (const struct field *f = schema->by_number[i]->fields; f->id; f++)
            if (is_stored_link(f)) links_of(schema, f)->count++;
    for (size_t i = 0; i < schema->count; i++) {
        struct entity_links *to = &schema->links[i];
        to->links = ARENA_ARRAY(schema->arena, to->count, struct schema_link);
        to->count = 0;
    }
    for (size_t i = 0; i < schema->count; i++)
        for (const struct field *f = schema->by_number[i]->fields; f->id; f++) {
            if (!is_stored_link(f)) continue;
            struct entity_links *to = links_of(schema, f);
            to->links[to->count++] = (struct schema_link){ schema->by_number[i], f };
        }
}

struct schema *schema_new(const struct entity *const tables[], size_t count, schema_fault fault,
                          void *arg)
{
    if (schema_check(tables, count, fault, arg)) return NULL;
    struct arena *arena = arena_new();
    struct schema *schema = ARENA_NEW(arena, struct schema);
    schema->arena = arena;
    schema->count = count;
    schema->by_number = sorted(arena, tables, count, number_order);
    schema->by_name = sorted(arena, tables, count, name_order);
    cross_link(schema);
    return schema;
}

void schema_free(struct schema *schema)
{
    if (schema) arena_free(schema->arena);
}

size_t schema_count(const struct schema *schema)
{
    return schema->count;
}

const struct entity *schema_at(const struct schema *schema, size_t i)
{
    REQUIRE(i < schema->count);
    return schema->by_number[i];
}

const struct entity *schema_named(const struct schema *schema, text name)
{
    size_t low = 0, high = schema->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = text_compare(text_of(schema->by_name[middle]->name), name);
        if (order == 0) return schema->by_name[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct entity *schema_numbered(const struct schema *schema, uint16_t number)
{
    size_t i = position(schema, number);
    return i < schema->count && schema->by_number[i]->number == number ? schema->by_number[i]
                                                                       : NULL;
}

const struct schema_link *schema_links(const struct schema *schema, const struct entity *entity,
                                       size_t *count)
{
    size_t i = position(schema, entity->number);
    REQUIRE(i < schema->count && schema->by_number[i] == entity);
    *count = schema->links[i].count;
    return schema->links[i].links;
}

const struct entity *schema_target(const struct schema *schema, const struct field *field)
{
    const char *name = field_target_name(field);
    return name ? schema_named(schema, text_of(name)) : NULL;
}
