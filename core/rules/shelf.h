/* SPDX-License-Identifier: MIT
 * shelf: compiled scripts with a few ready sandboxes each, so that a decision costs the rule and
 * nothing else. It is filled by one thread and does not change afterwards, but for the sandboxes,
 * which threads borrow. Two books keep their scripts on shelves: that of the versions in force, and
 * those of pinned versions. */
#ifndef VOLBANK_RULES_SHELF_H
#define VOLBANK_RULES_SHELF_H

#include <pthread.h>

#include "rulebook.h"

enum { SHELF_IDLE_MAX = 8, SHELF_CHAIN_MAX = 8 };

/* A sandbox and, for inherit(), those of the rules above it. */
struct ready {
    struct rule_state *chain[SHELF_CHAIN_MAX];
    size_t count;
};

struct shelved {
    const struct rule_hook *hook;
    const struct rule_script *script;
    struct rule_source source;
    date since;
    size_t parent; /* index + 1 of the script inherit() means; 0 = none */
    struct ready idle[SHELF_IDLE_MAX];
    size_t idle_count;
};

struct shelf {
    struct arena *arena;
    struct ctx keep; /* compiled scripts live in the shelf's arena */
    struct shelved *scripts;
    size_t count, room;
    pthread_mutex_t lock; /* idle sandboxes, and what the owner hangs on the shelf */
};

struct shelf *shelf_new(struct ctx *cx);
void shelf_free(struct shelf *shelf); /* NULL is fine */
/* Compiles the version into the shelf's arena. ERR_INVALID + fault, whose texts live there. */
err shelf_load(struct shelf *shelf, const struct rule_hook *hook, text source,
               const struct rule_script **out, struct rule_fault *fault) MUST_CHECK;
/* A new place, valid until the next one; what is put there is copied by the caller. */
struct shelved *shelf_place(struct shelf *shelf);
/* What a verdict of this version is from; the name is read from the unit. */
struct rule_source shelf_source(struct ctx *cx, struct tx *tx, struct shelf *shelf,
                                const struct rule_version *version,
                                const struct rule_script *script);
/* Whether a script may call inherit(): one that only speaks of it loses nothing by being asked. */
bool shelf_asks_above(text source);
/* Says of every script which versions stand above it, when all parents are known. */
void shelf_write_above(struct shelf *shelf);
/* One evaluation by script number `script` (index + 1). What comes out lives in cx's arena and
 * outlives the shelf. A script that fails leaves a neutral verdict. source may be NULL. */
err shelf_decide(struct ctx *cx, struct shelf *shelf, size_t script, const void *facts,
                 struct rule_verdict *out, struct rule_fault *fault,
                 struct rule_source *source) MUST_CHECK;

#endif
