/* SPDX-License-Identifier: MIT
 * declare: what the readers of declarations share. */
#ifndef VOLBANK_RULES_DECLARE_H
#define VOLBANK_RULES_DECLARE_H

#include "script.h"
#include "state.h"

/* True when the declaration called `name` is to be read now; marks it seen. False while a person is
 * being evaluated. */
bool declare_begin(lua_State *L, const char *name, bool *seen);
/* Lower-case ASCII letters, digits and underscores, at most 40. */
bool declare_is_name(text t);
/* The key at `at`, which must be a name, copied into the arena. */
text declare_key(lua_State *L, int at, const char *in);
/* The sentence at `at` that belongs to `key`, copied into the arena. */
text declare_words(lua_State *L, int at, const char *in, text key);
/* declare_tests.c */
int declare_tests(lua_State *L);

#endif
