/* SPDX-License-Identifier: MIT
 * room: a unit of work for tests of rules, with files of the tree at hand and scripts in one call.
 */
#ifndef VOLBANK_TEST_ROOM_H
#define VOLBANK_TEST_ROOM_H

#include "core/rules/rules.h"
#include "plugins/bank/evaluate_facts.h"
#include "plugins/bank/facts.h"

struct room {
    struct ctx cx;
    struct rule_fault fault;
    struct rule_verdict verdict;
};

void room_open(struct room *room);
void room_close(struct room *room);
/* The file at `path` below the source tree; fails the test when it is not there. */
text room_file(struct room *room, const char *path);
/* The hook a source is for. */
const struct rule_hook *room_hook(text source);
/* Default facts; for a year with sixty sessions and three works in it. */
const void *room_facts(struct room *room, const struct rule_hook *hook);
/* Loads a source for its own hook (bank.score where it names none of the bank's); on an error
 * room->fault says why. */
err room_load(struct room *room, text source, struct rule_script **out);
/* Loads and runs once, on default facts and parameters. */
err room_run(struct room *room, text source);
/* Like room_run, with `body` as the body of run() in a bank.score script that declares the reasons
 * a and b. */
err room_body(struct room *room, const char *body);
/* One rule whose run() is `body`. */
text room_script(struct room *room, const char *body);

#endif
