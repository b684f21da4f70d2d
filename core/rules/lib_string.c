/* SPDX-License-Identifier: MIT
 * lib_string: byte, char, len, lower, upper, reverse, sub, rep, with costs. Letters beyond ASCII
 * are left alone: use text.fold to compare Vietnamese words. The string metatable holds only
 * __index and what `#` is spelled with, so there is no arithmetic on strings. */
#include "length.h"
#include "raise.h"
#include "state.h"

enum { BYTES_PER_STEP = 16, BYTES_MAX = 250 };

/* Position from the end when negative, as Lua counts; never below 0. */
static size_t position(lua_Integer at, size_t size)
{
    if (at >= 0) return (size_t)at;
    return 0u - (size_t)at > size ? 0 : size + (size_t)at + 1;
}

static text charged(lua_State *L, const char *name)
{
    text t = arg_text(L, 1, name);
    budget_charge(L, 1 + t.size / BYTES_PER_STEP);
    return t;
}

static int string_len(lua_State *L)
{
    budget_charge(L, 1);
    lua_pushinteger(L, (lua_Integer)arg_text(L, 1, "string.len").size);
    return 1;
}

static text range(lua_State *L, const char *name, lua_Integer from_default, lua_Integer to_default)
{
    text t = arg_text(L, 1, name);
    size_t from = position(arg_whole_or(L, 2, name, from_default), t.size);
    size_t to = position(arg_whole_or(L, 3, name, to_default), t.size);
    from = from < 1 ? 1 : from;
    return from > to ? (text){ t.data, 0 } : text_part(t, from - 1, to);
}

static int string_sub(lua_State *L)
{
    text t = range(L, "string.sub", 1, -1);
    budget_charge(L, 1 + t.size / BYTES_PER_STEP);
    lua_pushlstring(L, t.data, t.size);
    return 1;
}

static int string_byte(lua_State *L)
{
    lua_Integer from = arg_whole_or(L, 2, "string.byte", 1);
    text t = range(L, "string.byte", 1, from);
    if (t.size > BYTES_MAX)
        return rule_raise(L, RULE_RUNTIME, text_of("string.byte"), "string.byte: tối đa %d byte",
                          "string.byte: at most %d bytes", BYTES_MAX);
    budget_charge(L, 1 + t.size);
    luaL_checkstack(L, (int)t.size, "stack overflow");
    for (size_t i = 0; i < t.size; i++) lua_pushinteger(L, (unsigned char)t.data[i]);
    return (int)t.size;
}

static int string_char(lua_State *L)
{
    luaL_Buffer b;
    int n = lua_gettop(L);
    budget_charge(L, 1 + (size_t)n);
    luaL_buffinit(L, &b);
    for (int i = 1; i <= n; i++) {
        lua_Integer c = arg_whole(L, i, "string.char");
        if (c < 0 || c > 255)
            return arg_wrong(L, i, "string.char", "số từ 0 đến 255", "a number from 0 to 255");
        luaL_addchar(&b, (char)(unsigned char)c);
    }
    luaL_pushresult(&b);
    return 1;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}
static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

static int mapped(lua_State *L, const char *name, char (*how)(char))
{
    luaL_Buffer b;
    text t = charged(L, name);
    char *out = luaL_buffinitsize(L, &b, t.size);
    for (size_t i = 0; i < t.size; i++) out[i] = how(t.data[i]);
    luaL_pushresultsize(&b, t.size);
    return 1;
}

static int string_lower(lua_State *L)
{
    return mapped(L, "string.lower", lower);
}
static int string_upper(lua_State *L)
{
    return mapped(L, "string.upper", upper);
}

static int string_reverse(lua_State *L)
{
    luaL_Buffer b;
    text t = charged(L, "string.reverse");
    char *out = luaL_buffinitsize(L, &b, t.size);
    for (size_t i = 0; i < t.size; i++) out[i] = t.data[t.size - 1 - i];
    luaL_pushresultsize(&b, t.size);
    return 1;
}

static int string_rep(lua_State *L)
{
    luaL_Buffer b;
    text t = arg_text(L, 1, "string.rep");
    lua_Integer n = arg_whole(L, 2, "string.rep");
    text between = lua_isnoneornil(L, 3) ? (text){ "", 0 } : arg_text(L, 3, "string.rep");
    size_t each = t.size + between.size;
    n = n < 0 || each == 0 ? 0 : n;
    if (n > 0 && (size_t)n > STRING_LIMIT / each + 1) return luaL_error(L, "not enough memory");
    size_t total = n ? (size_t)n * each - between.size : 0;
    if (total > STRING_LIMIT) return luaL_error(L, "not enough memory");
    budget_charge(L, 1 + (size_t)n + total / BYTES_PER_STEP);
    luaL_buffinitsize(L, &b, total);
    for (lua_Integer i = 1; i <= n; i++) {
        luaL_addlstring(&b, t.data, t.size);
        if (i < n) luaL_addlstring(&b, between.data, between.size);
    }
    luaL_pushresult(&b);
    return 1;
}

static void set_metatable(lua_State *L)
{
    lua_pushstring(L, "");
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    length_answered(L);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

void lib_string(lua_State *L)
{
    static const luaL_Reg functions[] = {
        { "len", string_len },   { "sub", string_sub },         { "byte", string_byte },
        { "char", string_char }, { "lower", string_lower },     { "upper", string_upper },
        { "rep", string_rep },   { "reverse", string_reverse }, { NULL, NULL },
    };
    lua_createtable(L, 0, COUNT_OF(functions) + 5);
    luaL_setfuncs(L, functions, 0);
    lib_pattern(L);
    lib_format(L);
    sandbox_freeze(L, "string");
    set_metatable(L);
    lua_setfield(L, -2, "string");
}
