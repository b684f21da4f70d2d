/* SPDX-License-Identifier: MIT
 * child: code nobody has approved runs in a process of its own, never in the server's. The process
 * is our own binary started as `volbank rule-child`: it has two pipes, no other file, no store, no
 * network, no new privileges, a handful of system calls and a limit on everything. Whatever becomes
 * of it, who asked gets an answer or a fault in time. Approved rules run in-process (rules.h). */
#ifndef VOLBANK_RULES_CHILD_H
#define VOLBANK_RULES_CHILD_H

#include "check.h"

#define RULE_CHILD_COMMAND "rule-child"

enum {
    RULE_CHILD_START_MS = 10000, /* until the child is ready: our own code, whatever the machine */
    RULE_CHILD_RUN_MS = 800,     /* from then on, when nothing is checked */
    RULE_CHILD_CHECK_MS = 5000,  /* ... when the script's tests are run */
    RULE_CHILD_FACTS_MAX = 10000,
    RULE_CHILD_PARENTS_MAX = 7
};

/* What a child is asked: to load a source, to check it, to evaluate it on any number of facts, in
 * this order. Everything is borrowed. */
struct rule_child_job {
    const struct rule_hook *hook; /* of this process's tables; the child finds its own by name */
    text source;
    const text *parents; /* sources inherit() goes up through, nearest first */
    size_t parent_count;
    bool check;               /* as rule_check: all that activation demands */
    bool exact;               /* as rule_state_exact */
    const void *const *facts; /* facts_count structs of the hook */
    size_t facts_count;
    const int64_t *params; /* hundredths, in the script's order; NULL = its defaults */
    size_t param_count;
    uint32_t limit_ms;   /* wall clock for all of it; 0 = RULE_CHILD_RUN_MS or _CHECK_MS */
    const char *command; /* NULL = RULE_CHILD_COMMAND; tests start children that misbehave */
};

/* One evaluation, as rule_run answers it. */
struct rule_child_decision {
    err error; /* ERR_NONE: verdict; ERR_INVALID, ERR_BUSY: fault */
    struct rule_verdict verdict;
    struct rule_fault fault;
};

/* A reason as declared: its variables are still in braces. */
struct rule_declaration {
    text code, vi;
};

struct rule_child_answer {
    const struct rule_param *params; /* what the script declares, sorted by name */
    size_t param_count, test_count;
    const struct rule_declaration *reasons; /* sorted by code */
    size_t reason_count;
    const struct rule_fault *missing; /* of a check: what the contract demands besides */
    size_t missing_count;
    const struct rule_test_result *tests;  /* of a check: test_count of them; NULL = none was run */
    struct rule_child_decision *decisions; /* one for each of job->facts, in order */
};

/* Starts a child, asks it, and ends it; blocks the calling thread, so a route calls it on the pool
 * (SLOW, .prepare or a job). The answer lives in cx->arena. What the child says is judged like
 * anything a stranger sends. cx->deadline is kept.
 * ERR_INVALID + fault: the script does not compile, breaks the contract, or made the child die or
 * say nonsense. ERR_BUSY + fault: it was not done in time and was killed, or the CPU guard fired;
 * nothing may be stored. In both cases *out holds what the script declares and its tests' results
 * when it came that far. ERR_IO + fault, and told to cx: no child could be started. */
err rule_child_run(struct ctx *cx, const struct rule_child_job *job, struct rule_child_answer *out,
                   struct rule_fault *fault) MUST_CHECK;

/* The other side: locks this process down, answers one job on descriptors 0 and 1, and exits. Call
 * it before any thread is started. `find` gives the hook of a name, or NULL. */
_Noreturn void rule_child_serve(struct ctx *cx,
                                const struct rule_hook *(*find)(const void *arg, text name),
                                const void *arg);
/* Its first half: after it, anything but computing, and the two pipes, ends the process. */
void rule_child_lock_down(void);

#endif
