/* SPDX-License-Identifier: MIT
 * board: every opening people can sign up for now, with its campaign, shifts, places left and
 * search words, as one read-only array. What `/` shows and what ranking runs over. */
#ifndef VOLBANK_BANK_BOARD_H
#define VOLBANK_BANK_BOARD_H

#include "match/topk_openings.h"
#include "state.h"

struct board_shift {
    struct shift shift; /* taken and waiting are filled */
};

struct board_entry {
    struct score_job job;
    const struct board_shift *shifts; /* coming ones, by day and time */
    size_t shift_count;
    int64_t left, places; /* over the coming shifts */
    text place_name, unit_name, area_name;
    text fold; /* search form of title, campaign, place, organiser, field */
    int64_t lat, lon;
};

struct board {
    struct arena *arena;
    size_t count;
    struct board_entry *entries;     /* by first coming shift */
    struct match_openings *openings; /* the same, for searching; positions are those of entries */
    instant made;
    uint64_t seq;           /* journal number up to which it knows */
    uint64_t price_version; /* of the prices it was made with, counted by the state */
    int refs;               /* guarded by the state's lock */
    struct bank_state *owner;
};

/* Prices of openings, by id; what is not among them costs nothing. */
struct board_prices {
    const struct match_price *rows;
    size_t count;
};

/* Builds from the store. The board lives in its own arena, until board_free. */
err board_make(struct ctx *cx, struct tx *tx, const struct board_prices *prices,
               struct board **out) MUST_CHECK;
void board_free(struct board *board);
/* The same job description for any opening, open or not, in cx->arena. */
err board_entry_of(struct ctx *cx, struct tx *tx, const struct opening *opening,
                   struct board_entry *out) MUST_CHECK;
/* Whether `day` lies in the coffee harvest: 15/10 to 15/01. */
bool board_in_harvest(date day);

#endif
