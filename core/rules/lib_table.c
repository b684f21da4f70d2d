/* SPDX-License-Identifier: MIT
 * lib_table: insert, remove, concat, sort, unpack over tables the script made itself. Sorting is a
 * merge sort: stable, and a comparison that contradicts itself cannot make it run on or read
 * outside the table. */
#include "length.h"
#include "raise.h"
#include "state.h"

enum { UNPACK_MAX = 250, CONCAT_BYTES_PER_STEP = 16, KEY_BYTES_PER_STEP = 16 };

static int table_insert(lua_State *L)
{
    arg_table(L, 1, "table.insert");
    lua_Integer n = table_length(L, 1), at = n + 1;
    if (lua_gettop(L) >= 3)
        at = arg_whole(L, 2, "table.insert");
    else if (lua_gettop(L) < 2)
        return arg_wrong(L, 2, "table.insert", "một giá trị", "a value");
    if (at < 1 || at > n + 1)
        return arg_wrong(L, 2, "table.insert", "vị trí có trong bảng", "a position in the table");
    lua_settop(L, lua_gettop(L) >= 3 ? 3 : 2);
    budget_charge(L, 1 + (size_t)(n + 1 - at));
    for (lua_Integer i = n + 1; i > at; i--) {
        lua_rawgeti(L, 1, i - 1);
        lua_rawseti(L, 1, i);
    }
    lua_rawseti(L, 1, at);
    return 0;
}

static int table_remove(lua_State *L)
{
    arg_table(L, 1, "table.remove");
    lua_Integer n = table_length(L, 1);
    lua_Integer at = arg_whole_or(L, 2, "table.remove", n);
    budget_charge(L, 1);
    if (n == 0 && (at == 0 || at == n)) {
        lua_pushnil(L);
        return 1;
    }
    if (at < 1 || at > n + 1)
        return arg_wrong(L, 2, "table.remove", "vị trí có trong bảng", "a position in the table");
    lua_rawgeti(L, 1, at);
    budget_charge(L, (size_t)(at <= n ? n - at : 0));
    for (; at < n; at++) {
        lua_rawgeti(L, 1, at + 1);
        lua_rawseti(L, 1, at);
    }
    lua_pushnil(L);
    lua_rawseti(L, 1, at);
    return 1;
}

static void concat_item(lua_State *L, luaL_Buffer *b, lua_Integer i)
{
    size_t size;
    int type = lua_rawgeti(L, 1, i);
    if (type != LUA_TSTRING && type != LUA_TNUMBER)
        rule_raise(L, RULE_RUNTIME, text_of("table.concat"),
                   "table.concat: phần tử thứ %lld phải là chữ hoặc số",
                   "table.concat: item %lld must be a string or a number", (long long)i);
    lua_tolstring(L, -1, &size);
    budget_charge(L, 1 + size / CONCAT_BYTES_PER_STEP);
    if (luaL_bufflen(b) + size > STRING_LIMIT) luaL_error(L, "not enough memory");
    luaL_addvalue(b);
}

static int table_concat(lua_State *L)
{
    luaL_Buffer b;
    arg_table(L, 1, "table.concat");
    text between = lua_isnoneornil(L, 2) ? (text){ "", 0 } : arg_text(L, 2, "table.concat");
    lua_Integer from = arg_whole_or(L, 3, "table.concat", 1);
    lua_Integer to = arg_whole_or(L, 4, "table.concat", table_length(L, 1));
    budget_charge(L, 1);
    luaL_buffinit(L, &b);
    for (lua_Integer i = from; i <= to; i++) {
        concat_item(L, &b, i);
        if (i == to) break;
        budget_charge(L, between.size / CONCAT_BYTES_PER_STEP);
        if (luaL_bufflen(&b) + between.size > STRING_LIMIT) luaL_error(L, "not enough memory");
        luaL_addlstring(&b, between.data, between.size);
    }
    luaL_pushresult(&b);
    return 1;
}

/* Numbers before strings before booleans; used for the keys of pairs, and by sort for one type
 * only. */
static int rank(int type)
{
    return type == LUA_TNUMBER ? 0 : type == LUA_TSTRING ? 1 : 2;
}

static bool below_plain(lua_State *L, int a, int b)
{
    int type_a = lua_type(L, a), type_b = lua_type(L, b);
    if (type_a != type_b) return rank(type_a) < rank(type_b);
    if (type_a == LUA_TNUMBER) return lua_compare(L, a, b, LUA_OPLT);
    if (type_a == LUA_TBOOLEAN) return !lua_toboolean(L, a) && lua_toboolean(L, b);
    text x, y;
    x.data = lua_tolstring(L, a, &x.size);
    y.data = lua_tolstring(L, b, &y.size);
    return text_compare(x, y) < 0;
}

