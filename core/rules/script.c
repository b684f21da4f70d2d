/* SPDX-License-Identifier: MIT
 * script: turns a source into a rule_script: refuses what may not be in it, runs its main chunk
 * once in a sandbox of its own and keeps what it declared. */
#include "script.h"

#include "raise.h"
#include "spelling.h"
#include "state.h"

static err refuse(struct ctx *cx, struct rule_fault *fault, enum rule_fault_kind kind, int line,
                  text fact, const char *vi, const char *en)
{
    fault_fill(cx->arena, fault, kind, line, fact, "%s%.0s", "%.0s%s", vi, en);
    return ERR_INVALID;
}

/* Forbidden words and bytes, found before Lua sees them. */
static err source_refuse(struct ctx *cx, text source, struct rule_fault *fault)
{
    text word;
    int line;
    if (source.size > RULE_SOURCE_MAX)
        return refuse(cx, fault, RULE_CONTRACT, 0, (text){ 0 }, "Luật dài quá 64 KiB",
                      "The rule is longer than 64 KiB");
    if (!text_is_utf8(source))
        return refuse(cx, fault, RULE_SYNTAX, 0, (text){ 0 }, "Luật phải là chữ mã UTF-8",
                      "The rule must be UTF-8 text");
    if (!outline_forbidden(source, &word, &line)) return ERR_NONE;
    if (text_equal_z(word, "^"))
        return refuse(cx, fault, RULE_CONTRACT, line, word,
                      "không dùng phép lũy thừa ^, hãy viết x * x",
                      "powers (^) are not available, write x * x");
    if (text_equal_z(word, "and") || text_equal_z(word, "or"))
        return refuse(cx, fault, RULE_SYNTAX, line, word, "luật có quá nhiều `and`, `or`",
                      "the rule has too many `and`, `or`");
    return refuse(cx, fault, RULE_CONTRACT, line, word, "không được dùng tên _ENV",
                  "the name _ENV may not be used");
}

static err declare(struct ctx *cx, struct rule_script *script, struct rule_fault *fault)
{
    struct rule_state state = { .hook = script->hook,
                                .budget = RULE_STEPS,
                                .declared = &script->declared };
    err e = sandbox_open(cx, &state, script->source, PHASE_DECLARE);
    /* Lua has read it as it was written, and its messages quote that; from here on `#` and `...`
     * are ours. */
    text spelled = e ? script->source : source_spelled(cx->arena, script->source);
    if (spelled.data != script->source.data) {
        sandbox_close(&state);
        e = sandbox_open(cx, &state, spelled, PHASE_DECLARE);
    }
    if (!e) {
        budget_start(&state, 0);
        lua_pushvalue(state.lua, SLOT_CHUNK);
        e = sandbox_call(&state, 0);
    }
    if (e) {
        *fault = state.fault;
        return e;
    }
    sandbox_take_run(state.lua);
    bool has_run = lua_type(state.lua, -1) == LUA_TFUNCTION;
    sandbox_close(&state);
    if (!(script->declared.seen & DECLARED_HOOK))
        return refuse(cx, fault, RULE_CONTRACT, 0, TEXT("hook"), "Thiếu dòng `hook \"…\"`",
                      "The line `hook \"…\"` is missing");
    if (!has_run)
        return refuse(cx, fault, RULE_CONTRACT, 0, TEXT("run"), "Thiếu `function run(f, p)`",
                      "`function run(f, p)` is missing");
    return ERR_NONE;
}

/* The blanked source must compile by itself; where somebody uses a declaration as a value it does
 * not, and the whole runs. */
static void choose_lean(struct ctx *cx, struct rule_script *script)
{
    struct rule_state state = { .hook = script->hook, .budget = RULE_STEPS };
    text lean = outline_lean(cx->arena, script->source);
    script->lean = source_spelled(cx->arena, lean);
    if (sandbox_open(cx, &state, script->lean, PHASE_MAIN)) {
        lean = script->source;
        script->lean = source_spelled(cx->arena, lean);
    }
    sandbox_close(&state);
    script->straight = outline_straight(lean);
}

err rule_load(struct ctx *cx, const struct rule_hook *hook, text source, text name,
              struct rule_script **out, struct rule_fault *fault)
{
    *out = NULL;
    *fault = (struct rule_fault){ 0 };
    /* Editors on Windows put a byte order mark in front, which Lua does not know. */
    if (text_starts(source, TEXT("\xEF\xBB\xBF"))) source = text_part(source, 3, source.size);
    err e = source_refuse(cx, source, fault);
    if (e) return e;
    struct rule_script *script = ARENA_NEW(cx->arena, struct rule_script);
    script->hook = hook;
    script->declared.period = (struct rule_period){ 1, 1 };
    script->name = text_copy(cx->arena, name);
    script->source = text_copy(cx->arena, source);
    e = declare(cx, script, fault);
    if (e) return e;
    choose_lean(cx, script);
    *out = script;
    return ERR_NONE;
}

const struct rule_hook *rule_script_hook(const struct rule_script *script)
{
    return script->hook;
}
text rule_script_name(const struct rule_script *script)
{
    return script->name;
}
text rule_script_source(const struct rule_script *script)
{
    return script->source;
}

size_t rule_script_param_count(const struct rule_script *script)
{
    return script->declared.param_count;
}

const struct rule_param *rule_script_param(const struct rule_script *script, size_t i)
{
    REQUIRE(i < script->declared.param_count);
    return &script->declared.params[i];
}

size_t rule_script_test_count(const struct rule_script *script)
{
    return script->declared.test_count;
}

bool rule_script_reason(const struct rule_script *script, size_t i, text *code, text *vi)
{
    if (i >= script->declared.reason_count) return false;
    *code = script->declared.reasons[i].code;
    *vi = script->declared.reasons[i].vi;
    return true;
}
