/* SPDX-License-Identifier: MIT
 * lib_pattern: find, match, gmatch, gsub over our own matcher. */
#include "pattern.h"

#include "raise.h"

enum { BYTES_PER_STEP = 16 };

/* Byte offset where the search begins, or beyond the subject when there is nothing to search. */
static size_t start_at(lua_State *L, int at, const char *name, size_t size)
{
    lua_Integer from = arg_whole_or(L, at, name, 1);
    if (from > 0) return (size_t)from - 1;
    return from == 0 || 0u - (size_t)from > size ? 0 : size - (0u - (size_t)from);
}

static const char *find_plain(lua_State *L, text subject, size_t from, text wanted)
{
    budget_charge(L, 1 + (subject.size - from) / BYTES_PER_STEP);
    for (size_t i = from; i + wanted.size <= subject.size; i++) {
        if (wanted.size && subject.data[i] != wanted.data[0]) continue;
        budget_charge(L, 1 + wanted.size / BYTES_PER_STEP);
        if (memcmp(subject.data + i, wanted.data, wanted.size) == 0) return subject.data + i;
    }
    return NULL;
}

static bool has_specials(text pattern)
{
    for (size_t i = 0; i < pattern.size; i++)
        if (pattern.data[i] && strchr("^$*+?.([%-", pattern.data[i])) return true;
    return false;
}

static int push_range(lua_State *L, text subject, const char *start, const char *end)
{
    lua_pushinteger(L, start - subject.data + 1);
    lua_pushinteger(L, end - subject.data);
    return 2;
}

static int search(lua_State *L, const char *name, bool find)
{
    struct matcher m;
    text subject = arg_text(L, 1, name), pattern = arg_text(L, 2, name);
    size_t from = start_at(L, 3, name, subject.size);
    budget_charge(L, 1 + pattern.size / BYTES_PER_STEP);
    lua_settop(L, 4);
    if (from > subject.size) {
        lua_pushnil(L);
        return 1;
    }
    if (find && (lua_toboolean(L, 4) || !has_specials(pattern))) {
        const char *found = find_plain(L, subject, from, pattern);
        if (found) return push_range(L, subject, found, found + pattern.size);
        lua_pushnil(L);
        return 1;
    }
    bool anchored = pattern.size && pattern.data[0] == '^';
    matcher_begin(&m, L, subject, pattern);
    for (const char *at = subject.data + from; at <= m.subject_end; at++) {
        const char *end = matcher_try(&m, at, pattern.data + anchored);
        if (end && find)
            return push_range(L, subject, at, end) + matcher_push_all(&m, at, end, false);
        if (end) return matcher_push_all(&m, at, end, true);
        if (anchored) break;
    }
    lua_pushnil(L);
    return 1;
}

static int string_find(lua_State *L)
{
    return search(L, "string.find", true);
}
static int string_match(lua_State *L)
{
    return search(L, "string.match", false);
}

/* Upvalues: subject, pattern, offset of the next try, end of the last match (an empty match may not
 * touch it). */
static int gmatch_next(lua_State *L)
{
    struct matcher m;
    text subject = { 0 }, pattern = { 0 };
    subject.data = lua_tolstring(L, lua_upvalueindex(1), &subject.size);
    pattern.data = lua_tolstring(L, lua_upvalueindex(2), &pattern.size);
    lua_Integer last_at = lua_tointeger(L, lua_upvalueindex(4));
    const char *last = last_at < 0 ? NULL : subject.data + last_at;
    matcher_begin(&m, L, subject, pattern);
    for (const char *at = subject.data + lua_tointeger(L, lua_upvalueindex(3)); at <= m.subject_end;
         at++) {
        const char *end = matcher_try(&m, at, pattern.data);
        if (!end || end == last) continue;
        lua_pushinteger(L, end - subject.data);
        lua_pushvalue(L, -1);
        lua_replace(L, lua_upvalueindex(3));
        lua_replace(L, lua_upvalueindex(4));
        return matcher_push_all(&m, at, end, true);
    }
    return 0;
}

static int string_gmatch(lua_State *L)
{
    arg_text(L, 1, "string.gmatch");
    arg_text(L, 2, "string.gmatch");
    budget_charge(L, 2);
    lua_settop(L, 2);
    lua_pushinteger(L, 0);
    lua_pushinteger(L, -1);
    lua_pushcclosure(L, gmatch_next, 4);
    return 1;
}

static void add(lua_State *L, luaL_Buffer *b, const char *data, size_t size)
{
    budget_charge(L, size / BYTES_PER_STEP);
    if (luaL_bufflen(b) + size > STRING_LIMIT) luaL_error(L, "not enough memory");
    luaL_addlstring(b, data, size);
}

