/* SPDX-License-Identifier: MIT
 * facts_lua: facts as a script sees them: a read-only record read lazily through the field table,
 * and only while run() is under way. Dotted names nest. Which rows were read is recorded. */
#include "facts_view.h"

#include "raise.h"

static const char set_key, levels_key;

const struct field *fact_read(lua_State *L, size_t row)
{
    struct rule_state *state = state_of(L);
    const struct field *fact = &state->hook->facts[row];
    if (!state->facts)
        rule_raise(L, RULE_CONTRACT, text_of(fact->name), "dữ kiện «%s» chỉ đọc được trong hàm run",
                   "the fact '%s' can be read inside run only", fact->name);
    code_set_add(&state->facts_used, (unsigned)row);
    return fact;
}

static void push_code(lua_State *L, const struct vocabulary *terms, unsigned number)
{
    const struct term *term = number ? vocabulary_number(terms, number) : NULL;
    lua_pushstring(L, term ? term->code : "");
}

void fact_push_value(lua_State *L, const struct field *fact, const void *member)
{
    switch (fact->kind) {
    case FIELD_TEXT: {
        const text *t = member;
        lua_pushlstring(L, t->size ? t->data : "", t->size);
        break;
    }
    case FIELD_BOOL:
        lua_pushboolean(L, *(const bool *)member);
        break;
    case FIELD_DATE:
        lua_pushinteger(L, *(const date *)member);
        break;
    case FIELD_ENUM:
        push_code(L, fact->terms, (unsigned)*(const int32_t *)member);
        break;
    case FIELD_CODE:
        push_code(L, fact->terms, *(const uint8_t *)member);
        break;
    default:
        lua_pushinteger(L, *(const int64_t *)member);
    }
}

static int push_fact(lua_State *L, size_t row)
{
    const struct field *fact = fact_read(L, row);
    fact_push_value(L, fact, field_of(fact, state_of(L)->facts));
    return 1;
}

static int unknown_fact(lua_State *L)
{
    text raw = { 0 };
    push_tostring(L, 2);
    raw.data = lua_tolstring(L, -1, &raw.size);
    text name = rule_shown(state_of(L)->cx->arena, raw);
    return rule_raise(L, RULE_RUNTIME, name, "không có dữ kiện «%.*s»", "there is no fact '%.*s'",
                      TEXT_ARGS(name));
}

/* Upvalues: name -> row, or the object that stands for it; what keeps the record's names. A name's
 * value from RULE_FACTS_MAX on is an object's place among the record's user values. */
static int record_index(lua_State *L)
{
    const struct fact_view *view = lua_touserdata(L, 1);
    int value = names_find(view->names, L, 2);
    if (value >= RULE_FACTS_MAX) {
        lua_getiuservalue(L, 1, value - RULE_FACTS_MAX);
        return 1;
    }
    if (value != NAME_UNKNOWN) return push_fact(L, (size_t)value);
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    int type = lua_rawget(L, lua_upvalueindex(1));
    if (type == LUA_TNUMBER) return push_fact(L, (size_t)lua_tointeger(L, 3));
    if (type == LUA_TNIL) return unknown_fact(L);
    return 1;
}

int fact_record_write(lua_State *L)
{
    return rule_raise(L, RULE_RUNTIME, TEXT("f"), "dữ kiện chỉ đọc, không gán được",
                      "facts are read-only");
}

/* The member behind the first argument of a method, which must be a set of the wanted kind: NULL is
 * what only a compiler could see returned. */
static const void *view_member(lua_State *L, const char *name, enum fact_view_kind kind,
                               const struct field **fact)
{
    budget_charge(L, 1);
    const struct fact_view *view = lua_touserdata(L, 1);
    *fact = NULL;
    if (!view || view->kind != kind) {
        arg_wrong(L, 1, name, "tập mã (viết f.skills:has(\"…\") với dấu hai chấm)",
                  "a set of codes (write f.skills:has(\"…\") with a colon)");
        return NULL;
    }
    if (!view->member) {
        *fact = fact_read(L, view->row);
        return field_of(*fact, state_of(L)->facts);
    }
    const void *item = fact_item(L, view, fact);
    *fact = &(*fact)->of[view->member - 1];
    return field_of(*fact, item);
}

static unsigned arg_term(lua_State *L, const char *name, const struct field *fact)
{
    text code = arg_text(L, 2, name);
    const struct term *term = vocabulary_code(fact->terms, code);
    if (term) return term->number;
    text shown = rule_shown(state_of(L)->cx->arena, code);
    rule_raise(L, RULE_RUNTIME, shown, "không có mã «%.*s» trong danh mục «%s»%.0s",
               "there is no code '%.*s' in the list %.0s'%s'", TEXT_ARGS(shown), fact->terms->label,
               fact->terms->name);
    return 0;
}

static int set_has(lua_State *L)
{
    const struct field *fact;
    const code_set *set = view_member(L, "has", VIEW_SET, &fact);
    if (!set) return 0;
    lua_pushboolean(L, code_set_has(*set, arg_term(L, "has", fact)));
    return 1;
}

