/* SPDX-License-Identifier: MIT
 * assess: the yearly assessment of what units and cadres can do: sets of criteria, an assessment
 * for everybody a set is for, its lines, and what the unit's rule made of it. A set is written as
 * a draft and then stands; a line holds what the unit says of itself and what the level above found
 * beside it, never one in the place of the other; what a rule decided is never edited: a correction
 * is a new classification that replaces the old one. Points are whole points. */
#ifndef VOLBANK_TRAINING_ASSESS_H
#define VOLBANK_TRAINING_ASSESS_H

#include "../training.h"

enum criteria_subject { CRITERIA_UNIT = 1, CRITERIA_CADRE };
enum criteria_level { LEVEL_PROVINCE = 1, LEVEL_AREA, LEVEL_COMMUNE };
enum criteria_set_state { CRITERIA_DRAFT = 1, CRITERIA_OPEN, CRITERIA_CLOSED };

struct criteria_set {
    id id;
    text code, title;
    int32_t of;    /* enum criteria_subject */
    int32_t level; /* of the units, or of the cadres' units */
    int64_t year;
    id unit; /* who wrote it; it is for units of `level` at and below it */
    int32_t state;
    date self_due, appraisal_due;
    instant opened, closed;
    id copied_from;
    id job;   /* that makes the assessments */
    text key; /* "UNIT/CODE/YEAR", unique */
    /* derived */
    int64_t most, bonus_most; /* points without and of bonus criteria */
};

struct criterion {
    id id;
    id set;
    int64_t position;
    text group, title;
    text condition; /* what it takes, and for how many points */
    int64_t points; /* at most */
    bool evidence_needed;
    bool bonus; /* counts on top of the hundred per cent */
};

enum assessment_state {
    ASSESSMENT_SELF = 1,  /* the unit fills in */
    ASSESSMENT_SUBMITTED, /* the level above looks at it */
    ASSESSMENT_RETURNED,  /* the unit fills in again, and was told why */
    ASSESSMENT_APPRAISED, /* confirmed, but the rule failed: not classified */
    ASSESSMENT_CLASSIFIED
};

/* The same codes and words as the bank's rating of people. */
enum competence_band { BAND_EXCELLENT = 1, BAND_GOOD, BAND_PASS, BAND_FAIL };

struct assessment {
    id id;
    id set, unit;
    id cadre; /* of the bank's register; none = of the unit */
    int32_t state;
    int64_t self_total, self_bonus, appraised_total, appraised_bonus;
    instant submitted, appraised;
    id submitted_by, appraised_by;
    int64_t returns;    /* how often it was sent back */
    text return_reason; /* the last */
    text correcting;    /* why a classified one is looked at again; empty = it is not */
    int32_t band;       /* enum competence_band; 0 = not classified */
    bool unrated;       /* the rule said so */
    int64_t score;      /* hundredths */
    text fault;         /* why the rule failed */
    id version;         /* the rule pinned when the set was opened */
    text above;
    id classification; /* the one that stands */
    text key;          /* "SET/UNIT" or "SET/CADRE", unique */
    /* derived */
    text holder;                       /* the cadre */
    int64_t self_late, appraisal_late; /* days past the set's days, so far or in the end */
};

struct assessment_line {
    id id;
    id assessment, criterion;
    bool scored; /* self was given; 0 points are an answer too */
    int64_t self;
    bool checked; /* appraised was given */
    int64_t appraised;
    text evidence; /* links or numbers of documents, one a line */
    text note, appraisal_note;
    text key; /* "ASSESSMENT/CRITERION", unique */
};

/* One decision of the rule, kept for ever with what it needs to be computed again. */
struct classification {
    id id;
    id assessment, unit;
    int32_t band;
    bool unrated;
    int64_t score;
    date as_of;
    id version;
    text above; /* struct rule_pin */
    text facts, answer;
    struct hash script_hash, params_hash, schema_hash, facts_hash;
    int64_t steps;
    id replaces; /* the one before */
    text why;    /* of a correction */
    instant made;
    id by;
};

extern const struct entity criteria_set_entity, criterion_entity, assessment_entity,
    assessment_line_entity, classification_entity;
extern const struct field criteria_set_fields[], criterion_fields[], assessment_fields[],
    assessment_line_fields[], classification_fields[];
extern const struct vocabulary criteria_subject_vocabulary, criteria_level_vocabulary,
    criteria_set_state_vocabulary, assessment_state_vocabulary, competence_band_vocabulary;

#endif
