/* SPDX-License-Identifier: MIT
 * child: the inside of the process in which unapproved code runs. It takes leave of everything
 * before it reads the first byte of a script: no file can be opened, no process or thread started,
 * no signal sent, no memory made executable; whoever tries is killed by the kernel. What stays are
 * two pipes, memory and the clock. It ends by _exit, so that nothing is tidied up on its way. */
#include "child_inside.h"

#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

/* A sanitizer reserves terabytes of addresses and makes calls of its own, so there these two walls
 * are left out; tests/unit/rules/child_test.c is built without sanitizers as well. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define INSTRUMENTED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define INSTRUMENTED 1
#endif
#ifndef INSTRUMENTED
#define INSTRUMENTED 0
#endif

enum {
    FROM_PARENT = 0,
    TO_PARENT = 1,
    COMPLAINTS = 2,
    CPU_SECONDS = 10, /* the parent kills sooner; this is for a child that lost it */
    MEMORY_MAX = 512 << 20,
    EXIT_NOT_LOCKED = 70,
    EXIT_LEFT_ALONE = 71
};

/* ---- locking down ---------------------------------------------------------------------------- */

static void must(bool done)
{
    if (!done) _exit(EXIT_NOT_LOCKED);
}

static void limit(int what, rlim_t most)
{
    struct rlimit both = { most, most };
    must(setrlimit((__rlimit_resource_t)what, &both) == 0);
}

static void limit_resources(void)
{
    limit(RLIMIT_CORE, 0); /* a core file would hold people's facts */
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 0);
    limit(RLIMIT_NPROC, 0);
    limit(RLIMIT_MEMLOCK, 0);
    limit(RLIMIT_CPU, CPU_SECONDS);
    if (!INSTRUMENTED) limit(RLIMIT_AS, MEMORY_MAX);
}

static void allow(scmp_filter_ctx filter, int call)
{
    must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0);
}

static void allow_on(scmp_filter_ctx filter, int call, unsigned descriptor)
{
    must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A0(SCMP_CMP_EQ, descriptor)) == 0);
}

static void filter_calls(void)
{
    static const int computing[] = {
        SCMP_SYS(exit_group),  SCMP_SYS(brk),           SCMP_SYS(munmap),
        SCMP_SYS(mremap),      SCMP_SYS(madvise),       SCMP_SYS(futex),
        SCMP_SYS(sched_yield), SCMP_SYS(clock_gettime), SCMP_SYS(restart_syscall),
    };
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    must(filter != NULL);
    for (size_t i = 0; i < sizeof computing / sizeof *computing; i++) allow(filter, computing[i]);
    allow_on(filter, SCMP_SYS(read), FROM_PARENT);
    allow_on(filter, SCMP_SYS(write), TO_PARENT);
    /* Memory of no file, which never becomes code. */
    must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
                          SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
                          SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS)) == 0);
    must(seccomp_load(filter) == 0);
    seccomp_release(filter);
}

void rule_child_lock_down(void)
{
    must(prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && prctl(PR_SET_DUMPABLE, 0) == 0);
    /* Nothing a script makes us say reaches the server's log; a sanitizer's findings must. */
    closefrom(INSTRUMENTED ? COMPLAINTS + 1 : COMPLAINTS);
    limit_resources();
    if (!INSTRUMENTED) filter_calls();
}

/* ---- talking --------------------------------------------------------------------------------- */

void child_send(struct buffer *message)
{
    struct slice rest = wire_end(message);
    while (rest.size) {
        ssize_t n = write(TO_PARENT, rest.data, rest.size);
        if (n <= 0) _exit(EXIT_LEFT_ALONE);
        rest.data += n;
        rest.size -= (size_t)n;
    }
}

static void receive(uint8_t *to, size_t size)
{
    while (size) {
        ssize_t n = read(FROM_PARENT, to, size);
        if (n <= 0) _exit(EXIT_LEFT_ALONE);
        to += n;
        size -= (size_t)n;
    }
}

struct slice child_receive(struct ctx *cx)
{
    uint8_t head[WIRE_HEAD];
    receive(head, sizeof head);
    size_t size = wire_length(head);
    if (size > WIRE_JOB_MAX) _exit(EXIT_LEFT_ALONE);
    uint8_t *body = arena_alloc(cx->arena, size);
    receive(body, size);
    return (struct slice){ body, size };
}

static void send_ready(struct ctx *cx)
{
    struct buffer message = wire_begin(cx->arena);
    cbor_put_int(&message, WIRE_READY);
    child_send(&message);
}

