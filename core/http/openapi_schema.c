/* SPDX-License-Identifier: MIT
 * openapi_schema: JSON Schema from field tables, and the components: a schema per entity that a
 * route answers with, its Input (what a client may send), and Problem. */
#include <ctype.h>

#include "openapi.h"
#include "openapi_terms.h"

void openapi_open_at(struct json *j, const char *key)
{
    json_key(j, key);
    json_object(j);
}

void openapi_z_list(struct json *j, const char *key, const char *a, const char *b)
{
    json_key(j, key);
    json_array(j);
    json_text(j, text_of(a));
    if (b) json_text(j, text_of(b));
    json_array_end(j);
}

/* "place_successor" -> "PlaceSuccessor" */
const char *openapi_type_name(struct ctx *cx, const struct entity *entity, const char *ending)
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

void openapi_ref_to(struct openapi *w, const char *name)
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
    openapi_z_list(j, "type", "string", "null");
    if (format) json_text_at(j, "format", text_of(format));
}

static void array_of(struct json *j, const struct vocabulary *terms)
{
    json_text_at(j, "type", TEXT("array"));
    openapi_open_at(j, "items");
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
        openapi_z_list(j, "type", "integer", "null");
        bounds(j, f, "minimum", "maximum");
        break;
    case FIELD_BOOL:
        json_text_at(j, "type", TEXT("boolean"));
        break;
    case FIELD_DATE:
    case FIELD_TIME:
        string_of(j, f->kind == FIELD_DATE ? "date" : "date-time");
        break;
    case FIELD_ENUM:
    case FIELD_CODE:
    case FIELD_HASH:
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
    case FIELD_LEVELS:
        json_text_at(j, "type", TEXT("object"));
        break;
    case FIELD_LIST:
        json_text_at(j, "type", TEXT("array"));
        break;
    }
}

void openapi_field_schema(struct json *j, const struct field *f)
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
    openapi_open_at(j, "properties");
    if (with_id) {
        openapi_open_at(j, "id");
        json_text_at(j, "type", TEXT("string"));
        json_text_at(j, "format", TEXT("uuid"));
        json_object_end(j);
    }
    for (const struct field *f = fields; f->id; f++) {
        if (f->flags & SECRET && !input) continue;
        if (input && (f->flags & (READ_ONLY | DERIVED))) continue;
        json_key(j, f->name);
        openapi_field_schema(j, f);
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

void openapi_table_schema(struct json *j, const struct field *fields)
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

static void entity_schemas(struct openapi *w, const struct entity *entity)
{
    struct json *j = w->j;
    openapi_open_at(j, openapi_type_name(w->cx, entity, ""));
    json_text_at(j, "type", TEXT("object"));
    json_text_at(j, "title", text_of(entity->label));
    json_text_at(j, "x-title-en", text_of(entity->label_en));
    if (entity->help) json_text_at(j, "description", text_of(entity->help));
    openapi_entity_extras(w->cx, j, entity);
    properties(j, entity->fields, false, true);
    openapi_z_list(j, "required", "id", NULL);
    json_object_end(j);
    openapi_open_at(j, openapi_type_name(w->cx, entity, "Input"));
    json_text_at(j, "type", TEXT("object"));
    properties(j, entity->fields, true, true);
    json_bool_at(j, "additionalProperties", false);
    json_object_end(j);
}

static void text_member(struct json *j, const char *name, const char *type)
{
    openapi_open_at(j, name);
    json_text_at(j, "type", text_of(type));
    json_object_end(j);
}

static void problem_schema(struct json *j)
{
    static const char *const said[] = { "type", "title", "detail", "detail_en", "code" };
    static const char *const flaw[] = { "pointer", "code", "vi", "en" };
    openapi_open_at(j, "Problem");
    json_text_at(j, "type", TEXT("object"));
    json_text_at(j, "description", TEXT("RFC 9457"));
    openapi_open_at(j, "properties");
    for (size_t i = 0; i < COUNT_OF(said); i++) text_member(j, said[i], "string");
    text_member(j, "status", "integer");
    openapi_open_at(j, "errors");
    json_text_at(j, "type", TEXT("array"));
    openapi_open_at(j, "items");
    json_text_at(j, "type", TEXT("object"));
    openapi_open_at(j, "properties");
    for (size_t i = 0; i < COUNT_OF(flaw); i++) text_member(j, flaw[i], "string");
    json_object_end(j);
    json_object_end(j);
    json_object_end(j);
    json_object_end(j);
    json_object_end(j);
}

static void security_schemes(struct json *j)
{
    openapi_open_at(j, "securitySchemes");
    openapi_open_at(j, "cookie");
    json_text_at(j, "type", TEXT("apiKey"));
    json_text_at(j, "in", TEXT("cookie"));
    json_text_at(j, "name", TEXT("volbank"));
    json_object_end(j);
    openapi_open_at(j, "key");
    json_text_at(j, "type", TEXT("http"));
    json_text_at(j, "scheme", TEXT("bearer"));
    json_object_end(j);
    json_object_end(j);
}

void openapi_components(struct openapi *w)
{
    const struct schema *schema = route_set_schema(w->routes);
    openapi_open_at(w->j, "components");
    openapi_open_at(w->j, "schemas");
    problem_schema(w->j);
    for (size_t i = 0; i < schema_count(schema); i++)
        if (is_answered(w->routes, schema_at(schema, i))) entity_schemas(w, schema_at(schema, i));
    json_object_end(w->j);
    security_schemes(w->j);
    json_object_end(w->j);
}
