/* SPDX-License-Identifier: MIT
 * unit_request: an operation on units as people ask for it, on the command line, over HTTP and on
 * the page: units by code or id, new ones as "code:name:place". */
#ifndef VOLBANK_APP_UNIT_REQUEST_H
#define VOLBANK_APP_UNIT_REQUEST_H

#include "../access/unit_operation.h"
#include "../base/json_write.h"

struct unit_request {
    int32_t kind;
    date on;
    text units; /* codes or ids, separated by commas or blanks */
    text into;  /* MERGE, SPLIT: separated by semicolons: a code or id, or "code:name:place code" of
                   a unit to be made; code and place may be empty */
    text name;  /* RENAME */
    text under; /* REPARENT: the new unit above; MERGE, SPLIT: above the units to be made */
    text place; /* RELOCATE: code of the place */
};
extern const struct field unit_request_fields[];

/* ERR_NOT_FOUND names the code that is none. */
err unit_request_read(struct ctx *cx, struct tx *tx, const struct unit_request *request,
                      struct unit_change *out) MUST_CHECK;
/* The place that has this code on that day. ERR_NOT_FOUND, with a message. */
err unit_request_place(struct ctx *cx, struct tx *tx, text code, date on, id *out) MUST_CHECK;

/* { units, records, deeds: [{deed, unit, other}], touched: [{entity, label, fate, count}] }, as
 * members of an object that is open. */
void unit_account_json(struct ctx *cx, struct json *j, const struct unit_account *account);
/* One sentence a line, in both languages' words of the reader. */
text unit_deed_words(const struct ctx *cx, const struct unit_deed *deed);
text unit_touched_words(const struct ctx *cx, const struct unit_touched *touched);

#endif
