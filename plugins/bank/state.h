/* SPDX-License-Identifier: MIT
 * state: what this plugin keeps in memory beside the store: the board of open work, the snapshot of
 * people and their histories, all derived, all kept current by the journal. Thread-safe. */
#ifndef VOLBANK_BANK_STATE_H
#define VOLBANK_BANK_STATE_H

#include "match/topk_openings.h"
#include "match/snapshot.h"
#include "score.h"

struct bank_state;

/* .start and .stop of the plugin. */
err state_start(struct ctx *cx, void **state) MUST_CHECK;
void state_stop(void *state);
/* Events: entities the board is made of; and those a person's history is made of. */
void state_board_changed(void *state, const struct journal_entry *entry,
                         const struct change *change);
void state_history_changed(void *state, const struct journal_entry *entry,
                           const struct change *change);
void state_consent_changed(void *state, const struct journal_entry *entry,
                           const struct change *change);
void state_places_changed(void *state, const struct journal_entry *entry,
                          const struct change *change);

struct board;
/* The current board, held until board_release; rebuilt first when something changed (at most once a
 * second). */
err board_hold(struct ctx *cx, struct tx *tx, const struct board **out) MUST_CHECK;
void board_release(const struct board *board);

/* The prices of a bulk matching, from now on: lists for volunteers are ordered by score less price.
 * Replaces all there were; copies what it is given. */
void match_prices_publish(struct ctx *cx, const struct match_price *prices, size_t count);

/* Everybody active as of today, with every change this transaction has seen; the caller gives it
 * back with snapshot_release. While everything is read again (a new day, places changed), others
 * get what there was. */
err snapshot_current(struct ctx *cx, struct tx *tx, struct snapshot **out) MUST_CHECK;

/* What is known of a person from the last 12 months, for the field of one opening on its first day.
 * Cached. */
err history_of(struct ctx *cx, struct tx *tx, const struct volunteer *v,
               const struct score_job *job, struct score_history *out) MUST_CHECK;
/* The same for every opening at once: all of out but in_field and certificates. */
struct history_tally;
err history_of_all(struct ctx *cx, struct tx *tx, const struct volunteer *v,
                   struct history_tally *tally, struct score_history *out) MUST_CHECK;

#endif
