/* SPDX-License-Identifier: MIT
 * record_json_value: one member from JSON without the rules of who may set it; for dump, which
 * carries every field. Private. */
#ifndef VOLBANK_STORE_RECORD_JSON_VALUE_H
#define VOLBANK_STORE_RECORD_JSON_VALUE_H

#include "record_json.h"

/* null clears the member. False, and the member as it was, when the value is not of the field's
 * kind. */
bool field_from_json(struct ctx *cx, const struct field *f, const struct json_value *v,
                     void *record);

#endif
