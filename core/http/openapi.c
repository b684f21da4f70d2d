/* SPDX-License-Identifier: MIT
 * openapi: OpenAPI 3.1 from the same tables that serve the requests, in the order of the route set,
 * so that two runs give the same bytes. */
#include <ctype.h>

#include "openapi.h"
#include "openapi_terms.h"

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
        openapi_field_schema(j, f);
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

static void list_parameters(struct openapi *w, const struct entity *entity)
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

static void parameters(struct openapi *w, const struct route_row *row)
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

static void body_schema(struct openapi *w, const struct route_row *row)
{
    json_key(w->j, "schema");
    json_object(w->j);
    if (row->route->body)
        openapi_table_schema(w->j, row->route->body);
    else
        openapi_ref_to(w, openapi_type_name(w->cx, row->entity, "Input"));
    json_object_end(w->j);
}

static void operation_body(struct openapi *w, const struct route_row *row)
{
    static const char *const types[] = { "application/json", "application/x-www-form-urlencoded" };
    const struct route *r = row->route;
    bool generic =
        row->entity && r->answers == row->entity && (r->verb == POST || r->verb == PATCH);
    if (!r->body && !generic) return;
    openapi_open_at(w->j, "requestBody");
    openapi_open_at(w->j, "content");
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        openapi_open_at(w->j, types[i]);
        body_schema(w, row);
        json_object_end(w->j);
    }
    json_object_end(w->j);
    json_object_end(w->j);
}

static void answer_schema(struct openapi *w, const struct route *r)
{
    struct json *j = w->j;
    openapi_open_at(j, "schema");
    if (!r->answers) {
        json_object_end(j);
        return;
    }
    if (!r->answers_many) {
        openapi_ref_to(w, openapi_type_name(w->cx, r->answers, ""));
        json_object_end(j);
        return;
    }
    json_text_at(j, "type", TEXT("object"));
    openapi_open_at(j, "properties");
    openapi_open_at(j, "items");
    json_text_at(j, "type", TEXT("array"));
    openapi_open_at(j, "items");
    openapi_ref_to(w, openapi_type_name(w->cx, r->answers, ""));
    json_object_end(j);
    json_object_end(j);
    openapi_open_at(j, "next");
    openapi_z_list(j, "type", "string", "null");
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

static void responses(struct openapi *w, const struct route_row *row)
{
    struct json *j = w->j;
    const char *success = success_of(row);
    openapi_open_at(j, "responses");
    openapi_open_at(j, success);
    json_text_at(j, "description", TEXT("OK"));
    if (strcmp(success, "204") != 0) {
        openapi_open_at(j, "content");
        openapi_open_at(j, "application/json");
        answer_schema(w, row->route);
        json_object_end(j);
        json_object_end(j);
    }
    json_object_end(j);
    openapi_open_at(j, "default");
    json_text_at(j, "description", TEXT("Problem"));
    openapi_open_at(j, "content");
    openapi_open_at(j, "application/problem+json");
    openapi_open_at(j, "schema");
    openapi_ref_to(w, "Problem");
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

static void operation(struct openapi *w, const struct route_row *row)
{
    const struct route *r = row->route;
    struct json *j = w->j;
    struct buffer verb = buffer_in(w->cx->arena, 8);
    for (const char *c = verb_name(r->verb); *c; c++)
        buffer_byte(&verb, (uint8_t)tolower((unsigned char)*c));
    openapi_open_at(j, text_z(w->cx->arena, buffer_as_text(&verb)));
    json_text_at(j, "operationId", operation_id(w->cx, r));
    openapi_z_list(j, "tags", row->plugin, NULL);
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

static void paths(struct openapi *w)
{
    const char *current = NULL;
    openapi_open_at(w->j, "paths");
    for (size_t i = 0; i < route_set_count(w->routes); i++) {
        const struct route_row *row = route_set_at(w->routes, i);
        bool same = current && strcmp(current, row->route->path) == 0;
        if (!same && current) json_object_end(w->j);
        if (!same) openapi_open_at(w->j, template_path(w->cx, row->route->path));
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
    struct openapi w = { cx, &j, routes };
    json_object(&j);
    json_text_at(&j, "openapi", TEXT("3.1.0"));
    openapi_open_at(&j, "info");
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
    openapi_components(&w);
    openapi_vocabularies(&j, routes);
    json_object_end(&j);
}
