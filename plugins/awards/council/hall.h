/* SPDX-License-Identifier: MIT
 * hall: a round as its council has it before itself: who asks and as what, the members, the
 * dossiers they judge, reviews and points. Dossiers come as their reader may see them (blind.h). */
#ifndef VOLBANK_AWARDS_HALL_H
#define VOLBANK_AWARDS_HALL_H

#include "blind.h"
#include "figures.h"

struct council_hall {
    struct award_round round;
    struct council_member seat; /* the actor's */
    bool seated;
    bool manages; /* names members, shares out: chair, secretary, the office of the round */
    struct award_list members;  /* struct council_member, in the order they were named */
    struct award_list dossiers; /* struct nomination, before the council or past it */
};

/* ERR_NOT_FOUND; ERR_FORBIDDEN unless the actor sits on the council or keeps the round. */
err council_hall(struct ctx *cx, struct tx *tx, id round, struct council_hall *out) MUST_CHECK;
/* The same for what a review is of; the review must be the actor's own unless they lead. */
err council_hall_manages(struct ctx *cx, const struct council_hall *hall) MUST_CHECK;
/* Whether a member sits on the council still, and whether they score: the secretary does not. */
bool council_member_sits(const struct council_member *m, date today);
bool council_member_scores(const struct council_member *m, date today);
/* What a dossier is called: by its nominee, or "Hồ sơ 3FA2C1" where that is veiled. */
text council_label(struct ctx *cx, struct tx *tx, const struct nomination *n);
/* A term in the reader's language; empty for 0. */
text council_word(const struct ctx *cx, const struct vocabulary *v, int32_t number);
/* "x": its code, "x_label": its word. */
void council_term(const struct ctx *cx, struct json *j, const char *key, const char *label,
                  const struct vocabulary *v, int32_t number);
/* The person a seat is of. */
text council_member_name(struct ctx *cx, struct tx *tx, const struct council_member *m);

/* The criteria of a category, and a sheet's place for each. */
struct council_rubric {
    struct award_category category;
    struct award_list criteria; /* struct award_criterion, by position; FIGURES_CRITERIA_MAX most */
};
err council_rubric(struct ctx *cx, struct tx *tx, id category,
                   struct council_rubric *out) MUST_CHECK;
/* Points of a review for each criterion, in their order, tenths; -1 = none (yet). *hidden: there
 * are some that the actor may not see. */
struct council_points {
    int64_t points[FIGURES_CRITERIA_MAX];
    text note[FIGURES_CRITERIA_MAX];
    size_t given;
    bool hidden;
};
err council_points(struct ctx *cx, struct tx *tx, const struct council_rubric *rubric, id review,
                   struct council_points *out) MUST_CHECK;
/* Of FIGURES_FULL, by the declared weights. */
int64_t council_total(const struct council_rubric *rubric, const struct council_points *p);

#endif
