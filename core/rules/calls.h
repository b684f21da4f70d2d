/* SPDX-License-Identifier: MIT
 * calls: every name a script may use besides its facts and parameters, described once: what the
 * stub, the editor's completion and the docs page say about it. */
#ifndef VOLBANK_RULES_CALLS_H
#define VOLBANK_RULES_CALLS_H

#include "hook.h"

enum rule_call_flag {
    CALL_TOP = 1 << 0,     /* a declaration, outside run() */
    CALL_RUN = 1 << 1,     /* inside run() only */
    CALL_REJECTS = 1 << 2, /* of hooks that may reject */
    CALL_BANDS = 1 << 3,   /* of hooks with bands */
    CALL_YEAR = 1 << 4,    /* of hooks that rate a year */
    CALL_STOCK = 1 << 5,   /* as in Lua itself, which editors know */
    CALL_VALUE = 1 << 6    /* no function: a value */
};

struct rule_call {
    const char *of; /* the library it is in, or NULL */
    const char *name;
    unsigned flags;      /* enum rule_call_flag */
    const char *params;  /* as LuaLS writes them, "; " between: "code: string; vars?: table" */
    const char *returns; /* type, or NULL */
    const char *vi, *en;
    const char *sample; /* what an editor puts in, or NULL */
};

/* Ended by { 0 }. */
extern const struct rule_call rule_calls[];
/* Whether scripts of the hook may use it. */
bool rule_call_fits(const struct rule_call *call, const struct rule_hook *hook);
/* Cuts the first parameter off `params`: its name, its type, whether it may be left out; false when
 * there is none. */
bool rule_call_param(text *params, text *name, text *type, bool *optional);
/* "add(code, points, vars?)", "math.maxinteger". */
void rule_call_signature(const struct rule_call *call, struct buffer *out);

#endif
