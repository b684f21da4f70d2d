/* SPDX-License-Identifier: MIT
 * plain_lua: see plain_lua.h. Written as a careful program without a sandbox would be: tables are
 * reused, only what changed in a set of codes is written, and reasons go to one buffer. */
#include "plain_lua.h"

#include <lauxlib.h>
#include <lualib.h>
#include <math.h>
#include <stdio.h>

/* Places on the Lua stack. */
enum { SLOT_RUN = 1, SLOT_PARAMS, SLOT_FACTS };

/* ---- what a script calls ------------------------------------------------------------------- */

static void put(struct plain *p, const char *bytes, size_t size)
{
    if (size > PLAIN_BYTES - p->size) size = PLAIN_BYTES - p->size;
    memcpy(p->bytes + p->size, bytes, size);
    p->size += size;
}

/* The value on top as people here write it: "12,5". */
static void put_value(lua_State *L, struct plain *p)
{
    char out[40];
    size_t size;
    if (lua_type(L, -1) != LUA_TNUMBER || lua_isinteger(L, -1)) {
        const char *value = luaL_tolstring(L, -1, &size);
        put(p, value, size);
        lua_pop(L, 2);
        return;
    }
    long long value = llround(lua_tonumber(L, -1) * 100);
    int whole = snprintf(out, sizeof out, "%lld", value / 100);
    int all = value % 100 == 0  ? whole
              : value % 10 == 0 ? whole + snprintf(out + whole, 8, ",%lld", value / 10 % 10)
                                : whole + snprintf(out + whole, 8, ",%02lld", value % 100);
    put(p, out, (size_t)all);
    lua_pop(L, 1);
}

/* {name} in the reason's text becomes what the table at `vars` has for it. */
static void put_filled(lua_State *L, struct plain *p, const char *said, int vars)
{
    for (const char *open; (open = strchr(said, '{')) != NULL;) {
        const char *close = strchr(open, '}');
        if (!close) break;
        put(p, said, (size_t)(open - said));
        lua_pushlstring(L, open + 1, (size_t)(close - open) - 1);
        lua_rawget(L, vars);
        put_value(L, p);
        said = close + 1;
    }
    put(p, said, strlen(said));
}

static void append(lua_State *L, const char *code, int64_t points, int vars)
{
    struct plain *p = lua_touserdata(L, lua_upvalueindex(1));
    luaL_argcheck(L, p->count < PLAIN_REASONS, 1, "too many reasons");
    struct plain_reason *reason = &p->reasons[p->count++];
    *reason = (struct plain_reason){ code, points, p->bytes + p->size, p->size };
    p->sum += points;
    if (p->bare) return;
    lua_getfield(L, lua_upvalueindex(2), code);
    put_filled(L, p, luaL_checkstring(L, -1), vars);
    reason->size = p->size - reason->size;
}

static int plain_add(lua_State *L)
{
    const char *code = luaL_checkstring(L, 1);
    append(L, code, llround(luaL_checknumber(L, 2) * 100), 3);
    return 0;
}

static int plain_note(lua_State *L)
{
    append(L, luaL_checkstring(L, 1), 0, 2);
    return 0;
}

static int plain_reject(lua_State *L)
{
    struct plain *p = lua_touserdata(L, lua_upvalueindex(1));
    p->rejected = luaL_checkstring(L, 1);
    return 0;
}

static int plain_require(lua_State *L)
{
    struct plain *p = lua_touserdata(L, lua_upvalueindex(1));
    if (!lua_toboolean(L, 2)) p->rejected = luaL_checkstring(L, 1);
    lua_pushboolean(L, lua_toboolean(L, 2));
    return 1;
}

static int plain_cap(lua_State *L)
{
    append(L, luaL_checkstring(L, 2), 0, 3);
    return 0;
}

static int plain_key(lua_State *L)
{
    struct plain *p = lua_touserdata(L, lua_upvalueindex(1));
    p->key = llround(luaL_checknumber(L, 2) * 100);
    return 0;
}

/* Declarations that a verdict does not need. */
static int plain_declare(lua_State *L)
{
    (void)L;
    return 0;
}

