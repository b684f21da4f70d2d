/* SPDX-License-Identifier: MIT
 * Any bytes as the facts of one person, in JSON: they are taken or refused with flaws that can be
 * read. What was taken is printed in one way only: read back, it prints the same, hashes the same
 * and decides the same. The rule reads every fact there is, and every item twice. */
#include "core/rules/rules.h"
#include "rules_hook.h"

enum { MOST_BYTES = 8192 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char everything[] =
    "hook \"bank.score\"\n"
    "reasons { a = \"{x}{y}{z}\", b = \"{n} {m} {c}\" }\n"
    "local function said(set) return set:count() .. tostring(set:has(\"mc\")) end\n"
    "function run(f, p)\n"
    "  local n = f.languages:level(\"mnong\") + f.age % 100\n"
    "  if f.night or f.opening.night then n = n + 1 end\n"
    "  note(\"a\", { x = f.as_of, y = f.kind .. f.grade, z = f.commune })\n"
    "  note(\"a\", { x = said(f.skills), y = said(f.languages), z = n })\n"
    "  for i, v in ipairs(f.visits) do\n"
    "    if v ~= f.visits[i] then error(\"two views of one item\") end\n"
    "    n = n + v.minutes % 60 + v.languages:count() + v.skills:count()\n"
    "    if i <= 20 then note(\"b\", { n = v.day, m = f.visits[i].minutes, c = v.commune }) end\n"
    "  end\n"
    "  add(\"a\", n % 1000, { x = #f.visits, y = n, z = p and 1 })\n"
    "end\n";

/* One verdict as bytes, without the counting of steps being asked for. */
static text decided(struct ctx *cx, struct rule_state *state, const struct facts *facts)
{
    struct rule_verdict verdict;
    struct rule_fault fault = { 0 };
    struct buffer out = buffer_in(cx->arena, 1024);
    err e = rule_run(cx, state, facts, NULL, &verdict, &fault);
    if (e == ERR_BUSY) return (text){ 0 };
    REQUIRE(!e || fault.kind == RULE_BUDGET);
    if (e) return fault.vi;
    for (const struct rule_reason *r = verdict.reasons; r; r = r->next)
        REQUIRE(text_is_utf8(r->vi));
    rule_verdict_print(&hook, &verdict, &out);
    return buffer_as_text(&out);
}

static text printed(struct ctx *cx, const struct facts *facts)
{
    struct buffer out = buffer_in(cx->arena, 1024);
    rule_facts_print(&hook, facts, &out);
    return buffer_as_text(&out);
}

static void taken(struct ctx *cx, const struct facts *facts)
{
    const struct json_value *json;
    struct rule_script *script;
    struct rule_state *state;
    struct rule_fault fault;
    struct facts again;
    text once = printed(cx, facts);
    REQUIRE(text_is_utf8(once));
    REQUIRE(json_read(cx, once, &json) == ERR_NONE);
    REQUIRE(rule_facts_from_json(cx, &hook, json, &again) == ERR_NONE);
    REQUIRE(text_equal(once, printed(cx, &again)));
    REQUIRE(!rule_load(cx, &hook, text_of(everything), TEXT("fuzz"), &script, &fault));
    REQUIRE(!rule_state_new(cx, script, &state, &fault));
    text first = decided(cx, state, facts), second = decided(cx, state, &again);
    REQUIRE(!first.size || !second.size || text_equal(first, second));
    rule_state_free(state);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ctx cx;
    struct facts facts;
    const struct json_value *json;
    if (size > MOST_BYTES) return 0; /* duplicate keys are looked for in quadratic time */
    ctx_begin(&cx, arena_new());
    if (json_read(&cx, (text){ (const char *)data, size }, &json) == ERR_NONE) {
        err e = rule_facts_from_json(&cx, &hook, json, &facts);
        REQUIRE(e == ERR_NONE || (e == ERR_INVALID && cx.flaws));
        for (const struct flaw *f = cx.flaws; f; f = f->next)
            REQUIRE(text_is_utf8(f->vi) && text_is_utf8(f->pointer));
        if (!e) taken(&cx, &facts);
    }
    arena_free(cx.arena);
    return 0;
}
