/* SPDX-License-Identifier: MIT
 * openapi_terms: forms in the officers' application are made from these members alone, so that a
 * new field or term appears there without a line of script. Vocabularies are told apart by name;
 * each is written once. */
#include "openapi_terms.h"

enum { VOCABULARIES_MAX = 256 };

void openapi_field_extras(struct json *j, const struct field *f)
{
    static const char *const kinds[] = {
        [FIELD_TEXT] = "text", [FIELD_INT] = "int",     [FIELD_BOOL] = "bool",
        [FIELD_DATE] = "date", [FIELD_TIME] = "time",   [FIELD_MONEY] = "money",
        [FIELD_ENUM] = "enum", [FIELD_CODE] = "code",   [FIELD_CODES] = "codes",
        [FIELD_GRID] = "grid", [FIELD_PLACE] = "place", [FIELD_REF] = "ref",
        [FIELD_FILE] = "file", [FIELD_HASH] = "hash",   [FIELD_LEVELS] = "levels",
        [FIELD_LIST] = "list"
    };
    json_z_at(j, "x-kind", kinds[f->kind]);
    if (f->terms) json_z_at(j, "x-vocabulary", f->terms->name);
    if ((f->flags & (REQUIRED | READ_ONLY | DERIVED)) == REQUIRED && !f->fallback)
        json_bool_at(j, "x-required", true);
    if (f->flags & LINES) json_bool_at(j, "x-lines", true);
    if (f->help_en) json_z_at(j, "x-description-en", f->help_en);
}

void openapi_entity_extras(struct ctx *cx, struct json *j, const struct entity *entity)
{
    json_z_at(j, "x-entity", entity->name);
    if (entity->help_en) json_z_at(j, "x-description-en", entity->help_en);
    json_z_at(j, "x-address", entity_address(cx->arena, entity));
    if (entity->title) json_z_at(j, "x-name", entity->title);
    if (entity->sort) json_z_at(j, "x-sort", entity->sort);
}

struct seen {
    size_t count;
    const char *names[VOCABULARIES_MAX];
};

static bool is_new(struct seen *seen, const char *name)
{
    for (size_t i = 0; i < seen->count; i++)
        if (strcmp(seen->names[i], name) == 0) return false;
    if (seen->count == VOCABULARIES_MAX) return false;
    seen->names[seen->count++] = name;
    return true;
}

static void terms_of(struct json *j, struct seen *seen, const struct field *fields)
{
    for (const struct field *f = fields; f && f->id; f++) {
        if (!f->terms || !is_new(seen, f->terms->name)) continue;
        json_key(j, f->terms->name);
        json_array(j);
        for (const struct term *t = f->terms->terms; t->number; t++) {
            json_array(j);
            json_text(j, text_of(t->code));
            json_text(j, text_of(t->vi));
            json_text(j, text_of(t->en));
            json_array_end(j);
        }
        json_array_end(j);
    }
}

void openapi_vocabularies(struct json *j, const struct route_set *routes)
{
    struct seen seen = { 0 };
    json_key(j, "x-vocabularies");
    json_object(j);
    for (size_t i = 0; i < route_set_count(routes); i++) {
        const struct route *r = route_set_at(routes, i)->route;
        terms_of(j, &seen, r->body);
        terms_of(j, &seen, r->query);
        if (r->answers) terms_of(j, &seen, r->answers->fields);
    }
    json_object_end(j);
}
