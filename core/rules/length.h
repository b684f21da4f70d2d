/* SPDX-License-Identifier: MIT
 * length: one length for one content. Lua's own `#t` and lua_rawlen look for an end of the list
 * where the table keeps its items, and where it keeps them depends, once a list has holes, on the
 * hash seed of the process. Here the end is looked for by what the table holds and by nothing else.
 */
#ifndef VOLBANK_RULES_LENGTH_H
#define VOLBANK_RULES_LENGTH_H

#include <lua.h>

/* Length of the list in the table at `at`: n where t[n] is there and t[n + 1] is not, 0 where t[1]
 * is not. Of a list without holes it is the number of items. Charges the budget; raises when that
 * is spent. */
lua_Integer table_length(lua_State *L, int at);
/* Puts `^`, as spelling.h uses it, into the metatable of strings on top of the stack. */
void length_answered(lua_State *L);

#endif
