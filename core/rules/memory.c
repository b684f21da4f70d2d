/* SPDX-License-Identifier: MIT
 * memory: the allocator of a sandbox. Bounding the largest block and the longest string also bounds
 * the time of every O(n) operation inside the interpreter. Lua passes the kind of object in
 * old_size when it makes a new one. */
#include "state.h"

#include <stdlib.h>

/* Lua's own header of a string object is below this. */
enum { STRING_HEADER = 32, BYTES_PER_STEP = 64, DEEP = 1000 };

static bool refuses(const struct rule_state *state, bool is_string, size_t old_size,
                    size_t new_size)
{
    if (new_size <= old_size) return false;
    if (is_string && new_size > STRING_LIMIT + STRING_HEADER) return true;
    return new_size > BLOCK_LIMIT || state->used - old_size + new_size > MEMORY_LIMIT;
}

void *memory_allocate(void *arg, void *block, size_t old_size, size_t new_size)
{
    struct rule_state *state = arg;
    bool is_string = !block && old_size == LUA_TSTRING;
    if (!block) old_size = 0;
    if (new_size == 0) {
        free(block);
        state->used -= old_size;
        return NULL;
    }
    if (refuses(state, is_string, old_size, new_size)) {
        lua_Debug ar;
        state->refused = true;
        state->refused_line = state->lua ? line_now(state->lua) : 0;
        state->refused_deep = state->lua && lua_getstack(state->lua, DEEP, &ar);
        return NULL;
    }
    void *moved = realloc(block, new_size);
    REQUIRE(moved);
    state->used += new_size - old_size;
    /* Concatenation copies inside the VM, where one step may move 64 KiB. Only strings are charged:
       table sizes depend on the interpreter's random hash seed, and steps must not. */
    if (is_string && new_size > 2 * BYTES_PER_STEP) {
        state->steps += (uint32_t)(new_size / BYTES_PER_STEP);
        budget_look(state);
    }
    return moved;
}

struct rule_state *memory_state_new(void)
{
    struct rule_state *state = calloc(1, sizeof *state);
    REQUIRE(state);
    return state;
}

void memory_state_free(struct rule_state *state)
{
    free(state);
}
