/* SPDX-License-Identifier: MIT
 * spelling: what Lua is given instead of a source, line for line, so that nothing is left that the
 * interpreter decides by where things lie in memory, or does at length in one step:
 *   #x                becomes  "x"^x : a rule has no `^` of its own, it binds an operand as `#`
 *                              does, and strings answer it with the length; x is for messages.
 *   function (…, ...) goes on  ("..."^0)(...); which counts what it was given. */
#ifndef VOLBANK_RULES_SPELLING_H
#define VOLBANK_RULES_SPELLING_H

#include "../base/text.h"

/* In the arena, or the source itself where there is nothing to change. Where it was changed no `#`
 * is left at all, also in strings and comments. Only for a source that Lua itself can read. */
text source_spelled(struct arena *arena, text source);

#endif
