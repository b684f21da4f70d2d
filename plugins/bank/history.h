/* SPDX-License-Identifier: MIT
 * history: what people did, counted: from their attendance and verified languages. Kept in memory
 * for those asked about, kept current by the journal. Thread-safe. */
#ifndef VOLBANK_BANK_HISTORY_H
#define VOLBANK_BANK_HISTORY_H

#include "score.h"

/* One attendance as counting sees it. */
struct history_mark {
    date day;
    uint8_t state, field;
    int16_t minutes;
};

/* Counts of the 12 months before a day; fields and last are of all time. */
struct history_tally {
    uint32_t called, attended, unexcused; /* shifts */
    uint32_t minutes;
    uint32_t months; /* bit per month of the year with a shift attended */
    date last;       /* day of the last shift attended, 0 = never */
    uint16_t in_field[SCORE_FIELDS];
};

void history_add(struct history_tally *tally, const struct history_mark *mark, date on);
/* Days since the last shift attended; -1 = never. */
int64_t history_days_since(date last, date on);

struct history;

/* Lives in `arena`, until history_end. */
struct history *history_begin(struct arena *arena);
void history_end(struct history *history);
/* Forgets whom a change of attendance, language_check or volunteer is about, and tells them:
 * ID_NONE where there is none (a merge moves attendance from one person to another). */
void history_changed(struct history *history, const struct journal_entry *entry,
                     const struct change *change, id about[2]);
/* Forgets everybody: what their marks refer to has changed. */
void history_clear(struct history *history, uint64_t seq);

/* Counted from the store, now. levels: verified, then 1 for each language said in the record. */
err history_count(struct ctx *cx, struct tx *tx, const struct volunteer *v, date on,
                  struct history_tally *tally, code_levels *levels) MUST_CHECK;
/* The same, remembered. out: all but in_field and certificates. */
err history_known(struct history *history, struct ctx *cx, struct tx *tx, const struct volunteer *v,
                  struct history_tally *tally, struct score_history *out) MUST_CHECK;
/* Shifts by field as score_person keeps them. */
uint64_t history_fields(const struct history_tally *tally);
/* Verified levels and those said in the record together. */
void history_declare(code_levels *levels, code_set declared);

#endif
