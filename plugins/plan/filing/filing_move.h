/* SPDX-License-Identifier: MIT
 * filing_move: the only way a filing's state changes: one table of (state, action, who, conditions
 * -> state). */
#ifndef VOLBANK_PLAN_FILING_MOVE_H
#define VOLBANK_PLAN_FILING_MOVE_H

#include "filing.h"

enum filing_action {
    FILING_SUBMIT = 1, /* hand in, or hand in again */
    FILING_RECALL,     /* take back what nobody has looked at */
    FILING_ACCEPT,
    FILING_RETURN, /* give back, with reasons */
    FILING_PAPER,  /* it came on paper */
    FILING_WAIVE,
    FILING_OBLIGE, /* a waiver is taken back */
    FILING_ACTIONS = FILING_OBLIGE
};
/* As whom the actor moves it; one actor may be several. */
enum filing_mover {
    FILING_BY_UNIT = 1 << 0,     /* plan_report.write at the unit */
    FILING_BY_RECEIVER = 1 << 1, /* report_filing.receive at the unit above */
    FILING_BY_SYSTEM = 1 << 2    /* a job */
};
enum filing_guard {
    FILING_IF_WRITTEN = 1 << 0,  /* there is a report with something in it */
    FILING_IF_REASON = 1 << 1,   /* a reason is given */
    FILING_IF_OTHER = 1 << 2,    /* somebody else handed it in: four eyes */
    FILING_IF_PAPER = 1 << 3,    /* the paper's number and day are given */
    FILING_IF_NOT_USED = 1 << 4, /* the receiver's own report of the period is not handed in */
    FILING_IF_OPENED = 1 << 5    /* its period has begun to end: not before its last month */
};
struct filing_rule {
    uint8_t state, action;
    uint8_t movers; /* any of enum filing_mover */
    uint8_t guards;
    uint8_t next;       /* enum filing_state */
    uint8_t next_again; /* when it was given back before; 0 = next */
};
extern const struct filing_rule filing_table[]; /* ends with { 0 } */
/* The row, of which there is at most one; NULL: there is no such move. */
const struct filing_rule *filing_rule(int32_t state, enum filing_action action);

struct filing_moving {
    int32_t action; /* enum filing_action */
    text reason;
    text paper;
    date paper_on;
};

/* Moves it as the actor, inside a write transaction. CONFLICT "state", FORBIDDEN "mover", or what
 * does not hold; INVALID at /reason, /paper, /paper_on. *after may be NULL. */
err filing_move(struct ctx *cx, struct tx *tx, id which, const struct filing_moving *move,
                struct report_filing *after) MUST_CHECK;
/* As whom the actor could move it. */
uint8_t filing_movers(struct ctx *cx, struct tx *tx, const struct report_filing *f);
/* Actions open to the actor by table and role, conditions not asked: bit 1 << action. */
uint32_t filing_open_actions(struct ctx *cx, struct tx *tx, const struct report_filing *f);
/* ERR_NONE when the conditions (enum filing_guard bits) hold. */
err filing_holds(struct ctx *cx, struct tx *tx, const struct report_filing *f, unsigned guards,
                 const struct filing_moving *move) MUST_CHECK;
/* A new draft like a report that was given back, as the filing's; of none: an empty one. */
err filing_draft_again(struct ctx *cx, struct tx *tx, struct report_filing *f) MUST_CHECK;

#endif