void child_send_failure(struct ctx *cx, err e, const struct rule_fault *fault)
{
    struct buffer message = wire_begin(cx->arena);
    wire_put_failure(&message, e, fault);
    child_send(&message);
}

/* ---- working --------------------------------------------------------------------------------- */

static err check(struct ctx *cx, const struct rule_script *script, struct wire_checked *out,
                 struct rule_fault *fault)
{
    out->results = ARENA_ARRAY(cx->arena, rule_script_test_count(script), struct rule_test_result);
    out->missing_count = rule_contract(cx, script, out->missing);
    return rule_check_each(cx, script, out->results, fault);
}

err child_chain_open(struct ctx *cx, const struct rule_script *script, const text *parents,
                     size_t parent_count, struct child_chain *chain, struct rule_fault *fault)
{
    err e = ERR_NONE;
    for (size_t i = 0; !e && i <= parent_count; i++) {
        struct rule_script *above = NULL;
        const struct rule_hook *hook = rule_script_hook(script);
        if (i) e = rule_load(cx, hook, parents[i - 1], TEXT("x"), &above, fault);
        if (!e) e = rule_state_new(cx, i ? above : script, &chain->states[i], fault);
        if (!e && i) rule_state_inherits(chain->states[i - 1], chain->states[i]);
        if (!e) chain->count++;
    }
    return e;
}

static err prepare(struct ctx *cx, const struct rule_child_job *job, struct rule_script **script,
                   struct wire_checked *checked, struct child_chain *chain,
                   struct rule_fault *fault)
{
    *checked = (struct wire_checked){ 0 };
    err e = rule_load(cx, job->hook, job->source, TEXT("x"), script, fault);
    if (!e && job->check) e = check(cx, *script, checked, fault);
    if (!e && job->params && job->param_count != rule_script_param_count(*script)) {
        *fault = (struct rule_fault){ .kind = RULE_CONTRACT,
                                      .fact = TEXT("params"),
                                      .vi = TEXT("Số tham số không khớp với luật"),
                                      .en = TEXT("The parameters are not those of the rule") };
        e = ERR_INVALID;
    }
    *chain = (struct child_chain){ 0 };
    if (!e) e = child_chain_open(cx, *script, job->parents, job->parent_count, chain, fault);
    for (size_t i = 0; !e && job->exact && i < chain->count; i++)
        rule_state_exact(chain->states[i]);
    return e;
}

void child_decide(struct ctx *cx, struct rule_state *state, const void *facts,
                  const int64_t *params)
{
    struct rule_verdict verdict;
    struct rule_fault fault;
    err e = rule_run(cx, state, facts, params, &verdict, &fault);
    if (e) {
        child_send_failure(cx, e, &fault);
        return;
    }
    struct buffer message = wire_begin(cx->arena);
    wire_put_verdict(&message, &verdict);
    child_send(&message);
}

static void answer(struct ctx *cx, const struct rule_child_job *job)
{
    struct rule_script *script;
    struct wire_checked checked;
    struct rule_fault fault = { 0 };
    struct child_chain chain;
    err e = prepare(cx, job, &script, &checked, &chain, &fault);
    if (script) {
        struct buffer message = wire_begin(cx->arena);
        wire_put_script(&message, script, &checked, e != ERR_NONE);
        child_send(&message);
    }
    if (e) {
        child_send_failure(cx, e, &fault);
        return;
    }
    for (size_t i = 0; i < job->facts_count; i++) {
        struct arena *all = cx->arena;
        cx->arena = arena_borrow(all);
        child_decide(cx, chain.states[0], job->facts[i], job->params);
        arena_give_back(all, cx->arena);
        cx->arena = all;
    }
}

_Noreturn void rule_child_serve(struct ctx *cx,
                                const struct rule_hook *(*find)(const void *arg, text name),
                                const void *arg)
{
    struct rule_child_job job;
    struct rule_stream_job stream;
    rule_child_lock_down();
    send_ready(cx);
    struct slice told = child_receive(cx);
    enum wire_ask ask = wire_take_ask(&told);
    if (ask == WIRE_JOB && wire_take_job(cx, told, find, arg, &job)) {
        answer(cx, &job);
        _exit(0);
    }
    if (ask == WIRE_STREAM && wire_take_stream(cx, told, find, arg, &stream))
        child_stream_serve(cx, &stream);
    _exit(EXIT_LEFT_ALONE);
}