/* The replacement string, with %0 to %9 filled in. */
static void add_string(struct matcher *m, luaL_Buffer *b, const char *start, const char *end)
{
    lua_State *L = m->L;
    text with = arg_text(L, 3, "string.gsub");
    for (size_t i = 0; i < with.size; i++) {
        char c = with.data[i];
        if (c != '%') {
            add(L, b, &c, 1);
            continue;
        }
        c = ++i < with.size ? with.data[i] : 0;
        if (c == '0') {
            add(L, b, start, (size_t)(end - start));
        } else if (c >= '1' && c <= '9') {
            matcher_push(m, c - '1', start, end);
            lua_tolstring(L, -1, NULL);
            budget_charge(L, lua_rawlen(L, -1) / BYTES_PER_STEP);
            if (luaL_bufflen(b) + lua_rawlen(L, -1) > STRING_LIMIT)
                luaL_error(L, "not enough memory");
            luaL_addvalue(b);
        } else if (c == '%') {
            add(L, b, &c, 1);
        } else {
            rule_raise(L, RULE_RUNTIME, text_of("string.gsub"),
                       "string.gsub: sau %% phải là chữ số hoặc %%",
                       "string.gsub: %% must be followed by a digit or %%");
        }
    }
}

/* What a table or function gives for the match; false and nil keep it. */
static void add_value(struct matcher *m, luaL_Buffer *b, const char *start, const char *end)
{
    lua_State *L = m->L;
    if (lua_type(L, 3) == LUA_TTABLE) {
        matcher_push(m, 0, start, end);
        lua_rawget(L, 3);
    } else {
        lua_pushvalue(L, 3);
        lua_call(L, matcher_push_all(m, start, end, true), 1);
    }
    int type = lua_type(L, -1);
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        add(L, b, start, (size_t)(end - start));
        return;
    }
    if (type != LUA_TSTRING && type != LUA_TNUMBER)
        rule_raise(L, RULE_RUNTIME, text_of("string.gsub"),
                   "string.gsub: phần thay thế phải là chữ hoặc số",
                   "string.gsub: a replacement must be a string or a number");
    lua_tolstring(L, -1, NULL);
    if (luaL_bufflen(b) + lua_rawlen(L, -1) > STRING_LIMIT) luaL_error(L, "not enough memory");
    budget_charge(L, lua_rawlen(L, -1) / BYTES_PER_STEP);
    luaL_addvalue(b);
}

static int gsub(lua_State *L, text subject, text pattern, lua_Integer most)
{
    struct matcher m;
    luaL_Buffer b;
    lua_Integer done = 0;
    bool anchored = pattern.size && pattern.data[0] == '^';
    const char *at = subject.data, *last = NULL;
    matcher_begin(&m, L, subject, pattern);
    luaL_buffinit(L, &b);
    while (done < most) {
        const char *end = matcher_try(&m, at, pattern.data + anchored);
        if (end && end != last) {
            done++;
            if (lua_type(L, 3) == LUA_TSTRING)
                add_string(&m, &b, at, end);
            else
                add_value(&m, &b, at, end);
            at = last = end;
        } else if (at < m.subject_end) {
            add(L, &b, at++, 1);
        } else {
            break;
        }
        if (anchored) break;
    }
    add(L, &b, at, (size_t)(m.subject_end - at));
    luaL_pushresult(&b);
    lua_pushinteger(L, done);
    return 2;
}

static int string_gsub(lua_State *L)
{
    text subject = arg_text(L, 1, "string.gsub"), pattern = arg_text(L, 2, "string.gsub");
    int type = lua_type(L, 3);
    if (type == LUA_TTABLE)
        arg_table(L, 3, "string.gsub");
    else if (type != LUA_TSTRING && type != LUA_TFUNCTION)
        return arg_wrong(L, 3, "string.gsub", "chữ, bảng hoặc hàm", "a string, table or function");
    lua_Integer most = arg_whole_or(L, 4, "string.gsub", (lua_Integer)subject.size + 1);
    budget_charge(L, 1);
    lua_settop(L, 4);
    return gsub(L, subject, pattern, most);
}

void lib_pattern(lua_State *L)
{
    static const luaL_Reg functions[] = {
        { "find", string_find },
        { "match", string_match },
        { "gmatch", string_gmatch },
        { "gsub", string_gsub },
        { NULL, NULL },
    };
    luaL_setfuncs(L, functions, 0);
}
