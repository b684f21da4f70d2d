/* SPDX-License-Identifier: MIT
 * child_process: the outside of a rule child as a process: starting, talking, ending. What is said
 * is child_run.c's (one job, one answer) and stream.c's (cases without end). One thread at a time.
 */
#ifndef VOLBANK_RULES_CHILD_PROCESS_H
#define VOLBANK_RULES_CHILD_PROCESS_H

#include "child_wire.h"

#include <sys/types.h>

struct child_process {
    pid_t pid;
    int to, from;   /* our ends of its pipes */
    int handle;     /* pidfd, or -1 where the kernel has none */
    uint64_t until; /* clock_ticks() of its end */
    size_t heard;   /* bytes of replies */
};

/* How a conversation stands. */
enum talk { TALK_GOES_ON, TALK_ENDED, TALK_LATE, TALK_NONSENSE };

/* Whatever is said from now on has to be said within `ms`, and before cx->deadline. */
void child_deadline(const struct ctx *cx, struct child_process *p, uint32_t ms);
/* Starts `volbank COMMAND` and waits until it says that it is ready; false: nothing runs. */
bool child_start(struct ctx *cx, const char *command, struct child_process *p);
/* Ends and reaps it; returns the wait status. may_die: it closed its pipe, so wait for it to end by
 * itself first. */
int child_end(struct child_process *p, bool may_die);
/* Says a whole message. */
enum talk child_say(struct child_process *p, struct slice message);
/* Hears a whole message; its bytes live in cx->arena. */
enum talk child_hear(struct ctx *cx, struct child_process *p, enum wire_reply *kind,
                     struct slice *body);

/* What became of it, in words: ERR_IO and told to cx; ERR_BUSY; ERR_INVALID. */
err child_not_started(struct ctx *cx, struct rule_fault *fault) MUST_CHECK;
err child_late(struct rule_fault *fault) MUST_CHECK;
err child_died(struct ctx *cx, int status, struct rule_fault *fault) MUST_CHECK;
err child_talked_nonsense(struct rule_fault *fault) MUST_CHECK;

#endif
