/* SPDX-License-Identifier: MIT
 * state: the inside of one sandbox, shared by the files of this floor and by nobody else. Every C
 * function a script can reach charges the budget, checks types strictly (a string is never a
 * number) and fails only through rule_raise. Errors leave Lua by longjmp: no C function here may
 * hold anything that needs freeing while it calls into Lua. */
#ifndef VOLBANK_RULES_STATE_H
#define VOLBANK_RULES_STATE_H

#include <lauxlib.h>
#include <lua.h>

#include "rules.h"

enum {
    MEMORY_LIMIT = 8 << 20,
    BLOCK_LIMIT = 1 << 20,
    STRING_LIMIT = 64 << 10,
    MEMORY_SHELVES = 17, /* the last holds blocks of 256 bytes */
    REASONS_MAX = 100,
    CPU_LIMIT_MS = 100
};

/* What a script is allowed to do now. */
enum rule_phase { PHASE_DECLARE = 1, PHASE_MAIN, PHASE_RUN };

/* Fixed places at the bottom of the Lua stack, so that an evaluation needs no look-up. */
enum {
    SLOT_HANDLER = 1,
    SLOT_CHUNK,
    SLOT_FACTS,
    SLOT_PARAMS,
    SLOT_PARAM_VALUES,
    SLOT_RUN, /* run(), when no state can pass through it from person to person; else nil */
    SLOT_LAST = SLOT_RUN
};

struct rule_declared; /* script.h */
struct names;         /* names.h */

struct rule_state {
    lua_State *lua;
    const struct rule_script *script; /* NULL while a source is being loaded */
    const struct rule_hook *hook;
    struct rule_state *parent; /* for inherit(); may be NULL */
    bool exact;
    const struct names *codes; /* declared reasons, by their place */
    enum rule_phase phase;
    int64_t param_values[RULE_PARAMS_MAX]; /* what SLOT_PARAM_VALUES holds now */
    bool defaults;                         /* ... which are the script's own */

    struct shelved *shelves[MEMORY_SHELVES]; /* small blocks to be used again */
    struct slab *slabs;                      /* what they are cut from; the newest first */
    size_t slab_count;
    size_t used;       /* live bytes */
    bool refused;      /* the allocator said no since the evaluation began */
    bool refused_deep; /* ... while calls were nested thousands deep */
    int refused_line;

    uint32_t budget, steps;
    bool counted, hooked; /* count the VM, whatever the script; it is being counted */
    uint32_t clock_at;    /* value of steps at which the CPU clock is read next */
    uint64_t cpu_end;     /* thread CPU nanoseconds */
    bool busy;            /* the CPU guard fired */

    uint32_t generation; /* counts evaluations */
    struct ctx *cx;      /* the rest is of the evaluation under way */
    const void *facts;   /* NULL outside run() */
    code_set facts_used;
    struct rule_verdict *verdict;
    struct rule_reason **reasons_end;
    int64_t sum;                    /* hundredths, not clamped */
    int band_cap;                   /* index into the bands, 0 = none worse demanded */
    struct rule_declared *declared; /* PHASE_DECLARE: where declarations go */
    struct rule_fault fault;        /* set when an error leaves Lua */
    bool raised;                    /* fault was filled by rule_raise */
};

static inline struct rule_state *state_of(lua_State *L)
{
    return *(struct rule_state **)lua_getextraspace(L);
}

/* The place after the second argument of an iterator; after the last of all comes the first. */
static inline lua_Integer next_place(lua_State *L)
{
    return (lua_Integer)((lua_Unsigned)lua_tointeger(L, 2) + 1);
}

/* budget.c. Starts an evaluation's budget; cpu_end 0 = counted from its first thousand steps on. */
void budget_start(struct rule_state *state, uint64_t cpu_end);
/* Takes n steps; raises when they are spent. */
void budget_charge(lua_State *L, size_t n);
/* For what is charged where nothing may be raised: the VM's next instruction finds out. */
void budget_look(struct rule_state *state);

/* message.c: turns Lua's own English message into a fault. `message` may begin with "x:12: ". */
void message_translate(struct arena *arena, text message, int line, struct rule_fault *out);

/* sandbox.c. Builds state->lua and compiles; ERR_INVALID + state->fault when the source does not
 * compile. */
err sandbox_open(struct ctx *cx, struct rule_state *state, text source, enum rule_phase phase);
void sandbox_close(struct rule_state *state);
/* Calls the function below its `args` arguments; on an error closes the sandbox and fills
 * state->fault. */
err sandbox_call(struct rule_state *state, int args);
/* Pushes what the script assigned to `run`, nil when nothing, and forgets it. */
void sandbox_take_run(lua_State *L);
/* Replaces the table on top by a read-only view of it. `name` is how messages call it. */
void sandbox_freeze(lua_State *L, const char *name);

/* What each library adds to the table on top of the stack: names of the environment. */
void lib_base(lua_State *L);
void lib_string(lua_State *L);  /* also the string metatable */
void lib_pattern(lua_State *L); /* into the string table on top */
void lib_format(lua_State *L);  /* into the string table on top */
void lib_table(lua_State *L);
void lib_math(lua_State *L);
void lib_text(lua_State *L); /* text, utf8, date */
void lib_verdict(lua_State *L);
void lib_declare(lua_State *L);
/* Sorts array[1..n] of the table at absolute index `at`, stable; `compare` 0 = by number, byte
 * order of strings. */
void table_sort(lua_State *L, int at, lua_Integer n, int compare);
/* Pushes the list of the keys of the table at `at`, in the order pairs() gives them; how many.
 * Raises where one is no number, string or boolean; `name` is who asks. */
lua_Integer table_keys(lua_State *L, int at, const char *name);
/* Pushes the text of a value as tostring() gives it: no addresses. */
void push_tostring(lua_State *L, int at);

/* facts_lua.c: pushes the read-only record of facts. */
void facts_push(lua_State *L);
/* facts_list.c: when the argument at 1 is a list of facts, pushes what `for … in ipairs` needs. */
bool facts_list_each(lua_State *L);

#endif
