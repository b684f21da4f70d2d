/* SPDX-License-Identifier: MIT
 * cascade: how much of the master curriculum comes through, generation by generation. Each hop is
 * expected to keep 0.75 (K_n = K * alpha^n: UNITAR, HSW 2008, Sadki 2024; domain.md §7), so that
 * 42 % is left after three; what did come through is the mean of the anchor test, the same ten
 * questions for every generation, against that of the first generation that sat it. All shares are
 * in thousandths; SHARE_UNKNOWN where nothing was measured, which is never taken for nothing. */
#ifndef VOLBANK_TRAINING_LINEAGE_CASCADE_H
#define VOLBANK_TRAINING_LINEAGE_CASCADE_H

#include "core/plugin/plugin.h"

enum {
    SHARE_UNKNOWN = -1,
    HOP_EXPECTED = 750,
    HOP_LEAST = 850,    /* a hop that keeps less is an alert */
    DEPTH_MOST = 3,     /* generations behind the first before it is one */
    LENGTH_LEAST = 700, /* of the master curriculum's minutes */
    ANCHORS_LEAST = 5   /* fewer sheets than this say nothing about a trainer's classes */
};

/* Sums over classes: of one class, one trainer's, or one generation's. */
struct fidelity {
    int64_t classes, learners;
    int64_t anchor_percent, anchor_sheets; /* sum of their percents */
    int64_t core_delivered, core_blocks;   /* of the classes somebody observed */
    int64_t minutes, master_minutes;       /* of the classes that have sessions */
    int64_t applied, partly, answered;     /* 90 days later */
};
void fidelity_add(struct fidelity *to, const struct fidelity *more);

/* part of whole in thousandths, rounded; SHARE_UNKNOWN when there is no whole. */
int64_t share_of(int64_t part, int64_t whole);
/* Mean percent of the anchor test, in thousandths of all right. */
int64_t fidelity_anchor(const struct fidelity *f);

struct cascade_step {
    int64_t expected; /* of what the first measured generation had */
    int64_t actual;
    int64_t hop;    /* kept at each hop from the first measured generation to here, evenly */
    int64_t anchor; /* mean itself */
    int64_t core, length, application;
};
/* steps[i] is of generations[i], 0 the source. */
void cascade_make(const struct fidelity *generations, size_t count, struct cascade_step *steps);

/* What is kept at each of `hops` hops when `kept` is left after all of them: the root, rounded. */
int64_t hop_of(int64_t kept, size_t hops);
/* HOP_EXPECTED to the power of hops. */
int64_t expected_after(size_t hops);

#endif
