/* SPDX-License-Identifier: MIT
 * board: the four targets of one unit and the units below it as of a day, from a held book:
 *  a  levels of Đoàn and Hội that stand on the day and recorded enough operations in the months of
 *     the threshold in force / all such levels; what others record counts for the level above them;
 *  b  campaigns recorded, at most as many as declared / declared; of quarters that a unit declared;
 *  c  campaigns whose leader was trained in their model / campaigns;
 *  d  full-time cadres whose knowledge is up to date / full-time cadres in office on the day.
 * a and d are of the day. b is of the last four whole quarters, c of the last twelve months; in the
 * trend both are of each quarter alone, so that quarters do not share what they count. */
#ifndef VOLBANK_PLAN_BOARD_H
#define VOLBANK_PLAN_BOARD_H

#include "../plan.h"
#include "forecast.h"
#include "follow.h"

enum { PLAN_QUARTERS_MAX = 24, PLAN_STEPS_MAX = 16, PLAN_YEAR = 4 /* quarters */ };

struct plan_figure {
    int64_t part, whole;
};

/* A target to reach by a day, in order of days. */
struct plan_step {
    date by;
    int64_t percent;
    text basis;
};
/* What is looked up in the store before anything is added up. */
struct plan_terms {
    struct plan_step steps[TARGETS + 1][PLAN_STEPS_MAX]; /* [target] */
    size_t step_count[TARGETS + 1];
    bool set[TARGETS + 1]; /* by records; else the plan's own */
    date on;
    struct plan_threshold thresholds[PLAN_STEPS_MAX]; /* by rising day */
    size_t threshold_count;
};
/* Targets as in force on the day. */
err plan_terms_read(struct ctx *cx, struct tx *tx, date on, struct plan_terms *out) MUST_CHECK;
/* The one in force on a day. */
const struct plan_threshold *plan_threshold_on(const struct plan_terms *t, date day);
/* Percent that a straight path through the targets asks for on a day, from `start` percent when the
 * plan was made; in tenths. */
int64_t plan_path(const struct plan_step *steps, size_t count, int64_t start, date day);

enum plan_flag {
    FLAG_JUMP = 1 << 0,       /* a quarter over three times the median of those before */
    FLAG_UNDECLARED = 1 << 1, /* recorded campaigns in quarters it never declared */
    FLAG_OVER = 1 << 2        /* recorded more than it declared */
};

struct plan_row {
    uint32_t unit; /* in the tree */
    struct plan_figure figures[TARGETS + 1];
    int64_t campaigns, attendances, minutes; /* of the last twelve months */
    uint32_t flags;
    int64_t by_quarter[PLAN_QUARTERS_MAX]; /* campaigns, for jumps */
};

struct plan_quarter {
    date from, until;
    struct plan_figure figures[TARGETS + 1];
};

struct plan_board {
    uint32_t unit;
    date on;
    bool by_commune;
    struct plan_row total;
    struct plan_row *rows;
    size_t row_count;
    struct plan_quarter quarters[PLAN_QUARTERS_MAX]; /* whole ones up to the day, in order */
    size_t quarter_count;
};

/* In the arena. `unit`: in the tree. by_commune: rows are the communes' unions below it, and what
 * belongs to none is left out of rows and total; else plan_tree_row. */
struct plan_board *plan_board_make(struct arena *arena, const struct plan_book *book,
                                   const struct plan_tree *tree, const struct plan_terms *terms,
                                   uint32_t unit, date on, bool by_commune);

/* Where a series' units stand in the tree: numbers by slot, PLAN_NOBODY for units that are gone. */
uint32_t *plan_slots(struct arena *arena, const struct plan_book *book,
                     const struct plan_tree *tree);
/* Operations of the levels that target a counts, by number in the tree, up to a day. */
int64_t *plan_operations(struct arena *arena, const struct plan_book *book,
                         const struct plan_tree *tree, const struct plan_threshold *t, date day);
/* By number in the tree: what a unit declared in a quarter, what it and those below it that did not
 * declare recorded, and what was recorded where nobody declared. */
struct plan_declared {
    int64_t declared, recorded, undeclared;
};
struct plan_declared *plan_declared_in(struct arena *arena, const struct plan_book *book,
                                       const struct plan_tree *tree, const uint32_t *slots,
                                       date from, date until);
/* First day of the quarter a day is in, and of the one `by` quarters later. */
date plan_quarter_of(date day, int by);
/* The first day of twelve months that end on `day`. */
date plan_months_back(date day, int64_t months);

/* Which rows of the board need a look: the quarter that jumped and the median before it. */
struct plan_jump {
    size_t quarter;
    int64_t count, median2; /* twice the median, which may lie between two */
};
bool plan_jump_of(const int64_t *counts, size_t count, struct plan_jump *out);

#endif
