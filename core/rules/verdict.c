/* SPDX-License-Identifier: MIT
 * verdict: what a script may say: add, note, reject, require, cap, unrated, key, inherit. The host
 * sums integer hundredths in call order, so there is no score without its reasons and the total is
 * the same on every machine. */
#include "raise.h"
#include "state.h"

#include "evaluate.h"
#include "names.h"
#include "script.h"

/* A parent that nothing can go round in counts no step of its own, and yet takes some. */
enum { REASON_TEXT_MAX = 600, VARIABLE_MAX = 120, INHERIT_STEPS = 1000 };

static struct rule_state *running(lua_State *L, const char *name)
{
    struct rule_state *state = state_of(L);
    budget_charge(L, 1);
    if (state->phase != PHASE_RUN)
        rule_raise(L, RULE_CONTRACT, text_of(name), "«%s» chỉ dùng được trong hàm run",
                   "'%s' can be used inside run only", name);
    return state;
}

/* The declared reason of the code at `at`. Upvalues: code -> its place, and what keeps
 * state->codes. A script without any `reasons` shows its codes as they are. */
static struct rule_declared_reason reason_at(lua_State *L, int at, const char *name)
{
    const struct rule_state *state = state_of(L);
    int known = lua_type(L, at) == LUA_TSTRING ? names_find(state->codes, L, at) : NAME_UNKNOWN;
    if (known != NAME_UNKNOWN) return state->script->declared.reasons[known];
    text code = arg_text(L, at, name);
    lua_pushvalue(L, at);
    if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TNUMBER) {
        lua_Integer i = lua_tointeger(L, -1);
        lua_pop(L, 1);
        return state->script->declared.reasons[i];
    }
    text shown = rule_shown(state->cx->arena, code);
    if (state->script->declared.seen & DECLARED_REASONS || !shown.size)
        rule_raise(L, RULE_CONTRACT, shown, "mã «%.*s» chưa khai báo trong reasons",
                   "the code '%.*s' is not declared in reasons", TEXT_ARGS(shown));
    return (struct rule_declared_reason){ shown, shown };
}

/* 1250 -> "12,5", as people here write it. */
static void put_hundredths(struct buffer *b, int64_t value)
{
    if (value < 0) buffer_byte(b, '-');
    uint64_t v = value < 0 ? 0u - (uint64_t)value : (uint64_t)value;
    buffer_int(b, (int64_t)(v / 100));
    if (v % 100 == 0) return;
    buffer_byte(b, ',');
    buffer_byte(b, (uint8_t)('0' + v / 10 % 10));
    if (v % 10) buffer_byte(b, (uint8_t)('0' + v % 10));
}

/* The variable on top of the stack; false when it is nothing that can be read out. */
static bool put_variable(lua_State *L, struct buffer *b)
{
    int64_t value;
    switch (lua_type(L, -1)) {
    case LUA_TNUMBER:
        if (lua_isinteger(L, -1))
            buffer_int(b, lua_tointeger(L, -1));
        else if (hundredths_at(L, -1, &value))
            put_hundredths(b, value);
        else
            return false;
        return true;
    case LUA_TBOOLEAN:
        buffer_z(b, lua_toboolean(L, -1) ? "có" : "không");
        return true;
    case LUA_TSTRING: {
        text t = arg_text(L, lua_gettop(L), "vars");
        buffer_text(b, rule_shown(b->arena, text_part(t, 0, VARIABLE_MAX)));
        return true;
    }
    default:
        return false;
    }
}

/* The reason's text with {name} replaced from the table at `vars`. */
static text filled(lua_State *L, struct rule_declared_reason reason, int vars)
{
    size_t open = text_find(reason.vi, '{', 0);
    if (open == reason.vi.size) return reason.vi;
    struct buffer b = buffer_in(state_of(L)->cx->arena, reason.vi.size + 32);
    size_t done = 0;
    while (open < reason.vi.size) {
        size_t close = text_find(reason.vi, '}', open);
        if (close == reason.vi.size) break;
        buffer_text(&b, text_part(reason.vi, done, open));
        text name = text_part(reason.vi, open + 1, close);
        lua_pushnil(L);
        if (lua_type(L, vars) == LUA_TTABLE) {
            lua_pushlstring(L, name.data, name.size);
            lua_rawget(L, vars);
        }
        if (!put_variable(L, &b))
            rule_raise(L, RULE_CONTRACT, name, "lý do «%.*s» cần biến «%.*s»",
                       "the reason '%.*s' needs the variable '%.*s'", TEXT_ARGS(reason.code),
                       TEXT_ARGS(name));
        lua_settop(L, vars);
        done = close + 1;
        open = text_find(reason.vi, '{', done);
    }
    buffer_text(&b, text_part(reason.vi, done, reason.vi.size));
    budget_charge(L, b.size / 16);
    return buffer_as_text(&b);
}

