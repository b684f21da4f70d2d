/* SPDX-License-Identifier: MIT
 * record_bytes: records below their structs, as stored bytes: what the journal, undo and dump need
 * of the record layer. Private to this floor. A stored form is a deterministic CBOR map from field
 * number to value, in number order, without empty values. */
#ifndef VOLBANK_STORE_RECORD_BYTES_H
#define VOLBANK_STORE_RECORD_BYTES_H

#include "key.h"
#include "record.h"

/* More fields than this in one table is a fault of the schema. */
enum { FIELDS_MAX = 128 };

/* One pair of a stored form; item is the encoded value, borrowed. */
struct stored_field {
    uint16_t number;
    struct slice item;
};

/* Cuts a stored form into its pairs (in the arena). False when it is not a map of rising field
 * numbers. Empty bytes = no pairs. */
bool stored_split(struct arena *arena, struct slice bytes, struct stored_field **out,
                  size_t *count);
/* The stored form of the pairs, whose numbers rise. */
struct slice stored_join(struct arena *arena, const struct stored_field *fields, size_t count);
/* The field with this number; DERIVED ones count as unknown. NULL when there is none. */
const struct field *entity_stored(const struct entity *entity, uint16_t number);

void record_key(struct key *k, const struct entity *entity, id which);
/* Stored bytes, borrowed until the next put; data NULL when there is no such record. */
err record_bytes(struct ctx *cx, struct tx *tx, const struct entity *entity, id which,
                 struct slice *out) MUST_CHECK;
/* Puts `after` in place of `before` (either may be empty: create, delete) with indexes, uniqueness,
 * references of what changed, and notes the change. Neither table checks nor entity->check run.
 * Both slices must live in an arena. */
err record_write(struct ctx *cx, struct tx *tx, const struct entity *entity, id which,
                 struct slice before, struct slice after) MUST_CHECK;
/* Removes a record that nobody refers to; ERR_CONFLICT names who does, CASCADE or not. */
err record_remove_alone(struct ctx *cx, struct tx *tx, const struct entity *entity,
                        id which) MUST_CHECK;
/* The checks that only make sense after entity->check: READ_ONLY members. */
err record_check_filled(struct ctx *cx, const struct entity *entity, const void *record) MUST_CHECK;
/* How a record is called where anybody may read it: its title, or the end of its id when the title
 * is personal or there is none. */
text record_shown(struct ctx *cx, struct tx *tx, const struct entity *entity, id which);
/* The same behind the entity's label, for messages: "Đăng ký «…»". */
struct record_name {
    text vi, en;
};
struct record_name record_named(struct ctx *cx, struct tx *tx, const struct entity *entity,
                                id which);

#endif
