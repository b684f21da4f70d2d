/* SPDX-License-Identifier: MIT
 * team_register: the register of teams, clubs and groups (plan V.1): their lawful basis, what they
 * do, their own yearly report, and the yearly review by the Fatherland Front. What holds: a review
 * moves by review_table only, every move is a team_review_step that nobody edits, and how a team
 * stood on a day is read from those steps, so that it reads the same whenever it is asked. */
#ifndef VOLBANK_BANK_TEAM_REGISTER_H
#define VOLBANK_BANK_TEAM_REGISTER_H

#include "../gather.h"

extern const struct vocabulary team_kind_vocabulary;

/* ---- one year's review ----------------------------------------------------------------------- */

enum review_state {
    REVIEW_PLANNED = 1, /* the Front said when it comes */
    REVIEW_TO_MEND,     /* what to mend, and until when */
    REVIEW_MENDED,      /* the team says it is mended */
    REVIEW_LAWFUL,
    REVIEW_FAILED,
    REVIEW_CLOSED /* the team was dissolved */
};
enum review_action {
    REVIEW_GUIDE = 1, /* guidance was given, nothing else changes */
    REVIEW_PASS,
    REVIEW_ASK, /* to mend something by a day */
    REVIEW_ANSWER,
    REVIEW_FAIL,
    REVIEW_RESUME, /* what was settled is looked at again */
    REVIEW_CLOSE,
    REVIEW_ACTIONS
};
/* As whom the actor moves it; one actor may be several. */
enum review_mover {
    REVIEWER_FRONT = 1 << 0, /* team_front_covers() */
    REVIEWER_UNIT = 1 << 1,  /* team.write at the team's unit */
    REVIEWER_LEADER = 1 << 2 /* leads or co-leads the team */
};
enum review_guard {
    REVIEW_WORDS = 1 << 0,   /* words are given */
    REVIEW_REVISIT = 1 << 1, /* a day to come again is given */
    REVIEW_BASIS = 1 << 2    /* the register has the decision the team rests on */
};
struct review_rule {
    uint8_t state, action, movers, guards, next;
};
extern const struct review_rule review_table[]; /* ends with { 0 } */
/* The row for a state and an action, of which there is at most one; NULL: no such move. */
const struct review_rule *review_rule(int32_t state, int32_t action);
/* Whether it still waits for somebody. */
bool review_is_open(int32_t state);

struct team_review {
    id id;
    id team, front; /* front: the body that reviews */
    int64_t year;
    int32_t state;
    date visit, revisit;
    code_set seen; /* what was looked at */
    text mend;
    instant opened;
    text key; /* TEAM/YEAR, unique */
};
struct team_review_step {
    id id;
    id review, team, by;
    int32_t action, from, to, as; /* as: enum review_mover */
    date day, revisit;
    instant at;
    text words;
};

/* ---- a leader's yearly report ---------------------------------------------------------------- */

enum team_report_state { TEAM_REPORT_SENT = 1, TEAM_REPORT_RETURNED, TEAM_REPORT_ACCEPTED };
struct team_report {
    id id;
    id team, made_by;
    int64_t year;
    text done, hard, ahead;
    int64_t members, active, hours, shifts, campaigns; /* as counted when it was sent */
    int32_t state;
    text reason; /* why it was returned */
    instant made, decided;
    text key; /* TEAM/YEAR, unique */
};

extern const struct field team_review_fields[], team_report_fields[];
extern const struct entity team_review_entity, team_review_step_entity, team_report_entity;
extern const struct vocabulary review_state_vocabulary, review_action_vocabulary,
    review_mover_vocabulary, review_seen_vocabulary, team_report_state_vocabulary;

/* ---- how a team stands on a day -------------------------------------------------------------- */

enum team_standing_kind {
    STANDING_LAWFUL = 1,
    STANDING_NEW, /* founded so lately that its first review is not due yet */
    STANDING_OVERDUE,
    STANDING_TO_MEND,
    STANDING_FAILED,
    STANDING_NO_BASIS,
    STANDING_CLOSED
};
extern const struct vocabulary team_standing_vocabulary;
struct team_standing {
    int32_t kind;
    date reviewed; /* last found lawful; 0 = never */
    date due;      /* day until which it must be reviewed, or come again to; 0 = none */
    int32_t last;  /* enum review_state of the newest review that day; 0 = none */
};
err team_standing_on(struct ctx *cx, struct tx *tx, const struct team *t, date day,
                     struct team_standing *out) MUST_CHECK;
/* Runs lawfully: in the public register, and eligible where a review is asked for. */
bool team_standing_is_good(int32_t kind);

/* ---- what it does ---------------------------------------------------------------------------- */

/* Whether the team_member at `at` is that person's first of the list: whoever held several parts
 * in a team counts once. */
bool team_first_part(const struct gathered *members, size_t at);

struct team_activity {
    int64_t members, active; /* on the last day; with granted hours in the time */
    int64_t hours, shifts, campaigns;
};
/* Of its members while they belonged to it, from `from` to `until`. campaigns only where asked. */
err team_activity(struct ctx *cx, struct tx *tx, id team, date from, date until, bool campaigns,
                  struct team_activity *out) MUST_CHECK;
/* Who leads it on a day: the leader, else a deputy; *found says whether there is one. */
err team_leader(struct ctx *cx, struct tx *tx, id team, date day, struct team_member *out,
                bool *found) MUST_CHECK;

/* ---- who may -------------------------------------------------------------------------------- */

/* Whether the actor is of a body of the Front in whose area `unit` lies: the subtree of the unit
 * under which that body stands. *front, if given, is the body. */
bool team_front_covers(struct ctx *cx, struct tx *tx, id unit, id *front);
/* FORBIDDEN unless the actor may look into the register for this unit. */
err team_require_register(struct ctx *cx, struct tx *tx, id unit) MUST_CHECK;
uint8_t review_movers(struct ctx *cx, struct tx *tx, const struct team *t);

#endif
