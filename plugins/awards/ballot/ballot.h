/* SPDX-License-Identifier: MIT
 * ballot: a secret ballot of a council over one category.
 *
 * What holds, and how:
 * - What was cast is sealed at once with the box's lock. The key lies beside the store in a file
 *   (core/store/secret_file.h) that no journal, backup or dump carries; it is read once, to count,
 *   and destroyed when the box is closed or void. From then on nobody can open an envelope that is
 *   found in any copy of the store, however many copies there are and whenever they were made.
 * - Envelopes are as long as each other, have random ids, and their journal entries say only that
 *   something was put into some box: no actor, no time. Counting leaves numbers, no papers: how one
 *   member voted over several candidates, by which they could be known, is told nowhere.
 * - Who has cast stands on the box's roll, and decides nothing but that nobody casts twice.
 * - Until the closing nobody, the chair included, can learn any count.
 * What is left to trust: that the machine the server runs on, while a box is open, is not read by
 * somebody who takes the key (its root) or listens to requests; that destroyed bytes are not
 * dug out of its disk; and that counts do not tell by themselves (all in favour is all). */
#ifndef VOLBANK_AWARDS_BALLOT_H
#define VOLBANK_AWARDS_BALLOT_H

#include "../nomination/guard.h"

enum box_state { BOX_OPEN = 1, BOX_CLOSED, BOX_VOID };
struct ballot_box {
    id id; /* also names the file with its key */
    id round, category;
    int32_t state;    /* enum box_state */
    int64_t members;  /* on the roll */
    int64_t quorum;   /* so many must have cast for it to count */
    text pass;        /* part of those entitled that must be in favour: ">1/2" (count.h) */
    struct hash lock; /* struct envelope_lock: what papers are sealed with */
    int64_t cast;     /* from its closing on */
    instant opened, closed;
    id opened_by, closed_by; /* accounts */
    text minutes;            /* number of the minutes */
    text void_reason;
};

/* One candidate of a box: where the set-level pass put it, and from the closing on the counts. */
struct ballot_candidate {
    id id;
    id box, nomination;
    int64_t position; /* 1.., on the paper; by rank */
    int64_t rank;     /* by the council's scores, ties by declared keys, then by lot */
    int64_t score;    /* the council's mean, hundredths */
    int64_t band;     /* enum award_band, after the quota of excellent ones */
    bool moved;       /* lost its band to that quota */
    int64_t entitled, in_favour, against, blank;
    bool chosen;
};

/* A sealed paper in an open box; gone once it was counted. SECRET_FACTS. */
struct ballot {
    id id;
    id box;
    text envelope; /* base64url */
};
/* The roll: who may cast in a box, and whether they did. SECRET_FACTS, so that its entries have
 * neither time nor actor. */
struct ballot_taken {
    id id;
    id box, member;
    bool taken;
    text barred; /* positions they were not to judge when they cast: "2,5" */
    text key;    /* box/member: unique */
};

extern const struct entity ballot_box_entity, ballot_candidate_entity, ballot_entity,
    ballot_taken_entity;
extern const struct field ballot_box_fields[];
extern const struct vocabulary box_state_vocabulary;

#endif