static struct rule_reason *append(lua_State *L, text code, int64_t points, text vi)
{
    struct rule_state *state = state_of(L);
    struct ctx *cx = state->cx;
    if (state->verdict->reason_count >= REASONS_MAX)
        rule_raise(L, RULE_CONTRACT, code, "quá %d lý do cho một người",
                   "more than %d reasons for one person", REASONS_MAX);
    struct rule_reason *reason = ARENA_NEW(cx->arena, struct rule_reason);
    *reason = (struct rule_reason){ code, points, vi, NULL };
    *state->reasons_end = reason;
    state->reasons_end = &reason->next;
    state->verdict->reason_count++;
    state->sum += points;
    return reason;
}

static int verdict_add(lua_State *L)
{
    running(L, "add");
    int64_t points = 0;
    lua_settop(L, 3);
    struct rule_declared_reason reason = reason_at(L, 1, "add");
    if (lua_type(L, 2) != LUA_TNUMBER)
        return arg_wrong(L, 2, "add", "số điểm", "a number of points");
    if (!hundredths_at(L, 2, &points))
        return rule_raise(
            L, RULE_CONTRACT, reason.code, "số điểm của «%.*s» không hợp lệ hoặc quá lớn",
            "the points of '%.*s' are not a number or too large", TEXT_ARGS(reason.code));
    append(L, reason.code, points, filled(L, reason, 3));
    return 0;
}

static int verdict_note(lua_State *L)
{
    running(L, "note");
    lua_settop(L, 2);
    struct rule_declared_reason reason = reason_at(L, 1, "note");
    append(L, reason.code, 0, filled(L, reason, 2));
    return 0;
}

/* The first refusal stands. */
static void refuse(lua_State *L, const char *name, int vars)
{
    struct rule_state *state = state_of(L);
    struct rule_declared_reason reason = reason_at(L, 1, name);
    if (!state->hook->may_reject)
        rule_raise(L, RULE_CONTRACT, text_of(name), "«%s» không được phép từ chối",
                   "'%s' may not reject", state->hook->name);
    text vi = filled(L, reason, vars);
    if (state->verdict->rejected.size) return;
    state->verdict->rejected = reason.code;
    state->verdict->rejected_vi = vi;
}

static int verdict_reject(lua_State *L)
{
    running(L, "reject");
    lua_settop(L, 2);
    refuse(L, "reject", 2);
    return 0;
}

static int verdict_require(lua_State *L)
{
    running(L, "require");
    lua_settop(L, 3);
    reason_at(L, 1, "require");
    if (lua_type(L, 2) != LUA_TBOOLEAN)
        return arg_wrong(L, 2, "require", "điều kiện đúng/sai", "a condition, true or false");
    if (!lua_toboolean(L, 2)) refuse(L, "require", 3);
    lua_pushvalue(L, 2);
    return 1;
}

static int verdict_cap(lua_State *L)
{
    struct rule_state *state = running(L, "cap");
    const struct vocabulary *bands = state->hook->bands;
    lua_settop(L, 3);
    text band = arg_text(L, 1, "cap");
    struct rule_declared_reason reason = reason_at(L, 2, "cap");
    int at = 0;
    while (bands && bands->terms[at].number && !text_equal_z(band, bands->terms[at].code)) at++;
    if (!bands || !bands->terms[at].number) {
        text shown = rule_shown(state->cx->arena, band);
        return rule_raise(L, RULE_CONTRACT, shown, "không có mức xếp loại «%.*s»",
                          "there is no band '%.*s'", TEXT_ARGS(shown));
    }
    if (at > state->band_cap) state->band_cap = at;
    append(L, reason.code, 0, filled(L, reason, 3));
    return 0;
}

