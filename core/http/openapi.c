/* SPDX-License-Identifier: MIT
 * openapi: OpenAPI 3.1 from the same tables that serve the requests, in the order of the route set,
 * so that two runs give the same bytes. Components: a schema per entity that a route answers with,
 * its Input (what a client may send), and Problem. */
#include <ctype.h>

#include "openapi_terms.h"
#include "response.h"

struct writer {
    struct ctx *cx;
    struct json *j;
    const struct route_set *routes;
};

static void open_at(struct json *j, const char *key)
{
    json_key(j, key);
    json_object(j);
}

static void z_list(struct json *j, const char *key, const char *a, const char *b)
{
    json_key(j, key);
    json_array(j);
    json_text(j, text_of(a));
    if (b) json_text(j, text_of(b));
    json_array_end(j);
}

/* "place_successor" -> "PlaceSuccessor" */
static const char *type_name(struct ctx *cx, const struct entity *entity, const char *ending)
{
    struct buffer out = buffer_in(cx->arena, 64);
    bool upper = true;
    for (const char *c = entity->name; *c; c++) {
        if (*c == '_') {
            upper = true;
            continue;
        }
        buffer_byte(&out, (uint8_t)(upper ? toupper((unsigned char)*c) : *c));
        upper = false;
    }
    buffer_z(&out, ending);
    return text_z(cx->arena, buffer_as_text(&out));
}

static void ref_to(struct writer *w, const char *name)
{
    json_text_at(w->j, "$ref", text_format(w->cx->arena, "#/components/schemas/%s", name));
}

/* ---- fields -------------------------------------------------------------------------------- */

static void enum_of(struct json *j, const struct vocabulary *terms)
{
    json_key(j, "enum");
    json_array(j);
    for (const struct term *t = terms->terms; t->number; t++) json_text(j, text_of(t->code));
    json_array_end(j);
}

static void bounds(struct json *j, const struct field *f, const char *least, const char *most)
{
    if (f->min) json_int_at(j, least, f->min);
    if (f->max) json_int_at(j, most, f->max);
}

static void string_of(struct json *j, const char *format)
{
    z_list(j, "type", "string", "null");
    if (format) json_text_at(j, "format", text_of(format));
}

static void array_of(struct json *j, const struct vocabulary *terms)
{
    json_text_at(j, "type", TEXT("array"));
    open_at(j, "items");
    json_text_at(j, "type", TEXT("string"));
    if (terms)
        enum_of(j, terms);
    else
        json_text_at(j, "pattern",
                     TEXT("^(mon|tue|wed|thu|fri|sat|sun)\\.(morning|afternoon|evening|night)$"));
    json_object_end(j);
}

static void kind_schema(struct json *j, const struct field *f)
{
    switch ((enum field_kind)f->kind) {
    case FIELD_TEXT:
        string_of(j, NULL);
        bounds(j, f, "minLength", "maxLength");
        break;
    case FIELD_INT:
    case FIELD_MONEY:
        z_list(j, "type", "integer", "null");
        bounds(j, f, "minimum", "maximum");
        break;
    case FIELD_BOOL:
        json_text_at(j, "type", TEXT("boolean"));
        break;
    case FIELD_DATE:
        string_of(j, "date");
        break;
    case FIELD_TIME:
        string_of(j, "date-time");
        break;
    case FIELD_ENUM:
    case FIELD_CODE:
        string_of(j, NULL);
        break;
    case FIELD_CODES:
        array_of(j, f->terms);
        break;
    case FIELD_GRID:
        array_of(j, NULL);
        break;
    case FIELD_PLACE:
    case FIELD_REF:
    case FIELD_FILE:
        string_of(j, "uuid");
        if (f->target) json_text_at(j, "x-target", text_of(f->target));
        break;
    case FIELD_HASH:
        string_of(j, NULL);
        break;
    case FIELD_LEVELS:
        json_text_at(j, "type", TEXT("object"));
        break;
    }
}

static void field_schema(struct json *j, const struct field *f)
{
    json_object(j);
    kind_schema(j, f);
    if ((f->kind == FIELD_ENUM || f->kind == FIELD_CODE) && (f->flags & REQUIRED))
        enum_of(j, f->terms);
    json_z_at(j, "title", f->label);
    json_text_at(j, "x-title-en", text_of(f->label_en));
    if (f->help) json_text_at(j, "description", text_of(f->help));
    if (f->fallback) json_text_at(j, "x-fallback", text_of(f->fallback));
    if (f->flags & (READ_ONLY | DERIVED)) json_bool_at(j, "readOnly", true);
    if (f->flags & (PERSONAL | SENSITIVE)) json_bool_at(j, "x-personal", true);
    if (f->flags & INDEXED) json_bool_at(j, "x-filter", true);
    openapi_field_extras(j, f);
    json_object_end(j);
}

