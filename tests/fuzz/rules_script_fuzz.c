/* SPDX-License-Identifier: MIT
 * Any bytes as a district's rule: it loads and runs, or is refused with a sentence in both
 * languages. Whatever it does, the sandbox gives back every byte (REQUIREd at its close), a second
 * run on the same facts says the same, the test rows it may hold are checked, and no `#` is left to
 * the interpreter. A small budget
 * keeps the fuzzer fast; what ends within it, and one in sixteen of the others, is run with the
 * whole one too. */
#include "core/rules/spelling.h"
#include "rules_hook.h"

enum { SMALL_BUDGET = 2000, WHOLE_TOO = 16 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void fault_is_readable(const struct rule_fault *fault)
{
    REQUIRE(fault->kind >= RULE_SYNTAX && fault->kind <= RULE_CONTRACT);
    REQUIRE(fault->vi.size && fault->en.size);
    REQUIRE(text_is_utf8(fault->vi) && text_is_utf8(fault->en) && text_is_utf8(fault->fact));
}

/* The verdict as bytes, without its steps when they are not `wanted`; what the fault says when
 * there is none. Empty: nothing can be said about the rule, for the CPU guard fired, or a limit was
 * met, which counting every step meets elsewhere. */
static text outcome(struct ctx *cx, struct rule_state *state, bool wanted)
{
    static const struct visit visits[3] = { { 1, 2, { "x", 1 }, { { 2 } }, { { 0, 1 } } } };
    struct facts facts;
    struct rule_verdict verdict;
    struct rule_fault fault;
    struct buffer out = buffer_in(cx->arena, 512);
    rule_facts_default(&hook, &facts);
    facts.visits = (struct fact_list){ visits, COUNT_OF(visits) };
    err e = rule_run(cx, state, &facts, NULL, &verdict, &fault);
    if (e == ERR_BUSY) return (text){ 0 };
    if (e && !wanted && (fault.kind == RULE_BUDGET || fault.kind == RULE_MEMORY))
        return (text){ 0 };
    if (!wanted) verdict.steps = 0;
    if (e) {
        fault_is_readable(&fault);
        return fault.vi;
    }
    for (const struct rule_reason *r = verdict.reasons; r; r = r->next)
        REQUIRE(text_is_utf8(r->code) && text_is_utf8(r->vi));
    rule_verdict_print(&hook, &verdict, &out);
    return buffer_as_text(&out);
}

static void expect_same(text a, text b)
{
    REQUIRE(!a.size || !b.size || text_equal(a, b));
}

/* With the whole budget and its short cuts. Counting every step changes nothing but the count. */
static void run_whole(struct ctx *cx, const struct rule_script *script)
{
    struct rule_state *state;
    struct rule_fault fault;
    REQUIRE(!rule_state_new(cx, script, &state, &fault));
    expect_same(outcome(cx, state, true), outcome(cx, state, true));
    text quick = outcome(cx, state, false);
    rule_state_exact(state);
    expect_same(quick, outcome(cx, state, false));
    rule_state_free(state);
}

static void run(struct ctx *cx, const struct rule_script *script)
{
    struct rule_state *state;
    struct rule_fault fault;
    text spelled = source_spelled(cx->arena, rule_script_source(script));
    REQUIRE(text_find(spelled, '#', 0) == spelled.size);
    if (rule_check(cx, script, &fault)) fault_is_readable(&fault);
    REQUIRE(!rule_state_new(cx, script, &state, &fault));
    rule_state_budget(state, SMALL_BUDGET);
    expect_same(outcome(cx, state, true), outcome(cx, state, true));
    bool ended = outcome(cx, state, false).size > 0;
    rule_state_free(state);
    if (ended || rule_script_source(script).size % WHOLE_TOO == 0) run_whole(cx, script);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ctx cx;
    struct rule_script *script;
    struct rule_fault fault;
    ctx_begin(&cx, arena_new());
    err e =
        rule_load(&cx, &hook, (text){ (const char *)data, size }, TEXT("fuzz"), &script, &fault);
    if (!e)
        run(&cx, script);
    else if (e == ERR_INVALID)
        fault_is_readable(&fault);
    arena_free(cx.arena);
    return 0;
}
