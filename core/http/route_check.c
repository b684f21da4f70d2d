/* SPDX-License-Identifier: MIT
 * route_check: faults are whole sentences that name plugin, verb and path, because whoever reads
 * them wrote the table. */
#include "route_check.h"

#include <ctype.h>
#include <stdarg.h>

void faults_add(struct faults *faults, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text said = text_format_list(faults->arena, format, args);
    va_end(args);
    faults->count++;
    if (faults->fault) faults->fault(faults->arg, text_z(faults->arena, said));
}

static void row_fault(struct faults *faults, const struct route_row *row, const char *format, ...)
    PRINTF_LIKE(3, 4);
static void row_fault(struct faults *faults, const struct route_row *row, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text said = text_format_list(faults->arena, format, args);
    va_end(args);
    faults_add(faults, "%s: %s: %.*s", row->plugin, row->why, TEXT_ARGS(said));
}

/* ---- the path ------------------------------------------------------------------------------ */

static bool segment_ok(text name)
{
    if (name.size && name.data[0] == ':') name = text_part(name, 1, name.size);
    for (size_t i = 0; i < name.size; i++) {
        unsigned char c = (unsigned char)name.data[i];
        if (!islower(c) && !isdigit(c) && !strchr("-_.", c)) return false;
    }
    return name.size > 0;
}

const char *path_fault(const char *path)
{
    if (!path || path[0] != '/') return "must begin with /";
    text rest = text_of(path + 1);
    if (text_ends(rest, TEXT("/"))) return "must not end with /";
    size_t depth = 0, params = 0;
    while (rest.size) {
        text name = text_cut(&rest, '/');
        if (!segment_ok(name)) return "has a segment that is no name";
        params += name.data[0] == ':';
        depth++;
    }
    if (depth >= ROUTE_DEPTH_MAX) return "has too many segments";
    return params > ROUTE_PARAMS_MAX ? "has too many parameters" : NULL;
}

static void take_params(struct arena *arena, struct route_row *row)
{
    text rest = text_of(row->route->path);
    while (rest.size) {
        text name = text_cut(&rest, '/');
        if (name.size && name.data[0] == ':')
            row->params[row->param_count++] = text_z(arena, text_part(name, 1, name.size));
    }
}

static bool has_id(const struct route_row *row)
{
    for (size_t i = 0; i < row->param_count; i++)
        if (strcmp(row->params[i], "id") == 0) return true;
    return false;
}

/* ---- the scope ----------------------------------------------------------------------------- */

/* Whether REF fields lead from the entity along `path` to a unit; "" or "id" = it is one itself. */
static bool leads_to_unit(const struct schema *schema, const struct entity *entity, text path)
{
    while (entity && path.size) {
        text name = text_cut(&path, '.');
        if (text_equal_z(name, "id") && text_is_empty(path)) break;
        const struct field *f = entity_field(entity, name.data, name.size);
        entity = f && f->kind == FIELD_REF ? schema_target(schema, f) : NULL;
    }
    return entity && strcmp(entity->name, "unit") == 0;
}

static void scope_check(const struct schema *schema, struct route_row *row, struct faults *faults)
{
    const struct route *r = row->route;
    text rest = text_of(r->scope), first = text_cut(&rest, '.');
    bool from_body = text_equal_z(first, "body");
    if (from_body) {
        text name = text_cut(&rest, '.');
        row->scope_field = field_named(r->body, name);
        if (!row->scope_field || row->scope_field->kind != FIELD_REF) {
            row_fault(faults, row, "scope «%s»: the body has no REF field «%.*s»", r->scope,
                      TEXT_ARGS(name));
            return;
        }
        first = text_of(row->scope_field->target);
    } else if (!has_id(row)) {
        row_fault(faults, row, "scope «%s» needs an :id in the path", r->scope);
    }
    row->scope_entity = schema_named(schema, first);
    row->scope_path = rest.size ? rest.data : "id";
    if (!row->scope_entity)
        row_fault(faults, row, "scope «%s»: «%.*s» is not an entity", r->scope, TEXT_ARGS(first));
    else if (!leads_to_unit(schema, row->scope_entity, rest))
        row_fault(faults, row, "scope «%s» does not lead to a unit", r->scope);
}