static void properties(struct json *j, const struct field *fields, bool input, bool with_id)
{
    open_at(j, "properties");
    if (with_id) {
        open_at(j, "id");
        json_text_at(j, "type", TEXT("string"));
        json_text_at(j, "format", TEXT("uuid"));
        json_object_end(j);
    }
    for (const struct field *f = fields; f->id; f++) {
        if (f->flags & SECRET && !input) continue;
        if (input && (f->flags & (READ_ONLY | DERIVED))) continue;
        json_key(j, f->name);
        field_schema(j, f);
    }
    json_object_end(j);
}

static void required_list(struct json *j, const struct field *fields)
{
    bool any = false;
    for (const struct field *f = fields; f->id; f++) {
        if ((f->flags & (REQUIRED | READ_ONLY | DERIVED)) != REQUIRED || f->fallback) continue;
        if (!any) {
            json_key(j, "required");
            json_array(j);
        }
        any = true;
        json_text(j, text_of(f->name));
    }
    if (any) json_array_end(j);
}

static void table_schema(struct json *j, const struct field *fields)
{
    json_text_at(j, "type", TEXT("object"));
    properties(j, fields, true, false);
    required_list(j, fields);
    json_bool_at(j, "additionalProperties", false);
}

/* ---- components ---------------------------------------------------------------------------- */

static bool is_answered(const struct route_set *routes, const struct entity *entity)
{
    for (size_t i = 0; i < route_set_count(routes); i++)
        if (route_set_at(routes, i)->route->answers == entity) return true;
    return false;
}

static void entity_schemas(struct writer *w, const struct entity *entity)
{
    struct json *j = w->j;
    open_at(j, type_name(w->cx, entity, ""));
    json_text_at(j, "type", TEXT("object"));
    json_text_at(j, "title", text_of(entity->label));
    json_text_at(j, "x-title-en", text_of(entity->label_en));
    if (entity->help) json_text_at(j, "description", text_of(entity->help));
    openapi_entity_extras(w->cx, j, entity);
    properties(j, entity->fields, false, true);
    z_list(j, "required", "id", NULL);
    json_object_end(j);
    open_at(j, type_name(w->cx, entity, "Input"));
    json_text_at(j, "type", TEXT("object"));
    properties(j, entity->fields, true, true);
    json_bool_at(j, "additionalProperties", false);
    json_object_end(j);
}

static void text_member(struct json *j, const char *name, const char *type)
{
    open_at(j, name);
    json_text_at(j, "type", text_of(type));
    json_object_end(j);
}

static void problem_schema(struct json *j)
{
    static const char *const said[] = { "type", "title", "detail", "detail_en", "code" };
    static const char *const flaw[] = { "pointer", "code", "vi", "en" };
    open_at(j, "Problem");
    json_text_at(j, "type", TEXT("object"));
    json_text_at(j, "description", TEXT("RFC 9457"));
    open_at(j, "properties");
    for (size_t i = 0; i < COUNT_OF(said); i++) text_member(j, said[i], "string");
    text_member(j, "status", "integer");
    open_at(j, "errors");
    json_text_at(j, "type", TEXT("array"));
    open_at(j, "items");
    json_text_at(j, "type", TEXT("object"));
    open_at(j, "properties");
    for (size_t i = 0; i < COUNT_OF(flaw); i++) text_member(j, flaw[i], "string");
    json_object_end(j);
    json_object_end(j);
    json_object_end(j);
    json_object_end(j);
    json_object_end(j);
}

static void security_schemes(struct json *j)
{
    open_at(j, "securitySchemes");
    open_at(j, "cookie");
    json_text_at(j, "type", TEXT("apiKey"));
    json_text_at(j, "in", TEXT("cookie"));
    json_text_at(j, "name", TEXT("volbank"));
    json_object_end(j);
    open_at(j, "key");
    json_text_at(j, "type", TEXT("http"));
    json_text_at(j, "scheme", TEXT("bearer"));
    json_object_end(j);
    json_object_end(j);
}

static void components(struct writer *w)
{
    const struct schema *schema = route_set_schema(w->routes);
    open_at(w->j, "components");
    open_at(w->j, "schemas");
    problem_schema(w->j);
    for (size_t i = 0; i < schema_count(schema); i++)
        if (is_answered(w->routes, schema_at(schema, i))) entity_schemas(w, schema_at(schema, i));
    json_object_end(w->j);
    security_schemes(w->j);
    json_object_end(w->j);
}

/* ---- operations ---------------------------------------------------------------------------- */

