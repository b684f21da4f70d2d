/* SPDX-License-Identifier: MIT
 * length: one length for one content. Lua's own `#t` and lua_rawlen look for an end of the list
 * where the table keeps its items, and where it keeps them depends, once a list has holes, on the
 * hash seed of the process. Here the end is looked for by what the table holds and by nothing else.
 */
#ifndef VOLBANK_RULES_LENGTH_H
#define VOLBANK_RULES_LENGTH_H

#include <lua.h>

#include "../base/text.h"

/* Length of the list in the table at `at`: n where t[n] is there and t[n + 1] is not, 0 where t[1]
 * is not. Of a list without holes it is the number of items. Charges the budget; raises when that
 * is spent. */
lua_Integer table_length(lua_State *L, int at);
/* The source as Lua is given it: every `#x` is written `"x"^x`, on the same line; the string in
 * front is what messages call the operand. A rule has no `^` of its own, it binds an operand as `#`
 * does, and strings answer it with length_asked. No `#` is left anywhere. Only for a source that
 * Lua itself can read. */
text length_spelled(struct arena *arena, text source);
/* Puts `^` into the metatable of strings on top of the stack. */
void length_answered(lua_State *L);

#endif
