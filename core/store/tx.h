/* SPDX-License-Identifier: MIT
 * tx: what a unit of work is inside the store. Private to this floor: everybody else sees `struct
 * tx` only through db.h. db.c makes one per read, writer.c one per job; record.c
 * notes in it what it changed; at the end of a successful write db.c has the journal append one
 * entry for all of it, then commits the nested transaction. */
#ifndef VOLBANK_STORE_TX_H
#define VOLBANK_STORE_TX_H

#include "journal.h"

/* Where the journal ends, as the group of a write knows it: read once, put once. */
struct journal_end {
    uint64_t seq;
    struct hash hash;
    bool known, moved; /* it was read; entries were appended since */
};

struct tx {
    struct kv_tx *kv;
    bool write;
    struct db *db;
    const struct schema *schema;
    struct journal_end *end;     /* of the group; NULL in a read */
    struct change *changes;      /* noted so far, in order, in the arena of cx; NULL = none */
    struct change **changes_end; /* where the next one is hung in */
};

/* Copies the change, with its before and after bytes, into the arena of cx and hangs it at the end
 * of tx->changes. The caller leaves out entities that are not journalled (ENTITY_UNJOURNALLED).
 * REQUIREs a write transaction. In db.c. */
void tx_note(struct ctx *cx, struct tx *tx, const struct change *change);

/* Writes the journal entry (KEY_JOURNAL), its traces (KEY_TRACE) and new person keys (KEY_PERSON)
 * for the changes noted in tx, and fills *entry (in the arena of cx; changes readable, as
 * journal_get gives them) for the subscribers, who see it after the commit. Nothing noted:
 * entry->seq = 0 and nothing is written. Called by db.c once at the end of each nested transaction;
 * may be run again with a fresh tx when the group is. It moves tx->end, which the group puts by
 * journal_end_put before it commits. In journal_write.c. */
err journal_append(struct ctx *cx, struct tx *tx, struct journal_entry *entry) MUST_CHECK;
err journal_end_put(struct ctx *cx, struct tx *tx, const struct journal_end *end) MUST_CHECK;

#endif