static void parameter(struct json *j, const char *name, const char *where, const struct field *f,
                      const char *type)
{
    json_object(j);
    json_text_at(j, "name", text_of(name));
    json_text_at(j, "in", text_of(where));
    json_bool_at(j, "required", strcmp(where, "path") == 0 || (f && f->flags & REQUIRED));
    json_key(j, "schema");
    if (f) {
        field_schema(j, f);
    } else {
        json_object(j);
        json_text_at(j, "type", text_of(type));
        if (strcmp(name, "id") == 0) json_text_at(j, "format", TEXT("uuid"));
        json_object_end(j);
    }
    json_object_end(j);
}

static bool can_filter(const struct field *f)
{
    return (f->flags & (INDEXED | UNIQUE)) && !(f->flags & (SECRET | PERSONAL | SENSITIVE)) &&
           f->kind != FIELD_GRID;
}

static bool has_order(const struct field *f)
{
    return f->kind == FIELD_INT || f->kind == FIELD_MONEY || f->kind == FIELD_DATE ||
           f->kind == FIELD_TIME;
}

static void list_parameters(struct writer *w, const struct entity *entity)
{
    static const char *const names[] = { "after", "sort", "q" };
    for (size_t i = 0; i < COUNT_OF(names); i++) parameter(w->j, names[i], "query", NULL, "string");
    parameter(w->j, "limit", "query", NULL, "integer");
    for (const struct field *f = entity->fields; f->id; f++) {
        if (!can_filter(f)) continue;
        parameter(w->j, f->name, "query", NULL, "string");
        if (!has_order(f)) continue;
        parameter(w->j, text_z(w->cx->arena, text_format(w->cx->arena, "%s.min", f->name)), "query",
                  NULL, "string");
        parameter(w->j, text_z(w->cx->arena, text_format(w->cx->arena, "%s.max", f->name)), "query",
                  NULL, "string");
    }
}

static void parameters(struct writer *w, const struct route_row *row)
{
    const struct route *r = row->route;
    json_key(w->j, "parameters");
    json_array(w->j);
    for (size_t i = 0; i < row->param_count; i++)
        parameter(w->j, row->params[i], "path", NULL, "string");
    for (const struct field *f = r->query; f && f->id; f++)
        parameter(w->j, f->name, "query", f, NULL);
    if (r->verb == GET && r->answers && r->answers_many && !r->query)
        list_parameters(w, r->answers);
    if (r->verb == POST) parameter(w->j, "Idempotency-Key", "header", NULL, "string");
    if (row->entity && (r->verb == PATCH || r->verb == DELETE))
        parameter(w->j, "If-Match", "header", NULL, "string");
    json_array_end(w->j);
}

static void body_schema(struct writer *w, const struct route_row *row)
{
    json_key(w->j, "schema");
    json_object(w->j);
    if (row->route->body)
        table_schema(w->j, row->route->body);
    else
        ref_to(w, type_name(w->cx, row->entity, "Input"));
    json_object_end(w->j);
}

static void operation_body(struct writer *w, const struct route_row *row)
{
    static const char *const types[] = { "application/json", "application/x-www-form-urlencoded" };
    const struct route *r = row->route;
    bool generic =
        row->entity && r->answers == row->entity && (r->verb == POST || r->verb == PATCH);
    if (!r->body && !generic) return;
    open_at(w->j, "requestBody");
    open_at(w->j, "content");
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        open_at(w->j, types[i]);
        body_schema(w, row);
        json_object_end(w->j);
    }
    json_object_end(w->j);
    json_object_end(w->j);
}

static void answer_schema(struct writer *w, const struct route *r)
{
    struct json *j = w->j;
    open_at(j, "schema");
    if (!r->answers) {
        json_object_end(j);
        return;
    }
    if (!r->answers_many) {
        ref_to(w, type_name(w->cx, r->answers, ""));
        json_object_end(j);
        return;
    }
    json_text_at(j, "type", TEXT("object"));
    open_at(j, "properties");
    open_at(j, "items");
    json_text_at(j, "type", TEXT("array"));
    open_at(j, "items");
    ref_to(w, type_name(w->cx, r->answers, ""));
    json_object_end(j);
    json_object_end(j);
    open_at(j, "next");
    z_list(j, "type", "string", "null");
    json_object_end(j);
    json_object_end(j);
    json_object_end(j);
}

static const char *success_of(const struct route_row *row)
{
    const struct route *r = row->route;
    if (r->kind == JOB) return "202";
    if (r->verb == DELETE) return "204";
    return row->entity && r->verb == POST ? "201" : "200";
}

