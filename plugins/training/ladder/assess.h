/* SPDX-License-Identifier: MIT
 * assess: whether a trainee completed a class: hook training.assess. Ethnicity, religion and sex
 * are never facts. What was not measured is not zero: a percentage of -1 says that nobody sat the
 * test, and the rule answers "not yet" instead of "no". */
#ifndef VOLBANK_TRAINING_LADDER_ASSESS_H
#define VOLBANK_TRAINING_LADDER_ASSESS_H

#include "ladder.h"

struct assess_facts {
    date as_of;
    int64_t level; /* the curriculum prepares trainers of; 0 = it is for no trainers */
    uint8_t audience;
    int64_t sessions, attended, late;
    int64_t minutes, minutes_attended;
    int64_t attended_percent;                                          /* of the minutes */
    int64_t questions;                                                 /* 0 = no test */
    int64_t pre_percent, post_percent, anchor_percent, retest_percent; /* -1 = not sat */
    int64_t pass_percent;
    int64_t core_blocks, core_delivered; /* delivered: -1 = nobody observed */
    bool evaluated;                      /* said what they think of the class */
    bool border, difficult;              /* the commune of the class */
    int64_t trainees, trainers;
};

extern const struct field assess_facts_fields[];
extern const struct rule_hook training_assess_hook;

enum assess_outcome {
    ASSESSED_COMPLETED = 1, /* numbers of the hook's bands */
    ASSESSED_NOT_COMPLETED,
    ASSESSED_NOT_YET /* something is still missing, as a test nobody sat */
};

struct trainee_outcome {
    enum assess_outcome outcome;
    text why; /* the reasons, one a line; people read it */
    struct assess_facts facts;
    struct rule_receipt receipt;
    bool ruled; /* false: no rule, or it failed: attendance and test decided plainly; no receipt */
};

/* Facts of an enrolment today. */
err assess_facts_of(struct ctx *cx, struct tx *tx, id enrolment,
                    struct assess_facts *out) MUST_CHECK;
/* Asks the rule of the class's unit. To be called outside the writer (.prepare, a job); tx may be
 * NULL: it then reads by itself. A failing rule is no failure: the outcome follows from 80 % of
 * attendance and the test. */
err assess_trainee(struct ctx *cx, struct tx *tx, id enrolment,
                   struct trainee_outcome *out) MUST_CHECK;
/* In the transaction that stores the outcome: whether the rule would still be told the same, and
 * the receipt. ERR_RETRY when not. */
err assess_keep(struct ctx *cx, struct tx *tx, id enrolment,
                const struct trainee_outcome *a) MUST_CHECK;

#endif
