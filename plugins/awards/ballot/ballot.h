/* SPDX-License-Identifier: MIT
 * ballot: a secret ballot of a council over one category. What was cast is kept apart from who
 * cast: neither journal nor dump links them. */
#ifndef VOLBANK_AWARDS_BALLOT_H
#define VOLBANK_AWARDS_BALLOT_H

#include "../nomination/guard.h"

enum box_state { BOX_OPEN = 1, BOX_CLOSED, BOX_VOID };
struct ballot_box {
    id id;
    id round, category;
    int32_t state;   /* enum box_state */
    int64_t members; /* entitled to vote when it was opened */
    int64_t quorum;  /* so many must have cast for it to be valid */
    int64_t cast;
    text result; /* JSON: for, against, blank of each nomination; from its closing on */
    instant opened, closed;
    text minutes; /* number of the minutes */
    text void_reason;
};

/* SECRET_FACTS: random id, no actor, no time. */
struct ballot {
    id id;
    id box;
    text choices; /* "nomination:for|against|blank" a line, in the order of the nominations' ids */
};
/* Who has cast. SECRET_FACTS too, so that its entry has neither time nor actor. */
struct ballot_taken {
    id id;
    id box, member;
    text key; /* box/member: unique */
};

extern const struct entity ballot_box_entity, ballot_entity, ballot_taken_entity;
extern const struct field ballot_box_fields[];
extern const struct vocabulary box_state_vocabulary;

#endif
