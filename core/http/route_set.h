/* SPDX-License-Identifier: MIT
 * route_set: every API route of this process in one checked table: what the plugins' tables hold,
 * and the generic routes that crud.c makes for each entity with permissions. Built once at start,
 * read-only afterwards. */
#ifndef VOLBANK_HTTP_ROUTE_SET_H
#define VOLBANK_HTTP_ROUTE_SET_H

#include "../base/buffer.h"
#include "../store/schema.h"
#include "http.h"

enum { ROUTE_PARAMS_MAX = 4, ROUTE_DEPTH_MAX = 12 };

struct route_set;

/* One plugin's table; the core's own has the plugin name "core". `routes` may be NULL. */
struct route_source {
    const char *plugin;
    const struct route *routes; /* ended by a zero row */
};

/* A route with what was worked out about it at start. */
struct route_row {
    const struct route *route; /* the table's, its body and query with LIKE rows filled in */
    const char *plugin;
    const struct entity *entity; /* of a generic route; else NULL */
    const char *why;             /* "POST /signups", for the journal */
    const struct entity
        *scope_entity;               /* whose record the scope path starts from; NULL = no scope */
    const struct field *scope_field; /* "body.x": member of the body that names that record */
    const char *scope_path;          /* from that record to the unit, for record_path */
    size_t param_count;
    const char *params[ROUTE_PARAMS_MAX]; /* names without the colon, in order */
};

/* Further generic routes of one entity, beside those of crud.c (CSV and XLSX in and out, of
 * core/paper): writes at most `max` rows, whose paths are below `base` ("/volunteers") and, like
 * their texts, live in `arena`; returns how many. In their run, request_entity() is the entity. */
typedef size_t (*route_more)(struct arena *arena, const struct entity *entity, const char *base,
                             struct route out[], size_t max);

struct route_options {
    const struct route_source *sources;
    size_t source_count;
    const struct schema *schema;
    const struct permission_book *book;
    const route_more *more; /* ended by NULL; may be NULL */
};

/* Merges and checks everything. A plugin's row goes before a generic one of the same verb and path.
 * Reports each fault as "plugin: VERB /path: …": same verb and path twice, unknown permission, a
 * scope that does not lead to a unit, a bad body or query table, a path that is no path. NULL when
 * there was one. All borrowed for the process. */
struct route_set *route_set_new(const struct route_options *options, schema_fault fault, void *arg);
void route_set_free(struct route_set *set);
size_t route_set_count(const struct route_set *set);
/* In order of path, then verb. */
const struct route_row *route_set_at(const struct route_set *set, size_t i);
const struct schema *route_set_schema(const struct route_set *set);

/* Values of the path's parameters, raw (still percent-encoded), in the order of row->params. */
struct route_match {
    const struct route_row *row;
    text values[ROUTE_PARAMS_MAX];
    uint32_t allowed; /* when row is NULL: bit per enum verb that this path has; 0 = no such path */
};
/* path is below /api/v1 ("/openings/…"). A literal segment goes before a parameter. False when
 * nothing answers. */
bool route_set_find(const struct route_set *set, enum verb verb, text path,
                    struct route_match *out);
/* The row declared with exactly this path ("/campaigns/:id/public"), or NULL. */
const struct route_row *route_set_named(const struct route_set *set, enum verb verb,
                                        const char *path);

/* One row per line: VERB PATH KIND PERMISSION SCOPE SUMMARY, tab-separated, "-" for none. */
void route_set_print(const struct route_set *set, struct buffer *out);
const char *verb_name(enum verb verb);
const char *route_kind_name(enum route_kind kind);
/* "volunteer" -> "/volunteers", "entity" -> "/entities", "branch" -> "/branches". In the arena. */
const char *entity_address(struct arena *arena, const struct entity *entity);

#endif
