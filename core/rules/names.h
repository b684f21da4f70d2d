/* SPDX-License-Identifier: MIT
 * names: finds what a string a script hands over stands for, without reading the string. Lua keeps
 * one copy of each short string, so while a name is kept alive, equal means same address. A name
 * that is not found may still be one (a long string has many copies): ask the slow way then. */
#ifndef VOLBANK_RULES_NAMES_H
#define VOLBANK_RULES_NAMES_H

#include "state.h"

enum { NAME_UNKNOWN = -1 };

struct names {
    size_t mask; /* slots - 1, a power of two less one */
    struct name_slot {
        const char *name; /* NULL = free */
        int value;        /* 0.. */
    } slots[];
};

/* Pushes a userdata that holds up to `most` names. Scripts never see it. */
struct names *names_push(lua_State *L, size_t most);
/* The string at `at` stands for `value`. Whoever adds keeps that string alive as long as the names.
 */
void names_add(struct names *names, lua_State *L, int at, int value);

/* What the string at `at` stands for, or NAME_UNKNOWN. A number there becomes a string. */
static inline int names_find(const struct names *names, lua_State *L, int at)
{
    const char *name = lua_tolstring(L, at, NULL);
    size_t i = ((uintptr_t)name >> 4 ^ (uintptr_t)name >> 10) & names->mask;
    for (; names->slots[i].name; i = (i + 1) & names->mask)
        if (names->slots[i].name == name) return names->slots[i].value;
    return NAME_UNKNOWN;
}

#endif
