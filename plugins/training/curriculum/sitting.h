/* SPDX-License-Identifier: MIT
 * sitting: one person's test in one class, of each kind at most one that counts. What was answered
 * is stored with each answer, so that a lost network or a closed page loses nothing; the server
 * asks in an order drawn by the sitting's seed, and scores. */
#ifndef VOLBANK_TRAINING_CURRICULUM_SITTING_H
#define VOLBANK_TRAINING_CURRICULUM_SITTING_H

#include "../course/course.h"
#include "curriculum.h"

enum { TEST_QUESTIONS = 20 /* asked of a bank that has more */ };

enum sitting_kind { SITTING_PRE = 1, SITTING_POST, SITTING_ANCHOR, SITTING_RETEST, SITTING_KINDS };
enum sitting_state { SITTING_OPEN = 1, SITTING_DONE, SITTING_VOID };
enum sitting_source { SITTING_PHONE = 1, SITTING_PAPER };

struct sitting {
    id id;
    id enrolment;
    int32_t kind; /* enum sitting_kind */
    int64_t seed;
    text answers; /* "3,0,1": choice of each question in the order asked, 0 = none yet */
    int64_t right_count, asked;
    int64_t percent; /* rounded half up */
    int32_t state;   /* enum sitting_state */
    int32_t source;  /* enum sitting_source */
    instant started, finished;
    text void_reason;
    id voided_by; /* account */
    text key;     /* enrolment/kind: unique among those that count */
};

/* When a class's test of a kind is open, where staff say so; else by the days of the class. */
struct test_window {
    id id;
    id course;
    int32_t kind;
    instant opens, closes;
    text key; /* course/kind: unique */
};

/* A line of a list of results on paper, as it was entered; makes the sitting it is about. */
struct paper_result {
    id id;
    id course, volunteer;
    text phone; /* instead of the volunteer: looked for in the class, not stored */
    int32_t kind;
    text mark; /* "85", "85%", "17/20" */
    int64_t right_count, asked;
    id sitting;
    text key; /* course/volunteer/kind */
};

extern const struct entity sitting_entity, test_window_entity, paper_result_entity;
extern const struct field sitting_fields[];
extern const struct vocabulary sitting_kind_vocabulary;

/* "enrolment/kind". */
text sitting_key(struct arena *arena, id enrolment, int32_t kind);
/* The one of this kind that counts, open or done; *there = false: none. */
err sitting_of(struct ctx *cx, struct tx *tx, id enrolment, int32_t kind, struct sitting *out,
               bool *there) MUST_CHECK;
/* Percent of the finished sitting of each kind, by enum sitting_kind; -1 = not sat. */
err sitting_percents(struct ctx *cx, struct tx *tx, id enrolment,
                     int64_t out[SITTING_KINDS]) MUST_CHECK;
/* Scores what is still open in a class, by what was answered: when the class ends. In a write. */
err sittings_settle(struct ctx *cx, struct tx *tx, id course) MUST_CHECK;
/* The questions of a sitting in the order asked, in cx->arena. */
err sitting_questions(struct ctx *cx, struct tx *tx, const struct sitting *s, id curriculum,
                      struct question **out, size_t *count) MUST_CHECK;
/* Fills right_count, percent, state and finished from the answers. */
err sitting_score(struct ctx *cx, struct tx *tx, struct sitting *s) MUST_CHECK;
/* right of asked, rounded half up; 0 when nothing was asked. */
int64_t percent_of(int64_t right, int64_t asked);

/* opens = 0: only when staff open it (a retest). */
err test_window_of(struct ctx *cx, struct tx *tx, const struct course *course, int32_t kind,
                   struct test_window *out) MUST_CHECK;
/* Whether the person came to any session of the class. */
err enrolment_attended(struct ctx *cx, struct tx *tx, id enrolment, bool *attended) MUST_CHECK;

#endif
