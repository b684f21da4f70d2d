/* SPDX-License-Identifier: MIT
 * ladder: trainers' levels T0..T4 and the records by which somebody climbs: a candidacy, the
 * teach-backs observed for it, what each assessor found, and ties that people declared. A level is
 * held by a certificate (trainer_t1 .. trainer_t4) that is valid on the day, and by nothing else.
 * Scores are never deleted: one that turned out to be in conflict is set aside, and says why. */
#ifndef VOLBANK_TRAINING_LADDER_H
#define VOLBANK_TRAINING_LADDER_H

#include "../training.h"

enum { TRAINER_LEVELS = 4, RUBRIC_ITEMS = 10, CRITICAL_STEPS = 5, RUBRIC_MOST = 4 };

enum candidacy_state {
    CANDIDACY_OPEN = 1,
    CANDIDACY_CERTIFIED,
    CANDIDACY_REFUSED,
    CANDIDACY_WITHDRAWN
};

/* Somebody on the way to a level, or renewing the one they have. One open at a time. */
struct candidacy {
    id id;
    id volunteer, unit; /* unit: whose staff looks after it, and which issues the certificate */
    id mentor;          /* a volunteer; none = nobody yet */
    int64_t level;      /* 1..4: the level aimed at, or renewed */
    bool renewal;
    int32_t state; /* enum candidacy_state */
    date opened, decided;
    text reason;    /* why refused or withdrawn; the candidate reads it */
    id certificate; /* what it ended in */
    id verdict;     /* training_verdict it was decided on */
    id officer;     /* account that decided */
    /* derived */
    text name, mentor_name;
};

enum teach_back_state { TEACH_BACK_PLANNED = 1, TEACH_BACK_SCORED, TEACH_BACK_VOID };

/* "Giảng thử": one session taught before assessors. */
struct teach_back {
    id id;
    id candidacy;
    date day;
    id course; /* when it was taught in a class; none = before colleagues */
    text topic;
    int32_t state; /* enum teach_back_state */
    text reason;   /* why void */
};

/* Why somebody may not assess, or a score no longer counts. */
enum assessor_conflict {
    CONFLICT_NONE,
    CONFLICT_SELF,
    CONFLICT_MENTOR, /* of this candidate, in this candidacy or in a class */
    CONFLICT_KIN,
    CONFLICT_COLLEAGUE, /* declared: of the same unit */
    CONFLICT_OTHER,     /* declared otherwise */
    CONFLICT_LEVEL      /* does not stand above the candidate */
};

struct teach_back_score {
    id id;
    id teach_back, assessor;
    int32_t s1, s2, s3, s4, s5, s6, s7, s8, s9, s10; /* mark + 1, so that 0 is not "not given" */
    code_set steps;                                  /* critical steps done "thành thạo" */
    text note;
    text key;          /* teach_back/assessor: nobody scores twice */
    int64_t level;     /* of the assessor on that day */
    int32_t set_aside; /* enum assessor_conflict; 0 = it counts */
    date set_aside_on;
    id officer; /* account that entered it */
    /* derived */
    text assessor_name;
    int64_t total; /* 0..40 */
};

enum tie_kind { TIE_KIN = 1, TIE_COLLEAGUE, TIE_OTHER };

/* Two people who said that one should not judge the other. */
struct declared_tie {
    id id;
    id volunteer, other;
    id unit; /* whose staff wrote it down */
    int32_t kind;
    text note;
    date declared;
    text key; /* both ids, the lesser first: unique */
    /* derived */
    text name, other_name;
};

/* A rule's decision about a trainee or a candidate, kept as it was given; as the bank's receipts.
 * Never edited. */
struct training_verdict {
    id id;
    id volunteer, unit; /* unit: whose staff may read it */
    text hook, about;   /* about: "candidacy/ID", "enrolment/ID" */
    id version;
    text above;
    date as_of;
    text facts, answer;
    struct hash script_hash, params_hash, schema_hash, facts_hash;
    int64_t steps;
};

extern const struct entity candidacy_entity, teach_back_entity, teach_back_score_entity,
    declared_tie_entity, training_verdict_entity;
extern const struct field candidacy_fields[], teach_back_fields[], teach_back_score_fields[];
extern const struct vocabulary conflict_vocabulary, critical_step_vocabulary;

/* Mark 0..4 of rubric item i (0..9). */
int64_t rubric_mark(const struct teach_back_score *score, size_t i);
/* What item i asks, in the reader's language. */
text rubric_item(const struct ctx *cx, size_t i);

/* ---- levels -------------------------------------------------------------------------------- */

/* "trainer_t2" of 1..4. */
text trainer_code(int64_t level);
/* Highest level whose certificate the person holds on `day`; 0 = none (T0). */
err trainer_level_on(struct ctx *cx, struct tx *tx, id person, date day, int64_t *level) MUST_CHECK;
/* The person's certificate of a level that lasts longest, whether or not it has expired; revoked
 * ones are none. *there = false: they never had one. */
err trainer_certificate(struct ctx *cx, struct tx *tx, id person, int64_t level,
                        struct certificate *out, bool *there) MUST_CHECK;

/* ---- conflicts ----------------------------------------------------------------------------- */

/* Ties declared here and mentors named here, for other plugins. */
extern const struct tie_1 tie_service;

/* Whether `assessor` may score a teach-back of this candidacy on `day`; *conflict says why not. */
err assessor_conflict_of(struct ctx *cx, struct tx *tx, const struct candidacy *candidacy,
                         id assessor, date day, enum assessor_conflict *conflict) MUST_CHECK;
/* To be called in the transaction that makes `mentor` the mentor of `candidate`, in a class or a
 * candidacy: scores the one gave the other in candidacies still open are set aside. */
err ladder_mentored(struct ctx *cx, struct tx *tx, id candidate, id mentor) MUST_CHECK;

#endif
