/* SPDX-License-Identifier: MIT
 * round_move: the only way a round's state changes: one table, in round_table.c. Dates push it on
 * by themselves (job "awards.rounds"); what a person decides, the office of the round does. */
#ifndef VOLBANK_AWARDS_ROUND_MOVE_H
#define VOLBANK_AWARDS_ROUND_MOVE_H

#include "round.h"

enum round_action {
    ROUND_OPENS = 1,
    ROUND_CLOSES,   /* no more dossiers */
    ROUND_COMMENTS, /* the public comments */
    ROUND_VOTES,    /* the public votes */
    ROUND_CONVENES, /* the council has it */
    ROUND_DECIDES,  /* a decision is signed: decision_number and decided are set */
    ROUND_PUBLISHES,
    ROUND_CANCELS,
    ROUND_ACTIONS
};
/* What must be true besides. */
enum round_guard {
    ROUND_IS_READY = 1 << 0,    /* categories with criteria of 100 %, dates in order and to come */
    ROUND_DOSSIERS_IN = 1 << 1, /* dossiers_until is over */
    ROUND_COMMENT_DAY = 1 << 2, /* comment_from has come */
    ROUND_VOTE_DAY = 1 << 3,    /* vote_from has come */
    ROUND_HEARD = 1 << 4,       /* comment_until and vote_until are over */
    ROUND_NOTHING_WAITS = 1 << 5, /* no dossier waits for a level, its nominator or the check */
    ROUND_VOTED = 1 << 6,         /* no checked dossier is left: each is proposed or not chosen */
    ROUND_HAS_DECISION = 1 << 7,
    ROUND_HAS_REASON = 1 << 8
};
struct round_rule {
    uint8_t state, action;
    bool by_calendar; /* the job does it, or the office; else the office only */
    bool by_code;     /* only code that did what it means (ROUND_DECIDES: the decision's route) */
    uint16_t guards;
    uint8_t next; /* enum round_state */
};
extern const struct round_rule round_table[]; /* ends with { 0 } */
const struct round_rule *round_rule(int32_t state, enum round_action action);

/* Moves a round as the actor, who needs award_round.write at its unit. CONFLICT "state" when the
 * table has no such row, CONFLICT or INVALID of the guard that does not hold. A cancelled round
 * lets its dossiers lapse. */
err round_move(struct ctx *cx, struct tx *tx, id which, enum round_action action, text reason,
               struct award_round *after) MUST_CHECK;
/* The same by code that has asked who may. *r is as stored but for what the code has set, which is
 * stored with it: decision_number and decided, then ROUND_DECIDES. */
err round_move_by(struct ctx *cx, struct tx *tx, struct award_round *r, enum round_action action,
                  text reason) MUST_CHECK;
/* Why it could not be opened today, as flaws; ERR_INVALID then. */
err round_ready(struct ctx *cx, struct tx *tx, const struct award_round *r) MUST_CHECK;

/* Flaws for dates that contradict each other. */
void round_check_dates(struct ctx *cx, const struct award_round *r);

/* Body of POST /award_rounds/:id/moves. */
struct round_moving {
    int32_t action; /* enum round_action */
    text reason;
};
extern const struct field round_moving_fields[];
err round_move_route(struct ctx *cx, struct tx *tx, const struct request *rq, struct response *rs);

/* Job "awards.rounds", hourly: rounds whose days have come go on; dossiers that were not confirmed
 * in time lapse, each told why. Drafts stay drafts. */
err job_award_rounds(struct ctx *cx, struct job *job);

#endif
