/* SPDX-License-Identifier: MIT
 * partner: departments beside the Youth Union: what the plan asks of each, campaigns they co-host
 * (campaign_partner in ../bank.h) and what they bring, programmes they propose, what they find when
 * they inspect. What holds: nothing here names a volunteer. */
#ifndef VOLBANK_BANK_PARTNER_H
#define VOLBANK_BANK_PARTNER_H

#include "../bank.h"

/* A row of the plan and the department that answers for it. After a merger the row is another
 * department's from a day on; the plan's own name for it stays. */
struct department_duty {
    id id;
    id unit;
    text row;   /* "V.3" */
    text named; /* who it is in the plan of 2023 */
    text words; /* what it is to do */
    code_set fields;
    bool inspects; /* may write inspection notes */
    date from, until;
};

enum part_item_kind { PART_NEED = 1, PART_GIVES, PART_DOCUMENT };
struct part_item { /* what a department needs done, brings, or hands over in one campaign */
    id id;
    id part; /* campaign_partner */
    int32_t kind;
    text what;
    id place;
    int64_t people; /* how many are needed or sent; 0 = not said */
    date due, done;
    text answer; /* of the organiser */
    instant answered;
    text file_name, file_type;
    struct hash sha256;
};

struct programme_proposal { /* a programme a department proposes to units of the Youth Union */
    id id;
    id unit; /* the department */
    text title;
    uint8_t type, field;
    int32_t engagement;
    date starts, ends;
    text summary, brings;
    text document; /* number and day of its letter */
    instant made;
};
enum programme_ask_state { ASK_ASKED = 1, ASK_TAKEN, ASK_REFUSED, ASK_WITHDRAWN };
struct programme_ask { /* one unit asked to take part */
    id id;
    id proposal, unit, place;
    int64_t people;
    int32_t state;
    text words;
    instant answered;
    id campaign; /* the draft it became */
    text key;    /* "PROPOSAL/UNIT", unique */
};

enum inspection_state {
    INSPECTION_DRAFT = 1,
    INSPECTION_SENT,
    INSPECTION_ANSWERED,
    INSPECTION_CLOSED
};
struct inspection { /* kiểm tra, giám sát (V.3): seen, found, to be done by when, answered */
    id id;
    id unit;      /* the department that inspects */
    id inspected; /* the unit looked at */
    id campaign;  /* the activity looked at; none = the unit's work as a whole */
    date day;
    text looked_at, findings, to_do;
    date due;
    int32_t state;
    text answer, closing;
    instant sent, answered;
};

extern const struct entity department_duty_entity, part_item_entity, programme_proposal_entity,
    programme_ask_entity, inspection_entity;
extern const struct vocabulary part_item_kind_vocabulary, programme_ask_state_vocabulary,
    inspection_state_vocabulary;
extern const struct field department_duty_fields[], part_item_fields[], programme_ask_fields[],
    inspection_fields[];

/* Departments of which the actor holds the partner role, and whether one may act as `unit`. */
bool partner_is_of(struct ctx *cx, struct tx *tx, id unit);
/* Whether the plan gives this department inspecting to do on that day. */
err partner_inspects(struct ctx *cx, struct tx *tx, id unit, date on, bool *does) MUST_CHECK;
/* FORBIDDEN unless `unit` is a department: kind UNIT_DEPARTMENT or the armed forces. */
err partner_require_department(struct ctx *cx, struct tx *tx, id unit,
                               const char *field) MUST_CHECK;

#endif
