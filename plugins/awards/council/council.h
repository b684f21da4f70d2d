/* SPDX-License-Identifier: MIT
 * council: who judges a round, who reviews which dossier, and the points given. Points are tenths.
 */
#ifndef VOLBANK_AWARDS_COUNCIL_H
#define VOLBANK_AWARDS_COUNCIL_H

#include "../nomination/guard.h"

enum council_part { COUNCIL_CHAIR = 1, COUNCIL_SECRETARY, COUNCIL_MEMBER };
struct council_member {
    id id;
    id round;
    id account;
    id person;    /* their volunteer record, by which kin and mentors are known; may be none */
    int32_t part; /* enum council_part */
    date until;   /* left the council on this day */
    text key;     /* round/account: unique */
    /* derived */
    text name;
};

enum review_state { REVIEW_ASSIGNED = 1, REVIEW_GIVEN, REVIEW_SET_ASIDE };
struct review {
    id id;
    id nomination, member;
    int32_t state; /* enum review_state */
    int32_t why;   /* why set aside: award_conflict_vocabulary */
    text note;
    instant given;
    text key; /* nomination/member: unique */
};
enum award_conflict {
    AWARD_CONFLICT_OWN = 1, /* is the nominee */
    AWARD_CONFLICT_KIN,
    AWARD_CONFLICT_UNIT,       /* of the proposing or proposed unit */
    AWARD_CONFLICT_NOMINATION, /* nominated it, or confirmed it at a level */
    AWARD_CONFLICT_MENTOR,
    AWARD_CONFLICT_OTHER /* said so themselves */
};

struct review_score {
    id id;
    id review, criterion;
    int64_t points; /* tenths */
    text note;
    text key; /* review/criterion: unique */
};

extern const struct entity council_member_entity, review_entity, review_score_entity;
extern const struct field council_member_fields[], review_fields[], review_score_fields[];
extern const struct vocabulary council_part_vocabulary, review_state_vocabulary,
    award_conflict_vocabulary;

#endif
