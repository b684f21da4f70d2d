/* SPDX-License-Identifier: MIT
 * round: the evaluation of a unit's year: the round, what each person and each team came to, and
 * the other facts it is made from: work that is no session, and notices of absence. A round pins
 * its rule's version when it is opened. What was published is never edited: a correction is a new
 * evaluation that replaces the old one. */
#ifndef VOLBANK_BANK_EVALUATE_ROUND_H
#define VOLBANK_BANK_EVALUATE_ROUND_H

#include "../gather.h"

enum evaluation_round_state {
    ROUND_DRAFT = 1,  /* opened, nothing worked out yet */
    ROUND_RUNNING,    /* the job is at it */
    ROUND_RUN,        /* results to look at; may be run again */
    ROUND_PUBLISHING, /* people are being told */
    ROUND_PUBLISHED,
    ROUND_FAILED
};

struct evaluation_round {
    id id;
    text title; /* made by the check when empty */
    id unit;    /* its people and those of the units below */
    int64_t year;
    date from, until; /* the rule's own year; until = its last day */
    id version;   /* the rule pinned when it was opened; none = there is none, nobody is rated */
    text above;   /* what its inherit() means (struct rule_pin) */
    int64_t seed; /* of the lots among equals */
    int32_t state;
    id job; /* the last one for it */
    /* what came out */
    int64_t people, rated, unrated, faults;
    int64_t excellent, good, satisfactory, unsatisfactory; /* people in each band */
    int64_t median;                                        /* hundredths, of those rated */
    int64_t quota_percent; /* at most so many of those at least good are excellent */
    int64_t moved;         /* fell by the quota */
    int64_t teams;
    instant made, ended, published;
    id made_by, published_by;
    text key; /* "UNIT/YEAR", unique */
};

enum evaluation_state { EVALUATION_IN_FORCE = 1, EVALUATION_REPLACED };
struct evaluation { /* one person's year */
    id id;
    id round, volunteer;
    id unit;           /* the person's, when it was worked out */
    id area;           /* whose quota it is counted in */
    int64_t score;     /* hundredths */
    int32_t band;      /* rating_band_vocabulary; 0 = not rated */
    int32_t rule_band; /* what the rule gave, before the quota */
    bool unrated;      /* the rule said so */
    bool faulty;       /* the rule failed: not rated, for a person to look at */
    bool quota_moved;
    text quota_note; /* why it fell, or what the quota would have said to a correction */
    int64_t rank;    /* 1 = first; 0 = not rated */
    text reasons;    /* JSON of the verdict */
    int64_t called, attended, minutes, months_active; /* what the lists show */
    int32_t state;
    id verdict;  /* its receipt, from the publication on; none = no rule, or not published */
    id replaces; /* the evaluation this one corrects */
    text why;    /* of a correction */
    instant made;
    text key; /* "ROUND/VOLUNTEER" while in force, with the id once replaced; unique */
};

struct team_evaluation {
    id id;
    id round, team;
    int64_t members, active, idle; /* active: at least one session; idle: none */
    int64_t score;                 /* median of the members rated, hundredths */
    int32_t band;
    bool unrated;
    text note; /* why not rated, or held down */
};

enum appeal_state { APPEAL_WAITING = 1, APPEAL_ACCEPTED, APPEAL_REFUSED };
struct appeal {
    id id;
    id evaluation, round, volunteer;
    text reason;
    text evidence_name, evidence_type; /* of the file sent along; kept as a blob under this id */
    int64_t evidence_size;
    int32_t state;
    text answer;
    instant made, decided;
    id decided_by;
    id result; /* the evaluation an accepted appeal came to */
};

struct recorded_work { /* work that is no session: evaluate_work_vocabulary */
    id id;
    id volunteer;
    date day;
    uint8_t kind;
    int64_t amount;
    bool accepted;
    text note, evidence;
    id entered_by;
    instant entered;
};

enum absence_why {
    ABSENCE_HARVEST = 1,
    ABSENCE_FAMILY,
    ABSENCE_STUDY,
    ABSENCE_WORK,
    ABSENCE_OTHER
};
struct absence_notice { /* "báo bận": counts for calls made after it was received */
    id id;
    id volunteer;
    date from, until;
    int32_t why;
    text reason;
    instant received;
    id entered_by; /* none = the volunteer */
};

extern const struct vocabulary evaluation_round_state_vocabulary;
extern const struct field evaluation_round_fields[], appeal_fields[], absence_notice_fields[];
extern const struct entity evaluation_round_entity, evaluation_entity, team_evaluation_entity,
    appeal_entity, evaluate_work_entity, absence_notice_entity;

static inline struct rule_pin round_pin(const struct evaluation_round *round)
{
    return (struct rule_pin){ round->version, round->above };
}
/* Key of the evaluation of a person in a round that is in force. */
text evaluation_key(struct arena *arena, id round, id volunteer);
/* The evaluation in force; ERR_NOT_FOUND. */
err evaluation_of(struct ctx *cx, struct tx *tx, id round, id volunteer,
                  struct evaluation *out) MUST_CHECK;

#endif
