/* SPDX-License-Identifier: MIT
 * build: from the bank to an instance of the match engine: who is eligible for which seats, with
 * the score that every page shows plus what the run adds to it: for staying with the run before,
 * for having asked for the shift. Several threads; the same input gives the same instance with any
 * number of them. */
#ifndef VOLBANK_BANK_MATCH_BUILD_H
#define VOLBANK_BANK_MATCH_BUILD_H

#include "seats.h"
#include "snapshot.h"

enum { ASKED_BONUS = 1000 }; /* who signed up for a shift and waits for an answer comes first */

/* Who somebody is when rates are counted. */
struct match_traits {
    uint16_t place; /* in the snapshot's places */
    uint8_t sex;    /* 0 not said */
    uint8_t age;    /* years */
    bool minority_language;
};

struct match_build {
    struct match_instance *instance; /* the caller's to free, or to hand to a solver */
    struct run_seats seats;
    uint32_t people;
    id *person;                       /* [people] */
    struct match_traits *traits;      /* [people] */
    struct snapshot *snapshot;        /* held; the caller releases it */
    int64_t pairs, faults, evaluated; /* eligible pairs; rules that failed; rules that really ran */
    int64_t seat_count, minimum, locked;
};

/* Reads the bank and builds; `before` is the allocation to stay with, or NULL. Outside
 * transactions. ERR_CONFLICT: there is nothing to fill; ERR_TIMEOUT: the job was asked to stop. */
err match_build(struct ctx *cx, struct job *job, const struct match_run *run,
                const struct allocation *before, struct match_build *out) MUST_CHECK;

#endif