/* ---- tables -------------------------------------------------------------------------------- */

/* Where a fault of a table's row is told. */
struct telling {
    struct faults *faults;
    const struct route_row *row;
    const char *what;
};

static void tell(void *arg, const char *message)
{
    struct telling *t = arg;
    row_fault(t->faults, t->row, "%s: %s", t->what, message);
}

/* Everybody who reads the route's tables later reads them with their LIKE rows filled in. */
static void fill_tables(struct arena *arena, struct route_row *row, struct faults *faults)
{
    struct telling body = { faults, row, "body" }, query = { faults, row, "query" };
    struct route *route = ARENA_NEW(arena, struct route);
    *route = *row->route;
    route->body = fields_filled(arena, route->body, tell, &body);
    route->query = fields_filled(arena, route->query, tell, &query);
    row->route = route;
}

static bool kind_needs_terms(const struct field *f)
{
    return f->kind == FIELD_ENUM || f->kind == FIELD_CODE || f->kind == FIELD_CODES;
}

static void table_check(const struct schema *schema, const struct route_row *row, const char *what,
                        const struct field *fields, size_t size, struct faults *faults)
{
    for (const struct field *f = fields; f && f->id; f++) {
        if (f->like && !f->kind) continue; /* told already */
        if (!f->name || !f->label || !f->label_en)
            row_fault(faults, row, "%s: field %u has no name or no label in both languages", what,
                      (unsigned)f->id);
        else if (f->kind < FIELD_TEXT || f->kind > FIELD_HASH)
            row_fault(faults, row, "%s: %s: no such kind", what, f->name);
        else if (f->offset + f->size > size)
            row_fault(faults, row, "%s: %s lies outside its struct of %zu bytes", what, f->name,
                      size);
        else if (kind_needs_terms(f) && !f->terms)
            row_fault(faults, row, "%s: %s has no terms", what, f->name);
        else if (f->kind == FIELD_REF && (!f->target || !schema_named(schema, text_of(f->target))))
            row_fault(faults, row, "%s: %s: target «%s» is not an entity", what, f->name,
                      f->target ? f->target : "");
    }
}

static bool is_open(const char *permission)
{
    return strcmp(permission, PUBLIC) == 0 || strcmp(permission, SIGNED_IN) == 0;
}

static void permission_check(const struct permission_book *book, const struct route_row *row,
                             struct faults *faults)
{
    const struct route *r = row->route;
    if (!r->permission)
        row_fault(faults, row, "names no permission (PUBLIC and SIGNED_IN are ones)");
    else if (is_open(r->permission) && r->scope)
        row_fault(faults, row, "has a scope but no permission to ask for there");
    else if (!is_open(r->permission) && !permission_named(book, r->permission))
        row_fault(faults, row, "permission «%s» does not exist", r->permission);
}

void route_check(struct arena *arena, const struct schema *schema,
                 const struct permission_book *book, struct route_row *row, struct faults *faults)
{
    const char *why = path_fault(row->route->path);
    if (why) {
        row_fault(faults, row, "the path %s", why);
        return;
    }
    take_params(arena, row);
    fill_tables(arena, row, faults);
    const struct route *r = row->route;
    if (r->verb < GET || r->verb > DELETE) row_fault(faults, row, "no such verb");
    if (r->kind < READ || r->kind > JOB) row_fault(faults, row, "no such kind");
    if (!r->run) row_fault(faults, row, "has no function to run");
    if (r->verb == GET && (r->kind == WRITE || r->kind == JOB))
        row_fault(faults, row, "a GET changes nothing");
    if (r->prepare && r->kind != WRITE && r->kind != JOB)
        row_fault(faults, row, "prepare is for WRITE and JOB");
    permission_check(book, row, faults);
    if (r->scope) scope_check(schema, row, faults);
    table_check(schema, row, "body", r->body, r->body_size, faults);
    table_check(schema, row, "query", r->query, r->query_size, faults);
}
