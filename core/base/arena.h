/* SPDX-License-Identifier: MIT
 * arena: memory that lives as long as one unit of work (a request, a job run, a command).
 * Nothing in it is freed alone; arena_reset frees all. Running out of memory is our mistake to have
 * allowed (bodies and queues are bounded), so it aborts instead of returning NULL. Not thread-safe:
 * one unit of work is on one thread at a time. */
#ifndef VOLBANK_BASE_ARENA_H
#define VOLBANK_BASE_ARENA_H

#include <stddef.h>

#include "check.h"

struct arena;

API struct arena *arena_new(void);
API void arena_free(struct arena *arena);
/* Runs the release functions, newest first, and keeps one chunk for reuse. */
API void arena_reset(struct arena *arena);
/* Zeroed, aligned for any type; size 0 gives a valid unique pointer. */
API void *arena_alloc(struct arena *arena, size_t size);
/* `count` zeroed elements; aborts when count * size overflows. */
API void *arena_array(struct arena *arena, size_t count, size_t size);
/* Calls release(thing) when the arena is reset or freed: for memory of foreign libraries. */
API void arena_on_release(struct arena *arena, void (*release)(void *), void *thing);
/* An empty arena for what is dropped before `arena` is: the memory of one step of long work. Giving
 * it back, which must come before `arena` is reset or freed, empties it; `arena` keeps it, so that
 * the next to borrow pays nothing. */
struct arena *arena_borrow(struct arena *arena);
void arena_give_back(struct arena *arena, struct arena *borrowed);
/* Bytes handed out since the last reset. */
API size_t arena_used(const struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, count, type) ((type *)arena_array((arena), (count), sizeof(type)))

#endif
