/* SPDX-License-Identifier: MIT
 * hostile: the processor time of one evaluation of each hostile script, by the thread's own clock
 * around that evaluation alone, in a state just opened whose parent is the same rule. What takes
 * long is measured twice more, and its least time counts: the machine does other things too. Prints
 * one JSON object for each script that loads.
 *     bench_hostile FILE… */
#include <stdio.h>
#include <time.h>

#include "plugins/bank/evaluate_facts.h"
#include "plugins/bank/facts.h"

enum { LONG_NS = 20000000, TIMES = 3, SESSIONS = 60, WORKS = 3 };

/* One evaluation. */
struct sample {
    uint64_t ns;
    const char *outcome; /* kind of fault, "busy" or "verdict" */
};

static uint64_t thread_cpu(void)
{
    struct timespec ts;
    REQUIRE(clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ts) == 0);
    return (uint64_t)ts.tv_sec * 1000000000u + (uint64_t)ts.tv_nsec;
}

static const struct rule_hook *hook_of(text source)
{
    static const struct rule_hook *const hooks[] = { &bank_credit_hook, &bank_evaluate_hook };
    for (size_t i = 0; i < COUNT_OF(hooks); i++)
        if (text_equal_z(rule_hook_name(source), hooks[i]->name)) return hooks[i];
    return &bank_score_hook;
}

static const void *facts_of(struct arena *arena, const struct rule_hook *hook)
{
    void *facts = arena_alloc(arena, hook->facts_size);
    rule_facts_default(hook, facts);
    if (hook != &bank_evaluate_hook) return facts;
    struct evaluate_facts *year = facts;
    struct evaluate_session *sessions = ARENA_ARRAY(arena, SESSIONS, struct evaluate_session);
    struct evaluate_work *works = ARENA_ARRAY(arena, WORKS, struct evaluate_work);
    for (int i = 0; i < SESSIONS; i++) sessions[i] = (struct evaluate_session){ .minutes = i };
    year->sessions = (struct fact_list){ sessions, SESSIONS };
    year->works = (struct fact_list){ works, WORKS };
    return facts;
}

static struct sample evaluated(struct ctx *cx, const struct rule_script *script)
{
    struct rule_state *state, *parent;
    struct rule_fault fault = { 0 };
    struct rule_verdict verdict;
    const void *facts = facts_of(cx->arena, rule_script_hook(script));
    REQUIRE(!rule_state_new(cx, script, &state, &fault));
    REQUIRE(!rule_state_new(cx, script, &parent, &fault));
    rule_state_inherits(state, parent);
    uint64_t begun = thread_cpu();
    err e = rule_run(cx, state, facts, NULL, &verdict, &fault);
    struct sample sample = { thread_cpu() - begun, "verdict" };
    if (e) sample.outcome = e == ERR_BUSY ? "busy" : rule_fault_name(fault.kind);
    rule_state_free(state);
    rule_state_free(parent);
    return sample;
}

static bool read_source(struct arena *arena, const char *file, text *out)
{
    struct buffer all = buffer_in(arena, 2 * RULE_SOURCE_MAX);
    FILE *in = fopen(file, "r");
    if (!in) return false;
    all.size = fread(buffer_room(&all, 2 * RULE_SOURCE_MAX), 1, 2 * RULE_SOURCE_MAX, in);
    (void)fclose(in);
    *out = buffer_as_text(&all);
    return true;
}

/* False when the file cannot be read. */
static bool measure(const char *file, bool first)
{
    struct ctx cx;
    struct rule_script *script;
    struct rule_fault fault;
    text source = { 0 };
    ctx_begin(&cx, arena_new());
    bool read = read_source(cx.arena, file, &source);
    uint64_t begun = thread_cpu();
    bool loaded = read && !rule_load(&cx, hook_of(source), source, text_of(file), &script, &fault);
    uint64_t loading = thread_cpu() - begun;
    struct sample least = { 0, "refused" };
    if (loaded) least = evaluated(&cx, script);
    for (int i = 1; i < TIMES && least.ns > LONG_NS; i++) {
        struct sample again = evaluated(&cx, script);
        if (again.ns < least.ns) least = again;
    }
    if (read)
        (void)printf("%s{\"script\":\"%s\",\"outcome\":\"%s\",\"ms\":%.3f,\"loading_ms\":%.3f}",
                     first ? "" : ",\n", file, least.outcome, (double)least.ns / 1e6,
                     (double)loading / 1e6);
    arena_free(cx.arena);
    return read;
}

int main(int argc, char *argv[])
{
    bool done = argc > 1;
    (void)printf("[");
    for (int i = 1; done && i < argc; i++) done = measure(argv[i], i == 1);
    (void)printf("]\n");
    return !done;
}
