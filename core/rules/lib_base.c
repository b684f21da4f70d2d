/* SPDX-License-Identifier: MIT
 * lib_base: type, tostring, tonumber, ipairs, pairs, select, assert, error. pairs goes in sorted
 * order: numbers first, then strings by byte, then false and true, so that every machine gives the
 * same answer. */
#include "raise.h"
#include "state.h"

/* A table keeps the room it once needed: going through an emptied one takes as long as through a
 * full one, and how much room it has must not be asked (see memory.c). */
enum { NUMBER_BYTES = 64, TABLE_WALK = 100 };

static int base_type(lua_State *L)
{
    budget_charge(L, 1);
    if (lua_isnone(L, 1)) return arg_wrong(L, 1, "type", "một giá trị", "a value");
    lua_pushstring(L, lua_typename(L, lua_type(L, 1)));
    return 1;
}

void push_tostring(lua_State *L, int at)
{
    switch (lua_type(L, at)) {
    case LUA_TSTRING:
        lua_pushvalue(L, at);
        break;
    case LUA_TNUMBER:
        lua_pushvalue(L, at);
        lua_tolstring(L, -1, NULL);
        break;
    case LUA_TBOOLEAN:
        lua_pushstring(L, lua_toboolean(L, at) ? "true" : "false");
        break;
    case LUA_TNONE:
    case LUA_TNIL:
        lua_pushstring(L, "nil");
        break;
    default:
        lua_pushstring(L, lua_typename(L, lua_type(L, at)));
    }
}

static int base_tostring(lua_State *L)
{
    budget_charge(L, 2);
    push_tostring(L, 1);
    return 1;
}

static int base_tonumber(lua_State *L)
{
    size_t size;
    budget_charge(L, 2);
    if (lua_type(L, 1) == LUA_TNUMBER) {
        lua_settop(L, 1);
        return 1;
    }
    if (lua_type(L, 1) != LUA_TSTRING) {
        lua_pushnil(L);
        return 1;
    }
    const char *z = lua_tolstring(L, 1, &size);
    if (size > NUMBER_BYTES || lua_stringtonumber(L, z) != size + 1) lua_pushnil(L);
    return 1;
}

/* Scripts can call what ipairs and pairs return, with anything. */
static void arg_iterated(lua_State *L, const char *name)
{
    budget_charge(L, 1);
    if (lua_type(L, 1) != LUA_TTABLE) arg_wrong(L, 1, name, "bảng", "a table");
}

static int next_index(lua_State *L)
{
    arg_iterated(L, "ipairs");
    lua_Integer i = next_place(L);
    lua_pushinteger(L, i);
    return lua_rawgeti(L, 1, i) == LUA_TNIL ? 1 : 2;
}

static int base_ipairs(lua_State *L)
{
    budget_charge(L, 1);
    if (facts_list_each(L)) return 3;
    arg_table(L, 1, "ipairs");
    lua_pushcfunction(L, next_index);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

/* Upvalues: the sorted keys, how many were given out. Keys whose value has become nil are passed
 * over. */
static int next_sorted(lua_State *L)
{
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(2));
    for (;;) {
        arg_iterated(L, "pairs");
        lua_settop(L, 1);
        if (lua_rawgeti(L, lua_upvalueindex(1), ++at) == LUA_TNIL) return 1;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, 1) != LUA_TNIL) break;
    }
    lua_pushinteger(L, at);
    lua_replace(L, lua_upvalueindex(2));
    return 2;
}

lua_Integer table_keys(lua_State *L, int at, const char *name)
{
    lua_Integer n = 0;
    bool fine = true;
    at = lua_absindex(L, at);
    lua_newtable(L);
    int keys = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, at); n++) {
        lua_pop(L, 1);
        int type = lua_type(L, -1);
        fine = fine && (type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TBOOLEAN);
        lua_pushvalue(L, -1);
        lua_rawseti(L, keys, n + 1);
    }
    /* Only now: which key comes first is different in every process, what is said must not be. */
    budget_charge(L, (size_t)n);
    if (!fine)
        rule_raise(L, RULE_RUNTIME, text_of(name),
                   "%s: khóa của bảng phải là số, chữ hoặc đúng/sai",
                   "%s: keys must be numbers, strings or booleans", name);
    table_sort(L, keys, n, 0);
    return n;
}

static int base_pairs(lua_State *L)
{
    arg_table(L, 1, "pairs");
    lua_settop(L, 1);
    budget_charge(L, TABLE_WALK);
    table_keys(L, 1, "pairs");
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_sorted, 2);
    lua_pushvalue(L, 1);
    return 2;
}

static int base_select(lua_State *L)
{
    int n = lua_gettop(L);
    budget_charge(L, 1 + (size_t)n / 4);
    if (lua_type(L, 1) == LUA_TSTRING && text_equal_z(arg_text(L, 1, "select"), "#")) {
        lua_pushinteger(L, n - 1);
        return 1;
    }
    lua_Integer from = arg_whole(L, 1, "select");
    if (from < 0) from += n;
    if (from < 1)
        return arg_wrong(L, 1, "select", "số thứ tự có trong danh sách", "a position in the list");
    return from >= n ? 0 : n - (int)from;
}

/* The script's own words, on its own line. */
static int complain(lua_State *L, int at, const char *otherwise_vi, const char *otherwise_en)
{
    text said = { 0 };
    if (lua_type(L, at) == LUA_TSTRING)
        said = rule_shown(state_of(L)->cx->arena, arg_text(L, at, "error"));
    if (text_is_empty(said))
        return rule_raise(L, RULE_RUNTIME, (text){ 0 }, "%s%.0s", "%.0s%s", otherwise_vi,
                          otherwise_en);
    return rule_raise(L, RULE_RUNTIME, (text){ 0 }, "%.*s", "%.*s", TEXT_ARGS(said));
}

static int base_assert(lua_State *L)
{
    budget_charge(L, 1);
    if (!lua_toboolean(L, 1))
        return complain(L, 2, "điều kiện của assert không đúng", "assertion failed");
    return lua_gettop(L);
}

static int base_error(lua_State *L)
{
    budget_charge(L, 1);
    return complain(L, 1, "luật tự báo lỗi", "the rule raised an error");
}

void lib_base(lua_State *L)
{
    static const luaL_Reg functions[] = {
        { "type", base_type },     { "tostring", base_tostring }, { "tonumber", base_tonumber },
        { "ipairs", base_ipairs }, { "pairs", base_pairs },       { "select", base_select },
        { "assert", base_assert }, { "error", base_error },       { NULL, NULL },
    };
    luaL_setfuncs(L, functions, 0);
}