/* `reasons` keeps the texts. */
static int plain_reasons(lua_State *L)
{
    for (lua_pushnil(L); lua_next(L, 1);) {
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, lua_upvalueindex(2));
    }
    return 0;
}

static void register_all(lua_State *L, struct plain *p)
{
    static const luaL_Reg functions[] = {
        { "add", plain_add },         { "note", plain_note },
        { "reject", plain_reject },   { "require", plain_require },
        { "reasons", plain_reasons }, { "hook", plain_declare },
        { "params", plain_declare },  { "bands", plain_declare },
        { "tests", plain_declare },   { "cap", plain_cap },
        { "unrated", plain_note },    { "key", plain_key },
        { "period", plain_declare },  { "ties", plain_declare },
        { "group", plain_declare },   { NULL, NULL },
    };
    luaL_openlibs(L);
    lua_pushglobaltable(L);
    lua_pushlightuserdata(L, p);
    lua_newtable(L);
    luaL_setfuncs(L, functions, 2);
    lua_pop(L, 1);
}

/* ---- facts --------------------------------------------------------------------------------- */

/* Methods of a set of codes, which is a table of levels by code. */
static const char set_methods[] =
    "return { __index = { has = function(s, code) return (s[code] or 0) ~= 0 end,\n"
    "                     level = function(s, code) return s[code] or 0 end } }";

static bool is_set(const struct field *fact)
{
    return fact->kind == FIELD_CODES || fact->kind == FIELD_LEVELS;
}

static unsigned level_of(const struct field *fact, const void *facts, unsigned number)
{
    if (fact->kind == FIELD_CODES) {
        const code_set *set = field_of(fact, facts);
        return code_set_has(*set, number);
    }
    const code_levels *levels = field_of(fact, facts);
    return levels->of[number];
}

/* The set's table, on top, from the codes of the person before to those of this one. */
static void fill_set(lua_State *L, const struct field *fact, const void *before, const void *facts)
{
    if (before && memcmp(field_of(fact, before), field_of(fact, facts), fact->size) == 0) return;
    for (const struct term *term = fact->terms->terms; term->number; term++) {
        unsigned level = level_of(fact, facts, (unsigned)term->number);
        if (before && level == level_of(fact, before, (unsigned)term->number)) continue;
        if (level)
            lua_pushinteger(L, level);
        else
            lua_pushnil(L);
        lua_setfield(L, -2, term->code);
    }
}

static void push_code(lua_State *L, const struct field *fact, unsigned number)
{
    const struct term *term = number ? vocabulary_number(fact->terms, number) : NULL;
    lua_pushstring(L, term ? term->code : "");
}

static void push_value(lua_State *L, const struct field *fact, const void *facts)
{
    const void *member = field_of(fact, facts);
    const text *t = member;
    switch (fact->kind) {
    case FIELD_TEXT:
        lua_pushlstring(L, t->size ? t->data : "", t->size);
        break;
    case FIELD_BOOL:
        lua_pushboolean(L, *(const bool *)member);
        break;
    case FIELD_DATE:
        lua_pushinteger(L, *(const date *)member);
        break;
    case FIELD_ENUM:
        push_code(L, fact, (unsigned)*(const int32_t *)member);
        break;
    case FIELD_CODE:
        push_code(L, fact, *(const uint8_t *)member);
        break;
    default:
        lua_pushinteger(L, *(const int64_t *)member);
    }
}