static int set_count(lua_State *L)
{
    const struct field *fact;
    const code_set *set = view_member(L, "count", VIEW_SET, &fact);
    lua_pushinteger(L, code_set_count(*set));
    return 1;
}

static int levels_level(lua_State *L)
{
    const struct field *fact;
    const code_levels *levels = view_member(L, "level", VIEW_LEVELS, &fact);
    if (!levels) return 0;
    lua_pushinteger(L, levels->of[arg_term(L, "level", fact) & 127]);
    return 1;
}

static int levels_has(lua_State *L)
{
    const struct field *fact;
    const code_levels *levels = view_member(L, "has", VIEW_LEVELS, &fact);
    if (!levels) return 0;
    lua_pushboolean(L, levels->of[arg_term(L, "has", fact) & 127] > 0);
    return 1;
}

static int levels_count(lua_State *L)
{
    const struct field *fact;
    const code_levels *levels = view_member(L, "count", VIEW_LEVELS, &fact);
    lua_Integer n = 0;
    budget_charge(L, COUNT_OF(levels->of) / 16);
    for (size_t i = 1; i < COUNT_OF(levels->of); i++) n += levels->of[i] > 0;
    lua_pushinteger(L, n);
    return 1;
}

static void register_kind(lua_State *L, const void *key, const luaL_Reg methods[])
{
    lua_createtable(L, 0, 2);
    lua_createtable(L, 0, 4);
    luaL_setfuncs(L, methods, 0);
    sandbox_freeze(L, "tập mã");
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, fact_record_write);
    lua_setfield(L, -2, "__newindex");
    lua_rawsetp(L, LUA_REGISTRYINDEX, key);
}

/* A record whose names are in the map on top, and complete; the map stays below it. */
static void push_record(lua_State *L)
{
    int map = lua_gettop(L), record = map + 1, objects = 0;
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, map); lua_pop(L, 1), count++)
        objects += lua_type(L, -1) != LUA_TNUMBER;
    struct fact_view *view = lua_newuserdatauv(L, sizeof *view, objects);
    struct names *names = names_push(L, count);
    *view = (struct fact_view){ .kind = VIEW_RECORD, .names = names };
    for (lua_pushnil(L); lua_next(L, map); lua_settop(L, record + 2)) {
        bool row = lua_type(L, -1) == LUA_TNUMBER;
        names_add(names, L, -2, row ? (int)lua_tointeger(L, -1) : RULE_FACTS_MAX + objects);
        if (!row) REQUIRE(lua_setiuservalue(L, record, objects--));
    }
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, map);
    lua_pushvalue(L, record + 1);
    lua_pushcclosure(L, record_index, 2);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, fact_record_write);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, record);
    lua_settop(L, record);
}

void fact_dress_set(lua_State *L, const struct field *fact)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, fact->kind == FIELD_CODES ? &set_key : &levels_key);
    lua_setmetatable(L, -2);
}

static void push_leaf(lua_State *L, const struct field *fact, size_t row)
{
    if (fact->kind == FIELD_LIST) {
        fact_list_push(L, row);
        return;
    }
    if (fact->kind != FIELD_CODES && fact->kind != FIELD_LEVELS) {
        lua_pushinteger(L, (lua_Integer)row);
        return;
    }
    struct fact_view *view = lua_newuserdatauv(L, sizeof *view, 0);
    *view = (struct fact_view){ .kind = fact->kind == FIELD_CODES ? VIEW_SET : VIEW_LEVELS,
                                .row = (uint16_t)row };
    fact_dress_set(L, fact);
}

/* Pushes the map of a group, found by its name in the table `groups`. */
static void push_group(lua_State *L, int groups, const char *name, size_t size)
{
    lua_pushlstring(L, name, size);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, groups) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, groups);
    }
    lua_remove(L, -2);
}

/* Puts every fact's name into the map of its group; those without one into `root`. */
static void fill_maps(lua_State *L, int groups, int root)
{
    const struct field *facts = state_of(L)->hook->facts;
    for (size_t row = 0; facts[row].name; row++) {
        const char *name = facts[row].name, *dot = strchr(name, '.');
        if (dot)
            push_group(L, groups, name, (size_t)(dot - name));
        else
            lua_pushvalue(L, root);
        lua_pushstring(L, dot ? dot + 1 : name);
        push_leaf(L, &facts[row], row);
        lua_rawset(L, -3);
        lua_pop(L, 1);
    }
}

void facts_push(lua_State *L)
{
    static const luaL_Reg sets[] = { { "has", set_has }, { "count", set_count }, { NULL, NULL } };
    static const luaL_Reg levels[] = {
        { "has", levels_has }, { "level", levels_level }, { "count", levels_count }, { NULL, NULL }
    };
    register_kind(L, &set_key, sets);
    register_kind(L, &levels_key, levels);
    lua_newtable(L);
    lua_newtable(L);
    int groups = lua_gettop(L), root = groups - 1;
    fill_maps(L, groups, root);
    for (lua_pushnil(L); lua_next(L, groups); lua_settop(L, groups + 1)) {
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        push_record(L);
        lua_remove(L, -2);
        lua_rawset(L, root);
    }
    lua_settop(L, root);
    push_record(L);
    lua_remove(L, -2);
}
