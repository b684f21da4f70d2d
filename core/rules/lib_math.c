/* SPDX-License-Identifier: MIT
 * lib_math: arithmetic that is the same on every machine. No exponentials, logarithms or angles:
 * their last digit depends on the C library. No random. */
#include "raise.h"
#include "state.h"

#include <math.h>

static void push_floored(lua_State *L, double x)
{
    lua_Integer n;
    if (lua_numbertointeger(x, &n))
        lua_pushinteger(L, n);
    else
        lua_pushnumber(L, x);
}

static int math_abs(lua_State *L)
{
    budget_charge(L, 1);
    arg_number(L, 1, "math.abs");
    if (lua_isinteger(L, 1)) {
        lua_Integer n = lua_tointeger(L, 1);
        lua_pushinteger(L, n < 0 ? (lua_Integer)(0u - (lua_Unsigned)n) : n);
    } else {
        lua_pushnumber(L, fabs(lua_tonumber(L, 1)));
    }
    return 1;
}

static int rounded(lua_State *L, const char *name, double (*how)(double))
{
    budget_charge(L, 1);
    arg_number(L, 1, name);
    lua_settop(L, 1);
    if (!lua_isinteger(L, 1)) push_floored(L, how(lua_tonumber(L, 1)));
    return 1;
}

static int math_floor(lua_State *L)
{
    return rounded(L, "math.floor", floor);
}
static int math_ceil(lua_State *L)
{
    return rounded(L, "math.ceil", ceil);
}
/* Half away from zero, as people round. */
static int math_round(lua_State *L)
{
    return rounded(L, "math.round", round);
}

static int extreme(lua_State *L, const char *name, bool largest)
{
    int n = lua_gettop(L), best = 1;
    budget_charge(L, 1 + (size_t)n);
    arg_number(L, 1, name);
    for (int i = 2; i <= n; i++) {
        arg_number(L, i, name);
        if (largest ? lua_compare(L, best, i, LUA_OPLT) : lua_compare(L, i, best, LUA_OPLT))
            best = i;
    }
    lua_pushvalue(L, best);
    return 1;
}

static int math_max(lua_State *L)
{
    return extreme(L, "math.max", true);
}
static int math_min(lua_State *L)
{
    return extreme(L, "math.min", false);
}

static int math_fmod(lua_State *L)
{
    budget_charge(L, 1);
    arg_number(L, 1, "math.fmod");
    arg_number(L, 2, "math.fmod");
    if (!lua_isinteger(L, 1) || !lua_isinteger(L, 2)) {
        lua_pushnumber(L, fmod(lua_tonumber(L, 1), lua_tonumber(L, 2)));
        return 1;
    }
    lua_Integer by = lua_tointeger(L, 2);
    if (by == 0) return arg_wrong(L, 2, "math.fmod", "số khác 0", "other than 0");
    /* The smallest integer divided by -1 does not fit: the remainder is 0 all the same. */
    lua_pushinteger(L, by == -1 ? 0 : lua_tointeger(L, 1) % by);
    return 1;
}

static int math_tointeger(lua_State *L)
{
    int exact = 0;
    lua_Integer n = 0;
    budget_charge(L, 1);
    if (lua_type(L, 1) == LUA_TNUMBER) n = lua_tointegerx(L, 1, &exact);
    if (exact)
        lua_pushinteger(L, n);
    else
        lua_pushnil(L);
    return 1;
}

static int math_type(lua_State *L)
{
    budget_charge(L, 1);
    if (lua_type(L, 1) == LUA_TNUMBER)
        lua_pushstring(L, lua_isinteger(L, 1) ? "integer" : "float");
    else
        lua_pushnil(L);
    return 1;
}

static int math_ult(lua_State *L)
{
    budget_charge(L, 1);
    lua_Unsigned a = (lua_Unsigned)arg_whole(L, 1, "math.ult");
    lua_pushboolean(L, a < (lua_Unsigned)arg_whole(L, 2, "math.ult"));
    return 1;
}

static int math_sqrt(lua_State *L)
{
    budget_charge(L, 1);
    arg_number(L, 1, "math.sqrt");
    lua_pushnumber(L, sqrt(lua_tonumber(L, 1)));
    return 1;
}

void lib_math(lua_State *L)
{
    static const luaL_Reg functions[] = {
        { "abs", math_abs },   { "ceil", math_ceil },   { "floor", math_floor },
        { "max", math_max },   { "min", math_min },     { "fmod", math_fmod },
        { "sqrt", math_sqrt }, { "type", math_type },   { "tointeger", math_tointeger },
        { "ult", math_ult },   { "round", math_round }, { NULL, NULL },
    };
    lua_createtable(L, 0, COUNT_OF(functions) + 1);
    luaL_setfuncs(L, functions, 0);
    lua_pushinteger(L, LUA_MAXINTEGER);
    lua_setfield(L, -2, "maxinteger");
    lua_pushinteger(L, LUA_MININTEGER);
    lua_setfield(L, -2, "mininteger");
    sandbox_freeze(L, "math");
    lua_setfield(L, -2, "math");
}
