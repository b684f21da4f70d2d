/* SPDX-License-Identifier: MIT
 * plain_lua: what a rule's sandbox is measured beside: the same source in a stock Lua with all its
 * libraries, called by lua_pcall on one table of facts that is filled anew for every person. It
 * gives the same answer: points in hundredths, and every reason with its text filled in. A bare one
 * does less than any program could that does not know its rules beforehand: it fills in those facts
 * alone that this rule reads, and keeps codes and points without a text. */
#ifndef VOLBANK_BENCH_PLAIN_LUA_H
#define VOLBANK_BENCH_PLAIN_LUA_H

#include <lua.h>

#include "core/rules/rules.h"

enum { PLAIN_REASONS = 100, PLAIN_BYTES = 16384 };

struct plain_reason {
    const char *code;
    int64_t points;
    const char *vi;
    size_t size;
};

/* One fact and where it goes. */
struct plain_row {
    const struct field *fact;
    const char *name; /* without the group's */
    bool grouped, set;
};

struct plain {
    lua_State *lua;
    struct plain_row rows[RULE_FACTS_MAX];
    size_t row_count;
    const struct rule_hook *hook;
    bool bare;
    const void *before; /* facts of the person before: which codes stand in the tables of sets */
    int64_t sum, key;
    const char *rejected;
    struct plain_reason reasons[PLAIN_REASONS];
    size_t count, size;
    char bytes[PLAIN_BYTES]; /* the reasons' texts */
};

/* False when the source fails; says why on the standard error. `script` gives the parameters,
 * `only` the facts for a bare one; NULL: all of them, and texts. */
bool plain_open(struct plain *p, const struct rule_script *script, const code_set *only);
bool plain_run(struct plain *p, const void *facts);
void plain_close(struct plain *p);

#endif
