/* SPDX-License-Identifier: MIT
 * length: see length.h. */
#include "length.h"

#include "raise.h"
#include "state.h"

/* No table that fits into a sandbox has as many items in its list. */
enum { LENGTH_MAX = 1 << 20, READS_PER_STEP = 4 };
/* Every `...` copies them all in one step. */
enum { VALUES_MAX = 250, VALUES_PER_STEP = 8 };

static bool holds(lua_State *L, int at, lua_Integer n)
{
    bool there = lua_rawgeti(L, at, n) != LUA_TNIL;
    lua_pop(L, 1);
    return there;
}

/* Doubles until a place is empty, then halves the gap: which places are looked at depends only on
 * which of them are empty. */
lua_Integer table_length(lua_State *L, int at)
{
    lua_Integer last = 0, beyond = 1;
    size_t reads = 1;
    for (; beyond < LENGTH_MAX && holds(L, at, beyond); reads++) {
        last = beyond;
        beyond *= 2;
    }
    for (; beyond - last > 1; reads++) {
        lua_Integer middle = last + (beyond - last) / 2;
        if (holds(L, at, middle))
            last = middle;
        else
            beyond = middle;
    }
    budget_charge(L, 1 + reads / READS_PER_STEP);
    return last;
}

/* The words are Lua's own, for message.c. */
static int no_length(lua_State *L)
{
    const char *type = lua_typename(L, lua_type(L, 2)), *name = lua_tostring(L, 1);
    if (name && *name)
        return luaL_error(L, "attempt to get length of a %s value (local '%s')", type, name);
    return luaL_error(L, "attempt to get length of a %s value", type);
}

static int length_asked(lua_State *L)
{
    switch (lua_type(L, 2)) {
    case LUA_TSTRING:
        budget_charge(L, 1);
        lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 2));
        return 1;
    case LUA_TTABLE:
        lua_pushinteger(L, table_length(L, 2));
        return 1;
    default:
        return luaL_callmeta(L, 2, "__len") ? 1 : no_length(L);
    }
}

/* Called with all that a function of any number of values was given. */
static int values_taken(lua_State *L)
{
    int count = lua_gettop(L);
    budget_charge(L, 1 + (size_t)count / VALUES_PER_STEP);
    if (count > VALUES_MAX)
        return rule_raise(L, RULE_RUNTIME, (text){ 0 }, "hàm nhận quá nhiều giá trị (tối đa %d)",
                          "the function is given too many values (at most %d)", VALUES_MAX);
    return 0;
}

/* name ^ operand, or "..." ^ 0 */
static int power_asked(lua_State *L)
{
    const char *name = lua_tostring(L, 1);
    if (!name || name[0] != '.') return length_asked(L);
    lua_pushcfunction(L, values_taken);
    return 1;
}

void length_answered(lua_State *L)
{
    lua_pushcfunction(L, power_asked);
    lua_setfield(L, -2, "__pow");
}
