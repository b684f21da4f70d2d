/* SPDX-License-Identifier: MIT
 * child_inside: what the two kinds of work within a rule child share: hearing, saying, and a rule
 * with those above it. Only ever used behind the lock of rule_child_lock_down. */
#ifndef VOLBANK_RULES_CHILD_INSIDE_H
#define VOLBANK_RULES_CHILD_INSIDE_H

#include "child_wire.h"

/* Ends the process when nobody listens or speaks any more. */
void child_send(struct buffer *message);
struct slice child_receive(struct ctx *cx);
void child_send_failure(struct ctx *cx, err e, const struct rule_fault *fault);

/* A rule and, for inherit(), those above it. */
struct child_chain {
    struct rule_state *states[RULE_CHILD_PARENTS_MAX + 1];
    size_t count;
};
err child_chain_open(struct ctx *cx, const struct rule_script *script, const text *parents,
                     size_t parent_count, struct child_chain *chain,
                     struct rule_fault *fault) MUST_CHECK;
/* Evaluates and says the verdict or the failure. */
void child_decide(struct ctx *cx, struct rule_state *state, const void *facts,
                  const int64_t *params);

/* Answers questions until nobody asks any more. */
_Noreturn void child_stream_serve(struct ctx *cx, const struct rule_stream_job *job);

#endif
