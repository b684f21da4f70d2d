/* SPDX-License-Identifier: MIT
 * facts_list: lists of facts as a script sees them: #f.sessions, f.sessions[1], ipairs. Nothing is
 * copied: an item is its place in the plugin's array, and its members are read when asked for. An
 * item made for one person cannot be read while another is judged. */
#include "facts_view.h"

#include "raise.h"

static const struct fact_list *list_of(lua_State *L, const struct fact_view *view)
{
    return field_of(fact_read(L, view->row), state_of(L)->facts);
}

const void *fact_item(lua_State *L, const struct fact_view *view, const struct field **list)
{
    *list = fact_read(L, view->row);
    const struct fact_list *of = field_of(*list, state_of(L)->facts);
    if (view->generation != state_of(L)->generation || view->index >= of->count)
        rule_raise(L, RULE_CONTRACT, text_of((*list)->name),
                   "mục này của «%s» thuộc về người trước, không đọc được nữa",
                   "this item of '%s' belongs to somebody else", (*list)->name);
    return (const uint8_t *)of->items + view->index * (*list)->of_size;
}

/* Pushes the n-th item of the list at 1, nil past its end. Its metatable is the list's user value.
 */
static bool push_item(lua_State *L, lua_Integer n)
{
    const struct fact_view *view = lua_touserdata(L, 1);
    budget_charge(L, 1);
    if (n < 1 || n > list_of(L, view)->count) {
        lua_pushnil(L);
        return false;
    }
    struct fact_view *item = lua_newuserdatauv(L, sizeof *item, 0);
    *item = (struct fact_view){ .kind = VIEW_ITEM,
                                .row = view->row,
                                .index = (uint32_t)n - 1,
                                .generation = state_of(L)->generation };
    lua_getiuservalue(L, 1, 1);
    lua_setmetatable(L, -2);
    return true;
}

static int list_index(lua_State *L)
{
    const struct fact_view *view = lua_touserdata(L, 1);
    const char *name = state_of(L)->hook->facts[view->row].name;
    int whole = 0;
    lua_Integer n = lua_type(L, 2) == LUA_TNUMBER ? lua_tointegerx(L, 2, &whole) : 0;
    if (!whole)
        return rule_raise(L, RULE_RUNTIME, text_of(name),
                          "«%s» là danh sách: viết f.%s[1] hoặc for i, s in ipairs(f.%s) do",
                          "'%s' is a list: write f.%s[1] or for i, s in ipairs(f.%s) do", name,
                          name, name);
    push_item(L, n);
    return 1;
}

/* Two views of one item are made each time it is asked for. */
static int item_equal(lua_State *L)
{
    const struct fact_view *a = lua_touserdata(L, 1), *b = lua_touserdata(L, 2);
    bool both = a && b && a->kind == VIEW_ITEM && b->kind == VIEW_ITEM;
    budget_charge(L, 1);
    lua_pushboolean(L, both && a->row == b->row && a->index == b->index &&
                           a->generation == b->generation);
    return 1;
}

static int list_length(lua_State *L)
{
    budget_charge(L, 1);
    lua_pushinteger(L, list_of(L, lua_touserdata(L, 1))->count);
    return 1;
}

/* A script can call it with anything. */
static int list_next(lua_State *L)
{
    const struct fact_view *view = lua_touserdata(L, 1);
    if (!view || view->kind != VIEW_LIST) return arg_wrong(L, 1, "ipairs", "bảng", "a table");
    lua_Integer n = next_place(L);
    lua_settop(L, 1);
    lua_pushinteger(L, n);
    return push_item(L, n) ? 2 : 1;
}

bool facts_list_each(lua_State *L)
{
    const struct fact_view *view = lua_touserdata(L, 1);
    if (!view || view->kind != VIEW_LIST) return false;
    lua_pushcfunction(L, list_next);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return true;
}

static int unknown_member(lua_State *L, const struct field *list)
{
    text raw = { 0 };
    push_tostring(L, 2);
    raw.data = lua_tolstring(L, -1, &raw.size);
    text name = rule_shown(state_of(L)->cx->arena, raw);
    return rule_raise(L, RULE_RUNTIME, name, "mỗi mục của «%s» không có «%.*s»",
                      "an item of '%s' has no '%.*s'", list->name, TEXT_ARGS(name));
}

/* Upvalues: the names' places, and the map of the same that keeps them. */
static int item_index(lua_State *L)
{
    const struct fact_view *view = lua_touserdata(L, 1);
    const struct field *list;
    budget_charge(L, 1);
    const void *item = fact_item(L, view, &list);
    int row = names_find(lua_touserdata(L, lua_upvalueindex(1)), L, 2);
    if (row == NAME_UNKNOWN) {
        lua_settop(L, 2);
        lua_pushvalue(L, 2);
        if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNUMBER) return unknown_member(L, list);
        row = (int)lua_tointeger(L, -1);
    }
    const struct field *fact = &list->of[row];
    if (fact->kind != FIELD_CODES && fact->kind != FIELD_LEVELS) {
        fact_push_value(L, fact, field_of(fact, item));
        return 1;
    }
    struct fact_view *set = lua_newuserdatauv(L, sizeof *set, 0);
    *set = *view;
    set->kind = fact->kind == FIELD_CODES ? VIEW_SET : VIEW_LEVELS;
    set->member = (uint16_t)(row + 1);
    fact_dress_set(L, fact);
    return 1;
}

/* Pushes the metatable of a list's items. */
static void push_item_kind(lua_State *L, const struct field *list)
{
    size_t count = 0;
    while (list->of[count].name) count++;
    lua_createtable(L, 0, 2);
    struct names *names = names_push(L, count);
    lua_createtable(L, 0, (int)count);
    for (size_t row = 0; row < count; row++) {
        lua_pushstring(L, list->of[row].name);
        names_add(names, L, -1, (int)row);
        lua_pushinteger(L, (lua_Integer)row);
        lua_rawset(L, -3);
    }
    lua_pushcclosure(L, item_index, 2);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, item_equal);
    lua_setfield(L, -2, "__eq");
    lua_pushcfunction(L, fact_record_write);
    lua_setfield(L, -2, "__newindex");
}

void fact_list_push(lua_State *L, size_t row)
{
    struct fact_view *view = lua_newuserdatauv(L, sizeof *view, 1);
    *view = (struct fact_view){ .kind = VIEW_LIST, .row = (uint16_t)row };
    push_item_kind(L, &state_of(L)->hook->facts[row]);
    lua_setiuservalue(L, -2, 1);
    lua_createtable(L, 0, 3);
    lua_pushcfunction(L, list_index);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, list_length);
    lua_setfield(L, -2, "__len");
    lua_pushcfunction(L, fact_record_write);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
}
