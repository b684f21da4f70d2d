/* SPDX-License-Identifier: MIT
 * raise: how an error leaves a script, and the strict arguments of the functions it calls. Messages
 * name what is wrong in the words of somebody who has never programmed. */
#include "raise.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "state.h"

enum { MESSAGE_MAX = 600, SHOWN_MAX = 60, POINTS_MAX = 1000000, LEVELS_SEEN = 16 };

/* Without the up to three bytes at the end of a character that was cut in two. */
static text whole_characters(text t)
{
    for (size_t less = 0; less < 4 && less <= t.size; less++)
        if (text_is_utf8(text_part(t, 0, t.size - less))) return text_part(t, 0, t.size - less);
    return t;
}

/* The sentence with its place in front, cut at a whole character. */
static text sentence(struct arena *arena, const char *place, int line, const char *format,
                     va_list args) __attribute__((format(printf, 4, 0)));
static text sentence(struct arena *arena, const char *place, int line, const char *format,
                     va_list args)
{
    char said[MESSAGE_MAX];
    int size = vsnprintf(said, sizeof said, format, args);
    size_t n = size < 0 ? 0 : (size_t)size < sizeof said ? (size_t)size : sizeof said - 1;
    n = whole_characters((text){ said, n }).size;
    if (line > 0) return text_format(arena, "%s %d: %.*s", place, line, (int)n, said);
    return text_format(arena, "%.*s", (int)n, said);
}

static void fill(struct arena *arena, struct rule_fault *fault, int line, const char *vi,
                 const char *en, va_list args)
{
    va_list again;
    va_copy(again, args);
    fault->line = line;
    fault->vi = sentence(arena, "Dòng", line, vi, args);
    fault->en = sentence(arena, "Line", line, en, again);
    va_end(again);
}

void fault_fill(struct arena *arena, struct rule_fault *fault, enum rule_fault_kind kind, int line,
                text fact, const char *vi, const char *en, ...)
{
    va_list args;
    va_start(args, en);
    fault->kind = kind;
    fault->fact = fact;
    fill(arena, fault, line, vi, en, args);
    va_end(args);
}

int rule_raise(lua_State *L, enum rule_fault_kind kind, text fact, const char *vi, const char *en,
               ...)
{
    struct rule_state *state = state_of(L);
    va_list args;
    va_start(args, en);
    state->raised = true;
    state->fault.kind = kind;
    state->fault.fact = text_copy(state->cx->arena, fact);
    fill(state->cx->arena, &state->fault, line_now(L), vi, en, args);
    va_end(args);
    lua_pushnil(L);
    return lua_error(L);
}

int line_now(lua_State *L)
{
    lua_Debug ar;
    for (int level = 0; level < LEVELS_SEEN && lua_getstack(L, level, &ar); level++)
        if (lua_getinfo(L, "l", &ar) && ar.currentline > 0) return ar.currentline;
    return 0;
}

text rule_shown(struct arena *arena, text raw)
{
    text cut = whole_characters(text_part(raw, 0, SHOWN_MAX));
    bool whole = text_is_utf8(cut);
    char *copy = arena_alloc(arena, cut.size);
    for (size_t i = 0; i < cut.size; i++) {
        unsigned char c = (unsigned char)cut.data[i];
        copy[i] = c < 0x20 || c == 0x7f ? ' ' : c >= 0x80 && !whole ? '?' : (char)c;
    }
    return (text){ copy, cut.size };
}

const char *rule_type_vi(int lua_type)
{
    switch (lua_type) {
    case LUA_TNONE:
    case LUA_TNIL:
        return "trống (nil)";
    case LUA_TBOOLEAN:
        return "đúng/sai";
    case LUA_TNUMBER:
        return "số";
    case LUA_TSTRING:
        return "chữ";
    case LUA_TTABLE:
        return "bảng";
    case LUA_TFUNCTION:
        return "hàm";
    default:
        return "dữ kiện";
    }
}

int arg_wrong(lua_State *L, int at, const char *name, const char *wanted_vi, const char *wanted_en)
{
    int type = lua_type(L, at);
    return rule_raise(L, RULE_RUNTIME, text_of(name),
                      "%s: giá trị thứ %d phải là %s, nhưng đang là %s%.0s%.0s",
                      "%s: value %d must be %.0s%.0s%s, but it is %s", name, at, wanted_vi,
                      rule_type_vi(type), wanted_en, lua_typename(L, type));
}

text arg_text(lua_State *L, int at, const char *name)
{
    text t = { 0 };
    if (lua_type(L, at) != LUA_TSTRING)
        arg_wrong(L, at, name, "chữ", "a string");
    else
        t.data = lua_tolstring(L, at, &t.size);
    return t;
}

lua_Integer arg_whole(lua_State *L, int at, const char *name)
{
    int exact = 0;
    lua_Integer n = 0;
    if (lua_type(L, at) == LUA_TNUMBER) n = lua_tointegerx(L, at, &exact);
    if (!exact) arg_wrong(L, at, name, "số nguyên", "a whole number");
    return n;
}

lua_Integer arg_whole_or(lua_State *L, int at, const char *name, lua_Integer otherwise)
{
    return lua_isnoneornil(L, at) ? otherwise : arg_whole(L, at, name);
}

void arg_number(lua_State *L, int at, const char *name)
{
    if (lua_type(L, at) != LUA_TNUMBER) arg_wrong(L, at, name, "số", "a number");
}

void arg_table(lua_State *L, int at, const char *name)
{
    if (lua_type(L, at) != LUA_TTABLE) arg_wrong(L, at, name, "bảng", "a table");
    if (!lua_getmetatable(L, at)) return;
    rule_raise(L, RULE_RUNTIME, text_of(name), "%s: bảng này chỉ đọc, không dùng được ở đây",
               "%s: this table is read-only and cannot be used here", name);
}

bool hundredths_at(lua_State *L, int at, int64_t *out)
{
    if (lua_type(L, at) != LUA_TNUMBER) return false;
    if (lua_isinteger(L, at)) {
        lua_Integer n = lua_tointeger(L, at);
        if (n < -POINTS_MAX || n > POINTS_MAX) return false;
        *out = n * 100;
        return true;
    }
    double x = lua_tonumber(L, at) * 100.0;
    if (!(fabs(x) <= POINTS_MAX * 100.0)) return false;
    /* A number written as 0.285 is a little below it in binary; people mean the decimal they wrote.
     */
    *out = (int64_t)round(x + copysign(1e-7, x));
    return true;
}

void hundredths_push(lua_State *L, int64_t value)
{
    if (value % 100 == 0)
        lua_pushinteger(L, value / 100);
    else
        lua_pushnumber(L, (double)value / 100.0);
}
