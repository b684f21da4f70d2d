/* SPDX-License-Identifier: MIT
 * bad_child: what a test program is when it was started as a rule child: it serves, or misbehaves
 * in one of the ways below, behind the lock of a real one. */
#ifndef VOLBANK_TEST_BAD_CHILD_H
#define VOLBANK_TEST_BAD_CHILD_H

#include "core/base/ctx.h"

enum { CHILD_SURVIVED = 99, CHILD_MEMORY_REFUSED = 98, CHILD_ENDED = 7 };

struct bad_child {
    const char *command; /* for rule_child_job */
    void (*act)(struct ctx *cx);
};

/* What a script in command of the process would try, each stopped by the kernel. Ended by NULL. */
extern const struct bad_child misdeeds[];

/* True when the program was started as a child: it then exits within. */
bool is_a_child(int argc, char *argv[]);

#endif
