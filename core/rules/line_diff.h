/* SPDX-License-Identifier: MIT
 * line_diff: what changed between two sources, line by line: the fewest lines taken out and put in
 * (longest common subsequence). */
#ifndef VOLBANK_RULES_LINE_DIFF_H
#define VOLBANK_RULES_LINE_DIFF_H

#include "../base/arena.h"
#include "../base/text.h"

struct line_change {
    char sign;         /* '-' only in the first, '+' only in the second */
    int before, after; /* line numbers from 1: where it is, or would be */
    text line;         /* borrowed */
};

/* In order, a line taken out before the one put in its place; *count of them. */
const struct line_change *line_diff(struct arena *arena, text before, text after, size_t *count);

#endif
