/* SPDX-License-Identifier: MIT
 * memory: the allocator of a sandbox. Bounding the largest block and the longest string also bounds
 * the time of every O(n) operation inside the interpreter. Lua passes the kind of object in
 * old_size when it makes a new one. A rule makes and drops the same few small blocks for every
 * person, so those are cut from slabs and go back to the state's own shelves. The slabs, of which
 * there are no more than the limit allows, go back to malloc when the sandbox closes. */
#include "memory.h"

#include <stdlib.h>

#include "raise.h"

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
enum { SLAB_BYTES = 32 << 10, SLABS_MAX = MEMORY_LIMIT / SLAB_BYTES };

struct shelved {
    struct shelved *next;
};

/* Small blocks are cut from these, from the end. */
struct slab {
    struct slab *next;
    size_t left;
    _Alignas(SHELF_STEP) char bytes[SLAB_BYTES];
};

static size_t shelf_of(size_t size)
{
    return (size + SHELF_STEP - 1) / SHELF_STEP;
}

static void shelve(struct rule_state *state, void *block, size_t n)
{
    struct shelved *shelved = block;
    ASAN_UNPOISON_MEMORY_REGION(block, n * SHELF_STEP);
    shelved->next = state->shelves[n];
    state->shelves[n] = shelved;
    ASAN_POISON_MEMORY_REGION(block, n * SHELF_STEP);
}

/* Puts a fresh slab in front; the rest of the one before goes to a shelf. */
static struct slab *add_slab(struct rule_state *state)
{
    struct slab *full = state->slabs, *slab;
    if (full && full->left) shelve(state, full->bytes, full->left / SHELF_STEP);
    if (full) full->left = 0;
    slab = malloc(sizeof *slab);
    REQUIRE(slab);
    slab->next = full;
    slab->left = SLAB_BYTES;
    ASAN_POISON_MEMORY_REGION(slab->bytes, SLAB_BYTES);
    state->slab_count++;
    return state->slabs = slab;
}

static void *cut(struct rule_state *state, size_t size)
{
    struct slab *slab = state->slabs;
    if (!slab || slab->left < size) slab = add_slab(state);
    slab->left -= size;
    return slab->bytes + slab->left;
}

static void *take(struct rule_state *state, size_t size)
{
    if (size > SHELVED_MAX) return malloc(size);
    size_t n = shelf_of(size);
    struct shelved *block = state->shelves[n];
    if (block) {
        ASAN_UNPOISON_MEMORY_REGION(block, sizeof *block);
        state->shelves[n] = block->next;
        ASAN_POISON_MEMORY_REGION(block, sizeof *block);
    } else {
        block = cut(state, n * SHELF_STEP);
    }
    /* Sanitizers watch the bytes beyond, and those of shelved blocks, as they would malloc's. */
    ASAN_UNPOISON_MEMORY_REGION(block, size);
    return block;
}

static void give_back(struct rule_state *state, void *block, size_t size)
{
    if (size > SHELVED_MAX || !block)
        free(block);
    else
        shelve(state, block, shelf_of(size));
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
    for (struct slab *slab; (slab = state->slabs) != NULL;) {
        state->slabs = slab->next;
        ASAN_UNPOISON_MEMORY_REGION(slab->bytes, SLAB_BYTES);
        free(slab);
    }
    state->slab_count = 0;
    memset(state->shelves, 0, sizeof state->shelves);
}

static bool refuses(const struct rule_state *state, bool is_string, size_t old_size,
                    size_t new_size)
{
    if (new_size <= old_size) return false;
    if (is_string && new_size > STRING_LIMIT + STRING_HEADER) return true;
    /* A script can fill the shelf of every size in turn. */
    if (new_size <= SHELVED_MAX && state->slab_count >= SLABS_MAX &&
        !state->shelves[shelf_of(new_size)])
        return true;
    return new_size > BLOCK_LIMIT || state->used - old_size + new_size > MEMORY_LIMIT;
}

static void *refuse(struct rule_state *state)
{
    lua_Debug ar;
    state->refused = true;
    state->refused_line = state->lua ? line_now(state->lua) : 0;
    state->refused_deep = state->lua && lua_getstack(state->lua, DEEP, &ar);
    return NULL;
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
    bool refused = refuses(state, is_string, old_size, new_size);
    void *moved = refused ? NULL : move(state, block, old_size, new_size);
    if (!moved) return refuse(state);
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
