/* SPDX-License-Identifier: MIT
 * evidence: the placed records behind a figure, and which of them look like the same thing twice or
 * came late. */
#ifndef VOLBANK_PLAN_EVIDENCE_H
#define VOLBANK_PLAN_EVIDENCE_H

#include "view.h"

struct plan_proof {
    const struct plan_group *group;
    id record;
    uint32_t unit; /* in the tree */
    date day;
    bool counts, late, twice; /* twice: another of the same unit, title and day came before */
};
/* Of a series, in the unit asked about: what happened in the twelve months up to the day, what
 * stood on it. Newest first. Late: entered more than `late_days` after the day. */
struct plan_proof *plan_proofs(struct ctx *cx, const struct plan_view *v, const char *series,
                               int64_t late_days, size_t *count);

#endif
