/* SPDX-License-Identifier: MIT
 * json_write: JSON straight into a buffer. Keeps track of commas; nesting is the caller's and is
 * REQUIREd to balance, as is a key before every value of an object. No floats: numbers are int64.
 */
#ifndef VOLBANK_BASE_JSON_WRITE_H
#define VOLBANK_BASE_JSON_WRITE_H

#include "buffer.h"
#include "id.h"

enum { JSON_DEPTH_MAX = 32 };

struct json {
    struct buffer *out;
    int depth;
    bool comma;      /* the next key or element needs a comma before it */
    uint32_t arrays; /* bit n: level n is an array */
};

API struct json json_into(struct buffer *out);
API void json_object(struct json *j);
API void json_object_end(struct json *j);
API void json_array(struct json *j);
API void json_array_end(struct json *j);
/* The key of the next value. Keys are our own ASCII names and are not escaped. */
API void json_key(struct json *j, const char *key);
API void json_text(struct json *j,
                   text value); /* escapes; '<' as \u003c so that JSON can stand in a page */
API void json_int(struct json *j, int64_t value);
API void json_bool(struct json *j, bool value);
API void json_null(struct json *j);
API void json_id(struct json *j, id value); /* null when none */
/* Already encoded JSON, taken as it is. */
API void json_raw(struct json *j, text encoded);
/* key and value in one call. */
API void json_text_at(struct json *j, const char *key, text value);
API void json_z_at(struct json *j, const char *key, const char *value); /* null when NULL */
API void json_int_at(struct json *j, const char *key, int64_t value);
API void json_bool_at(struct json *j, const char *key, bool value);
API void json_id_at(struct json *j, const char *key, id value);

#endif
