/* SPDX-License-Identifier: MIT
 * journal: every commit appends what changed, who, when and why, hash-chained (BLAKE2b of the
 * previous hash and the entry). It is the audit log, each record's history, the feed of in-memory
 * indexes and live pages, and what undo reads. PERSONAL values are sealed with the person's key
 * (KEY_PERSON), which is outside the chain: erasing a person deletes the key and the chain still
 * verifies. One entry = one unit of work = one nested transaction. */
#ifndef VOLBANK_STORE_JOURNAL_H
#define VOLBANK_STORE_JOURNAL_H

#include "db.h"
#include "entity.h"

enum change_kind {
    CHANGE_CREATE = 1,
    CHANGE_UPDATE,
    CHANGE_DELETE,
    CHANGE_READ /* staff read PERSONAL fields */
};

/* One record changed; before/after are stored forms (record_decode them), empty when not there.
 * Subscribers get both forms whole. Read back from the journal, an UPDATE carries only the fields
 * that changed (an absent one was or became empty). */
struct change {
    const struct entity *entity;
    enum change_kind kind;
    id record;
    struct slice before, after;
    id person; /* whose key seals the personal values; none = nothing to seal */
    struct change *next;
};

struct journal_entry {
    uint64_t seq; /* from 1 */
    instant at;   /* 0 for ENTITY_SECRET_FACTS */
    id actor;     /* account or none */
    text why;
    struct change *changes; /* in order */
    struct hash hash;       /* of this entry, chained */
    bool sealed_away;       /* some personal values can no longer be opened (person erased) */
    size_t left_out;        /* changes of entities that no plugin here knows */
};

/* Reads entry seq. ERR_NOT_FOUND past the end. */
API err journal_get(struct ctx *cx, struct tx *tx, uint64_t seq,
                    struct journal_entry *out) MUST_CHECK;
API err journal_last(struct ctx *cx, struct tx *tx, uint64_t *seq) MUST_CHECK;
typedef enum kv_go (*journal_visit)(struct ctx *cx, struct tx *tx,
                                    const struct journal_entry *entry, void *arg, err *failure);
/* Entries from `from` on, or backwards from it; backwards from 0 = from the newest. */
API err journal_each(struct ctx *cx, struct tx *tx, uint64_t from, bool backwards,
                     journal_visit visit, void *arg) MUST_CHECK;
/* Entries that touched one record, newest first. */
API err journal_history(struct ctx *cx, struct tx *tx, const struct entity *entity, id record,
                        journal_visit visit, void *arg) MUST_CHECK;
/* Recomputes the chain; ERR_CORRUPT names the first entry that does not fit. */
API err journal_verify(struct ctx *cx, struct tx *tx, uint64_t *checked) MUST_CHECK;
/* Puts every record changed by entry seq back as it was before, as a new entry; ERR_CONFLICT names
 * the first record that was changed again since, or that others refer to by now; ERR_GONE when
 * personal values of it were erased. */
API err journal_undo(struct ctx *cx, struct tx *tx, uint64_t seq) MUST_CHECK;
/* Several at once, newest first: an import's chunks. */
API err journal_undo_many(struct ctx *cx, struct tx *tx, const uint64_t seqs[],
                          size_t count) MUST_CHECK;
/* Notes that the actor read personal fields of a record; written with the transaction's entry,
 * which it makes if need be. */
API err journal_note_read(struct ctx *cx, struct tx *tx, const struct entity *entity,
                          id record) MUST_CHECK;
/* Deletes the person's key: sealed values can never be opened again, and what is journalled of this
 * person later, in the same transaction too, keeps no personal value at all. */
API err journal_erase_person(struct ctx *cx, struct tx *tx, id person) MUST_CHECK;
/* *veiled = whether it changed a record of which the actor must not know everything: then who did
 * it is not told either. */
API err journal_veiled(struct ctx *cx, struct tx *tx, const struct journal_entry *entry,
                       bool *veiled) MUST_CHECK;
/* The entry as one sentence in the reader's language: who did what to which record, when. */
API text journal_sentence(struct ctx *cx, struct tx *tx, const struct journal_entry *entry);

#endif
