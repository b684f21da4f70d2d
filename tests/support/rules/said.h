/* SPDX-License-Identifier: MIT
 * said: all that is said of a hook, as an editor, a reader and a rule get it. */
#ifndef VOLBANK_TEST_SAID_H
#define VOLBANK_TEST_SAID_H

#include "tests/support/rules/room.h"

/* All that is said of one hook. */
struct said {
    struct room room;
    const struct rule_hook *hook;
    text stub, docs;
    const struct json_value *reference;
    const struct json_value *facts; /* the defaults, with one item in each list, as printed */
    void *record;                   /* the same in C */
    struct buffer lua;              /* the body of run(), a claim a line */
};

void said_open(struct said *s, const struct rule_hook *hook);
void said_close(struct said *s);
/* The item of an array of the reference with this name; fails the test when there is none. */
const struct json_value *said_named(const struct json_value *array, const char *name);

#endif
