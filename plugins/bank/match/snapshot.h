/* SPDX-License-Identifier: MIT
 * snapshot: everybody active, as of one day, for searching and scoring without the store: a large
 * sorted part (base), a small one of whoever came or changed since (tail), and the marks of base
 * rows that no longer count (dead). A version never changes: what came new makes another version
 * that shares the base. Counted; safe to read from many threads. */
#ifndef VOLBANK_BANK_MATCH_SNAPSHOT_H
#define VOLBANK_BANK_MATCH_SNAPSHOT_H

#include "snapshot_people.h"

struct snapshot {
    struct arena *arena;
    _Atomic int refs;
    date on;       /* ages and 12 months are as of this day */
    uint64_t seed; /* of the lots; another one each day, so that luck goes round */
    uint64_t seq;  /* journal number up to which it knows */
    struct match_places *places;
    struct match_people *base, *tail;
    const uint64_t *dead; /* [base->words], by slot */
    uint32_t dead_count, alive;
};

/* A person as it is now: `row` replaces what was known, or without one the person is gone. */
struct snapshot_change {
    id volunteer;
    const struct match_row *row;
};

/* Of rows in any order, each person once. Takes over the caller's hold on `places`. */
struct snapshot *snapshot_new(struct match_places *places, const struct match_row *rows,
                              size_t count, date on, uint64_t seq);
/* The next version: shares the base, or gathers everything into a new one when the tail or the dead
 * have passed their part of it (1/64 and a tenth). A later change of one person counts. `before`
 * stays as it is. */
struct snapshot *snapshot_next(const struct snapshot *before, const struct snapshot_change *changes,
                               size_t count, uint64_t seq);
struct snapshot *snapshot_hold(struct snapshot *snapshot);
void snapshot_release(struct snapshot *snapshot); /* NULL is fine */

/* Where a person is: the part and the slot. False when not among the active. */
bool snapshot_find(const struct snapshot *snapshot, id volunteer,
                   const struct match_people **people, uint32_t *slot);
/* Bytes held for people, places not counted. */
size_t snapshot_bytes(const struct snapshot *snapshot);

#endif
