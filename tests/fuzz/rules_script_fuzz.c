/* SPDX-License-Identifier: MIT
 * Any bytes as a district's rule: it loads and runs, or is refused with a sentence in both
 * languages. Whatever it does, the sandbox gives back every byte (REQUIREd at its close), a second
 * run on the same facts says the same, and the test rows it may hold are checked. Reading it for
 * advice and for a summary ends, whatever it holds. */
#include "core/rules/advice.h"
#include "core/rules/summary.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct visit {
    date day;
    int64_t minutes;
    text commune;
    code_set skills;
    code_levels languages;
};

struct facts {
    date as_of;
    int64_t age;
    bool night;
    uint8_t kind;
    int32_t grade;
    text commune;
    code_set skills;
    code_levels languages;
    struct {
        bool night;
    } opening;
    struct fact_list visits;
};

static const struct term terms[] = { { 1, "mc", "Dẫn", "Hosting" },
                                     { 2, "mnong", "M'Nông", "M'Nông" },
                                     { 0 } };
static const struct vocabulary vocabulary = { "term", "Mã", "Code", terms };
static const struct field visit_fields[] = {
    FIELD(1, struct visit, day, DATE, 0, .label = "Ngày", .label_en = "Day",
          .fallback = "2026-11-22"),
    FIELD(2, struct visit, minutes, INT, 0, .label = "Phút", .label_en = "Minutes",
          .fallback = "240"),
    FIELD(3, struct visit, commune, TEXT, 0, .label = "Xã", .label_en = "Commune"),
    FIELD(4, struct visit, skills, CODES, 0, .label = "Kỹ năng", .label_en = "Skills",
          .terms = &vocabulary),
    FIELD(5, struct visit, languages, LEVELS, 0, .label = "Tiếng", .label_en = "Languages",
          .terms = &vocabulary),
    { 0 },
};
static const struct field fields[] = {
    FIELD(1, struct facts, as_of, DATE, 0, .label = "Ngày", .label_en = "Day",
          .fallback = "2026-11-22"),
    FIELD(2, struct facts, age, INT, 0, .label = "Tuổi", .label_en = "Age", .fallback = "20"),
    FIELD(3, struct facts, night, BOOL, 0, .label = "Đêm", .label_en = "Night"),
    FIELD(4, struct facts, kind, CODE, 0, .label = "Loại", .label_en = "Kind",
          .terms = &vocabulary),
    FIELD(5, struct facts, grade, ENUM, 0, .label = "Hạng", .label_en = "Grade",
          .terms = &vocabulary),
    FIELD(6, struct facts, commune, TEXT, 0, .label = "Xã", .label_en = "Commune"),
    FIELD(7, struct facts, skills, CODES, 0, .label = "Kỹ năng", .label_en = "Skills",
          .terms = &vocabulary),
    FIELD(8, struct facts, languages, LEVELS, 0, .label = "Tiếng", .label_en = "Languages",
          .terms = &vocabulary),
    FIELD(9, struct facts, opening.night, BOOL, 0, .label = "Đêm", .label_en = "Night"),
    FIELD(10, struct facts, visits, LIST, 0, .label = "Buổi", .label_en = "Visits",
          .of = visit_fields, .of_size = sizeof(struct visit)),
    { 0 },
};
static const int64_t floors[] = { 5000, 0 };
static const struct rule_hook hook = { .name = "bank.score",
                                       .label = "Điểm",
                                       .label_en = "Score",
                                       .facts = fields,
                                       .facts_size = sizeof(struct facts),
                                       .min = -10000,
                                       .max = 10000,
                                       .may_reject = true,
                                       .rates_a_year = true,
                                       .bands = &vocabulary,
                                       .band_floors = floors };

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

static void run(struct ctx *cx, const struct rule_script *script)
{
    struct rule_state *state;
    struct rule_fault fault;
    if (rule_check(cx, script, &fault)) fault_is_readable(&fault);
    REQUIRE(!rule_state_new(cx, script, &state, &fault));
    expect_same(outcome(cx, state, true), outcome(cx, state, true));
    /* Counting every step changes nothing but the count: no short cut shows. */
    text quick = outcome(cx, state, false);
    rule_state_exact(state);
    expect_same(quick, outcome(cx, state, false));
    rule_state_free(state);
}

static void read_only(struct arena *arena, text source)
{
    struct rule_fault advice[RULE_ADVICE_MAX];
    size_t count = rule_advise(arena, &hook, source, advice);
    for (size_t i = 0; i < count; i++) fault_is_readable(&advice[i]);
    struct buffer out = buffer_in(arena, 1024);
    struct json j = json_into(&out);
    rule_summary_json(&j, rule_summarise(arena, source));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ctx cx;
    struct rule_script *script;
    struct rule_fault fault;
    ctx_begin(&cx, arena_new());
    read_only(cx.arena, (text){ (const char *)data, size });
    err e =
        rule_load(&cx, &hook, (text){ (const char *)data, size }, TEXT("fuzz"), &script, &fault);
    if (!e)
        run(&cx, script);
    else if (e == ERR_INVALID)
        fault_is_readable(&fault);
    arena_free(cx.arena);
    return 0;
}
