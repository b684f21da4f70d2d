/* SPDX-License-Identifier: MIT
 * memory: the allocator of a sandbox. Bounding the largest block and the longest string also bounds
 * the time of every O(n) operation inside the interpreter. Lua passes the kind of object in
 * old_size when it makes a new one. A rule makes and drops the same few small blocks for every
 * person, so those go back to the state's own shelves and not to malloc. */
#include "memory.h"

#include <stdlib.h>

#if __has_include(<sanitizer/asan_interface.h>)
#include <sanitizer/asan_interface.h>
#else /* a compiler without its sanitizer's headers builds none */
#define ASAN_POISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#endif

/* Lua's own header of a string object is below this. */
enum { STRING_HEADER = 32, BYTES_PER_STEP = 64, DEEP = 1000 };

/* Shelf n holds blocks of n times this many bytes. */
enum { SHELF_STEP = 16, SHELVED_MAX = (MEMORY_SHELVES - 1) * SHELF_STEP };

struct shelved {
    struct shelved *next;
};

static size_t shelf_of(size_t size)
{
    return (size + SHELF_STEP - 1) / SHELF_STEP;
}

static void *take(struct rule_state *state, size_t size)
{
    if (size > SHELVED_MAX) return malloc(size);
    size_t n = shelf_of(size);
    struct shelved *block = state->shelves[n];
    if (!block) {
        block = malloc(n * SHELF_STEP);
    } else {
        ASAN_UNPOISON_MEMORY_REGION(block, n * SHELF_STEP);
        state->shelves[n] = block->next;
    }
    /* Sanitizers watch the bytes beyond and those of shelved blocks as they would malloc's. */
    if (block) ASAN_POISON_MEMORY_REGION((char *)block + size, n * SHELF_STEP - size);
    return block;
}

static void give_back(struct rule_state *state, void *block, size_t size)
{
    if (size > SHELVED_MAX || !block) {
        free(block);
        return;
    }
    size_t n = shelf_of(size);
    struct shelved *shelved = block;
    ASAN_UNPOISON_MEMORY_REGION(block, n * SHELF_STEP);
    shelved->next = state->shelves[n];
    state->shelves[n] = shelved;
    ASAN_POISON_MEMORY_REGION(block, n * SHELF_STEP);
}

/* Like realloc, for blocks on either side of what is shelved. */
static void *move(struct rule_state *state, void *block, size_t old_size, size_t new_size)
{
    if (block && old_size > SHELVED_MAX && new_size > SHELVED_MAX) return realloc(block, new_size);
    void *moved = take(state, new_size);
    if (!moved || !block) return moved;
    memcpy(moved, block, old_size < new_size ? old_size : new_size);
    give_back(state, block, old_size);
    return moved;
}

void memory_clear(struct rule_state *state)
{
    for (size_t n = 1; n < MEMORY_SHELVES; n++)
        for (struct shelved *block; (block = state->shelves[n]) != NULL;) {
            ASAN_UNPOISON_MEMORY_REGION(block, n * SHELF_STEP);
            state->shelves[n] = block->next;
            free(block);
        }
}

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
        give_back(state, block, old_size);
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
    void *moved = move(state, block, old_size, new_size);
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
