/* SPDX-License-Identifier: MIT
 * steps: every move that co-hosting, a programme asked for and an inspection note can make: three
 * tables of state × action × side → state. What is not there does not happen. */
#ifndef VOLBANK_BANK_PARTNER_STEPS_H
#define VOLBANK_BANK_PARTNER_STEPS_H

#include "partner.h"

enum partner_step {
    STEP_ACCEPT = 1,
    STEP_DECLINE,
    STEP_RECORD,   /* the department agreed by letter: the organiser writes down which */
    STEP_WITHDRAW, /* taken back by whoever asked */
    STEP_LEAVE,    /* the department steps back */
    STEP_INVITE,   /* asked once more */
    STEP_TAKE,     /* a unit takes a programme up: a draft campaign comes of it */
    STEP_SEND,
    STEP_ANSWER,
    STEP_RETURN, /* answered, but not enough */
    STEP_CLOSE,
    STEP_COUNT
};
/* Who moves it; somebody may be both. */
enum step_side {
    SIDE_UNION = 1 << 0,     /* the organiser; the unit asked; the unit inspected */
    SIDE_DEPARTMENT = 1 << 1 /* the co-host; whoever proposes; whoever inspects */
};
struct step_rule {
    uint8_t state, action, sides;
    bool words; /* must say why, or what */
    uint8_t next;
};
/* Each ends with { 0 }. */
extern const struct step_rule part_steps[], ask_steps[], inspection_steps[];
extern const struct vocabulary partner_step_vocabulary;

/* Body of every …/moves. */
struct moving {
    int32_t action;
    text words;
};
extern const struct field moving_fields[];

/* The row for a state and an action, of which a table has at most one; NULL: no such move. */
const struct step_rule *step_rule(const struct step_rule *table, int32_t state, int32_t action);
/* CONFLICT "state" when there is no row, FORBIDDEN "side" when it is another side's, INVALID when
 * words are missing; else the row. */
err step_ask(struct ctx *cx, const struct step_rule *table, int32_t state, unsigned sides,
             const struct moving *move, const struct step_rule **out) MUST_CHECK;
/* "actions": [{ "action", "label", "words" }] open to these sides now. */
void step_actions_json(struct ctx *cx, struct json *j, const struct step_rule *table, int32_t state,
                       unsigned sides);

#endif
