/* SPDX-License-Identifier: MIT
 * evaluate: a state's life and one evaluation. The main chunk runs again before every person, so
 * that nothing a script kept in a local can pass from one to the next, unless its run() reaches no
 * such local; after an abort the sandbox is closed, and built anew when next needed. */
#include "evaluate.h"

#include "memory.h"
#include "raise.h"
#include "script.h"

enum { PARENTS_MAX = 8 };

err rule_state_new(struct ctx *cx, const struct rule_script *script, struct rule_state **out,
                   struct rule_fault *fault)
{
    struct rule_state *state = memory_state_new();
    state->script = script;
    state->hook = script->hook;
    state->budget = RULE_STEPS;
    *out = state;
    err e = sandbox_open(cx, state, script->lean, PHASE_MAIN);
    if (!e) return ERR_NONE;
    *fault = state->fault;
    rule_state_free(state);
    *out = NULL;
    return e;
}

void rule_state_free(struct rule_state *state)
{
    if (!state) return;
    sandbox_close(state);
    memory_state_free(state);
}

void rule_state_inherits(struct rule_state *state, struct rule_state *parent)
{
    int above = 0;
    for (struct rule_state *p = parent; p; p = p->parent)
        REQUIRE(p != state && ++above < PARENTS_MAX);
    REQUIRE(!parent || parent->hook == state->hook);
    state->parent = parent;
}

void rule_state_exact(struct rule_state *state)
{
    state->exact = true;
}

void rule_state_budget(struct rule_state *state, uint32_t steps)
{
    REQUIRE(steps >= 1 && steps <= RULE_STEPS);
    state->budget = steps;
}

static int64_t clamped(int64_t value, int64_t min, int64_t max)
{
    return value < min ? min : value > max ? max : value;
}

/* A fresh sandbox holds zeroes, which no parameter needs to have as its value. */
static void set_params(struct rule_state *state, const int64_t *params, bool fresh)
{
    const struct rule_declared *declared = &state->script->declared;
    lua_State *L = state->lua;
    if (!fresh && !params && state->defaults) return;
    state->defaults = !params;
    for (size_t i = 0; i < declared->param_count; i++) {
        const struct rule_param *param = &declared->params[i];
        int64_t value = params ? clamped(params[i], param->min, param->max) : param->value;
        if (!fresh && value == state->param_values[i]) continue;
        state->param_values[i] = value;
        lua_pushlstring(L, param->name.data, param->name.size);
        hundredths_push(L, value);
        lua_rawset(L, SLOT_PARAM_VALUES);
    }
}

static void begin(struct rule_state *state, struct ctx *cx, struct rule_verdict *out)
{
    *out = (struct rule_verdict){ 0 };
    state->cx = cx;
    state->generation++;
    state->verdict = out;
    state->reasons_end = &out->reasons;
    state->sum = 0;
    state->band_cap = 0;
    state->facts_used = (code_set){ { 0 } };
    state->phase = PHASE_MAIN;
    state->fault = (struct rule_fault){ 0 };
}

/* True when the function on top reaches nothing but its arguments and the environment, which is
 * frozen: then a second run of the main chunk would make the very same function. */
static bool keeps_nothing(lua_State *L)
{
    if (lua_type(L, -1) != LUA_TFUNCTION) return false;
    if (!lua_getupvalue(L, -1, 1)) return true;
    lua_pop(L, 1);
    if (lua_upvalueid(L, -1, 1) != lua_upvalueid(L, SLOT_CHUNK, 1)) return false;
    if (!lua_getupvalue(L, -1, 2)) return true;
    lua_pop(L, 1);
    return false;
}

/* Pushes run() as a fresh main chunk makes it. Its steps count where the chunk has to run for every
 * person, so that all evaluations of a state count alike. */
static err push_run(struct rule_state *state, uint64_t cpu_end)
{
    lua_State *L = state->lua;
    budget_start(state, cpu_end);
    if (!state->exact && !lua_isnil(L, SLOT_RUN)) {
        lua_pushvalue(L, SLOT_RUN);
        return ERR_NONE;
    }
    lua_pushvalue(L, SLOT_CHUNK);
    err e = sandbox_call(state, 0);
    if (e) return e;
    sandbox_take_run(L);
    if (lua_type(L, -1) != LUA_TFUNCTION) {
        fault_fill(state->cx->arena, &state->fault, RULE_CONTRACT, 0, TEXT("run"),
                   "Thiếu `function run(f, p)`", "`function run(f, p)` is missing");
        lua_settop(L, SLOT_LAST);
        return ERR_INVALID;
    }
    if (state->exact || !keeps_nothing(L)) return ERR_NONE;
    lua_pushvalue(L, -1);
    lua_replace(L, SLOT_RUN);
    budget_start(state, cpu_end);
    return ERR_NONE;
}

/* run() is on top. */
static err call_run(struct rule_state *state, const void *facts)
{
    lua_State *L = state->lua;
    lua_pushvalue(L, SLOT_FACTS);
    lua_pushvalue(L, SLOT_PARAMS);
    state->phase = PHASE_RUN;
    state->facts = facts;
    err e = sandbox_call(state, 2);
    state->facts = NULL;
    return e;
}

static void decide(struct rule_state *state, struct rule_verdict *out)
{
    const struct rule_hook *hook = state->hook;
    out->score = clamped(state->sum, hook->min, hook->max);
    out->steps = state->steps;
    out->facts_used = state->facts_used;
    if (!hook->bands || out->unrated || out->rejected.size) return;
    const int64_t *floors = state->script->declared.seen & DECLARED_BANDS
                                ? state->script->declared.band_floors
                                : hook->band_floors;
    int at = state->band_cap;
    while (hook->bands->terms[at + 1].number && out->score < floors[at]) at++;
    out->band = hook->bands->terms[at].number;
}

static err attempt(struct ctx *cx, struct rule_state *state, const void *facts,
                   const int64_t *params, uint64_t cpu_end, struct rule_verdict *out)
{
    bool fresh = !state->lua || state->verdict == NULL;
    err e = ERR_NONE;
    begin(state, cx, out);
    if (!state->lua) {
        fresh = true;
        e = sandbox_open(cx, state, state->script->lean, PHASE_MAIN);
    }
    if (!e) {
        set_params(state, params, fresh);
        e = push_run(state, cpu_end);
    }
    if (!e) e = call_run(state, facts);
    if (!e)
        decide(state, out);
    else
        *out = (struct rule_verdict){ 0 };
    return e;
}

static err evaluate(struct ctx *cx, struct rule_state *state, const void *facts,
                    const int64_t *params, uint64_t cpu_end, struct rule_verdict *out)
{
    err e = attempt(cx, state, facts, params, cpu_end, out);
    if (e != ERR_INVALID || state->hooked) return e;
    /* Uncounted, the VM does not always note the line it is on. */
    state->counted = true;
    e = attempt(cx, state, facts, params, cpu_end, out);
    state->counted = false;
    return e;
}

err rule_run(struct ctx *cx, struct rule_state *state, const void *facts, const int64_t *params,
             struct rule_verdict *out, struct rule_fault *fault)
{
    err e = evaluate(cx, state, facts, params, 0, out);
    if (e) *fault = state->fault;
    return e;
}

err evaluate_parent(struct rule_state *state, struct rule_verdict *out, int64_t *sum)
{
    err e = evaluate(state->cx, state->parent, state->facts, NULL, state->cpu_end, out);
    *sum = state->parent->sum;
    return e;
}
