/* SPDX-License-Identifier: MIT
 * record_json, the first clothes of a record: JSON for the API, exports and templates, by its field
 * table. TEXT string; INT, MONEY number; BOOL; DATE "2026-11-22"; TIME RFC 3339 UTC; ENUM, CODE the
 * term's code; CODES array of codes; GRID array of "mon.morning"; PLACE, REF, FILE the id or null;
 * HASH hex. Absent = null (BOOL false, CODES []). */
#ifndef VOLBANK_STORE_RECORD_JSON_H
#define VOLBANK_STORE_RECORD_JSON_H

#include "../base/json_read.h"
#include "../base/json_write.h"
#include "entity.h"

/* Which fields to show. SECRET ones never are. */
struct record_view {
    bool personal; /* show PERSONAL fields; else they are left out and named in "masked": [...] */
    bool labels;   /* also "x_label" for terms and "x_text" for dates and times, in cx->lang: what
                      templates print */
};

/* Members "id" and the fields, into an object already open. */
API void record_json_members(struct ctx *cx, struct json *j, const struct entity *entity,
                             const void *record, struct record_view view);
/* A whole object. */
API void record_json(struct ctx *cx, struct json *j, const struct entity *entity,
                     const void *record, struct record_view view);
/* One member's value. */
API void field_json(struct ctx *cx, struct json *j, const struct field *f, const void *record);

/* Fills `record` from an object by a field table; members not named keep what they hold (so PATCH =
 * read, merge, check). Unknown names, wrong types, READ_ONLY and DERIVED fields are flaws; every
 * flaw is reported. Returns ERR_INVALID then. Strings are cleaned (NFC). A member "id" without a
 * field is passed over: whoever lets clients name their records reads it. */
API err fields_from_json(struct ctx *cx, const struct field *fields,
                         const struct json_value *object, void *record) MUST_CHECK;

#endif
