/* SPDX-License-Identifier: MIT
 * openapi_terms: what a form needs and JSON Schema has no word for, as members "x-…" of the OpenAPI
 * document. Private to this floor. */
#ifndef VOLBANK_HTTP_OPENAPI_TERMS_H
#define VOLBANK_HTTP_OPENAPI_TERMS_H

#include "route_set.h"

/* Members of a field's schema: x-kind ("text", "codes", …), x-vocabulary, x-required (a new record
 * must give it), x-lines, x-description-en. */
void openapi_field_extras(struct json *j, const struct field *f);
/* Members of an entity's schema: x-entity, x-address ("/volunteers"), x-name (the field shown as a
 * record's name), x-sort, x-description-en. */
void openapi_entity_extras(struct ctx *cx, struct json *j, const struct entity *entity);
/* Member x-vocabularies of the document: {"skill": [["first_aid", "Sơ cấp cứu", "First aid"], …]},
 * of every entity and body. */
void openapi_vocabularies(struct json *j, const struct route_set *routes);

#endif
