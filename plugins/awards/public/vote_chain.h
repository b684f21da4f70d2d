/* SPDX-License-Identifier: MIT
 * vote_chain: the published proof that counts were not tampered with. Accepted votes are sealed in
 * batches: the lines of a batch are ordered by their codes, which are random, so that inside a
 * batch nothing says who came first; and each batch ends in a head, head(n) = BLAKE2b-256( hex
 * head(n-1) LF round LF n LF lines ), head(0) = 64 zeros, so that a head once published fixes every
 * vote under it. It proves that no vote was changed, added or taken away since; not that each
 * telephone is another person's. Anybody can compute it again, also with `b2sum -l 256`. Knows no
 * store. */
#ifndef VOLBANK_AWARDS_VOTE_CHAIN_H
#define VOLBANK_AWARDS_VOTE_CHAIN_H

#include "core/plugin/plugin.h"

enum { VOTE_CODE_SIZE = 19, VOTE_BATCH_MOST = 500 };

/* A vote as everybody may see it: a code that only its voter was told, and for whom. */
struct vote_line {
    id vote; /* random */
    id nomination;
};

/* "4F1C-09AB-77D0-E2B3" of a vote's id: what the voter is told. In the arena. */
text vote_code(struct arena *arena, id vote);
/* The lines "CODE NOMINATION\n" of a batch; orders `lines` by code. */
text vote_lines_text(struct arena *arena, struct vote_line lines[], size_t count);
/* The head before the first batch, and the head of a batch, as hex. */
text vote_chain_start(void);
text vote_chain_head(struct arena *arena, text previous, id round, int64_t number, text lines);

struct vote_count {
    id nomination;
    int64_t votes;
};
struct vote_recount {
    int64_t batches, votes;
    text head;
    struct vote_count *counts; /* in the order in which they came up */
    size_t count, room;
};
/* Counts the lines of the batch that follows and moves the head on. ERR_CORRUPT when a line is not
 * one, or when `head` is not what the lines give. */
err vote_recount_add(struct ctx *cx, struct vote_recount *r, id round, text lines,
                     text head) MUST_CHECK;
struct vote_recount vote_recount_begin(void);
int64_t vote_recount_of(const struct vote_recount *r, id nomination);

/* The published file: "volbank-votes 1", "round UUID", and for each batch "batch N COUNT HEAD" with
 * its lines, then "end BATCHES VOTES HEAD". */
void vote_file_begin(struct buffer *out, id round);
void vote_file_batch(struct buffer *out, int64_t number, int64_t votes, text head, text lines);
void vote_file_end(struct buffer *out, int64_t batches, int64_t votes, text head);
/* Recounts such a file from nothing but itself. ERR_CORRUPT with the batch that does not fit. */
err vote_file_recount(struct ctx *cx, text file, id *round, struct vote_recount *out) MUST_CHECK;

#endif
