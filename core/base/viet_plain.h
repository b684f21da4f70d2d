/* SPDX-License-Identifier: MIT
 * viet_plain: cleaning and counting a text of ASCII and composed letters alone, which is nearly all
 * that is written here, without asking ICU. Private to viet.c. Both answer false at the first
 * character that may need more, a combining mark first of all; then viet.c asks ICU. What they
 * answer is what it would: a test walks both ways with the same texts. */
#ifndef VOLBANK_BASE_VIET_PLAIN_H
#define VOLBANK_BASE_VIET_PLAIN_H

#include "arena.h"
#include "text.h"

/* viet_clean of UTF-8, into the arena. */
bool viet_plain_clean(struct arena *arena, text in, bool lines, text *out) MUST_CHECK;
/* viet_graphemes of UTF-8. */
bool viet_plain_count(text t, size_t *count) MUST_CHECK;

#endif
