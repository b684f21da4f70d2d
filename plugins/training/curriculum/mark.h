/* SPDX-License-Identifier: MIT
 * mark: a result as people write it on paper and in sheets. Reads no store. */
#ifndef VOLBANK_TRAINING_CURRICULUM_MARK_H
#define VOLBANK_TRAINING_CURRICULUM_MARK_H

#include "core/plugin/plugin.h"

enum { MARK_ASKED_MOST = 200 };

struct mark {
    int64_t right, asked; /* both 0 when only the percent is known */
    int64_t percent;      /* 0..100, rounded half up */
};

/* "85", "85%", "82,5", "17/20"; while `typed` is empty, `right` of `asked`. ERR_INVALID with a flaw
 * at /mark or /right_count: "required", "mark" unreadable, "fraction" 0.85, "range". */
err mark_read(struct ctx *cx, text typed, int64_t right, int64_t asked,
              struct mark *out) MUST_CHECK;

#endif