/* The list's table, on top: one table for each item, kept from person to person. */
static void fill_list(lua_State *L, const struct field *list, const void *before, const void *facts)
{
    const struct fact_list *was = before ? field_of(list, before) : NULL;
    const struct fact_list *is = field_of(list, facts);
    for (uint32_t i = 0; i < is->count; i++) {
        const char *item = (const char *)is->items + i * list->of_size;
        if (lua_rawgeti(L, -1, (lua_Integer)i + 1) == LUA_TNIL) {
            lua_pop(L, 1);
            lua_newtable(L);
            lua_pushvalue(L, -1);
            lua_rawseti(L, -3, (lua_Integer)i + 1);
        }
        for (const struct field *fact = list->of; fact->name; fact++) {
            if (is_set(fact)) continue; /* no measured rule reads those of an item */
            push_value(L, fact, item);
            lua_setfield(L, -2, fact->name);
        }
        lua_pop(L, 1);
    }
    for (uint32_t i = is->count; was && i < was->count; i++) {
        lua_pushnil(L);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* Dotted names come last, and all of one group. */
static void fill(struct plain *p, const void *facts)
{
    lua_State *L = p->lua;
    lua_pushvalue(L, SLOT_FACTS);
    for (size_t i = 0; i < p->row_count; i++) {
        const struct plain_row *row = &p->rows[i];
        if (row->grouped && lua_gettop(L) == SLOT_FACTS + 1) lua_getfield(L, SLOT_FACTS, "opening");
        if (row->set || row->fact->kind == FIELD_LIST) {
            lua_getfield(L, -1, row->name);
            if (row->set)
                fill_set(L, row->fact, p->before, facts);
            else
                fill_list(L, row->fact, p->before, facts);
            lua_pop(L, 1);
        } else {
            push_value(L, row->fact, facts);
            lua_setfield(L, -2, row->name);
        }
    }
    lua_settop(L, SLOT_FACTS);
    p->before = facts;
}

static void choose_rows(struct plain *p, const code_set *only)
{
    const struct field *facts = p->hook->facts;
    for (unsigned row = 0; facts[row].name; row++) {
        const char *dot = strchr(facts[row].name, '.');
        if (only && !code_set_has(*only, row)) continue;
        p->rows[p->row_count++] = (struct plain_row){ &facts[row], dot ? dot + 1 : facts[row].name,
                                                      dot != NULL, is_set(&facts[row]) };
    }
}

/* Pushes the table of facts, with its group and sets in it. */
static void push_facts(lua_State *L, const struct plain *p)
{
    lua_newtable(L);
    lua_newtable(L);
    lua_setfield(L, SLOT_FACTS, "opening");
    for (size_t i = 0; i < p->row_count; i++) {
        const struct plain_row *row = &p->rows[i];
        if (!row->set && row->fact->kind != FIELD_LIST) continue;
        if (row->grouped)
            lua_getfield(L, SLOT_FACTS, "opening");
        else
            lua_pushvalue(L, SLOT_FACTS);
        lua_newtable(L);
        if (row->set) {
            REQUIRE(!luaL_dostring(L, set_methods));
            lua_setmetatable(L, -2);
        }
        lua_setfield(L, -2, row->name);
        lua_settop(L, SLOT_FACTS);
    }
}

/* ---- opening and running ------------------------------------------------------------------- */

static void push_params(lua_State *L, const struct rule_script *script)
{
    lua_newtable(L);
    for (size_t i = 0; i < rule_script_param_count(script); i++) {
        const struct rule_param *param = rule_script_param(script, i);
        lua_pushlstring(L, param->name.data, param->name.size);
        if (param->value % 100)
            lua_pushnumber(L, (double)param->value / 100);
        else
            lua_pushinteger(L, param->value / 100);
        lua_rawset(L, -3);
    }
}

static bool failed(lua_State *L)
{
    (void)fprintf(stderr, "plain Lua: %s\n", lua_tostring(L, -1));
    return false;
}

bool plain_open(struct plain *p, const struct rule_script *script, const code_set *only)
{
    text source = rule_script_source(script);
    *p = (struct plain){ .lua = luaL_newstate(), .hook = rule_script_hook(script), .bare = only };
    choose_rows(p, only);
    register_all(p->lua, p);
    if (luaL_loadbuffer(p->lua, source.data, source.size, "=rule") || lua_pcall(p->lua, 0, 0, 0))
        return failed(p->lua);
    lua_getglobal(p->lua, "run");
    push_params(p->lua, script);
    push_facts(p->lua, p);
    return true;
}

bool plain_run(struct plain *p, const void *facts)
{
    p->sum = 0;
    p->count = p->size = 0;
    p->rejected = NULL;
    fill(p, facts);
    lua_pushvalue(p->lua, SLOT_RUN);
    lua_pushvalue(p->lua, SLOT_FACTS);
    lua_pushvalue(p->lua, SLOT_PARAMS);
    return lua_pcall(p->lua, 2, 0, 0) == LUA_OK || failed(p->lua);
}

void plain_close(struct plain *p)
{
    if (p->lua) lua_close(p->lua);
}