static int verdict_unrated(lua_State *L)
{
    struct rule_state *state = running(L, "unrated");
    lua_settop(L, 2);
    struct rule_declared_reason reason = reason_at(L, 1, "unrated");
    if (!state->hook->bands)
        return rule_raise(L, RULE_CONTRACT, reason.code, "«%s» không có xếp loại",
                          "'%s' has no bands", state->hook->name);
    state->verdict->unrated = true;
    append(L, reason.code, 0, filled(L, reason, 2));
    return 0;
}

/* The declared tie key of that name, or NULL. */
static const text *tie_named(const struct rule_script *script, text name)
{
    for (size_t i = 0; i < script->declared.tie_count; i++)
        if (text_equal(script->declared.ties[i], name)) return &script->declared.ties[i];
    return NULL;
}

/* What was said last counts. */
static void put_key(struct rule_state *state, text name, int64_t value)
{
    struct rule_key **end = &state->verdict->keys;
    while (*end && !text_equal((*end)->name, name)) end = &(*end)->next;
    if (!*end) {
        *end = ARENA_NEW(state->cx->arena, struct rule_key);
        **end = (struct rule_key){ .name = name };
    }
    (*end)->value = value;
}

static int verdict_key(lua_State *L)
{
    struct rule_state *state = running(L, "key");
    int64_t value = 0;
    lua_settop(L, 2);
    text given = arg_text(L, 1, "key");
    const text *name = tie_named(state->script, given);
    if (!name) {
        text shown = rule_shown(state->cx->arena, given);
        return rule_raise(L, RULE_CONTRACT, shown, "khóa «%.*s» chưa khai báo trong ties",
                          "the key '%.*s' is not declared in ties", TEXT_ARGS(shown));
    }
    if (!hundredths_at(L, 2, &value))
        return arg_wrong(L, 2, "key", "một số đến một triệu", "a number up to a million");
    put_key(state, *name, value);
    return 0;
}

/* The parent's verdict on the same facts becomes the beginning of this one; returns its points. */
static int verdict_inherit(lua_State *L)
{
    struct rule_state *state = running(L, "inherit");
    struct rule_verdict parent;
    int64_t sum = 0;
    if (!state->parent) {
        lua_pushinteger(L, 0);
        return 1;
    }
    if (evaluate_parent(state, &parent, &sum)) {
        state->fault = state->parent->fault;
        state->busy = state->parent->busy;
        state->raised = true;
        lua_pushnil(L);
        return lua_error(L);
    }
    for (const struct rule_reason *r = parent.reasons; r; r = r->next)
        append(L, r->code, r->points, r->vi);
    if (parent.rejected.size && !state->verdict->rejected.size) {
        state->verdict->rejected = parent.rejected;
        state->verdict->rejected_vi = parent.rejected_vi;
    }
    state->verdict->unrated |= parent.unrated;
    if (state->parent->band_cap > state->band_cap) state->band_cap = state->parent->band_cap;
    for (const struct rule_key *k = parent.keys; k; k = k->next) {
        const text *name = tie_named(state->script, k->name);
        if (name) put_key(state, *name, k->value);
    }
    state->facts_used = code_set_either(state->facts_used, parent.facts_used);
    budget_charge(L, INHERIT_STEPS + parent.steps);
    hundredths_push(L, sum);
    return 1;
}

void lib_verdict(lua_State *L)
{
    static const luaL_Reg functions[] = {
        { "add", verdict_add },         { "note", verdict_note }, { "reject", verdict_reject },
        { "require", verdict_require }, { "cap", verdict_cap },   { "unrated", verdict_unrated },
        { "inherit", verdict_inherit }, { "key", verdict_key },   { NULL, NULL },
    };
    const struct rule_script *script = state_of(L)->script;
    size_t count = script ? script->declared.reason_count : 0;
    lua_createtable(L, 0, (int)count);
    int codes = lua_gettop(L);
    struct names *names = names_push(L, count);
    state_of(L)->codes = names;
    for (size_t i = 0; i < count; i++) {
        text code = script->declared.reasons[i].code;
        lua_pushlstring(L, code.data, code.size);
        names_add(names, L, -1, (int)i);
        lua_pushinteger(L, (lua_Integer)i);
        lua_rawset(L, codes);
    }
    luaL_setfuncs(L, functions, 2);
}