static void responses(struct writer *w, const struct route_row *row)
{
    struct json *j = w->j;
    const char *success = success_of(row);
    open_at(j, "responses");
    open_at(j, success);
    json_text_at(j, "description", TEXT("OK"));
    if (strcmp(success, "204") != 0) {
        open_at(j, "content");
        open_at(j, "application/json");
        answer_schema(w, row->route);
        json_object_end(j);
        json_object_end(j);
    }
    json_object_end(j);
    open_at(j, "default");
    json_text_at(j, "description", TEXT("Problem"));
    open_at(j, "content");
    open_at(j, "application/problem+json");
    open_at(j, "schema");
    ref_to(w, "Problem");
    json_object_end(j);
    json_object_end(j);
    json_object_end(j);
    json_object_end(j);
    json_object_end(j);
}

static void security(struct json *j, const struct route *r)
{
    static const char *const ways[] = { "cookie", "key" };
    json_key(j, "security");
    json_array(j);
    for (size_t i = 0; strcmp(r->permission, PUBLIC) != 0 && i < COUNT_OF(ways); i++) {
        json_object(j);
        json_key(j, ways[i]);
        json_array(j);
        json_array_end(j);
        json_object_end(j);
    }
    json_array_end(j);
}

/* "GET /openings/:id/candidates" -> "get_openings_id_candidates" */
static text operation_id(struct ctx *cx, const struct route *r)
{
    struct buffer out = buffer_in(cx->arena, 64);
    for (const char *c = verb_name(r->verb); *c; c++)
        buffer_byte(&out, (uint8_t)tolower((unsigned char)*c));
    for (const char *c = r->path; *c; c++)
        if (*c != ':') buffer_byte(&out, (uint8_t)(isalnum((unsigned char)*c) ? *c : '_'));
    return buffer_as_text(&out);
}

static void operation(struct writer *w, const struct route_row *row)
{
    const struct route *r = row->route;
    struct json *j = w->j;
    struct buffer verb = buffer_in(w->cx->arena, 8);
    for (const char *c = verb_name(r->verb); *c; c++)
        buffer_byte(&verb, (uint8_t)tolower((unsigned char)*c));
    open_at(j, text_z(w->cx->arena, buffer_as_text(&verb)));
    json_text_at(j, "operationId", operation_id(w->cx, r));
    z_list(j, "tags", row->plugin, NULL);
    if (r->summary) json_text_at(j, "summary", text_of(r->summary));
    if (r->summary_en) json_text_at(j, "x-summary-en", text_of(r->summary_en));
    json_text_at(j, "x-kind", text_of(route_kind_name(r->kind)));
    json_text_at(j, "x-permission", text_of(r->permission));
    if (r->scope) json_text_at(j, "x-scope", text_of(r->scope));
    security(j, r);
    parameters(w, row);
    operation_body(w, row);
    responses(w, row);
    json_object_end(j);
}

static const char *template_path(struct ctx *cx, const char *path)
{
    struct buffer out = buffer_in(cx->arena, 64);
    text rest = text_of(path + 1);
    while (rest.size) {
        text name = text_cut(&rest, '/');
        if (name.data[0] == ':')
            buffer_format(&out, "/{%.*s}", (int)name.size - 1, name.data + 1);
        else
            buffer_format(&out, "/%.*s", TEXT_ARGS(name));
    }
    return text_z(cx->arena, buffer_as_text(&out));
}

static void paths(struct writer *w)
{
    const char *current = NULL;
    open_at(w->j, "paths");
    for (size_t i = 0; i < route_set_count(w->routes); i++) {
        const struct route_row *row = route_set_at(w->routes, i);
        bool same = current && strcmp(current, row->route->path) == 0;
        if (!same && current) json_object_end(w->j);
        if (!same) open_at(w->j, template_path(w->cx, row->route->path));
        current = row->route->path;
        operation(w, row);
    }
    if (current) json_object_end(w->j);
    json_object_end(w->j);
}

void openapi_write(struct ctx *cx, const struct route_set *routes, const char *version,
                   struct buffer *out)
{
    struct json j = json_into(out);
    struct writer w = { cx, &j, routes };
    json_object(&j);
    json_text_at(&j, "openapi", TEXT("3.1.0"));
    open_at(&j, "info");
    json_text_at(&j, "title", TEXT("Volbank"));
    json_text_at(&j, "version", text_of(version));
    json_object_end(&j);
    json_key(&j, "servers");
    json_array(&j);
    json_object(&j);
    json_text_at(&j, "url", TEXT(API_PREFIX));
    json_object_end(&j);
    json_array_end(&j);
    paths(&w);
    components(&w);
    openapi_vocabularies(&j, routes);
    json_object_end(&j);
}
