/* SPDX-License-Identifier: MIT
 * child_run: one job and its answer: what a child is asked, and how what it says is heard. It is
 * always ended before this returns. */
#include "child_process.h"

/* The script's declarations, *failed + fault, or both: then the declarations come first. */
static enum talk hear_script(struct ctx *cx, struct child_process *p, struct rule_child_answer *out,
                             err *failed, struct rule_fault *fault)
{
    enum wire_reply kind;
    struct slice body;
    bool fails = false;
    enum talk talk = child_hear(cx, p, &kind, &body);
    if (talk) return talk;
    if (kind == WIRE_SCRIPT) {
        if (!wire_take_script(cx, body, out, &fails)) return TALK_NONSENSE;
        if (!fails) return TALK_GOES_ON;
        talk = child_hear(cx, p, &kind, &body);
        if (talk) return talk;
    }
    bool fine = kind == WIRE_FAILED && wire_take_failure(body, failed, fault);
    return fine ? TALK_GOES_ON : TALK_NONSENSE;
}

static enum talk hear_decision(struct ctx *cx, struct child_process *p,
                               const struct rule_hook *hook, struct rule_child_decision *out)
{
    enum wire_reply kind;
    struct slice body;
    enum talk talk = child_hear(cx, p, &kind, &body);
    if (talk) return talk;
    bool fine = kind == WIRE_FAILED
                    ? wire_take_failure(body, &out->error, &out->fault)
                    : kind == WIRE_VERDICT && wire_take_verdict(cx, body, hook, &out->verdict);
    return fine ? TALK_GOES_ON : TALK_NONSENSE;
}

static enum talk converse(struct ctx *cx, struct child_process *p, const struct rule_child_job *job,
                          struct rule_child_answer *out, err *failed, struct rule_fault *fault)
{
    struct buffer message = wire_begin(cx->arena);
    wire_put_job(&message, job);
    child_deadline(cx, p,
                   job->limit_ms ? job->limit_ms
                   : job->check  ? RULE_CHILD_CHECK_MS
                                 : RULE_CHILD_RUN_MS);
    enum talk talk = child_say(p, wire_end(&message));
    /* Had it died over the job, what it said before tells more. */
    if (!talk || talk == TALK_ENDED) talk = hear_script(cx, p, out, failed, fault);
    for (size_t i = 0; !talk && !*failed && i < job->facts_count; i++)
        talk = hear_decision(cx, p, job->hook, &out->decisions[i]);
    return talk;
}

err rule_child_run(struct ctx *cx, const struct rule_child_job *job, struct rule_child_answer *out,
                   struct rule_fault *fault)
{
    struct child_process p;
    err failed = ERR_NONE;
    REQUIRE(job->parent_count <= RULE_CHILD_PARENTS_MAX);
    REQUIRE(job->facts_count <= RULE_CHILD_FACTS_MAX && job->param_count <= RULE_PARAMS_MAX);
    *fault = (struct rule_fault){ 0 };
    *out = (struct rule_child_answer){ .decisions = ARENA_ARRAY(cx->arena, job->facts_count,
                                                                struct rule_child_decision) };
    if (!child_start(cx, job->command, &p)) return child_not_started(cx, fault);
    enum talk talk = converse(cx, &p, job, out, &failed, fault);
    int status = child_end(&p, talk == TALK_ENDED);
    if (talk == TALK_LATE) return child_late(fault);
    if (talk == TALK_ENDED) return child_died(cx, status, fault);
    return talk ? child_talked_nonsense(fault) : failed;
}
