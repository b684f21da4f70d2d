/* SPDX-License-Identifier: MIT
 * classify_facts: what a rule may know of one unit's or one cadre's assessment: hook
 * training.classify. Points, days and counts; who it is about is no fact. */
#ifndef VOLBANK_TRAINING_CLASSIFY_FACTS_H
#define VOLBANK_TRAINING_CLASSIFY_FACTS_H

#include "assess.h"

/* The criteria of one group, bonus ones apart. */
struct classify_group {
    text name;
    int64_t most, self, appraised;
    int64_t percent; /* appraised of most, rounded down */
    int64_t zeros;   /* criteria without a point */
};

struct classify_line {
    int64_t position;
    text group;
    int64_t points, self, appraised;
    bool bonus, evidence;
};

struct classify_facts {
    date as_of;
    int64_t year;
    uint8_t of, level;
    text set; /* its code */
    int64_t most, self, appraised;
    int64_t bonus_most, bonus;
    int64_t difference; /* self less appraised, bonus too */
    int64_t unproven;   /* criteria with points of their own that need evidence and have none */
    int64_t self_late, appraisal_late, returns;
    int64_t cadres, full_time, trained; /* of the unit and those below: struct cadre_figure */
    bool certified;                     /* the cadre's own knowledge is valid */
    struct fact_list groups, lines;
};

extern const struct field classify_group_fields[], classify_line_fields[], classify_facts_fields[];
/* A year of a unit or cadre: 0..100.00 points, one of the four bands or not rated. */
extern const struct rule_hook training_classify_hook;

/* An assessment with all it consists of; texts and arrays in cx->arena. */
struct assessed {
    struct assessment assessment;
    struct criteria_set set;
    size_t count;                      /* of criteria, and of lines */
    const struct criterion **criteria; /* by group as first met, then by position */
    struct assessment_line **lines;    /* in the order of the criteria */
};
/* ERR_NOT_FOUND when there is no such assessment. */
err assessed_read(struct ctx *cx, struct tx *tx, id which, struct assessed *out) MUST_CHECK;
/* The four totals of the lines, into the assessment. */
void assessed_sum(struct assessed *a);
/* Whether a line has points of its own, needs evidence and has none. */
bool line_is_unproven(const struct criterion *c, const struct assessment_line *line);

/* Facts as of a day, which is when it was confirmed; lists in the arena. */
err classify_facts_of(struct ctx *cx, struct tx *tx, struct assessed *a, date day,
                      struct classify_facts *out) MUST_CHECK;

#endif
