/* SPDX-License-Identifier: MIT
 * record: records <-> ordered bytes inside a transaction: indexes, uniqueness, references, unknown
 * fields carried over, history noted for the journal. `record` is always the entity's struct; texts
 * in it are borrowed: from the caller on the way in (until the call returns), from the arena of cx
 * on the way out. */
#ifndef VOLBANK_STORE_RECORD_H
#define VOLBANK_STORE_RECORD_H

#include "db.h"
#include "entity.h"

/* Reads one record. ERR_NOT_FOUND when there is none (without a detail in cx: often it is no
 * failure); ERR_CORRUPT names the record in the log and in the detail. */
API err record_get(struct ctx *cx, struct tx *tx, const struct entity *entity, id which,
                   void *out) MUST_CHECK;
/* The record whose UNIQUE field has the value that `probe` (a record of the same entity with that
 * member set) holds. */
API err record_find(struct ctx *cx, struct tx *tx, const struct entity *entity, const char *field,
                    const void *probe, void *out) MUST_CHECK;
API bool record_exists(struct ctx *cx, struct tx *tx, const struct entity *entity, id which);

/* Makes a record; its id is given when none is set. Applies fallbacks, field checks, entity->check,
 * uniqueness, references. ERR_INVALID with flaws, ERR_CONFLICT (unique; "exists" when the id is
 * taken). */
API err record_create(struct ctx *cx, struct tx *tx, const struct entity *entity,
                      void *record) MUST_CHECK;
/* Replaces a record. Writing the same value changes nothing and journals nothing. */
API err record_update(struct ctx *cx, struct tx *tx, const struct entity *entity,
                      void *record) MUST_CHECK;
/* Puts a record as it is, made (with an id when it has none) or replaced: references and uniqueness
 * are kept, neither table checks nor entity->check nor ->saved are asked. For code that carries
 * many records over which were right before. */
API err record_carry(struct ctx *cx, struct tx *tx, const struct entity *entity,
                     void *record) MUST_CHECK;
/* Removes it and CASCADE children; ERR_CONFLICT names who still refers to it. */
API err record_delete(struct ctx *cx, struct tx *tx, const struct entity *entity,
                      id which) MUST_CHECK;
/* Field-by-field checks of the table: required, bounds, byte caps, terms; every flaw at once. For
 * decoders too. */
API err record_check(struct ctx *cx, const struct entity *entity, const void *record) MUST_CHECK;
/* The same for any field table, e.g. of an action's body. */
API err fields_check(struct ctx *cx, const struct field *fields, const void *record) MUST_CHECK;

/* Short text that changes whenever the stored bytes change (without quotes). ERR_NOT_FOUND. */
API err record_etag(struct ctx *cx, struct tx *tx, const struct entity *entity, id which,
                    text *out) MUST_CHECK;
/* Follows a path of REF fields ("campaign.unit", "id") from a record to an id; ID_NONE when a link
 * is empty. */
API err record_path(struct ctx *cx, struct tx *tx, const struct entity *entity, const void *record,
                    const char *path, id *out) MUST_CHECK;
/* Fills every DERIVED member. */
API err record_derive(struct ctx *cx, struct tx *tx, const struct entity *entity, void *record,
                      date as_of) MUST_CHECK;
/* Takes out of a record what the actor must not learn (entity->veil); *veiled = whether there was
 * anything. Reading does this by itself, but for write transactions: there an answer asks it. The
 * system and the public, who are nobody, are shown all that their way of asking shows. */
API err record_veil(struct ctx *cx, struct tx *tx, const struct entity *entity, void *record,
                    bool *veiled) MUST_CHECK;
/* The text of the entity's title field of record `which`; empty when gone. */
API text record_title(struct ctx *cx, struct tx *tx, const struct entity *entity, id which);

/* Stored form. Unknown field ids in `before` (old bytes, may be empty) are carried over. */
API struct slice record_encode(struct ctx *cx, const struct entity *entity, const void *record,
                               struct slice before);
API err record_decode(struct ctx *cx, const struct entity *entity, struct slice bytes, id which,
                      void *out) MUST_CHECK;

#endif
