/* SPDX-License-Identifier: MIT
 * decode: the one decoder in two clothes: a JSON object, or a native form (urlencoded, multipart),
 * through the same field table. Every flaw is reported at once: unknown names, wrong types,
 * required, bounds. */
#ifndef VOLBANK_HTTP_DECODE_H
#define VOLBANK_HTTP_DECODE_H

#include "serving.h"

/* Takes rq->upload apart by its Content-Type into document, pairs or raw. ERR_BAD_REQUEST not
 * readable, ERR_UNSUPPORTED_MEDIA when a table is wanted and it is none of ours. */
err decode_body(struct exchange *x) MUST_CHECK;
/* Parts of a multipart body; false when it is malformed. */
bool multipart_decode(struct arena *arena, struct slice body, text content_type,
                      const struct pair **out);

/* Merges document or pairs into `record` by the table and notes in rq->given what was named.
 * `check`: also required and bounds, and fallbacks for what was not named (a whole new record;
 * PATCH checks later). */
err decode_record(struct exchange *x, const struct field *fields, void *record,
                  bool check) MUST_CHECK;
/* ?names= by a table; names of the generic list parameters are let through. */
err decode_query(struct exchange *x, const struct field *fields, void *record) MUST_CHECK;

#endif
