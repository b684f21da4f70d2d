/* SPDX-License-Identifier: MIT
 * schema: the entities that exist in this process, checked and cross-linked: by name, by number,
 * and who refers to whom. Built once from the const tables of the core and the loaded plugins;
 * read-only afterwards. */
#ifndef VOLBANK_STORE_SCHEMA_H
#define VOLBANK_STORE_SCHEMA_H

#include "entity.h"

struct schema;

/* One fault of a table, e.g. "bank: signup.shift: target «shfit» is not an entity". */
typedef void (*schema_fault)(void *arg, const char *message);

/* Who refers to an entity: for reference checks on delete. */
struct schema_link {
    const struct entity *from;
    const struct field *field;
};

/* Builds from `count` tables (borrowed, const for the process). Reports every fault; returns NULL
 * when there was one. Checks: names [a-z][a-z0-9_]*, unique names and numbers, first member id,
 * unique field ids and names, kinds in range, member sizes, labels in both languages, targets
 * exist, terms given where needed, PERSONAL when SENSITIVE, derive iff DERIVED, scope/owner/person
 * paths follow REF fields, title and sort exist, UNIQUE/INDEXED kinds have an order (not CODES,
 * GRID: those are INDEXED per term). */
API struct schema *schema_new(const struct entity *const tables[], size_t count, schema_fault fault,
                              void *arg);
API void schema_free(struct schema *schema);
API size_t schema_count(const struct schema *schema);
API const struct entity *schema_at(const struct schema *schema, size_t i);
API const struct entity *schema_named(const struct schema *schema,
                                      text name); /* NULL when unknown */
API const struct entity *schema_numbered(const struct schema *schema, uint16_t number);
/* Links into `entity`, *count of them. */
API const struct schema_link *schema_links(const struct schema *schema, const struct entity *entity,
                                           size_t *count);
/* Entity a REF or PLACE or FILE field points to. */
API const struct entity *schema_target(const struct schema *schema, const struct field *field);

#endif
