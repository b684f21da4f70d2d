/* SPDX-License-Identifier: MIT
 * pattern: Lua's patterns (manual §6.4.1), matched with one step charged per comparison, so that a
 * pattern that would try for ever spends the budget instead. Raises for a malformed pattern. */
#ifndef VOLBANK_RULES_PATTERN_H
#define VOLBANK_RULES_PATTERN_H

#include "state.h"

enum { CAPTURES_MAX = 32, CAPTURE_OPEN = -1, CAPTURE_POSITION = -2 };

struct matcher {
    lua_State *L;
    const char *subject, *subject_end, *pattern_end;
    int depth;
    int count; /* captures begun */
    struct {
        const char *start;
        ptrdiff_t size; /* bytes, or one of the two above */
    } capture[CAPTURES_MAX];
};

void matcher_begin(struct matcher *m, lua_State *L, text subject, text pattern);
/* Tries the pattern exactly at `at`: the end of the match, or NULL. */
const char *matcher_try(struct matcher *m, const char *at, const char *pattern);
/* Pushes capture i (0-based); the whole match when the pattern has none. */
void matcher_push(struct matcher *m, int i, const char *start, const char *end);
/* Pushes all captures, or the whole match when there are none and `whole`; returns how many. */
int matcher_push_all(struct matcher *m, const char *start, const char *end, bool whole);

#endif
