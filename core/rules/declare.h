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
/* declare_tests.c */
int declare_tests(lua_State *L);
/* declare_year.c */
int declare_period(lua_State *L);
int declare_ties(lua_State *L);
int declare_group(lua_State *L);

#endif
