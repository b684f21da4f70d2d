/* SPDX-License-Identifier: MIT
 * key: order-preserving tuples (FoundationDB's tuple layer is the model): memcmp order of keys
 * equals the order of the tuples they were built from. A key begins with its space, then big-endian
 * numbers and elements. Integers: a type byte by length and sign, then the magnitude; texts: bytes
 * with 00 escaped as 00 FF, ended by 00 00; ids: 16 raw bytes behind a type byte. Index values are
 * cut at 256 bytes, so a reader compares the record too. */
#ifndef VOLBANK_STORE_KEY_H
#define VOLBANK_STORE_KEY_H

#include "../base/id.h"
#include "entity.h"
#include "kv.h"

enum key_space {
    KEY_META = 1, /* name */
    KEY_RECORD,   /* entity, id */
    KEY_INDEX,    /* entity, field, value, id */
    KEY_UNIQUE,   /* entity, field, value -> id */
    KEY_WORD,     /* entity, field, folded word, id */
    KEY_JOURNAL,  /* log, seq */
    KEY_TRACE,    /* entity, id, seq: a record's history */
    KEY_PERSON,   /* id -> seal key */
    KEY_BLOB      /* id, part */
};

/* KEY_FORMAT rises when the same record would get other KEY_INDEX, KEY_UNIQUE or KEY_WORD rows by
 * our own code (viet_fold included): folders then make theirs anew (index_renew.h). */
enum { KEY_TEXT_CUT = 256, KEY_FORMAT = 1 };

struct key {
    uint8_t bytes[KV_KEY_MAX + 1];
    size_t size;
};

void key_begin(struct key *k, enum key_space space);
void key_u16(struct key *k, uint16_t n); /* fixed two bytes: entity and field numbers */
void key_id(struct key *k, id i);
void key_int(struct key *k, int64_t n);
void key_u64(struct key *k, uint64_t n);       /* fixed eight bytes: sequence numbers */
void key_bytes(struct key *k, struct slice s); /* escaped, cut at KEY_TEXT_CUT source bytes */
/* The member of a record as one element, ordered by its kind. TEXT: its bytes in KEY_UNIQUE, its
 * Vietnamese sort key in every other space (so an index also sorts; equal texts have equal keys,
 * the reader compares the record). CODES and GRID are no elements: callers add each term with
 * key_int. */
void key_field(struct key *k, struct arena *arena, const struct field *f, const void *record);
/* The first key after all that begin with k: for the `to` of a scan. False when there is none (all
 * FF). */
bool key_after(const struct key *prefix, struct key *out);
static inline struct slice key_slice(const struct key *k)
{
    return (struct slice){ k->bytes, k->size };
}
/* Reading back: each takes an element off *rest; false when it is not of that type. */
bool key_take_id(struct slice *rest, id *out);
bool key_take_int(struct slice *rest, int64_t *out);
bool key_take_u64(struct slice *rest, uint64_t *out);
bool key_take_bytes(struct arena *arena, struct slice *rest, struct slice *out);
bool key_take_u16(struct slice *rest, uint16_t *out);

#endif
