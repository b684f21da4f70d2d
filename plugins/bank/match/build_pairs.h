/* SPDX-License-Identifier: MIT
 * build_pairs: the pairs of a block of people with every shift of a run: eligible or not, for how
 * many points. Private to the builder. A worker belongs to one thread; what a block comes to
 * depends on the block alone. */
#ifndef VOLBANK_BANK_MATCH_BUILD_PAIRS_H
#define VOLBANK_BANK_MATCH_BUILD_PAIRS_H

#include <pthread.h>
#include <stdatomic.h>

#include "../score.h"
#include "build.h"
#include "stay.h"

enum { BUILD_BLOCK = 256 };

/* An opening of the board as the builder asks it. */
struct build_need {
    struct score_need need;
    uint32_t rule;  /* first opening under the same rule: what a memo is told apart by */
    bool wanted;    /* the run has a shift of it */
    int64_t *km;    /* [places] from each place */
    uint32_t *near; /* [places] points for living there */
};

/* A member of the run's crowd: where the snapshot has them. */
struct member {
    const struct match_people *people;
    uint32_t slot;
    bool leads; /* may take a leader's seat */
};

/* What one block of people comes to. */
struct block {
    uint32_t *edges, *counts; /* edges of all, and how many each person has */
    uint8_t *load;
    uint32_t edge_count;
};

/* What all workers share; they change only the last two, and their own blocks. */
struct building {
    struct ctx *cx;
    struct job *job;
    const struct match_run *run;
    const struct board *board;
    struct snapshot *snapshot;
    struct run_seats *seats;
    struct build_need *needs; /* [board->count] */
    struct rule_pin pin;      /* the version that the run names, or none, */
    bool *pinned;             /* [board->count] and the openings that it decides */
    struct member *members;
    const struct stay *stay;
    uint32_t count, block_count;
    struct block *blocks;
    atomic_uint next_block;
    atomic_bool stop;
};

/* What an opening is worth to a person; the same for its shifts. */
struct worth {
    uint32_t person; /* whom it is about, + 1 */
    int32_t score;
    bool rejected;
};

struct worker {
    struct building *b;
    struct ctx cx;
    struct rule_memo *memo;
    struct match_seats *seats; /* counts of this thread */
    struct worth *worth;       /* [board->count] */
    uint32_t *edges;           /* of the block under way */
    int64_t pairs, faults, evaluated;
    pthread_t thread;
};

/* Fills blocks[number]; edges and counts live in the worker's arena. */
void build_block(struct worker *worker, uint32_t number);
/* Pairs of one member with seats, before certificates and rules are asked. */
uint64_t build_count(const struct building *b, uint32_t index);
#endif
