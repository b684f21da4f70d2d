/* SPDX-License-Identifier: MIT
 * figures: what the chair sees of the points given: totals, means, how far reviewers lie apart, who
 * lies far from the others, and where a dossier would stand under other weights. Integers only:
 * points are tenths as stored, totals hundredths of 0..100. */
#ifndef VOLBANK_AWARDS_FIGURES_H
#define VOLBANK_AWARDS_FIGURES_H

#include "core/plugin/plugin.h"

enum { FIGURES_CRITERIA_MAX = 32, FIGURES_FULL = 10000 };

/* One review that counts: points of each criterion, tenths. */
struct figures_sheet {
    uint32_t dossier, member;
    int64_t points[FIGURES_CRITERIA_MAX];
};
struct figures_panel {
    size_t criteria, dossiers, members, sheets;
    int64_t weight[FIGURES_CRITERIA_MAX]; /* any unit: a part of their sum */
    int64_t most[FIGURES_CRITERIA_MAX];   /* points, not tenths */
    const struct figures_sheet *sheet;
};
struct figures_dossier {
    size_t given; /* reviews; 0 = the rest says nothing */
    int64_t mean, median, low, high;
    int64_t deviation; /* of one reviewer: sample standard deviation; 0 with one */
    /* place 1… by mean, equal means share one; 0 without reviews */
    uint32_t rank;
    uint32_t rank_equal; /* were every criterion worth the same */
    uint32_t rank_best,
        rank_worst; /* over: declared weights, equal ones, each criterion left out */
};
struct figures_member {
    size_t given;
    /* How much more they give than the others for the same dossiers, on average; 0 with none to
     * compare. */
    int64_t lean;
};
struct figures {
    struct figures_dossier *dossier; /* [dossiers] */
    struct figures_member *member;   /* [members] */
    int64_t *total;                  /* [sheets] */
    bool *outlier;                   /* [sheets] */
    int64_t scale; /* by which outliers are measured: how far reviewers usually lie apart */
};

/* 0..FIGURES_FULL, half up. */
int64_t figures_total(const struct figures_panel *p, const int64_t weight[],
                      const int64_t points[]);
/* All of it, in the arena.
 *
 * An outlier lies more than 3.5 scales from the median of its dossier: the cut of Iglewicz and
 * Hoaglin, "How to Detect and Handle Outliers" (ASQC, 1993), who use the median because one wild
 * score cannot move it. Their scale, the median absolute deviation, is worth little among the three
 * or five reviewers of a dossier, so one scale is taken from all dossiers together: 1.0483 times
 * the median distance of two reviewers of one dossier (the pairwise estimators of Rousseeuw and
 * Croux, "Alternatives to the Median Absolute Deviation", JASA 88, 1993; the factor makes it the
 * standard deviation of normal scores), and at least one point of the hundred. */
struct figures figures_of(struct arena *arena, const struct figures_panel *p);
/* Places by mean under these weights, as figures_dossier.rank; [dossiers]. */
void figures_ranks(struct arena *arena, const struct figures_panel *p, const int64_t weight[],
                   uint32_t out[]);

#endif
