/* SPDX-License-Identifier: MIT
 * declare: what the readers of declarations share. */
#ifndef VOLBANK_RULES_DECLARE_H
#define VOLBANK_RULES_DECLARE_H

#include "script.h"
#include "state.h"

/* Where the declaration called `name` is to be written, marked as seen; NULL while a person is
 * being evaluated. */
struct rule_declared *declare_begin(lua_State *L, const char *name, enum declaration which);
/* Lower-case ASCII letters, digits and underscores, at most 40. */
bool declare_is_name(text t);
/* The key at `at`, which must be a name, copied into the arena. */
text declare_key(lua_State *L, int at, const char *in);
/* The sentence at `at` that belongs to `key`, copied into the arena. */
text declare_words(lua_State *L, int at, const char *in, text key);
/* Goes through a table in the order of pairs(), so that of several faults the same is named
 * everywhere: pushes the list of its keys, whose place it returns; then key and value of the i-th,
 * counted from 1; false, with nothing pushed, after the last. */
int declare_keys(lua_State *L, int at, const char *in);
bool declare_next(lua_State *L, int at, int keys, lua_Integer i);
/* declare_tests.c */
int declare_tests(lua_State *L);
/* declare_year.c */
int declare_period(lua_State *L);
int declare_ties(lua_State *L);
int declare_group(lua_State *L);

#endif
