/* SPDX-License-Identifier: MIT
 * move: the only way a nomination's state changes: one table of (state, action, role, guard →
 * state), in nomination_table.c. Every move is a confirmation record and stands in the journal with
 * its reason. */
#ifndef VOLBANK_AWARDS_MOVE_H
#define VOLBANK_AWARDS_MOVE_H

#include "nomination.h"

enum nomination_action {
    MOVE_SUBMIT = 1, /* hand in, or hand in again */
    MOVE_CONFIRM,    /* a level confirms: on to the next */
    MOVE_RETURN,     /* back to the nominator, with reasons */
    MOVE_REFUSE,
    MOVE_WITHDRAW,
    MOVE_CHECK,     /* the office found it complete and true */
    MOVE_LAPSE,     /* not confirmed in time */
    MOVE_PROPOSE,   /* council's ballot closed: it is proposed */
    MOVE_PASS_OVER, /* council's ballot closed: it is not */
    MOVE_AWARD,     /* the decision names it */
    MOVE_REVOKE,    /* the honour is taken back, with a reason */
    MOVE_ACTIONS
};
/* As whom the actor moves it; one actor may be several. */
enum mover {
    MOVER_NOMINATOR = 1 << 0, /* nomination_is_own() */
    MOVER_LEVEL = 1 << 1,     /* nomination.confirm at the unit whose turn it is */
    MOVER_HOLDER = 1 << 2,    /* nomination.decide at the round's unit */
    MOVER_SYSTEM = 1 << 3,    /* a job; or code that has asked for more than a role */
};
/* What must be true besides. Each has one function; see guard.h for those of other parts. */
enum move_guard {
    GUARD_IN_TIME = 1 << 0,   /* round_takes_dossiers, _returned */
    GUARD_COMPLETE = 1 << 1,  /* dossier_ready(): nothing is missing */
    GUARD_FREE = 1 << 2,      /* nobody else stands for this nominee */
    GUARD_ON = 1 << 3,        /* round_is_checked */
    GUARD_REASON = 1 << 4,    /* a reason is given */
    GUARD_BALLOT = 1 << 5,    /* ballot_ready(): the ballot over its category is closed */
    GUARD_DECISION = 1 << 6,  /* the round has a decision's number and day */
    GUARD_UNDECIDED = 1 << 7, /* the round is not decided yet */
    GUARD_BEFORE = 1 << 8,    /* the round has not come to its council yet */
    GUARD_LATE = 1 << 9       /* check_until is over, or the round has gone on */
};
/* A row: in this state, for these movers, when these guards hold, this is the next state. */
struct nomination_rule {
    uint8_t state, action;
    uint8_t movers; /* any of enum mover */
    uint16_t guards;
    uint8_t next;      /* enum nomination_state */
    uint8_t next_last; /* CONFIRM, SUBMIT: when no level is left; 0 = next */
};
extern const struct nomination_rule nomination_table[]; /* ends with { 0 } */
/* The row for a state and an action, of which there is at most one; NULL: there is no such move. */
const struct nomination_rule *nomination_rule(int32_t state, enum nomination_action action);

/* Moves a nomination as the actor (system actors: MOVER_SYSTEM). Inside a write transaction.
 * CONFLICT "state" when the table has no such row, FORBIDDEN when the actor is none of its movers,
 * CONFLICT or INVALID of the guard that does not hold. *after, if given, is the record then. */
err nomination_move(struct ctx *cx, struct tx *tx, id which, enum nomination_action action,
                    text reason, struct nomination *after) MUST_CHECK;
/* The same by code that has itself asked whether the actor may (a ballot that closes, a decision
 * that is signed): MOVER_SYSTEM beside what the actor is. */
err nomination_move_by(struct ctx *cx, struct tx *tx, id which, enum nomination_action action,
                       text reason, uint8_t movers, struct nomination *after) MUST_CHECK;
/* As whom the actor could move it: enum mover bits. */
uint8_t nomination_movers(struct ctx *cx, struct tx *tx, const struct nomination_whole *w);
/* Actions open to the actor now by table and role, guards not asked: bit 1 << action. */
uint32_t nomination_actions(struct ctx *cx, struct tx *tx, const struct nomination_whole *w);

#endif
