/* SPDX-License-Identifier: MIT
 * memory: every block carries its size and its neighbours in a ring, so that what is held can be
 * counted and freed as a whole. The head of a block is one cache line, which keeps what follows
 * aligned. Big blocks come from the kernel as zero pages, which nobody touches twice. */
#include "memory.h"

#include <stdlib.h>

#include "core/plugin/plugin.h"

enum { LINE = 64 };

struct block {
    struct block *before, *after;
    uint64_t size; /* of what follows the head */
    void *start;   /* what calloc gave */
};
_Static_assert(sizeof(struct block) <= LINE, "the head of a block is one line");

struct match_memory {
    struct block ring; /* an empty block: before and after of the first and last */
    uint64_t used, peak;
};

struct match_memory *match_memory_new(void)
{
    struct match_memory *memory = calloc(1, sizeof *memory);
    REQUIRE(memory);
    memory->ring.before = memory->ring.after = &memory->ring;
    return memory;
}

void match_memory_free(struct match_memory *memory)
{
    if (!memory) return;
    for (struct block *block = memory->ring.after; block != &memory->ring;) {
        struct block *after = block->after;
        free(block->start);
        block = after;
    }
    free(memory);
}

void *match_memory_take(struct match_memory *memory, size_t count, size_t size)
{
    size_t bytes;
    size_t whole;
    REQUIRE(!__builtin_mul_overflow(count, size, &bytes));
    REQUIRE(!__builtin_add_overflow(bytes, (size_t)(2 * LINE), &whole));
    char *start = calloc(1, whole);
    REQUIRE(start);
    char *body = start + (2 * LINE - (uintptr_t)start % LINE);
    struct block *block = (void *)(body - LINE);
    *block = (struct block){ &memory->ring, memory->ring.after, whole, start };
    block->after->before = block;
    memory->ring.after = block;
    memory->used += whole;
    if (memory->used > memory->peak) memory->peak = memory->used;
    return body;
}

void match_memory_give(struct match_memory *memory, void *body)
{
    if (!body) return;
    struct block *block = (void *)((char *)body - LINE);
    block->before->after = block->after;
    block->after->before = block->before;
    memory->used -= block->size;
    free(block->start);
}

uint64_t match_memory_peak(const struct match_memory *memory)
{
    return memory->peak;
}
