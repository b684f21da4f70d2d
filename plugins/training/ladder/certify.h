/* SPDX-License-Identifier: MIT
 * certify: whether a candidate is certified as a trainer of a level, or their certificate renewed:
 * hook training.certify. The host counts days and months and says who may judge; numbers to reach
 * are the rule's. Lists are in order of day, the newest first. */
#ifndef VOLBANK_TRAINING_LADDER_CERTIFY_H
#define VOLBANK_TRAINING_LADDER_CERTIFY_H

#include "ladder.h"

/* A class finished in which the candidate was lead or co-trainer. */
struct certify_course {
    int64_t level;        /* it prepares trainers of; 0 = of none */
    bool led;             /* lead, not co-trainer */
    int64_t mentor_level; /* of who mentored them there, on its last day; 0 = nobody */
    int64_t months_ago, days_ago;
    int64_t trainees;
    int64_t answers, rating; /* trainees' marks for the trainers: how many, their sum (1-5 each) */
};

/* One assessor's score of one teach-back. */
struct certify_score {
    int64_t teach_back; /* 1.. */
    int64_t days_ago, months_ago;
    int64_t level; /* of the assessor on that day */
    int64_t total; /* 0-40 */
    int64_t lowest;
    int64_t steps_missing; /* critical steps not done proficiently */
    bool counts;           /* false: set aside for a conflict */
};

/* The test of a class they attended, or a retest. */
struct certify_test {
    int64_t level;
    int64_t percent;
    int64_t days_ago, months_ago;
    bool retest;
};

/* A class they completed as a trainee. */
struct certify_lesson {
    int64_t level;
    int64_t lessons; /* of 45 minutes, attended */
    int64_t days_ago, months_ago;
};

struct certify_facts {
    date as_of;
    int64_t level; /* aimed at, or renewed */
    bool renewal;
    int64_t age; /* -1 = not known */
    int64_t held_level;
    int64_t lower_days_left; /* of the certificate one level below; -1 = none is valid */
    text lower_until;        /* "15/08/2028", to be said again; empty = none, or it never expires */
    bool has_own;            /* ever held this very level */
    text own_until;
    int64_t days_to_renewal;   /* until their own may be renewed; 0 = from now on */
    int64_t days_since_expiry; /* 0 = it is valid */
    int64_t grace_days;        /* renewable for so long after it expired */
    int64_t idle_months;       /* since the last class as a trainer; -1 = never */
    int64_t teach_backs;       /* highest number in `scores` */
    bool mentored;             /* somebody is their mentor */
    struct fact_list courses, scores, tests, lessons;
};

extern const struct field certify_facts_fields[];
extern const struct rule_hook training_certify_hook;

/* Whole months gone by: the very day of the month still belongs to the month before, as a
 * certificate is valid up to and including its last day. 0 for days to come. */
int64_t months_gone(date from, date to);
/* What the rule is told of a candidate on `as_of`. `c` may be one nobody stored, to see how far
 * somebody has come; only its volunteer, level, renewal, mentor and id are looked at. */
err certify_facts_of(struct ctx *cx, struct tx *tx, const struct candidacy *c, date as_of,
                     struct certify_facts *out) MUST_CHECK;

struct certified {
    struct certify_facts facts;
    struct rule_verdict verdict;
    struct rule_source source;
    struct rule_receipt receipt;
    struct rule_fault fault;
    bool ruled; /* false: the rule failed, or there is none; then nobody is certified */
};
/* Whether every condition is met. */
bool certified_is_qualified(const struct certified *c);
/* Asks the rule of the candidacy's unit on facts that are filled. Outside the writer. */
err certify_decide(struct ctx *cx, const struct candidacy *c, struct certified *out) MUST_CHECK;

#endif
