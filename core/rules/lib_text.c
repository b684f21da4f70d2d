/* SPDX-License-Identifier: MIT
 * lib_text: text.fold (compare Vietnamese words without accents), utf8.len, and date: durations and
 * parts of the opaque day numbers that facts hold. A day nobody gave is an error, never day zero.
 */
#include "raise.h"
#include "state.h"

#include "../base/viet.h"

enum { FOLD_MAX = 4096, FOLD_BYTES_PER_STEP = 2, BYTES_PER_STEP = 16, DAY_MAX = 3652059 };

static int text_fold(lua_State *L)
{
    text t = arg_text(L, 1, "text.fold");
    if (t.size > FOLD_MAX || !text_is_utf8(t))
        return arg_wrong(L, 1, "text.fold", "chữ đúng mã, ngắn hơn 4096 byte",
                         "well-formed and shorter than 4096 bytes");
    budget_charge(L, 10 + t.size / FOLD_BYTES_PER_STEP);
    text folded = viet_fold(state_of(L)->cx->arena, t);
    lua_pushlstring(L, folded.data, folded.size);
    return 1;
}

static int utf8_len(lua_State *L)
{
    text t = arg_text(L, 1, "utf8.len");
    lua_Integer n = 0;
    budget_charge(L, 1 + t.size / BYTES_PER_STEP);
    for (size_t i = 0; i < t.size; i++) n += ((unsigned char)t.data[i] & 0xC0) != 0x80;
    lua_pushinteger(L, n);
    return 1;
}

static date arg_day(lua_State *L, int at, const char *name)
{
    lua_Integer day = arg_whole(L, at, name);
    budget_charge(L, 1);
    if (day < 1 || day > DAY_MAX)
        rule_raise(L, RULE_RUNTIME, text_of(name), "%s: ngày thứ %d chưa có giá trị",
                   "%s: day %d is not given", name, at);
    return (date)day;
}

/* Days from the first to the second. */
static int date_days(lua_State *L)
{
    date from = arg_day(L, 1, "date.days");
    lua_pushinteger(L, arg_day(L, 2, "date.days") - from);
    return 1;
}

static int date_year(lua_State *L)
{
    lua_pushinteger(L, date_civil(arg_day(L, 1, "date.year")).year);
    return 1;
}

static int date_month(lua_State *L)
{
    lua_pushinteger(L, date_civil(arg_day(L, 1, "date.month")).month);
    return 1;
}

static int date_day(lua_State *L)
{
    lua_pushinteger(L, date_civil(arg_day(L, 1, "date.day")).day);
    return 1;
}

static void add(lua_State *L, const char *name, const luaL_Reg functions[])
{
    lua_createtable(L, 0, 4);
    luaL_setfuncs(L, functions, 0);
    sandbox_freeze(L, name);
    lua_setfield(L, -2, name);
}

void lib_text(lua_State *L)
{
    static const luaL_Reg texts[] = { { "fold", text_fold }, { NULL, NULL } };
    static const luaL_Reg utf8s[] = { { "len", utf8_len }, { NULL, NULL } };
    static const luaL_Reg dates[] = { { "days", date_days },
                                      { "year", date_year },
                                      { "month", date_month },
                                      { "day", date_day },
                                      { NULL, NULL } };
    add(L, "text", texts);
    add(L, "utf8", utf8s);
    add(L, "date", dates);
}
