/* SPDX-License-Identifier: MIT
 * json_read: a parsed JSON document as a read-only tree in the arena (cJSON behind it). Refuses
 * more than 32 levels, duplicate keys, bad UTF-8, NUL, trailing bytes and numbers that are not
 * int64 where an integer is asked for. Small bodies only: the field tables judge what it means. */
#ifndef VOLBANK_BASE_JSON_READ_H
#define VOLBANK_BASE_JSON_READ_H

#include "ctx.h"

enum json_kind {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
};

struct json_value; /* lives as long as the arena of the ctx that read it */

/* ERR_BAD_REQUEST with the byte offset when it is not JSON as above. */
API err json_read(struct ctx *cx, text source, const struct json_value **out) MUST_CHECK;
API enum json_kind json_kind_of(const struct json_value *v); /* JSON_NULL for NULL */
/* Member of an object or NULL (also when v is NULL or no object). */
API const struct json_value *json_get(const struct json_value *v, const char *key);
/* First child and next sibling, for arrays and objects; NULL at the end. */
API const struct json_value *json_first(const struct json_value *v);
API const struct json_value *json_next(const struct json_value *v);
API text json_key_of(const struct json_value *v); /* of an object's member */
API size_t json_count(const struct json_value *v);
/* Value when v is a string; empty otherwise. */
API text json_string(const struct json_value *v);
/* True and *out when v is a whole number with |n| < 2^53: from there on a double may stand for its
 * neighbour. */
API bool json_whole(const struct json_value *v, int64_t *out);
/* Any number as hundredths rounded half away from zero (12.345 -> 1235); false when no number or
 * too big. */
API bool json_hundredths(const struct json_value *v, int64_t *out);

#endif
