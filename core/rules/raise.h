/* SPDX-License-Identifier: MIT
 * raise: how an error leaves a script, and the strict arguments of the functions it calls: nothing
 * is converted, a string is never a number. What a script made is shown in messages only through
 * rule_shown. Shared by the files of this floor and by nobody else. */
#ifndef VOLBANK_RULES_RAISE_H
#define VOLBANK_RULES_RAISE_H

#include <lua.h>

#include "rules.h"

/* Fills state->fault and leaves Lua; the int is for `return rule_raise(...)`. fact: what the
 * message is about, or empty. Messages come without "Dòng N: ", which is added where the line is
 * known. */
int rule_raise(lua_State *L, enum rule_fault_kind kind, text fact, const char *vi, const char *en,
               ...) PRINTF_LIKE(4, 6) PRINTF_LIKE(5, 6);
/* Fills a fault with texts in the arena; line 0 = not known. */
void fault_fill(struct arena *arena, struct rule_fault *fault, enum rule_fault_kind kind, int line,
                text fact, const char *vi, const char *en, ...) PRINTF_LIKE(6, 8) PRINTF_LIKE(7, 8);
/* A string a script made, safe to show: at most 60 bytes, valid UTF-8, no control characters. In
 * the arena. */
text rule_shown(struct arena *arena, text raw);
/* Vietnamese for a Lua type ("chữ", "bảng", "trống (nil)"). */
const char *rule_type_vi(int lua_type);
/* Strict arguments of the function called `name` in messages. */
text arg_text(lua_State *L, int at, const char *name);
lua_Integer arg_whole(lua_State *L, int at, const char *name);
lua_Integer arg_whole_or(lua_State *L, int at, const char *name, lua_Integer otherwise);
void arg_number(lua_State *L, int at, const char *name);
/* A table the script made itself: libraries, parameters and facts are read-only. */
void arg_table(lua_State *L, int at, const char *name);
int arg_wrong(lua_State *L, int at, const char *name, const char *wanted_vi, const char *wanted_en);
/* Line of the innermost script function, or 0. Allocates nothing. */
int line_now(lua_State *L);
/* Number at `at` as hundredths, rounded half away from zero; false for NaN, infinities and beyond a
 * million. */
bool hundredths_at(lua_State *L, int at, int64_t *out);
/* Pushes hundredths as an integer when whole, else as a float. */
void hundredths_push(lua_State *L, int64_t value);

#endif
