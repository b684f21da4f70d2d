/* SPDX-License-Identifier: MIT
 * names: an open-addressed table at most half full, so that every search ends at a free slot. */
#include "names.h"

struct names *names_push(lua_State *L, size_t most)
{
    size_t slots = 4;
    while (slots < 2 * most) slots *= 2;
    size_t size = sizeof(struct names) + slots * sizeof(struct name_slot);
    struct names *names = lua_newuserdatauv(L, size, 0);
    memset(names, 0, size);
    names->mask = slots - 1;
    return names;
}

void names_add(struct names *names, lua_State *L, int at, int value)
{
    const char *name = lua_tolstring(L, at, NULL);
    size_t i = ((uintptr_t)name >> 4 ^ (uintptr_t)name >> 10) & names->mask;
    while (names->slots[i].name) i = (i + 1) & names->mask;
    names->slots[i] = (struct name_slot){ name, value };
}
