/* SPDX-License-Identifier: MIT
 * openapi: what the two halves of the document share. Private to openapi.c and openapi_schema.c. */
#ifndef VOLBANK_HTTP_OPENAPI_H
#define VOLBANK_HTTP_OPENAPI_H

#include "response.h"

struct openapi {
    struct ctx *cx;
    struct json *j;
    const struct route_set *routes;
};

/* Opens an object under a key. */
void openapi_open_at(struct json *j, const char *key);
/* One or two strings as an array; b may be NULL. */
void openapi_z_list(struct json *j, const char *key, const char *a, const char *b);
/* "place_successor" -> "PlaceSuccessor" and an ending, in the arena. */
const char *openapi_type_name(struct ctx *cx, const struct entity *entity, const char *ending);
void openapi_ref_to(struct openapi *w, const char *name);
/* Schemas: of one field as a value; members of an object for what a client sends by a table; all
 * components. */
void openapi_field_schema(struct json *j, const struct field *f);
void openapi_table_schema(struct json *j, const struct field *fields);
void openapi_components(struct openapi *w);

#endif
