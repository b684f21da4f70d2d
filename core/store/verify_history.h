/* SPDX-License-Identifier: MIT
 * verify_history: what the journal says each record is. The entries are played once, in order, and
 * of each record no more is kept than sums over its fields: an update takes its old values away and
 * adds the new ones. Of erased people the sealed fields cannot be known and are left out. Private
 * to dump_verify.c. */
#ifndef VOLBANK_STORE_VERIFY_HISTORY_H
#define VOLBANK_STORE_VERIFY_HISTORY_H

#include "journal.h"

struct history; /* in the arena it was made with */

struct history *history_new(struct arena *arena);
/* The next entry; scratch is for what is dropped after the call. */
err history_play(struct ctx *cx, struct tx *tx, struct history *history,
                 const struct journal_entry *entry, struct arena *scratch) MUST_CHECK;

enum history_verdict {
    HISTORY_SAME,
    HISTORY_OTHER,  /* the journal ends with other values */
    HISTORY_UNKNOWN /* the journal has not made it, or has deleted it */
};
/* Compares a live record with the journal's end, and notes that it was there. */
enum history_verdict history_compare(struct history *history, const struct entity *entity, id which,
                                     struct slice bytes, struct arena *scratch);
/* Calls visit for each record that the journal ends with and history_compare was never asked about.
 */
void history_missing(const struct history *history,
                     void (*visit)(void *arg, const struct entity *entity, id which), void *arg);

#endif
