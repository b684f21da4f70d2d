/* SPDX-License-Identifier: MIT
 * rules: district rules in Lua that cannot hurt, and that explain themselves. A plugin declares a
 * hook (what is decided, from which facts); an area writes one script per hook; running it gives
 * points with reasons, never a bare number. Points, scores and parameters are integer hundredths
 * everywhere outside Lua. Nothing here calls ctx_fail for what a script did wrong: the fault is
 * filled instead, so that a run over many people goes on. Texts handed out live in cx->arena. */
#ifndef VOLBANK_RULES_RULES_H
#define VOLBANK_RULES_RULES_H

#include "hook.h"
#include "year.h"

enum {
    RULE_STEPS = 200000,     /* budget of one evaluation */
    RULE_TEST_STEPS = 20000, /* budget of one row of `tests` */
    RULE_SOURCE_MAX = 65536, /* bytes */
    RULE_PARAMS_MAX = 40
};

enum rule_fault_kind { RULE_SYNTAX = 1, RULE_RUNTIME, RULE_BUDGET, RULE_MEMORY, RULE_CONTRACT };

/* What went wrong, for the officer who wrote it. vi and en begin with "Dòng N: " / "Line N: " when
 * the line is known. */
struct rule_fault {
    enum rule_fault_kind kind;
    int line;  /* 1..; 0 = not tied to a line */
    text fact; /* the fact, parameter, code or variable it is about, or empty */
    text vi, en;
};
/* "syntax", "runtime", "budget", "memory", "contract". */
API const char *rule_fault_name(enum rule_fault_kind kind);

struct rule_reason {
    text code;
    int64_t points; /* hundredths; 0 for note() and for reject() */
    text vi;        /* with the variables filled in */
    struct rule_reason *next;
};

struct rule_verdict {
    int64_t score; /* clamped to the hook's bounds */
    text rejected; /* code of the first reject() or failed require(), or empty */
    text rejected_vi;
    int band;     /* term number of hook->bands; 0 = the hook has none, or not rated */
    bool unrated; /* unrated() was called: an outcome, not a failure */
    struct rule_reason *reasons; /* in call order, without the rejection */
    struct rule_key *keys;       /* what key() said, of a hook that rates a year */
    uint32_t reason_count;
    uint32_t steps;      /* what C functions charged, plus VM steps: every one after
                            rule_state_exact, else in whole thousands, and none of a short script
                            in which nothing can go round */
    code_set facts_used; /* bit n = row n of hook->facts was read */
};

/* A parameter the area edits in a form without touching the Lua. */
struct rule_param {
    text name, label;
    int64_t value, min, max; /* hundredths; value is the script's default */
};

/* A compiled and understood source; immutable. Lives in the arena of the ctx that loaded it;
 * threads may share it. */
struct rule_script;

/* The name in `hook "..."`, or empty: for finding the hook of a file before loading it. Borrowed
 * from source. */
API text rule_hook_name(text source);
/* Where the parameter is declared: byte, and line from 1; the source's size and 0 when it is not
 * written out plainly. */
size_t rule_source_param_at(text source, text name, int *line);
/* The source with `number` in place of the value of the parameter `name`, nothing else touched;
 * false when `params { name = { value, … } }` is not written out plainly. */
bool rule_source_set_param(struct arena *arena, text source, text name, text number, text *out);
/* Compiles, runs the main chunk once, reads hook, params, reasons, bands and tests. `name` appears
 * in no message; it is for rule_script_name(). ERR_INVALID + fault when it does not compile or
 * breaks the contract; ERR_BUSY: the CPU guard. */
API err rule_load(struct ctx *cx, const struct rule_hook *hook, text source, text name,
                  struct rule_script **out, struct rule_fault *fault) MUST_CHECK;
/* What activation demands: reasons declared, at least three tests, one of them a refusal where the
 * hook may reject; every test passes within RULE_TEST_STEPS, forwards and backwards with the same
 * bytes. ERR_INVALID + fault. */
API err rule_check(struct ctx *cx, const struct rule_script *script,
                   struct rule_fault *fault) MUST_CHECK;

API const struct rule_hook *rule_script_hook(const struct rule_script *script);
API text rule_script_name(const struct rule_script *script);
API text rule_script_source(const struct rule_script *script);
/* Parameters sorted by name: rule_run's `params` has one value for each, in this order. */
API size_t rule_script_param_count(const struct rule_script *script);
API const struct rule_param *rule_script_param(const struct rule_script *script, size_t i);
API size_t rule_script_test_count(const struct rule_script *script);
/* Declared reasons, sorted by code; false past the end. */
API bool rule_script_reason(const struct rule_script *script, size_t i, text *code, text *vi);

/* A sandbox holding one script: one per thread and script, reused for every person. The script must
 * outlive it. */
struct rule_state;

API err rule_state_new(struct ctx *cx, const struct rule_script *script, struct rule_state **out,
                       struct rule_fault *fault) MUST_CHECK;
API void rule_state_free(struct rule_state *state); /* NULL is fine */
/* Lets the script call inherit(): the parent's verdict on the same facts, computed on demand, its
 * reasons first. Without a parent inherit() adds nothing. The parent is borrowed, of the same hook,
 * and used by the same thread. */
API void rule_state_inherits(struct rule_state *state, struct rule_state *parent);
/* Counts every single VM step from now on (several times slower): for `rule run` and tests. */
API void rule_state_exact(struct rule_state *state);
/* Budget of later evaluations, 1..RULE_STEPS. */
API void rule_state_budget(struct rule_state *state, uint32_t steps);

/* One evaluation. facts: the hook's struct. params: hundredths, clamped to each parameter's bounds,
 * or NULL for the defaults. ERR_INVALID + fault: the script failed (no verdict; the state is
 * rebuilt inside and usable). ERR_BUSY + fault: the CPU guard of 100 ms fired; try again, store
 * nothing. */
API err rule_run(struct ctx *cx, struct rule_state *state, const void *facts, const int64_t *params,
                 struct rule_verdict *out, struct rule_fault *fault) MUST_CHECK;

/* {"score":12.5,"rejected":null,"rejected_vi":…,"band":…,"unrated":…,"keys":{"thang":5},"reasons":[{"code","points","vi"}],"steps":71};
 * points are numbers with at most two decimals. */
API void rule_verdict_print(const struct rule_hook *hook, const struct rule_verdict *verdict,
                            struct buffer *out);
/* {"kind","line","fact","vi","en"}; line and fact are null when not known. */
API void rule_fault_print(const struct rule_fault *fault, struct buffer *out);

#endif