/* Whether the value on top must come before the one below it. */
static bool below(lua_State *L, int compare)
{
    if (!compare) return below_plain(L, -1, -2);
    budget_charge(L, 1);
    lua_pushvalue(L, compare);
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -4);
    lua_call(L, 2, 1);
    bool is = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return is;
}

/* Merges from[low..middle-1] and from[middle..high-1] into `into`. */
static void merge(lua_State *L, int from, int into, const lua_Integer at[3], int compare)
{
    lua_Integer left = at[0], right = at[1];
    for (lua_Integer out = at[0]; out < at[2]; out++) {
        bool take_right = left >= at[1];
        if (left < at[1] && right < at[2]) {
            lua_rawgeti(L, from, left);
            lua_rawgeti(L, from, right);
            take_right = below(L, compare);
            lua_pop(L, 2);
        }
        lua_rawgeti(L, from, take_right ? right++ : left++);
        lua_rawseti(L, into, out);
        if (compare) budget_charge(L, 1);
    }
}

/* Beforehand, and the same in whichever order the values stand: that of a table's keys is different
 * in every process. */
static void charge_plain(lua_State *L, int at, lua_Integer n)
{
    size_t rounds = 0, each = 0;
    for (lua_Integer width = 1; width < n; width *= 2) rounds++;
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, at, i);
        each += 2 + (lua_type(L, -1) == LUA_TSTRING ? lua_rawlen(L, -1) : 0) / KEY_BYTES_PER_STEP;
        lua_pop(L, 1);
    }
    budget_charge(L, each * rounds);
}

void table_sort(lua_State *L, int at, lua_Integer n, int compare)
{
    if (!compare) charge_plain(L, at, n);
    lua_createtable(L, (int)n, 0);
    int from = at, into = lua_gettop(L);
    for (lua_Integer width = 1; width < n; width *= 2) {
        for (lua_Integer low = 1; low <= n; low += 2 * width) {
            lua_Integer middle = low + width < n + 1 ? low + width : n + 1;
            lua_Integer high = middle + width < n + 1 ? middle + width : n + 1;
            merge(L, from, into, (lua_Integer[]){ low, middle, high }, compare);
        }
        int other = from;
        from = into;
        into = other;
    }
    for (lua_Integer i = 1; from != at && i <= n; i++) {
        lua_rawgeti(L, from, i);
        lua_rawseti(L, at, i);
    }
    lua_pop(L, 1);
}

static int table_sort_script(lua_State *L)
{
    arg_table(L, 1, "table.sort");
    int compare = lua_isnoneornil(L, 2) ? 0 : 2;
    if (compare && lua_type(L, 2) != LUA_TFUNCTION)
        return arg_wrong(L, 2, "table.sort", "hàm so sánh", "a function that compares");
    lua_settop(L, 2);
    lua_Integer n = table_length(L, 1);
    int first = lua_rawgeti(L, 1, 1);
    budget_charge(L, 1);
    for (lua_Integer i = 1; !compare && i <= n; i++) {
        int type = lua_rawgeti(L, 1, i);
        budget_charge(L, 1);
        lua_pop(L, 1);
        if (type != first || (type != LUA_TNUMBER && type != LUA_TSTRING))
            return rule_raise(L, RULE_RUNTIME, text_of("table.sort"),
                              "table.sort: các phần tử phải cùng là số hoặc cùng là chữ",
                              "table.sort: items must be all numbers or all strings");
    }
    lua_settop(L, 2);
    table_sort(L, 1, n, compare);
    return 0;
}

static int table_unpack(lua_State *L)
{
    arg_table(L, 1, "table.unpack");
    lua_Integer from = arg_whole_or(L, 2, "table.unpack", 1);
    lua_Integer to = arg_whole_or(L, 3, "table.unpack", table_length(L, 1));
    if (from > to) return 0;
    if ((lua_Unsigned)to - (lua_Unsigned)from >= UNPACK_MAX)
        return rule_raise(L, RULE_RUNTIME, text_of("table.unpack"),
                          "table.unpack: tối đa %d giá trị", "table.unpack: at most %d values",
                          UNPACK_MAX);
    int n = (int)(to - from) + 1;
    budget_charge(L, (size_t)n);
    luaL_checkstack(L, n, "stack overflow");
    for (lua_Integer i = 0; i < n; i++) lua_rawgeti(L, 1, from + i);
    return n;
}

void lib_table(lua_State *L)
{
    static const luaL_Reg functions[] = {
        { "insert", table_insert }, { "remove", table_remove },    { "concat", table_concat },
        { "unpack", table_unpack }, { "sort", table_sort_script }, { NULL, NULL },
    };
    lua_createtable(L, 0, COUNT_OF(functions));
    luaL_setfuncs(L, functions, 0);
    sandbox_freeze(L, "table");
    lua_setfield(L, -2, "table");
}
