/* SPDX-License-Identifier: MIT
 * journal_bytes: how an entry lies in the store. Private to the journal_*.c files and dump.
 * KEY_JOURNAL log seq -> [time, actor|null, why, previous hash, [change, …]]
 * change = [entity number, kind, record|null, person|null, before|null, after|null]; before and
 * after are stored forms, on UPDATE only of the fields that changed. A PERSONAL or SECRET value is
 * [sealed bytes], or [null] when the person was erased before. A change of an ENTITY_SECRET_FACTS
 * has neither record nor fields: only that it happened. Meta "journal" -> last seq (8 bytes,
 * big-endian) and its hash. KEY_PERSON id -> key, or one byte 0 after erasing. */
#ifndef VOLBANK_STORE_JOURNAL_BYTES_H
#define VOLBANK_STORE_JOURNAL_BYTES_H

#include "cbor.h"
#include "record_bytes.h"
#include "tx.h"

enum { JOURNAL_LOG = 0, ENTRY_PARTS = 5, CHANGE_PARTS = 6 };

/* Where the journal ends; zero when it is empty. */
err journal_end_get(struct ctx *cx, struct tx *tx, struct journal_end *out) MUST_CHECK;
void journal_key(struct key *k, uint64_t seq);
void journal_trace_key(struct key *k, uint16_t entity, id record, uint64_t seq);
struct hash journal_hash(const struct hash *previous, struct slice bytes);

enum person_key { PERSON_HAS_KEY, PERSON_HAS_NONE, PERSON_ERASED };
/* The person's key as it is. */
err person_key_get(struct ctx *cx, struct tx *tx, id person, enum person_key *state,
                   struct seal_key *key) MUST_CHECK;
/* What a sealed value is bound to, so that it cannot be moved elsewhere. */
enum { SEAL_CONTEXT_SIZE = 20 };
struct slice seal_context(uint8_t out[SEAL_CONTEXT_SIZE], const struct entity *entity,
                          uint16_t field, id record);

/* Reads stored bytes as an entry; opens what can be opened. ERR_CORRUPT. */
err journal_decode(struct ctx *cx, struct tx *tx, uint64_t seq, struct slice bytes,
                   struct journal_entry *out) MUST_CHECK;
/* A record that an entry touched, also of an entity that no plugin here knows. */
struct journal_touch {
    uint16_t entity;
    id record;
};
/* Which records stored bytes say were touched, in the arena, in order. False when malformed. */
bool journal_touched(struct arena *arena, struct slice bytes, struct journal_touch **out,
                     size_t *count);
/* The previous hash inside stored bytes, borrowed; empty when malformed. */
struct slice journal_previous(struct slice bytes);

#endif
