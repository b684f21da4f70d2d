/* SPDX-License-Identifier: MIT
 * sandbox: builds one Lua state from an empty table. Nothing of Lua's own libraries is ever opened,
 * so nothing has to be removed. Without setmetatable there are no finalizers, without pcall nothing
 * swallows an abort, and every table a script did not make itself is a read-only view. */
#include "memory.h"
#include "raise.h"
#include "state.h"

#include <locale.h>

enum { STACK_ROOM = 40 };

static const char run_key;

static int on_panic(lua_State *L)
{
    /* An error outside a protected call. */
    REQUIRE(!L);
    return 0;
}

/* Runs where the error was raised, so that the line is still known. */
static int on_error(lua_State *L)
{
    struct rule_state *state = state_of(L);
    if (state->raised) return 1;
    state->raised = true;
    text message = { 0 };
    if (lua_type(L, 1) == LUA_TSTRING) message.data = lua_tolstring(L, 1, &message.size);
    message_translate(state->cx->arena, message, line_now(L), &state->fault);
    return 1;
}

static int unknown_member(lua_State *L)
{
    struct rule_state *state = state_of(L);
    const char *of = lua_tostring(L, lua_upvalueindex(1));
    size_t size;
    push_tostring(L, 2);
    const char *key = lua_tolstring(L, -1, &size);
    text name = rule_shown(state->cx->arena, (text){ key, size });
    if (!*of)
        return rule_raise(L, RULE_RUNTIME, name, "tên «%.*s» chưa được khai báo",
                          "the name '%.*s' is not declared", TEXT_ARGS(name));
    if (text_equal_z(text_of(of), "p"))
        return rule_raise(L, RULE_RUNTIME, name, "không có tham số «%.*s» trong params",
                          "there is no parameter '%.*s'", TEXT_ARGS(name));
    return rule_raise(L, RULE_RUNTIME, name, "%s không có «%.*s»", "%s has no '%.*s'", of,
                      TEXT_ARGS(name));
}

static int frozen_write(lua_State *L)
{
    const char *of = lua_tostring(L, lua_upvalueindex(1));
    return rule_raise(L, RULE_RUNTIME, text_of(of), "«%s» chỉ đọc, không gán được",
                      "'%s' is read-only", of);
}

static int global_write(lua_State *L)
{
    struct rule_state *state = state_of(L);
    size_t size;
    push_tostring(L, 2);
    const char *key = lua_tolstring(L, -1, &size);
    text name = rule_shown(state->cx->arena, (text){ key, size });
    bool declares_run = text_equal_z(name, "run") && lua_type(L, 3) == LUA_TFUNCTION &&
                        !lua_iscfunction(L, 3) && state->phase != PHASE_RUN;
    if (!declares_run)
        return rule_raise(
            L, RULE_RUNTIME, name, "không gán được cho «%.*s», hãy viết `local %.*s = …`",
            "'%.*s' cannot be assigned, write `local %.*s = …`", TEXT_ARGS(name), TEXT_ARGS(name));
    lua_settop(L, 3);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &run_key);
    return 0;
}

void sandbox_take_run(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &run_key);
    lua_pushnil(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &run_key);
}

static void view(lua_State *L, const char *name, lua_CFunction on_write)
{
    lua_createtable(L, 0, 1);
    lua_pushstring(L, name);
    lua_pushcclosure(L, unknown_member, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_createtable(L, 0, 0);
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, name);
    lua_pushcclosure(L, on_write, 1);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

void sandbox_freeze(lua_State *L, const char *name)
{
    view(L, name, frozen_write);
}

static void push_environment(lua_State *L)
{
    lua_createtable(L, 0, 32);
    lib_base(L);
    lib_string(L);
    lib_table(L);
    lib_math(L);
    lib_text(L);
    lib_verdict(L);
    lib_declare(L);
    view(L, "", global_write);
}

/* What the script failed with, when no handler ran: out of memory, or errors within errors. */
static void fault_of_status(struct rule_state *state, int status)
{
    struct arena *arena = state->cx->arena;
    bool deep = status == LUA_ERRERR || state->refused_deep;
    enum rule_fault_kind kind = status == LUA_ERRMEM ? RULE_MEMORY : RULE_RUNTIME;
    if (deep)
        fault_fill(arena, &state->fault, kind, state->refused_line, (text){ 0 },
                   "hàm gọi lồng nhau quá sâu", "functions call each other too deeply");
    else
        fault_fill(arena, &state->fault, kind, state->refused_line, (text){ 0 },
                   "dùng quá nhiều bộ nhớ (tối đa 8 MiB, mỗi chuỗi chữ 64 KiB)",
                   "too much memory (at most 8 MiB, 64 KiB per string)");
}

static err fail(struct rule_state *state, int status)
{
    if (!state->raised) fault_of_status(state, status);
    sandbox_close(state);
    return state->busy ? ERR_BUSY : ERR_INVALID;
}

static int load(lua_State *L, text source)
{
    int status = luaL_loadbufferx(L, source.data, source.size, "=x", "t");
    struct rule_state *state = state_of(L);
    if (status == LUA_OK || status == LUA_ERRMEM) return status;
    state->raised = true;
    text message = { 0 };
    message.data = lua_tolstring(L, -1, &message.size);
    message_translate(state->cx->arena, message, 0, &state->fault);
    return status;
}

err sandbox_open(struct ctx *cx, struct rule_state *state, text source, enum rule_phase phase)
{
    /* Comparison of strings and the decimal point must not depend on where the server runs. */
    REQUIRE(strcmp(setlocale(LC_COLLATE, NULL), "C") == 0);
    REQUIRE(strcmp(setlocale(LC_NUMERIC, NULL), "C") == 0);
    REQUIRE(!state->lua && state->used == 0);
    lua_State *L = lua_newstate(memory_allocate, state);
    REQUIRE(L);
    *(struct rule_state **)lua_getextraspace(L) = state;
    state->lua = L;
    state->cx = cx;
    state->phase = phase;
    state->raised = state->refused = state->refused_deep = state->busy = false;
    state->refused_line = 0;
    lua_atpanic(L, on_panic);
    REQUIRE(lua_checkstack(L, STACK_ROOM));
    lua_pushcfunction(L, on_error);
    int status = load(L, source);
    if (status != LUA_OK) return fail(state, status);
    push_environment(L);
    REQUIRE(lua_setupvalue(L, SLOT_CHUNK, 1));
    facts_push(L);
    lua_createtable(L, 0, 8);
    lua_pushvalue(L, -1);
    sandbox_freeze(L, "p");
    lua_insert(L, SLOT_PARAMS);
    lua_pushnil(L);
    REQUIRE(lua_gettop(L) == SLOT_LAST);
    return ERR_NONE;
}

void sandbox_close(struct rule_state *state)
{
    if (!state->lua) return;
    lua_close(state->lua);
    state->lua = NULL;
    REQUIRE(state->used == 0);
    memory_clear(state);
}

err sandbox_call(struct rule_state *state, int args)
{
    state->raised = state->refused = state->refused_deep = false;
    state->refused_line = 0;
    int status = lua_pcall(state->lua, args, 0, SLOT_HANDLER);
    return status == LUA_OK ? ERR_NONE : fail(state, status);
}
